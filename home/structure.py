"""The skeleton of the site: home, four lists, areas, network, information; and the roles on it."""

from typing import Any, TypeVar

from wagtail.models import Page, Site

from home.models import (
    HomePage,
    InformationPage,
    PriorityAreaIndexPage,
    RecordIndexPage,
)
from repository.editorial.roles import ensure_roles
from repository.network.models import NetworkPage
from repository.publisher.models import PublisherSettings
from repository.records.choices import RecordType

SITE_NAME = "Maternity Equity Repository"
P = TypeVar("P", bound=Page)

INDEXES: dict[str, dict[str, str]] = {
    "case-studies": {
        "title": "Case studies",
        "record_type": RecordType.CASE_STUDY,
        "introduction": (
            "<p>What teams tried, what happened, and what it takes to do the same.</p>"
        ),
    },
    "policy-recommendations": {
        "title": "Policy recommendations",
        "record_type": RecordType.POLICY_RECOMMENDATION,
        "introduction": (
            "<p>What national and local bodies recommend. Every statement has a permanent "
            "address that you can link to.</p>"
        ),
    },
    "tools": {
        "title": "Tools",
        "record_type": RecordType.TOOL,
        "introduction": (
            "<p>Frameworks, checklists and templates that a team can pick up and use.</p>"
        ),
    },
    "voices": {
        "title": "Voices",
        "record_type": RecordType.VOICE,
        "introduction": (
            "<p>What women, birthing people and families say about their care. A person’s own "
            "story is here only with that person’s consent.</p>"
        ),
    },
}


def ensure_structure() -> HomePage:
    """Make whatever part of the skeleton is missing, and return the home page."""
    home = HomePage.objects.first() or _make_home()
    # Made here, because reading a page writes nothing.
    for site in Site.objects.all():
        PublisherSettings.for_site(site)
    indexes = {
        slug: _child(home, RecordIndexPage, slug=slug, **fields) for slug, fields in INDEXES.items()
    }
    _child(home, PriorityAreaIndexPage, slug="priority-areas", title="Priority areas")
    _child(home, NetworkPage, slug="network", title="The network")
    ensure_roles(
        {
            "site": [home],
            **{page.record_type: [page] for page in indexes.values()},
        }
    )
    return home


def ensure_information(home: HomePage, pages: list[dict[str, Any]]) -> None:
    """Make the information pages that are missing: the first is `about`, the rest its children."""
    about = None
    for fields in pages:
        parent = about or home
        page = _child(
            parent,
            InformationPage,
            show_in_menus=True,
            **fields,
        )
        about = about or page


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    Page.objects.child_of(root).filter(slug="home", depth=2).delete()
    root.refresh_from_db()
    home = root.add_child(
        instance=HomePage(
            title=SITE_NAME,
            slug="home",
            introduction=(
                "<p>Real work on closing the gaps in maternity and neonatal care for Black women, "
                "Asian women, women from mixed ethnic backgrounds and their babies: what was "
                "tried, what happened, and how to do it where you are.</p>"
            ),
        )
    )
    Site.objects.all().delete()
    Site.objects.create(
        hostname="localhost",
        site_name=SITE_NAME,
        root_page=home,
        is_default_site=True,
    )
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


def _child(parent: Page, model: type[P], *, slug: str, **fields: Any) -> P:
    """Return a child page by its address, made and published when there is none."""
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found is not None:
        return found
    page = parent.add_child(instance=model(slug=slug, live=False, **fields))
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)
