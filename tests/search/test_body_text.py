from search.body_text import build_body, build_people, strip_html


def section(value, kind="html"):
    return {"sections": [{"key": "x", "heading": "Equity impact", "kind": kind, "value": value}]}


def test_blocks_of_html_are_parted_and_inline_marks_are_not():
    assert strip_html("<p>post<b>partum</b></p><p>A&amp;E</p>").split() == ["postpartum", "A&E"]


def test_headings_are_left_out_since_every_page_has_them():
    assert build_body(section("<p>The gap narrowed.</p>")) == "The gap narrowed."


def test_words_are_taken_from_any_depth():
    diagram = {
        "aim": "Fewer bleeds",
        "primary_drivers": [{"title": "Notice", "secondary_drivers": []}],
    }

    assert build_body(section(diagram)) == "Fewer bleeds Notice"


def test_codes_addresses_and_fixed_labels_are_no_words():
    step = {"title": "Print", "part": "core", "part_label": "Core: keep this", "url": "https://x"}

    assert build_body(section([step])) == "Print"


def test_columns_of_figures_are_left_out_and_reported_results_are_not():
    measure = {
        "name": "Bleeds",
        "reported": [{"group": "", "baseline": "3.9%", "result": "2.9%", "period": "2025"}],
        "table": {"groups": ["Black"], "rows": [{"period": "Q1", "cells": ["17 of 120"]}]},
    }

    body = build_body(section([measure]))

    assert "2.9%" in body
    assert "17 of 120" not in body


def test_people_references_and_limits_are_found():
    content = {
        "contributors": [{"name": "Ada Okafor", "role": "Midwife", "orcid": "0000"}],
        "references": [{"authors": "Bell SF", "title": "Weighing", "doi": "10.1/x", "note": ""}],
        "limits": "<p>One unit.</p>",
    }

    assert build_body(content) == "One unit. Ada Okafor Midwife Bell SF Weighing"


def test_people_are_named_as_often_as_they_stand_in_the_body():
    content = {
        "contributors": [{"name": "Ada Example", "role": "Midwife"}],
        "references": [{"authors": "Example AB, Made-Up C", "title": "Weighing swabs"}, {}],
    }

    assert build_people(content) == "Ada Example Example AB, Made-Up C"
    assert all(name in build_body(content) for name in ("Ada Example", "Example AB, Made-Up C"))
