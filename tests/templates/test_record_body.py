"""A record's words as a reader meets them; rendered from content alone, as for a frozen version."""

import pytest

from tests.reading import words

REFERENCE = {
    "authors": "Bell SF, et al.",
    "title": "Reduction in massive haemorrhage",
    "container": "BMC Pregnancy and Childbirth",
    "volume": "21",
    "issue": "",
    "pages": "377",
    "publisher": "",
    "year": 2021,
    "doi": "10.1186/s12884-021-03853-y",
    "url": "",
    "verified": True,
    "note": "",
}
STATEMENT = {
    "key": "s3",
    "text": "<p>Record ethnicity at booking.</p>",
    "wording": "paraphrase",
    "wording_label": "Our paraphrase, not the issuer’s words",
    "strength": "not-stated",
    "strength_label": "Strength not stated",
    "audience": "",
    "owner": "",
    "evidence": "",
    "status": "current",
    "status_label": "Current",
}


def section(key, kind, value, *, ours=False):
    return {"key": key, "heading": key.title(), "kind": kind, "value": value, "ours": ours}


@pytest.fixture
def show(render):
    """Render a record's body; what is not given is empty, as in real content."""

    def show(**content):
        return render(
            '{% include "records/_body.html" %}',
            content={
                "identifier": "cs-7h3k9x2mq",
                "type": "case-study",
                "type_label": "Case study",
                "title": "Weighing every swab",
                "provenance": "summary",
                "state": "current",
                "facts": [],
                "sections": [],
                "references": [],
                **content,
            },
        )

    return show


def test_a_summary_says_so_before_its_title_and_links_the_original(show):
    body = show(references=[REFERENCE])

    note = body.select_one(".mer-provenance")
    assert "This is our summary of published work. Read and cite the original first." in words(note)
    assert note.a["href"] == "https://doi.org/10.1186/s12884-021-03853-y"
    assert note.find_next("h1")


def test_a_submission_claims_no_original(show):
    assert show(provenance="submission").select_one(".mer-provenance") is None


def test_the_plain_language_summary_comes_before_every_other_part(show):
    body = show(plain_summary="<p>Short.</p>", limits="<p>Small.</p>")

    assert [words(heading) for heading in body("h2")][:3] == [
        "In plain language",
        "Limits: read these before you use it",
        "At a glance",
    ]


def test_our_suggestion_is_labelled_in_words(show):
    body = show(sections=[section("replication_notes", "html", "<p>Try it.</p>", ours=True)])

    part = body.select_one("#section-replication_notes").parent
    assert "Our suggestion, not from the source" in words(part)


def test_an_unchecked_reference_is_marked_and_explained(show):
    body = show(references=[REFERENCE, {**REFERENCE, "verified": False}])

    items = body.select(".mer-references li")
    assert ["Not verified" in words(item) for item in items] == [False, True]
    assert "we have not yet checked" in words(body)


def test_a_reference_without_an_address_is_not_a_dead_link(show):
    body = show(references=[{**REFERENCE, "doi": "", "url": ""}])

    assert body.select(".mer-references a") == []


def test_a_statement_has_an_anchor_a_link_to_it_and_its_labels(show):
    body = show(sections=[section("statements", "statements", [STATEMENT])])

    statement = body.select_one("#s3")
    assert statement.find("a")["href"] == "/id/cs-7h3k9x2mq#s3"
    assert words(statement.h3) == "Statement 3"
    for label in ("Our paraphrase, not the issuer’s words", "Not stated", "Current"):
        assert label in words(statement)


def test_a_story_can_be_skipped_from_its_content_note(show):
    body = show(
        type="voice",
        facts=[{"key": "content_notes", "label": "Content note", "value": "A loss."}],
        sections=[section("story", "html", "<p>It was night.</p>")],
    )

    note = body.select_one(".mer-content-note")
    target = body.select_one(note.a["href"])
    assert "A loss." in words(note)
    assert note.find_next(string="It was night.")
    assert target.find_previous(string="It was night.")


def test_the_skip_past_a_story_leads_somewhere_when_consent_hides_the_story(show):
    body = show(
        type="voice",
        facts=[{"key": "content_notes", "label": "Content note", "value": "A loss."}],
    )

    assert body.select_one(body.select_one(".mer-content-note a")["href"])


def test_a_voice_from_research_says_that_it_is_not_one_person(show):
    account = {"value": "published-research", "label": "Summary of published research"}

    said = words(show(type="voice", account=account))

    assert "Summary of published research: not one person’s story" in said


def test_a_story_does_not_whatever_its_provenance(show):
    account = {"value": "personal-story", "label": "A service user’s story"}

    assert "research" not in words(show(type="voice", provenance="summary", account=account))


def test_every_entry_of_the_contents_list_leads_to_a_heading(show):
    body = show(
        plain_summary="<p>Short.</p>",
        limits="<p>Small.</p>",
        inequality="<p>A gap.</p>",
        references=[REFERENCE],
        sections=[section("results", "html", "<p>Fell.</p>")],
    )

    targets = [link["href"] for link in body.select(".mer-contents a")]
    assert len(targets) == 6
    assert all(body.select_one(target).name == "h2" for target in targets)


def test_core_and_adaptable_steps_are_told_apart_in_words(show):
    steps = [
        {"title": "Name a lead", "part": "core", "part_label": "Core: keep this"},
        {"title": "Choose a form", "part": "adaptable", "part_label": "May be adapted"},
    ]

    body = show(sections=[section("replication", "replication", {"steps": steps})])

    assert [words(step.strong) for step in body.select(".mer-step")] == [
        "Core: keep this",
        "May be adapted",
    ]


def test_a_driver_diagram_is_drawn_and_listed(show):
    diagram = {
        "aim": "Halve it",
        "primary_drivers": [
            {
                "title": "Seen early",
                "secondary_drivers": [{"title": "Measured", "change_ideas": ["Weigh swabs"]}],
            }
        ],
    }

    body = show(sections=[section("driver_diagram", "driver_diagram", diagram)])

    assert body.select_one("figure svg[role=img]")
    assert "Weigh swabs" in words(body.select_one("details ul ul ul"))


def test_figures_stand_in_a_captioned_table_that_the_keyboard_can_scroll(show):
    measure = {
        "name": "Severe bleeding",
        "kind_label": "Outcome measure",
        "direction_label": "Lower is better",
        "reported": [],
        "table": {
            "scheme_label": "five groups",
            "groups": ["Asian", "Black"],
            "rows": [{"period": "January", "cells": ["3.1%", "*"]}],
            "annotations": [{"period": "January", "text": "Scales fixed"}],
            "disclosure_note": "Counts from 1 to 7 are shown as *.",
        },
    }

    body = show(sections=[section("measures", "measures", [measure])])

    region = body.select_one("[role=region][tabindex='0']")
    assert body.select_one(f"#{region['aria-labelledby']}").name == "caption"
    assert [cell["scope"] for cell in region.table("th")] == ["col", "col", "col", "row"]
    assert "Counts from 1 to 7 are shown as *." in words(body)


def test_markup_in_plain_text_is_inert(show):
    body = show(title="<script>alert(1)</script>", place="<b>Leeds</b>")

    assert not body.find("script")
    assert "<b>Leeds</b>" in words(body)


def test_words_in_another_language_say_so_and_our_labels_do_not(show):
    body = show(
        language={"value": "ur", "label": "Urdu"},
        sections=[section("story", "html", "<p>کہانی</p>")],
    )

    assert body.h1["lang"] == "ur"
    assert body.find("p", string="کہانی").parent["dir"] == "rtl"
    assert not body.h2.find_parent(attrs={"lang": "ur"})
