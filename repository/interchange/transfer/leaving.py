"""Which pages and records leave with an export of the site: what anyone may read, and keep.

A page leaves when it is public and so is every page above it. A record's page leaves when the
record may be read; a person's story, when consent opens this site and re-use by others as well.
"""

from dataclasses import dataclass, field
from typing import Final

from wagtail.models import Page

from repository.interchange.models import SetMembership
from repository.publisher.privacy import is_private, restricted_paths
from repository.records.choices import READABLE
from repository.records.consent import NOTHING, Surface, permitted
from repository.records.models import Record, RecordPage, VoicePage

#: What consent to a voice rests on, read with the voice.
CONSENT: Final = (
    "record",
    "consent",
    "translation_of__record",
    "translation_of__consent",
)


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


def parts_of(voice: VoicePage) -> frozenset[str]:
    """Return which parts of a voice leave; all of one that is nobody's own story.

    Both scopes: re-use alone would take out of the site what the site itself may not show.
    """
    if not permitted(voice, Surface.PAGE):
        return NOTHING
    return permitted(voice, Surface.BULK)


def find_leaving(home: Page) -> Leaving:
    """Return what leaves of the site below its home page."""
    leaving = Leaving()
    restricted = restricted_paths()
    records = set(RecordPage.objects.values_list("pk", flat=True))
    readable = _readable_pages()
    above: set[str] = set()
    rows = Page.objects.descendant_of(home, inclusive=True).order_by("path")
    for key, path, url_path, live in rows.values_list("pk", "path", "url_path", "live").iterator():
        if not live or is_private(path, restricted) or (key in records and key not in readable):
            continue
        address = url_path[len(home.url_path) - 1 :]
        if path != home.path and path[: -Page.steplen] not in above:
            leaving.left_out.append(address)
            continue
        above.add(path)
        leaving.pages[key] = address
    _drop_orphaned_translations(leaving)
    _sort_records(leaving, restricted)
    return leaving


def _readable_pages() -> set[int]:
    """Return the pages of records that may be read and taken along."""
    records = Record.objects.filter(state__in=READABLE, first_published__isnull=False)
    pages = set(records.filter(page__live=True).values_list("page_id", flat=True))
    voices = VoicePage.objects.select_related(*CONSENT).defer_streamfields()
    return pages - {voice.pk for voice in voices.iterator() if not parts_of(voice)}


def _drop_orphaned_translations(leaving: Leaving) -> None:
    """Keep back the translation of a story whose original stays: its consent is the original's."""
    translations = VoicePage.objects.filter(translation_of__isnull=False)
    for voice in translations.select_related("translation_of").defer_streamfields():
        if voice.is_personal and voice.translation_of_id not in leaving.pages:
            leaving.pages.pop(voice.pk, None)


def _sort_records(leaving: Leaving, restricted: tuple[str, ...]) -> None:
    """Tell records that leave whole from tombstones.

    One that stays has no trace in the archive, unless harvesters were told of it: then they must
    hear from the other site, too, that it is not there any more.
    """
    told = set(SetMembership.objects.values_list("record", flat=True))
    records = Record.objects.filter(first_published__isnull=False).select_related("page")
    for record in records.iterator():
        if record.page_id in leaving.pages:
            leaving.whole.add(record.pk)
        elif (
            record.pk in told
            or record.state not in READABLE
            or not _may_be_read(record.page, restricted)
        ):
            leaving.gone.add(record.pk)


def _may_be_read(page: RecordPage | None, restricted: tuple[str, ...]) -> bool:
    """Return whether a record has more than a notice; a private page is nobody's to know of."""
    if page is None or not page.live:
        return False
    if is_private(page.path, restricted):
        return True
    voice = VoicePage.objects.filter(pk=page.pk).select_related(*CONSENT).first()
    return voice is None or bool(permitted(voice, Surface.PAGE))
