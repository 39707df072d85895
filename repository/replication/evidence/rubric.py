"""The public rubric, as data: what is asked of a record, what earns points, what loses them. Pure.

It rates how well a result is known, never whether it is a good one: a change that is well shown
not to have worked is strong evidence. What each question is taken from stands in `crosswalk`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: Moves with any change to questions, points or levels: ratings made with another one are kept,
#: and are not shown, since their points no longer mean what this page says.
EDITION: Final = 1
#: What a record is called in facets and the API before two raters have settled on anything.
NOT_RATED: Final = "not-rated"
NOT_RATED_LABEL: Final = "Not yet rated"


@dataclass(frozen=True)
class Answer:
    """What may be true of a record for one question, and what it earns."""

    key: str
    points: int
    text: str


@dataclass(frozen=True)
class Question:
    """One question, with its answers from the most points to none."""

    key: str
    label: str
    text: str
    answers: tuple[Answer, ...]
    #: Keys of the published scales and guidelines whose thought it follows.
    sources: tuple[str, ...]

    @property
    def most(self) -> int:
        """Return the points that can be earned."""
        return max(answer.points for answer in self.answers)

    def find(self, key: str) -> Answer:
        """Return an answer by its key."""
        return next(answer for answer in self.answers if answer.key == key)


@dataclass(frozen=True)
class Level:
    """What a total comes to, in a word."""

    value: str
    label: str
    #: The fewest points.
    least: int
    text: str
    #: Whether a point is needed on every question: a high total must not hide a gap.
    needs_each: bool = False


def _question(
    key: str, label: str, text: str, answers: tuple[str, str, str], sources: str
) -> Question:
    full, part, none = answers
    made = (Answer("full", 2, full), Answer("part", 1, part), Answer("none", 0, none))
    return Question(key, label, text, made, tuple(sources.split()))


QUESTIONS: Final = (
    _question(
        "over-time",
        "Measured over time",
        "Was the result measured before and after the change?",
        (
            "Several times before and several times after, with the start of the change marked",
            "Once before and once after, or several times on one side only",
            "After the change only, or not measured",
        ),
        "ahrq squire",
    ),
    _question(
        "comparison",
        "Compared with something",
        "Could something else explain the result?",
        (
            "It is compared with people or places where the change was not made",
            "There is no such comparison, but other explanations are looked at and weighed",
            "There is no comparison, and other explanations are not looked at",
        ),
        "ahrq eef-trials grade",
    ),
    _question(
        "by-group",
        "Results by ethnic group",
        "Can a reader see what happened to each ethnic group?",
        (
            "Results are given by ethnic group, before and after",
            "Results are given by ethnic group once, or for several groups put together",
            "Results are not given by ethnic group",
        ),
        "amchp",
    ),
    _question(
        "size",
        "Enough people to tell",
        "Are there enough people, and is it said how sure the figures are?",
        (
            "Numbers of people are given, and how far chance goes: limits, intervals, a run chart",
            "Numbers of people are given, but they are few, or nothing is said about chance",
            "Numbers of people are not given",
        ),
        "grade eef-trials",
    ),
    _question(
        "whole-story",
        "What did not work is told",
        "Does it tell what failed, and look for harm elsewhere?",
        (
            "It says what did not help, and measures what might have become worse",
            "It does one of the two",
            "It does neither",
        ),
        "amchp squire",
    ),
    _question(
        "others",
        "Found by others too",
        "Has anybody but the team found the same?",
        (
            "It was evaluated by others, or another place has done it and measured the same",
            "It has been reviewed by peers, or the team has repeated it in a second place",
            "It rests on the team’s own account alone",
        ),
        "eef-toolkit eef-trials",
    ),
    _question(
        "described",
        "Described so that it can be done again",
        "Could another team do it from this description?",
        (
            "Who did what, where, when and with what is told, and what must stay the same",
            "The main steps are told, with gaps that another team would have to ask about",
            "It is not told what was done",
        ),
        "tidier squire",
    ),
)
BY_KEY: Final = {question.key: question for question in QUESTIONS}
MOST: Final = sum(question.most for question in QUESTIONS)
#: The highest first.
LEVELS: Final = (
    Level(
        "strong",
        "Strong",
        11,
        "What happened is well shown, and by more than one kind of proof.",
        needs_each=True,
    ),
    Level("moderate", "Moderate", 7, "What happened is likely to be as told, with gaps."),
    Level("early", "Early", 3, "There are first signs. Test it and measure it yourself."),
    Level("idea", "Idea", 0, "It is worth a thought. Little or nothing shows yet that it works."),
)


def find_level(points: Mapping[str, int]) -> Level:
    """Return the level that points come to.

    Args:
        points: of every question.
    """
    total = sum(points.values())
    has_each = all(points.values())
    return next(
        level for level in LEVELS if total >= level.least and (has_each or not level.needs_each)
    )
