"""A word among its neighbours, and what a sign beside it says."""

import re
from dataclasses import dataclass
from typing import Final

from repository.reidentification.finding import Kind
from repository.reidentification.words import Word

_TOUCHING: Final = re.compile(r"[ \t]{0,3}[\"“‘'(]?")


@dataclass(frozen=True)
class Sign:
    """A sign of a person. A strong one makes even “May” a name."""

    kind: Kind
    is_strong: bool


@dataclass(frozen=True)
class Setting:
    """A word among its neighbours: four before, in lower case, and the text to both sides."""

    text: str
    word: Word
    previous: Word | None
    before: list[str]
    following: Word | None

    @property
    def gap(self) -> str:
        """What stands between the word and the one before."""
        return self.text[self.previous.end : self.word.start] if self.previous else ""

    @property
    def touches(self) -> bool:
        """Whether only a space or a quotation mark stands there."""
        return self.previous is not None and _TOUCHING.fullmatch(self.gap) is not None

    @property
    def head(self) -> str:
        """The text before."""
        return self.text[max(0, self.word.start - 25) : self.word.start]

    @property
    def tail(self) -> str:
        """The text after."""
        return self.text[self.word.end : self.word.end + 100]
