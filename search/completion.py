"""Titles that hold words beginning with what somebody has typed so far. Pure.

Words are compared as people write them, without case and accents: a stem would lose "screeni".
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from search.analysis import find_terms

#: Fewer characters begin too many words to be a hint.
MIN_CHARACTERS: Final = 2
#: What is typed beyond this is a sentence; nothing is called like that.
MAX_CHARACTERS: Final = 60
#: How many more an index is asked for than are shown: stems let some through that do not fit.
CANDIDATES: Final = 10
_SHORTEST_STEM: Final = 3

T = TypeVar("T")


def fold(text: str) -> str:
    """Return a text in lower case and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def split_words(text: str) -> list[str]:
    """Return a text's folded words; a hyphen or an apostrophe parts words."""
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


@dataclass(frozen=True)
class Beginning:
    """What has been typed so far: each word begins a word of what is looked for."""

    words: tuple[str, ...] = ()

    def fits(self, label: str) -> bool:
        """Return whether each typed word begins some word of a label."""
        words = split_words(label)
        return bool(self.words) and all(
            any(word.startswith(typed) for word in words) for typed in self.words
        )

    def rank(self, label: str) -> tuple[bool, int, str]:
        """Return a key: labels that begin as typed come first, then short ones."""
        words = split_words(label)
        begins = " ".join(words).startswith(" ".join(self.words))
        return not begins, len(words), label


def list_stems(word: str) -> list[str]:
    """Return the stems that an index may hold of a word which begins as typed, but for longer ones.

    A stem is the word's beginning (screen-ing), or differs from it at the end (babi-es): so it
    begins as typed, or is itself a beginning of what was typed, or the stem of it.
    """
    cut = {word[:size] for size in range(_SHORTEST_STEM, len(word))}
    return sorted(cut | set(find_terms(word)))


def parse_beginning(text: str) -> Beginning:
    """Read what was typed; too little or too much is nothing."""
    words = split_words(text) if len(text) <= MAX_CHARACTERS else []
    return Beginning(tuple(words) if sum(map(len, words)) >= MIN_CHARACTERS else ())


def choose(
    beginning: Beginning, labelled: Iterable[tuple[str, T]], limit: int
) -> Sequence[tuple[str, T]]:
    """Return the best of those whose label fits."""
    fitting = [item for item in labelled if beginning.fits(item[0])]
    return sorted(fitting, key=lambda item: beginning.rank(item[0]))[:limit]
