"""Details that are harmless alone and identify together: place, time, event, group, family, job.

Each detail weighs what it narrows, roughly in powers of ten of births a year in Britain (some
600,000). 1 leaves tens of thousands, 2 some thousand or hundreds, 3 some tens. Weights add up as
powers multiply: from 6 on, fewer than one birth in a million would fit by chance, so that those
who were near will know who it is. A rare event or an unusual person must be among them: a birth in
a town in May is one of hundreds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from repository.reidentification import dates
from repository.reidentification.finding import ADVICE, TEXT, Confidence, Finding, Kind, Span
from repository.reidentification.jobs import ONLY_OF_A_PEOPLE, ONLY_ONE
from repository.reidentification.places import PlaceSize, find_places, size_of
from repository.reidentification.rarity import EVENTS, FAMILY, GROUPS, find_facts
from repository.reidentification.story import Story

THRESHOLD: Final = 6
_SURE_FROM: Final = 8
_RARE: Final = 2

#: What a time narrows to; the surest first.
_TIMES: Final = (
    (dates.EXACT_DAY, 3),
    (dates.FEAST_DAY, 2),
    (dates.MONTH_AND_YEAR, 2),
    (dates.SEASON_AND_YEAR, 2),
    (dates.MONTH_ALONE, 1),
    (dates.YEAR, 1),
)


@dataclass(frozen=True)
class Piece:
    """One detail: what it is about, what it weighs, where it stands."""

    about: str
    weight: int
    source: str
    span: Span
    words: str


def find_jigsaws(story: Story) -> Iterator[Finding]:
    """Find that the heaviest details of each sort identify together."""
    best: dict[str, Piece] = {}
    for piece in find_pieces(story):
        if piece.about not in best or piece.weight > best[piece.about].weight:
            best[piece.about] = piece
    pieces = sorted(
        (p for p in best.values() if p.weight), key=lambda p: (p.source != TEXT, p.span)
    )
    total = sum(piece.weight for piece in pieces)
    if not _identifies(best, total):
        return
    why, suggestion = ADVICE[Kind.JIGSAW]
    listed = "; ".join(f"{piece.about}: “{piece.words}”" for piece in pieces)
    first, *others = pieces
    yield Finding(
        Kind.JIGSAW,
        first.source,
        first.span,
        first.words,
        f"{why}: {listed}.",
        suggestion,
        Confidence.LIKELY if total >= _SURE_FROM else Confidence.POSSIBLE,
        tuple((piece.source, piece.span) for piece in others),
    )


def _identifies(best: dict[str, Piece], total: int) -> bool:
    def weight(about: str) -> int:
        return best[about].weight if about in best else 0

    person = max(weight("event"), weight("family"), weight("only one"))
    return total >= THRESHOLD and person >= _RARE and weight("place") >= 1


def find_pieces(story: Story) -> Iterator[Piece]:
    """Find every detail in the text, and those that are shown beside it."""
    text = story.text
    for place in find_places(text, story.organisations):
        yield _piece("place", int(place.size), text, place.start, place.end)
    for pattern, weight in _TIMES:
        for match in pattern.finditer(text):
            yield _piece("time", weight, text, match.start(), match.end())
    for about, table in (("event", EVENTS), ("family", FAMILY), ("group", GROUPS)):
        for fact in find_facts(text, table):
            yield _piece(about, fact.weight, text, fact.start, fact.end)
    for match in (*ONLY_ONE.finditer(text), *ONLY_OF_A_PEOPLE.finditer(text)):
        yield _piece("only one", 2, text, match.start(), match.end())
    yield from _beside(story)


def _beside(story: Story) -> Iterator[Piece]:
    if story.place:
        size = size_of(story.place)
        known = PlaceSize.TOWN if size is None else size
        yield _piece("place", int(known), story.place, 0, len(story.place), "place")
    for pattern, weight in _TIMES:
        for match in pattern.finditer(story.date):
            yield _piece("time", weight, story.date, match.start(), match.end(), "date")
    for fact in find_facts(story.ethnicity, GROUPS):
        yield _piece("group", fact.weight, story.ethnicity, fact.start, fact.end, "ethnicity")
    for fact in find_facts(story.role, FAMILY):
        yield _piece("family", fact.weight, story.role, fact.start, fact.end, "role")


def _piece(  # noqa: PLR0913, PLR0917 - each is a column of the piece
    about: str, weight: int, text: str, start: int, end: int, source: str = TEXT
) -> Piece:
    return Piece(about, weight, source, Span(start, end), text[start:end])
