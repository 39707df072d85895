import re

import pytest
from hypothesis import given, settings

from repository.citation.item import one_line
from repository.citation.markup import close, escape, italic, join_sentences, to_text
from repository.citation.styles import STYLES
from tests.repository.citation.items import ITEM, texts


@pytest.mark.parametrize("text", ["Yes.", "Why?", "No!", "<i>Why?</i>", "and so on…"])
def test_what_ends_a_sentence_stays(text):
    assert close(text) == text


def test_anything_else_gets_a_full_stop():
    assert close("<i>Yes</i>") == "<i>Yes</i>."


def test_what_is_not_there_leaves_no_gap():
    assert join_sentences("", "A", "", italic(""), "B?") == "A. B?"


@settings(deadline=None)  # many styles on a busy machine
@given(texts)
def test_any_text_is_shown_again_and_brings_no_markup(text):
    authors = [{"literal": text}, {"family": text, "given": text}]
    item = {**ITEM, "title": text, "author": authors, "collection-title": text, "publisher": ""}

    for style in STYLES.values():
        shown = style.render(item)
        assert re.findall(r"<[^>]*>", shown) in ([], ["<i>", "</i>"])
        assert one_line(text) in style.render_text(item)


@settings(deadline=None)  # on a busy machine
@given(texts)
def test_escaped_text_reads_back(text):
    assert to_text(italic(escape(text))) == one_line(text)
