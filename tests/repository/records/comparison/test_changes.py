"""What changed from one content of a record to another, part by part."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.records.comparison import REDACTED, compare

EMPTY = {
    "title": "Weigh swabs",
    "summary": "One ward.",
    "plain_summary": "",
    "priority_areas": [],
    "cross_cutting": False,
    "tags": [],
    "facts": [],
    "references": [],
    "sections": [],
}
NUMBERS = ["one", "two", "three", "four", "five", "six"]
WORDS = st.lists(st.sampled_from(NUMBERS), max_size=6).map(" ".join)


def content(**fields):
    return {**deepcopy(EMPTY), **fields}


def section(kind, value, key="part", heading="A part"):
    return {"key": key, "heading": heading, "kind": kind, "value": value, "ours": False, "note": ""}


def told(old, new):
    """Return each change as its path and, line by line, what was removed (-) and added (+)."""
    signs = {"same": " ", "removed": "-", "added": "+"}
    return [
        (
            " › ".join(change.path),
            " | ".join(
                " ".join(f"{signs[piece.kind]}{piece.text}".strip() for piece in line)
                for line in change.lines
            ),
        )
        for change in compare(old, new)
    ]


def test_equal_contents_have_no_change():
    assert told(content(), content()) == []


def test_a_change_is_under_the_name_of_its_part():
    assert told(content(), content(summary="Two wards.")) == [("Summary", "-One ward. +Two wards.")]


def test_a_tag_that_was_added_is_told():
    old = content(tags=[{"value": "scales", "label": "scales"}])
    new = content(tags=[*old["tags"], {"value": "swabs", "label": "swabs"}])

    assert told(old, new) == [("Tags", "scales | +swabs")]


def test_rich_text_is_compared_by_its_words_and_by_where_its_links_lead():
    old = content(sections=[section("html", '<p>See <a href="/a">the method</a>.</p>')])
    new = content(sections=[section("html", '<p>See <a href="/b">the method</a>.</p>')])

    assert told(old, new) == [("A part", "See the method -(/a). +(/b).")]


def test_emphasis_alone_is_no_difference():
    old = content(plain_summary="<p>Weigh every swab.</p>")

    assert told(old, content(plain_summary="<p>Weigh <b>every</b> swab.</p>")) == []


def test_a_section_that_is_gone_stands_where_it_stood():
    first, second, third = (
        section("html", f"<p>{word}</p>", word, word.title()) for word in ("one", "two", "three")
    )
    changed = {**third, "value": "<p>four</p>"}

    changes = told(content(sections=[first, second, third]), content(sections=[first, changed]))

    assert changes == [("Two", "-two"), ("Three", "-three +four")]


def test_words_that_became_ours_are_told():
    old = section("html", "<p>Words.</p>")

    assert told(content(sections=[old]), content(sections=[{**old, "ours": True}])) == [
        ("A part › Our suggestion, not from the source", "+Yes")
    ]


def step(title, detail=""):
    return {"title": title, "detail": detail, "role": "", "time": "", "part": "", "part_label": ""}


def test_a_step_put_first_leaves_the_others_alone():
    old = content(sections=[section("steps", [step("Weigh"), step("Add up")])])
    new = content(
        sections=[section("steps", [step("Fetch scales"), step("Weigh"), step("Add up")])]
    )

    assert told(old, new) == [("A part › Step “Fetch scales” › Title", "+Fetch scales")]


def test_a_step_with_a_new_title_is_the_same_step():
    old = content(sections=[section("steps", [step("Weigh", "<p>Each swab.</p>"), step("Add up")])])
    new = content(
        sections=[section("steps", [step("Weigh all", "<p>Each swab.</p>"), step("Add up")])]
    )

    assert told(old, new) == [("A part › Step “Weigh all” › Title", "Weigh +all")]


def test_parts_inside_parts_of_a_driver_diagram_are_compared():
    def diagram(*ideas):
        secondary = {"title": "Loss is measured", "change_ideas": list(ideas)}
        primary = {"title": "Bleeding is seen", "secondary_drivers": [secondary]}
        value = {"aim": "Fewer bleeds", "primary_drivers": [primary]}
        return content(sections=[section("driver_diagram", value, heading="Driver diagram")])

    assert told(diagram("Weigh"), diagram("Weigh", "Call early")) == [
        (
            (
                "Driver diagram › Primary driver “Bleeding is seen” › "
                "Secondary driver “Loss is measured” › Change ideas"
            ),
            "Weigh | +Call early",
        )
    ]


def statement(key, text):
    return {"key": key, "text": f"<p>{text}</p>", "evidence_records": []}


def test_a_statement_is_known_by_its_key_wherever_it_stands():
    old = content(
        sections=[section("statements", [statement("s1", "Ask."), statement("s2", "Act.")])]
    )
    new = content(
        sections=[section("statements", [statement("s2", "Act now."), statement("s1", "Ask.")])]
    )

    assert told(old, new) == [
        ("A part › Statement s2 › Text", "-Act. +Act now."),
        ("A part › Order", "+s2 | s1 | -s2"),
    ]


def test_other_records_are_compared_by_their_identifiers():
    old = content(sections=[section("tools", [{"identifier": "to-1"}])])
    new = content(sections=[section("tools", [{"identifier": "to-2", "title": "Scales"}])])

    assert told(old, new) == [("A part", "-to-1 | +Scales (to-2)")]


def test_a_quotation_is_named_and_never_quoted():
    old = content()
    quoted = {"identifier": "vo-1", "key": "q1", "text": "Nobody came."}
    new = content(sections=[section("quotations", [quoted])])

    assert told(old, new) == [("A part", "+Quotation q1 of vo-1")]


def test_a_figure_that_changed_is_told_with_its_period():
    def measure(cell):
        table = {"groups": ["Black African"], "rows": [{"period": "May", "cells": [cell]}]}
        value = [{"name": "Bleeds", "reported": [], "table": table}]
        return content(sections=[section("measures", value, heading="Measures")])

    assert told(measure("2.9%"), measure("3.1%")) == [
        ("Measures › Measure “Bleeds” › Figures", "May: Black African -2.9% +3.1%")
    ]


def test_a_part_whose_words_were_redacted_shows_none_of_either_side():
    old = content(summary=f"By {REDACTED}.")
    (change,) = compare(old, content(summary="By Ada Example."))

    assert change.redacted
    assert change.lines == ()


def test_the_name_of_a_redacted_block_does_not_tell_what_was_taken_out():
    old = content(sections=[section("steps", [step(f"Call {REDACTED}")])])
    new = content(sections=[section("steps", [step("Call Ada Example", "<p>At once.</p>")])])

    assert "Ada" not in str(compare(old, new))


@pytest.mark.parametrize("value", ["words", ["words"], {"any": ["words"]}])
def test_a_kind_of_section_that_is_made_no_more_is_still_compared(value):
    assert told(content(), content(sections=[section("of-old", value)])) == [("A part", "+words")]


@given(WORDS, WORDS, WORDS, WORDS)
def test_a_word_that_one_text_alone_has_is_told(old_summary, new_summary, old_part, new_part):
    old = content(summary=old_summary, sections=[section("html", f"<p>{old_part}</p>")])
    new = content(summary=new_summary, sections=[section("html", f"<p>{new_part}</p>")])
    pieces = [piece for change in compare(old, new) for line in change.lines for piece in line]
    before, after = f"{old_summary} {old_part}".split(), f"{new_summary} {new_part}".split()

    for kind, only in (("added", {*after} - {*before}), ("removed", {*before} - {*after})):
        assert only <= {word for piece in pieces if piece.kind == kind for word in piece.words}


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.lists(st.sampled_from("abcdef"), unique=True),
)
def test_blocks_that_came_and_went_are_all_told(old, new):
    sides = (
        content(sections=[section("steps", [step(t) for t in titles])]) for titles in (old, new)
    )
    pieces = [piece for change in compare(*sides) for line in change.lines for piece in line]

    assert {*old} - {*new} <= {piece.text for piece in pieces if piece.kind == "removed"}
    assert {*new} - {*old} <= {piece.text for piece in pieces if piece.kind == "added"}
