"""The numbers that rank, each with its argument, and the keys that sort. Pure."""

import datetime as dt
from typing import Final

from search.meaning import Strength

#: Weight of a word by where it is found. BM25 already favours rare words and short fields.
FIELD_WEIGHTS: Final = {
    # Chosen by an editor to say what the record is: a match there is rarely by chance.
    "title": 4.0,
    # 300 characters on what was done, where, and what happened: half as dense as a title.
    "summary": 2.0,
    # Bodies, places, areas under all their names: exact, but many records share them.
    "names": 2.0,
    # Thousands of words, in which most words occur by the way.
    "body": 1.0,
    # A hundred pages, often by others and for another purpose, hold nearly every word. Less than
    # a common word is worth in a body, so that a record that says it itself comes first.
    "attachments": 0.1,
}
#: Where a word is worth this weight, however rare it is and however often it stands there: few
#: records have files, so that BM25 would take every word in one for a rare one.
FLAT_FIELDS: Final = frozenset({"attachments"})

#: How much an alternative's words count beside what was typed. A synonym is as good; a kind of the
#: thing answers part of the question.
ALTERNATIVE_WEIGHTS: Final = {
    Strength.TYPED: 1.0,
    Strength.EXACT: 1.0,
    Strength.NARROWER: 0.8,
}
#: What holding a concept at all is worth: so much that what only has to do with it, or holds some
#: words of an expression, stays below whatever BM25 makes of a common word in a long text.
HELD: Final = 3.0
#: What has to do with a concept is worth, by where it stands. Less than `HELD` with all parts.
RELATED_HELD: Final = {"title": 2.0, "": 1.2}
#: All words of an expression, where they do not stand together. Of a search for one thing alone,
#: this is all they add; in a longer one they count as words do, by half.
PARTS_HELD: Final = 0.8
PARTS_WEIGHT: Final = 0.5

#: What makes two records alike, by facet. A shared area says most, since editors choose few;
#: a setting says little, since most records have the same three.
RELATED_WEIGHTS: Final = {"priority_area": 3.0, "theme": 2.0, "setting": 1.0}
#: A word of the one's title in the other's title or summary: less than any chosen term.
RELATED_TITLE_WEIGHT: Final = 0.25
#: Facets whose shared values explain to a reader why a record is shown as related.
RELATED_REASONS: Final = ("priority_areas", "themes")

#: Scores closer than this are the same: the order of adding floats must not order records.
SCORE_DIGITS: Final = 3
_FAR: Final = 99_999_999


def newest_first(day: dt.date | None, identifier: str) -> str:
    """Return a key whose ascending order is newest first, undated last, then by identifier."""
    number = _FAR if day is None else _FAR - int(f"{day:%Y%m%d}") - 1
    return f"{number:08d}{identifier}"


def tie_break(identifier: str) -> int:
    """Return a number that orders identifiers as their text does.

    Exact for the project's form (two letters, a hyphen, eight characters and a check character
    that the others determine), which fits 64 bits; other texts are ordered by their beginning.
    """
    number = 0
    stem = identifier.replace("-", "")[:11].ljust(11, "\0")
    for character in stem:
        number = number * 37 + _place(character)
    return number


def _place(character: str) -> int:
    if "0" <= character <= "9":
        return ord(character) - ord("0") + 1
    if "a" <= character <= "z":
        return ord(character) - ord("a") + 11
    return 0
