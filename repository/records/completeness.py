"""What a record needs before it may be published. Pure: facts in, missing things out.

A draft needs nothing but a title. A summary of published work needs its source and its limits;
a submission needs the core sections of its type.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError

from repository.records.blocks.rich_text import has_words
from repository.records.choices import Provenance, RecordType, VoiceFormat


@dataclass(frozen=True)
class Missing:
    """One missing thing: the field to fill, and what to tell the editor."""

    field: str
    label: str
    advice: str


@dataclass(frozen=True)
class Requirement:
    """At least one of these fields must be filled."""

    fields: tuple[str, ...]
    label: str
    advice: str


SUMMARY: Final = (
    Requirement(("summary",), "Summary", "Say in up to 300 characters what this is."),
    Requirement(("references",), "References", "Add the published work that this summarises."),
    Requirement(("limits",), "Limits", "Say what readers should be careful about."),
)
SHARED: Final = (
    Requirement(("summary",), "Summary", "Say in up to 300 characters what was done and found."),
    Requirement(
        ("priority_areas", "cross_cutting"),
        "Priority areas",
        "Choose an area, or tick “Applies to all areas”.",
    ),
    Requirement(("organisations",), "Organisations", "Say who led it."),
)
SUBMISSION: Final[Mapping[str, tuple[Requirement, ...]]] = {
    RecordType.CASE_STUDY: (
        *SHARED,
        Requirement(("problem",), "The problem", "Say what was going wrong, and for whom."),
        Requirement(("aim_what",), "Aim", "Say what you wanted to change."),
        Requirement(("aim_for_whom",), "Aim: for whom", "Say for which women, parents or babies."),
        Requirement(
            ("approach", "pdsa_cycles"),
            "What was changed",
            "Describe the change, or add a PDSA cycle.",
        ),
        Requirement(("measures",), "Measures", "Add at least one measure."),
        Requirement(
            ("outcome_direction",),
            "What happened",
            "Choose one. “Too few to tell yet” is a result.",
        ),
        Requirement(
            ("equity_impact",),
            "Equity impact",
            "Say what happened to the gap, or that you cannot tell yet.",
        ),
        Requirement(
            ("ethnic_groups", "inequality"),
            "Ethnic groups",
            "Say whose inequality the work addresses.",
        ),
        Requirement(("stage",), "Stage", "Say how far the work has come."),
    ),
    RecordType.POLICY_RECOMMENDATION: (
        *SHARED,
        Requirement(("statements",), "Statements", "Add at least one statement."),
        Requirement(("policy_status",), "Policy status", "Say whether it is current."),
    ),
    RecordType.TOOL: (
        *SHARED,
        Requirement(("tool_kind",), "Kind of tool", "Choose the closest kind."),
        Requirement(("purpose",), "Purpose", "Say what it helps people do."),
        Requirement(("steps", "downloads"), "How to use it", "Add steps, or a download."),
    ),
    RecordType.VOICE: (
        Requirement(("summary",), "Summary", "Say in up to 300 characters what this is about."),
        Requirement(("voice_format",), "Format", "Say how the story is told."),
        Requirement(("story", "recording"), "Story", "Add the story, or a recording of it."),
        Requirement(
            ("content_notes",), "Content notes", "Say what a reader should know before reading."
        ),
        Requirement(("support_links",), "Support links", "Add at least one place to turn to."),
        Requirement(
            ("consent",),
            "Consent",
            "Ask a Consent officer to record the person’s consent to this site, seen and released.",
        ),
    ),
}


TRANSLATION: Final = (
    Requirement(("translator",), "Translator", "Say who translated it."),
    Requirement(("checked_by",), "Checked by", "Name the second speaker who checked it."),
    Requirement(
        ("source_version", "translated_version"),
        "Version translated",
        "Say which version of the original was translated. Publish the original first.",
    ),
)
#: In place of the plain requirement of consent.
TRANSLATION_CONSENT: Final = Requirement(
    ("consent",),
    "Consent",
    "Ask a Consent officer whether the person agreed to translation, and to this site.",
)
#: Never met either: research is somebody else's work in our words.
RESEARCH_IS_A_SUMMARY: Final = Requirement(
    (),
    "Whose work is this?",
    "Published research is not your own account: choose “Summary of published work”.",
)
#: Never met: what consent was recorded for cannot be relabelled out of that consent.
STAYS_A_STORY: Final = Requirement(
    (), "Format", "A person’s consent is recorded for this voice, so it stays a personal story."
)
#: Other words than the person saw and released.
WORDS_AGREED: Final = Requirement(
    ("words_agreed",),
    "The person’s answer to these words",
    "They differ from those the person saw. Ask a Consent officer to show them the newest draft.",
)


def missing_for_publication(record_type: str, facts: Mapping[str, Any]) -> list[Missing]:
    """Return what is missing, in the order of the editing screen.

    Args:
        record_type: a `RecordType` value.
        facts: field name → whatever it holds; what counts is whether it is empty.
    """
    requirements = list(_requirements(record_type, facts))
    if facts.get("is_story") and facts.get("voice_format") == VoiceFormat.RESEARCH:
        requirements.append(STAYS_A_STORY)
    if not facts.get("words_agreed", True):
        requirements.append(WORDS_AGREED)
    if facts.get("change_note_needed"):
        requirements.append(
            Requirement(
                ("change_note", "minor_correction"),
                "Change note",
                "Say in a sentence what changed since it was last published, "
                "or tick “Minor correction”.",
            )
        )
    return [
        Missing(next(iter(requirement.fields), ""), requirement.label, requirement.advice)
        for requirement in requirements
        if not any(_is_filled(facts.get(field)) for field in requirement.fields)
    ]


def _requirements(record_type: str, facts: Mapping[str, Any]) -> tuple[Requirement, ...]:
    is_summary = facts.get("provenance") == Provenance.SUMMARY
    if record_type != RecordType.VOICE:
        return SUMMARY if is_summary else SUBMISSION[record_type]
    if facts.get("is_translation"):
        return _translated(facts)
    return _voice(facts)


def _translated(facts: Mapping[str, Any]) -> tuple[Requirement, ...]:
    whole = (
        TRANSLATION_CONSENT if requirement.fields == ("consent",) else requirement
        for requirement in _voice(facts)
    )
    return (*whole, *TRANSLATION)


def _voice(facts: Mapping[str, Any]) -> tuple[Requirement, ...]:
    if facts.get("voice_format") == VoiceFormat.RESEARCH:
        is_summary = facts.get("provenance") == Provenance.SUMMARY
        return SUMMARY if is_summary else (RESEARCH_IS_A_SUMMARY, *SUMMARY)
    # A person's story is never merely “a summary”: consent is asked for whatever the provenance.
    extra = {
        VoiceFormat.AUDIO: ("recording", "transcript"),
        VoiceFormat.VIDEO: ("recording", "captions", "transcript"),
    }.get(facts.get("voice_format") or "", ())
    return (
        *SUBMISSION[RecordType.VOICE],
        *(
            Requirement((field,), field.capitalize(), f"Add the {field} (WCAG 1.2).")
            for field in extra
        ),
    )


def _is_filled(value: Any) -> bool:
    if isinstance(value, str):
        return has_words(value)
    return bool(value)


class PublicationRefusedError(ValidationError):
    """A publication refused, with a sentence for the editor."""


class NotReadyToPublishError(PublicationRefusedError):
    """A publication refused, with the list of what is missing."""

    def __init__(self, missing: list[Missing]) -> None:
        self.missing = missing
        super().__init__(refusal(missing))


def refusal(missing: list[Missing]) -> str:
    """Return the sentence that tells an editor why a record cannot be published yet."""
    things = "; ".join(item.label for item in missing)
    return (
        f"This cannot be published yet. Still missing: {things}. "
        "You can save it as a draft at any time."
    )
