"""A word that nobody may read is found at no address of the API, nor told by any number."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from repository.records.models import Consent, Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.api.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
CANARY = "Zzcanary"
WORDS = {
    "title": f"{CANARY} title",
    "summary": f"{CANARY} summary",
    "place": f"{CANARY} place",
    "tags": [f"{CANARY} tag"],
}


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def plant_draft():
    CaseStudyFactory(published=False, **WORDS)


def plant_unpublished():
    CaseStudyFactory(**WORDS).unpublish()


def plant_edited():
    """A public record whose next words wait for approval."""
    page = CaseStudyFactory()
    page.title = page.problem = f"{CANARY} draft"
    page.save_revision()


def plant_private():
    restrict(CaseStudyFactory(**WORDS))


def plant_unreleased():
    PersonalVoiceFactory(**WORDS)


def plant_withdrawn():
    page = PersonalVoiceFactory(
        **WORDS,
        quotations=[("quotation", {"text": f"{CANARY} words"})],
        consent={"reuse": True, "show_place": True, "show_ethnicity": True},
    )
    CaseStudyFactory(quoted_voices=[("quoted_voice", {"voice": page, "quotation": "q1"})])
    consent = Consent.objects.get(voice=page)
    consent.reuse = False
    consent.save()


def plant_closed_parts():
    PersonalVoiceFactory(
        place=f"{CANARY} place",
        self_described_ethnicity=f"{CANARY} words",
        tags=[f"{CANARY} tag"],
        organisations=[(OrganisationFactory(name=f"{CANARY} Trust"), "led-by")],
        consent={"reuse": True, "show_name": False, "credit": f"{CANARY} name"},
    )


def plant_linked():
    """A tool that is private, used by a record that is not."""
    tool = ToolFactory(**WORDS)
    CaseStudyFactory(tools_used=[tool])
    restrict(tool)


PLANTS = (
    plant_draft, plant_unpublished, plant_edited, plant_private, plant_unreleased,
    plant_withdrawn, plant_closed_parts, plant_linked,
)  # fmt: skip


def everything_told():
    """Return what a reader of every address learns, errors too."""
    told = [ask(path) for path in ("records/", "changes/", "openapi.json")]
    told += [
        Client().get(f"/api/records/{name}/{path}")
        for name in Record.objects.values_list("pk", flat=True)
        for path in ("", "versions/", "versions/1/")
    ]
    return " ".join(response.content.decode() for response in told).lower()


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_canary_is_found_nowhere(plant):
    plant()

    assert CANARY.lower() not in everything_told()


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_no_filter_tells_of_a_canary(plant):
    """Nor whether there is anything of such a tag, body or place."""
    plant()

    for name in ("tag", "organisation"):
        for value in (f"{CANARY.lower()}-tag", f"{CANARY.lower()}-trust", "no-such-thing"):
            found = ask("records/", **{name: value}).json()
            assert found == {"records": [], "next": None}


def test_a_private_file_is_not_named_in_the_words_of_its_tool():
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    document = DocumentFactory(
        title=CANARY, file=ContentFile(b"x", "sheet.txt"), collection=collection
    )
    tool = ToolFactory(downloads=[("download", {"title": "The sheet", "document": document})])

    assert CANARY not in ask(f"records/{tool.record.pk}/").content.decode()
