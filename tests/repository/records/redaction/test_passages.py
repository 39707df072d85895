"""Finding passages in texts and HTML, and taking them out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.records.redaction.passages import PassageError, Passages


def redact(text, *passages):
    return Passages(passages or ["Ada Example"]).redact(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask Ada Example, or Ada Example’s team.", "Ask [redacted], or [redacted]’s team."),
        ("Ada\n  Example", "[redacted]"),
        ("Ada\u00a0Example", "[redacted]"),
        ("Ada Examples and MacAda Example stay.", "Ada Examples and MacAda Example stay."),
        ("ada example in small letters stays", "ada example in small letters stays"),
        ("a < b and b > Ada Example", "a < b and b > [redacted]"),
        ("/people/ada-example/", "/people/[redacted]/"),
    ],
)
def test_a_passage_goes_wherever_it_stands_as_whole_words(text, left):
    assert redact(text) == left


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>By Ada Example.</p>", "<p>By [redacted].</p>"),
        ("<p>By Ada <b>Example</b>.</p>", "<p>By [redacted]<b></b>.</p>"),
        ("<p>By A<i>d</i>a&nbsp;Example.</p>", "<p>By [redacted]<i></i>.</p>"),
        ("<p>Ada</p><p>Example</p>", "<p>[redacted]</p><p></p>"),
        ("<p title='x > y'>Ada Example</p>", "<p title='x > y'>[redacted]</p>"),
        ('<p><a href="/ada-example/">Who</a></p>', '<p><a href="/[redacted]/">Who</a></p>'),
        ('<img alt="Ada Example">', '<img alt="[redacted]">'),
        ('<p class="ada-example">Words</p>', '<p class="ada-example">Words</p>'),
        (
            '<a href="#ada-example">Words</a>',
            '<a href="#ada-example">Words</a>',
        ),
    ],
)
def test_html_loses_words_and_keeps_its_elements(html, left):
    assert redact(html) == left


@pytest.mark.parametrize(
    ("passage", "html"),
    [
        ("Fish & Chips", "<p>Fish &amp; Chips</p>"),
        ("it's", "<p>it&#39;s</p>"),
        ('“say "no"”', "<p>“say &quot;no&quot;”</p>"),
        ("a < b", "<p>a &lt; b</p>"),
        ("नमस्ते दुनिया", "<p>नमस्ते दुनिया</p>"),
    ],
)
def test_signs_that_html_writes_in_another_way_are_found(passage, html):
    assert redact(html, passage) == "<p>[redacted]</p>"


def test_what_is_filled_in_when_it_is_read_keeps_its_place():
    html = "<div>[[section tools_used]] tools used [[evidence s1]]</div>"

    assert redact(html, "tools used", "evidence", "s1") == (
        "<div>[[section tools_used]] [redacted] [[evidence s1]]</div>"
    )


def test_a_day_goes_in_both_forms_in_which_it_is_kept():
    assert redact("2026-01-02", "2 January 2026") == "[redacted]"
    assert redact("<p>2 January 2026</p>", "2 January 2026") == "<p>[redacted]</p>"


def test_a_longer_passage_leaves_no_half_of_itself():
    assert redact("Ada Example and Ada", "Ada", "Ada Example") == "[redacted] and [redacted]"


@pytest.mark.parametrize("passage", ["a", "redacted", "[redacted]"])
def test_a_passage_that_would_be_found_everywhere_is_refused(passage):
    with pytest.raises(PassageError):
        Passages([passage])


def test_without_a_passage_nothing_goes():
    assert redact("<p>Words.</p>", "", "  ") == "<p>Words.</p>"


WORDS = ["Ada", "Example", "swab", "&amp;", "<b>", "</b>", "</p><p>", "é", " ", "-", "scales."]


@given(st.lists(st.sampled_from(WORDS)).map("".join))
def test_nothing_of_a_passage_is_left_and_no_tag_is_lost(inner):
    html = f"<p>{inner}</p>"
    passages = Passages(["Ada Example", "swab"])

    redacted = passages.redact(html)

    assert not passages.are_in(redacted)
    assert re.findall(r"<[^>]*>", redacted) == re.findall(r"<[^>]*>", html)
