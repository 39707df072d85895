"""The sections of each type, in reading order: one declared table.

Page, frozen version, search document and exports all follow it.
"""

from dataclasses import dataclass
from typing import Final

from repository.records.choices import RecordType


@dataclass(frozen=True)
class Section:
    """A section: the fields it is built from, its heading, how it is shown.

    `ours` names the field that says the words are our suggestion; `part` is the part of a voice
    that consent must open.
    """

    key: str
    heading: str
    kind: str = "html"
    ours: str = ""
    part: str = "text"


SECTIONS: Final[dict[str, tuple[Section, ...]]] = {
    RecordType.CASE_STUDY: (
        Section("problem", "The problem and who it falls on"),
        Section("aim", "Aim", "aim"),
        Section("team", "Team and co-production with families"),
        Section("context", "Where it happened"),
        Section("driver_diagram", "Driver diagram", "driver_diagram"),
        Section("approach", "What was changed"),
        Section("pdsa_cycles", "Tests of change (PDSA cycles)", "pdsa_cycles"),
        Section("outcome_direction", "What happened, in short", "outcome"),
        Section("measures", "Measures", "measures"),
        Section("results", "Results"),
        Section("equity_impact", "Equity impact"),
        Section("quoted_voices", "In their own words", "quotations"),
        Section("voices_answered", "Voices that led to this", "answers"),
        Section("what_did_not_work", "What did not work"),
        Section("lessons", "Lessons"),
        Section("cost_and_resources", "Cost and resources"),
        Section("replication", "How to replicate it", "replication"),
        Section("replication_notes", "Notes for replication", ours="replication_notes_are_ours"),
        Section("tools_used", "Tools used", "tools"),
        Section("adapted_from", "Adapted from", "adaptations"),
        Section("adapted_by", "Adapted by", "tools"),
    ),
    RecordType.POLICY_RECOMMENDATION: (
        Section("statements", "Statements", "statements"),
        Section("quoted_voices", "In their own words", "quotations"),
        Section("voices_answered", "Voices that led to this", "answers"),
        Section("evidence_summary", "Evidence"),
        Section("measures", "Figures reported", "measures"),
        Section(
            "implementation_notes",
            "Putting it into practice",
            ours="implementation_notes_are_ours",
        ),
        Section("supersedes", "Replaces", "tools"),
        Section("superseded_by", "Replaced by", "tools"),
    ),
    RecordType.TOOL: (
        Section("purpose", "What it is for"),
        Section("when_to_use", "When to use it, and with whom"),
        Section("steps", "How to use it", "steps"),
        Section("what_to_adapt", "What to adapt", ours="what_to_adapt_is_ours"),
        Section("downloads", "Get the tool", "downloads"),
        Section("evidence", "Does it work?"),
        Section("quoted_voices", "In their own words", "quotations"),
        Section("measures", "Figures reported", "measures"),
        Section("used_in", "Used in", "tools"),
        Section("adapted_from", "Adapted from", "adaptations"),
        Section("adapted_by", "Adapted by", "tools"),
    ),
    RecordType.VOICE: (
        Section("media", "Listen or watch", "media"),
        Section("transcript", "Transcript"),
        Section("story", "What was heard"),
        Section("what_mattered", "What mattered"),
        Section(
            "what_needs_to_change", "What needs to change", ours="what_needs_to_change_is_ours"
        ),
        Section("answers", "What changed because of this", "answers"),
        Section("measures", "Figures reported", "measures"),
        Section("support_links", "More help", "links"),
    ),
}
