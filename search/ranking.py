"""The numbers that rank, each with its argument, and the keys that sort. Pure.

How new a record is, and when it was reviewed, does not rank: readers sort by either, and what is
out of date has a state of its own. BM25 knows how rare a word is, so nothing here does.
"""

import datetime as dt
from typing import Final

from search.meaning import Strength

#: Weight of a word by where it is found. BM25 already favours rare words and short fields.
FIELD_WEIGHTS: Final = {
    # Chosen by an editor to say what the record is: a match there is rarely by chance.
    "title": 3.0,
    # 300 characters on what was done, where, and what happened: longer than a title, and BM25
    # takes that off already.
    "summary": 3.0,
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
#: What holding a concept at all is worth: as much as BM25 makes of a rare word in two of the short
#: fields, so that a record which holds one concept more comes first, in most cases. Much more, and
#: where a word stands would not count.
HELD: Final = 15.0
#: The same for all that was searched: however many related terms a record holds, it never comes
#: before one that holds the thing itself.
HELD_ALONE: Final = 100.0
#: How much the words of what only has to do with a concept count, anywhere in the record.
RELATED_WEIGHT: Final = 0.4
#: How much each related term beside the best one adds: with more of them a record has more to do
#: with the concept. All of it, and a long record that lists everything would come too far up.
RELATED_MORE: Final = 0.8
#: In a longer search, what holding any of them is worth: two thirds of the concept itself, or a
#: common word beside it would decide (“unkind” by what it has to do with, beside “staff”).
RELATED_HELD: Final = 10.0
#: All words of an expression, where they do not stand together. Of a search for one thing alone,
#: this is all they add; in a longer one they count as words do, by half, and each is worth as much
#: as a third of the concept.
PARTS_HELD: Final = 0.8
PARTS_WEIGHT: Final = 0.5
PART_HELD: Final = 5.0
#: Two concepts side by side, as they were typed: half of what one more of them would be worth.
SIDE_BY_SIDE: Final = 8.0

#: Everyday words of a longer search count less: in “staff being unkind to mums” it is not “being”
#: that was meant. From this frequency on (Zipf scale), and no less from the second on.
EVERYDAY: Final = (4.5, 6.0)
EVERYDAY_WEIGHT: Final = 0.2

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


def weigh_everyday(zipf: float) -> float:
    """Return how much a word counts beside others: 1, and less the more people say it."""
    first, last = EVERYDAY
    share = min(1.0, max(0.0, (zipf - first) / (last - first)))
    return round(1.0 - share * (1.0 - EVERYDAY_WEIGHT), 3)


def newest_first(day: dt.date | None, identifier: str) -> str:
    """Return a key whose ascending order is newest first, undated last, then by identifier."""
    number = _FAR if day is None else _FAR - int(f"{day:%Y%m%d}") - 1
    return f"{number:08d}{identifier}"


def most_first(number: int, identifier: str) -> str:
    """Return a key whose ascending order is the largest number first, then by identifier."""
    return f"{_FAR - number:08d}{identifier}"


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
