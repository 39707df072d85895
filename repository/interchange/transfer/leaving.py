"""Which pages and records leave with an export of the site: what anyone may read, and keep.

A page leaves when it is public and so is every page above it. Whether a record's page is,
`released` says; a person's story leaves when consent opens this site and re-use by others as well.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from wagtail.models import Page

from repository.interchange.models import SetMembership
from repository.publisher.privacy import is_private, restricted_paths
from repository.records.choices import READABLE
from repository.records.consent import Surface, permitted_parts
from repository.records.loading import iterate_identifiers, load_outlined
from repository.records.models import Record, RecordPage, VoicePage
from repository.records.released import find_parts

#: What consent to a voice rests on, read with the voice.
CONSENT: Final = (
    "record",
    "consent",
    "translation_of__record",
    "translation_of__consent",
)
#: Records looked at together.
_BATCH: Final = 200


@dataclass
class Leaving:
    """What leaves, under which names."""

    #: Address below the home page, by the key of each page that leaves, in the order of the tree.
    pages: dict[int, str] = field(default_factory=dict)
    #: Identifiers of records that leave whole.
    whole: set[str] = field(default_factory=set)
    #: Identifiers of records that may no longer be read: they leave as a tombstone.
    gone: set[str] = field(default_factory=set)
    #: Addresses of public pages that stay because a page above them is not public.
    left_out: list[str] = field(default_factory=list)


def parts_of(page: Any) -> frozenset[str]:
    """Return which parts of a record's page leave; only voices are limited.

    Both scopes: re-use alone would take out of the site what the site itself may not show.
    """
    return permitted_parts(page, Surface.PAGE) & permitted_parts(page, Surface.BULK)


def find_leaving(home: Page) -> Leaving:
    """Return what leaves of the site below its home page."""
    leaving = Leaving()
    restricted = restricted_paths()
    open_records: dict[int, str] = {}
    for record in _published():
        if find_parts(record, Surface.PAGE, restricted) and parts_of(record.page):
            open_records[record.page_id] = record.pk
        elif not _stays(record, restricted):
            leaving.gone.add(record.pk)
    _walk(home, leaving, open_records.keys(), restricted)
    _drop_orphaned_translations(leaving)
    leaving.whole = {name for page, name in open_records.items() if page in leaving.pages}
    # Harvesters who were told of one that stays must hear from the other site that it is gone.
    told = Record.objects.filter(pk__in=SetMembership.objects.values("record"))
    leaving.gone |= set(told.values_list("pk", flat=True)) - leaving.whole
    return leaving


def _published() -> Iterator[Any]:
    """Yield the records that were ever public, each with its specific page."""
    for names in iterate_identifiers(_BATCH):
        found = Record.objects.filter(pk__in=names, first_published__isnull=False)
        yield from load_outlined(found)


def _stays(record: Any, restricted: tuple[str, ...]) -> bool:
    """Return whether a record that does not leave has more than a notice here.

    A private page is nobody's to know of.
    """
    page = record.page
    if page is None or not page.live or record.state not in READABLE:
        return False
    return is_private(page.path, restricted) or bool(permitted_parts(page, Surface.PAGE))


def _walk(
    home: Page, leaving: Leaving, open_pages: Container[int], restricted: tuple[str, ...]
) -> None:
    """Note the pages that leave, parents first."""
    of_records = set(RecordPage.objects.values_list("pk", flat=True))
    above: set[str] = set()
    rows = Page.objects.descendant_of(home, inclusive=True).order_by("path")
    for key, path, url_path, live in rows.values_list("pk", "path", "url_path", "live").iterator():
        if not live or is_private(path, restricted):
            continue
        if key in of_records and key not in open_pages:
            continue
        address = url_path[len(home.url_path) - 1 :]
        if path != home.path and path[: -Page.steplen] not in above:
            leaving.left_out.append(address)
            continue
        above.add(path)
        leaving.pages[key] = address


def _drop_orphaned_translations(leaving: Leaving) -> None:
    """Keep back the translation of a story whose original stays: its consent is the original's."""
    translations = VoicePage.objects.filter(translation_of__isnull=False)
    for voice in translations.select_related("translation_of").defer_streamfields():
        if voice.is_personal and voice.translation_of_id not in leaving.pages:
            leaving.pages.pop(voice.pk, None)
