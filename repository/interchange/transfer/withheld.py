"""What of a page that leaves stays behind, because no reader of the page is shown it.

A field that is added to a page type leaves by itself: whoever adds one that readers do not see, or
not always, says so here.
"""

from collections.abc import Mapping
from typing import Any, Final

from wagtail.blocks import Block
from wagtail.models import Page

from repository.measures.disclosed_table import disclose_table
from repository.network.models import SitePage
from repository.records.blocks.measures import MeasureBlock
from repository.records.choices import VoiceFormat
from repository.records.formats import FORMATS
from repository.records.models import VoicePage

#: Of what Wagtail keeps of every page: title and dates, and nothing of drafts, locks or people.
PAGE_FIELDS: Final = (
    "title",
    "seo_title",
    "search_description",
    "show_in_menus",
    "first_published_at",
    "last_published_at",
    "expire_at",
)
#: Of a consent: what pages and packs show by it, how to credit, until when. How it was given, its
#: other scopes and notes stay with whoever took it: who wants more asks the person again.
CONSENT_FIELDS: Final = (
    "site",
    "reuse",
    "print_packs",
    "show_name",
    "show_ethnicity",
    "show_place",
    "show_dates",
    "show_image",
    "show_audio",
    "show_video",
    "translation",
    "credit",
    "expires_at",
)
#: Of who runs the site: what its pages say. Where concerns are sent is no reader's business.
PUBLISHER_FIELDS: Final = (
    "owner",
    "publisher_name",
    "data_controller",
    "contact_email",
    "accessibility_audit_date",
    "licence_name",
    "licence_url",
    "support_text",
)
#: Where a team reads its e-mail was told to this site alone.
ORGANISATION_WITHHELD: Final = ("mailbox",)
#: Fields and lists of a person's story → the parts that consent must open, all of them.
_PERSONAL: Final[Mapping[str, frozenset[str]]] = {
    "self_described_ethnicity": frozenset({"ethnicity"}),
    "inequality": frozenset({"ethnicity"}),
    "ethnic_groups": frozenset({"ethnicity"}),
    "place": frozenset({"place"}),
    "organisations": frozenset({"place"}),
    "tagged_items": frozenset({"ethnicity", "place"}),
    "year": frozenset({"dates"}),
    "years_text": frozenset({"dates"}),
}
#: A story is credited as its consent says, whatever else was typed.
_NEVER_OF_A_STORY: Final = frozenset({"contributors"})
#: A note on a change that made no version is shown to nobody; one that made a version is in that.
_OF_EDITING: Final = frozenset({"change_note", "minor_correction"})
_UNPUBLISHED_PLAN: Final = frozenset({"objectives", "key_measures", "equity_lens", "progress"})
_MEDIA: Final = frozenset({"recording", "captions", "poster"})
_RECORDED: Final[Mapping[str, str]] = {VoiceFormat.AUDIO: "audio", VoiceFormat.VIDEO: "video"}


def withheld_names(page: Page, parts: frozenset[str]) -> frozenset[str]:
    """Return the names of the fields and lists of a page that stay behind.

    Args:
        page: specific, and one that leaves.
        parts: of a voice, the parts that leave.
    """
    if isinstance(page, SitePage):
        return frozenset() if page.plan_published else _UNPUBLISHED_PLAN
    return _OF_EDITING | (_of_voice(page, parts) if isinstance(page, VoicePage) else frozenset())


def _of_voice(voice: VoicePage, parts: frozenset[str]) -> frozenset[str]:
    names = _of_recording(voice, parts)
    if not voice.is_personal:
        return names
    closed = {name for name, needed in _PERSONAL.items() if not needed <= parts}
    closed |= {form.field for form in FORMATS if form.part not in parts}
    return names | closed | _NEVER_OF_A_STORY


def _of_recording(voice: VoicePage, parts: frozenset[str]) -> frozenset[str]:
    if _RECORDED.get(voice.voice_format) not in parts:
        return _MEDIA
    return frozenset() if "image" in parts else frozenset({"poster"})


def withhold_counts(block: Block, value: Any) -> Any:
    """Return the stored value of a measure without the small numbers that no page shows."""
    if isinstance(block, MeasureBlock) and value.get("table"):
        return {**value, "table": disclose_table(value["table"], value["disclosure"])}
    return value
