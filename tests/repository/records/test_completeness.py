import pytest

from repository.records.choices import Provenance, RecordType, VoiceFormat
from repository.records.completeness import (
    NotReadyToPublishError,
    missing_for_publication,
    refusal,
)

SHARED = ["Summary", "Priority areas", "Organisations"]
NEEDED = {
    RecordType.CASE_STUDY: [
        *SHARED,
        "The problem",
        "Aim",
        "Aim: for whom",
        "What was changed",
        "Measures",
        "What happened",
        "Equity impact",
        "Ethnic groups",
        "Stage",
    ],
    RecordType.POLICY_RECOMMENDATION: [*SHARED, "Statements", "Policy status"],
    RecordType.TOOL: [*SHARED, "Kind of tool", "Purpose", "How to use it"],
    RecordType.VOICE: ["Summary", "Format", "Story", "Content notes", "Support links", "Consent"],
}
COMPLETE = {
    RecordType.CASE_STUDY: {
        "summary": "What was done.",
        "cross_cutting": True,
        "organisations": ["Trust"],
        "problem": "<p>Late</p>",
        "aim_what": "Bleeding",
        "aim_for_whom": "Black women",
        "pdsa_cycles": ["cycle"],
        "measures": ["measure"],
        "outcome_direction": "too-few-to-tell",
        "equity_impact": "<p>Not known</p>",
        "ethnic_groups": ["2001-n"],
        "stage": "testing",
    },
    RecordType.POLICY_RECOMMENDATION: {
        "summary": "What was said.",
        "priority_areas": ["haemorrhage"],
        "organisations": ["Body"],
        "statements": ["s1"],
        "policy_status": "current",
    },
    RecordType.TOOL: {
        "summary": "What it is.",
        "cross_cutting": True,
        "organisations": ["Body"],
        "tool_kind": "checklist",
        "purpose": "<p>Sees</p>",
        "downloads": ["file"],
    },
    RecordType.VOICE: {
        "summary": "What it is about.",
        "voice_format": "written",
        "story": "<p>I said so.</p>",
        "content_notes": "Describes loss.",
        "support_links": ["link"],
        "consent": True,
    },
}
SUMMARY = {"provenance": Provenance.SUMMARY, "voice_format": VoiceFormat.RESEARCH}


def labels(record_type, facts):
    return [item.label for item in missing_for_publication(record_type, facts)]


@pytest.mark.parametrize("record_type", RecordType.values)
def test_an_empty_submission_lists_all_that_its_type_needs_in_order(record_type):
    assert labels(record_type, {"provenance": Provenance.SUBMISSION}) == NEEDED[record_type]


@pytest.mark.parametrize("record_type", RecordType.values)
def test_a_complete_submission_misses_nothing(record_type):
    assert labels(record_type, COMPLETE[record_type]) == []


@pytest.mark.parametrize("record_type", RecordType.values)
def test_every_needed_thing_is_missed_when_it_alone_is_empty(record_type):
    for field in COMPLETE[record_type]:
        facts = {**COMPLETE[record_type], field: ""}

        assert len(labels(record_type, facts)) == 1, field


@pytest.mark.parametrize("record_type", RecordType.values)
def test_a_summary_of_published_work_needs_its_source_and_its_limits(record_type):
    assert labels(record_type, SUMMARY) == ["Summary", "References", "Limits"]


@pytest.mark.parametrize("record_type", RecordType.values)
def test_a_summary_with_source_and_limits_misses_nothing(record_type):
    facts = {**SUMMARY, "summary": "What.", "references": ["one"], "limits": "<p>Small.</p>"}

    assert labels(record_type, facts) == []


@pytest.mark.parametrize("voice_format", ["written", "audio", "video", ""])
def test_a_persons_story_needs_consent_even_when_it_is_called_a_summary(voice_format):
    facts = {
        "provenance": Provenance.SUMMARY,
        "voice_format": voice_format,
        "summary": "What.",
        "references": ["one"],
        "limits": "<p>Small.</p>",
    }

    assert "Consent" in labels(RecordType.VOICE, facts)


@pytest.mark.parametrize(
    ("voice_format", "needed"),
    [
        ("audio", ["Recording", "Transcript"]),
        ("video", ["Recording", "Captions", "Transcript"]),
    ],
)
def test_a_recording_needs_what_deaf_people_need(voice_format, needed):
    facts = {**COMPLETE[RecordType.VOICE], "voice_format": voice_format}

    assert labels(RecordType.VOICE, facts) == needed


@pytest.mark.parametrize("value", ["", "   ", "<p></p>", "<p></p><p></p>", "&nbsp;", [], None])
def test_blank_in_any_form_counts_as_missing(value):
    facts = {**COMPLETE[RecordType.CASE_STUDY], "problem": value}

    assert labels(RecordType.CASE_STUDY, facts) == ["The problem"]


@pytest.mark.parametrize("value", ['<p data-block-key="ab1"></p>', "<p>&nbsp;</p>", "<p><br/></p>"])
def test_rich_text_without_words_counts_as_missing(value):
    facts = {**COMPLETE[RecordType.CASE_STUDY], "problem": value}

    assert labels(RecordType.CASE_STUDY, facts) == ["The problem"]


@pytest.mark.parametrize("area", [{"priority_areas": ["gdm"]}, {"cross_cutting": True}])
def test_an_area_or_all_areas_is_enough(area):
    facts = {**COMPLETE[RecordType.TOOL], "cross_cutting": False, **area}

    assert labels(RecordType.TOOL, facts) == []


def test_a_change_that_is_not_minor_needs_a_note():
    facts = {**COMPLETE[RecordType.TOOL], "change_note_needed": True}

    assert labels(RecordType.TOOL, facts) == ["Change note"]
    assert labels(RecordType.TOOL, {**facts, "change_note": "New step."}) == []
    assert labels(RecordType.TOOL, {**facts, "minor_correction": True}) == []


def test_the_refusal_lists_what_is_missing_and_says_that_a_draft_can_be_saved():
    missing = missing_for_publication(RecordType.POLICY_RECOMMENDATION, {"summary": "What."})

    message = refusal(missing)

    assert "Priority areas; Organisations; Statements; Policy status" in message
    assert "save it as a draft" in message
    assert NotReadyToPublishError(missing).messages == [message]


@pytest.mark.parametrize("record_type", RecordType.values)
def test_every_missing_thing_says_what_to_do(record_type):
    for item in missing_for_publication(record_type, {}):
        assert item.advice.endswith(".") or item.advice.endswith("(WCAG 1.2).")
        assert item.label
