"""Text parted into words here, as the engine's own analyser parts it."""

import pytest

from search.analysis import find_places, find_tokens


def read_here(text):
    found = find_places(text)
    return list(found.terms), list(zip(found.starts, found.ends, strict=True))


def read_there(text):
    tokens = find_tokens(text)
    places = [(token.char_offset_from, token.char_offset_to) for token in tokens]
    return [token.text for token in tokens], places


def test_every_character_parts_words_or_not_as_in_the_analyser():
    # All that is parted here, and some that is not.
    for character in map(chr, [*range(0x400), *range(0x1F00, 0x2200)]):
        text = f"ab{character}cd {character}"

        assert read_here(text) == read_there(text), hex(ord(character))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Women’s voices: 12½ hours – then stitches",
        "Straße, Œuvre and naïve ﬁndings",
        "प्रसव के बाद",
        "نزيف ما بعد الولادة",
        "under_score 3.5mg",
    ],
)
def test_a_text_has_the_analysers_terms_where_they_stand(text):
    assert read_here(text) == read_there(text)
