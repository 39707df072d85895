"""Whether an installation is empty: nobody's work may be mixed with another site's, or lost."""

from typing import Final

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, Site

from repository.interchange.transfer.archive import Archive, ArchiveError
from repository.media.models import RepositoryDocument, RepositoryImage
from repository.network.models import Organisation
from repository.records.models import Record, RecordTag
from repository.replication.models import AntiRacismPrinciple
from repository.taxonomy.models import PriorityArea, SeparateTerms, SynonymGroup, Theme

_MADE_BY_PEOPLE: Final[tuple[type[Model], ...]] = (
    Record,
    RecordTag,
    Organisation,
    PriorityArea,
    Theme,
    SynonymGroup,
    SeparateTerms,
    AntiRacismPrinciple,
    RepositoryDocument,
    RepositoryImage,
    Redirect,
    SearchPromotion,
)
#: The home page and the framing pages right below it.
_FRAME_DEPTH: Final = 3
_NAMED: Final = 10
HOW: Final = (
    "An empty installation is made in a new VAR_DIR or database with “manage.py migrate” and "
    "“manage.py load_starter_content --structure-only”."
)


def find_empty_site(archive: Archive) -> Site:
    """Return the site to fill.

    Raises:
        ArchiveError: there is none, or something is in it.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or site.root_page.depth + 1 != _FRAME_DEPTH:
        raise ArchiveError(f"There is no home page to fill. {HOW}")
    found = [
        f"{count:,} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
        for model in _MADE_BY_PEOPLE
        if (count := model._default_manager.count())
    ]
    if pages := Page.objects.filter(depth__gt=_FRAME_DEPTH).count():
        found.append(f"{pages:,} pages")
    if found:
        clash = _find_clash(archive)
        raise ArchiveError(f"This site is not empty: it has {', '.join(found)}. {clash}{HOW}")
    return site


def _find_clash(archive: Archive) -> str:
    here = set(Record.objects.values_list("pk", flat=True))
    both = sorted(here & {str(row.get("identifier")) for _, row in archive.rows("records")})
    if not both:
        return ""
    more = f" and {len(both) - _NAMED:,} more" if len(both) > _NAMED else ""
    return f"These identifiers are in both: {', '.join(both[:_NAMED])}{more}. "
