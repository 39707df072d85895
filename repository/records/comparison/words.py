"""Which words, or which things of a list, were added and removed. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

#: Parts a paragraph from the next, and stands among the words as one of them.
BREAK: Final = "\n"
#: Beyond this many pairs of words a passage counts as replaced whole: comparing takes the product.
MOST_PAIRS: Final = 1_000_000
_TOKEN: Final = re.compile(r"\n|[^\s]+")

Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Piece:
    """A run of words that stand in both texts, or in one alone."""

    kind: Kind
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as they are read."""
        return " ".join(self.words)


Line = tuple[Piece, ...]


def compare_texts(old: str, new: str) -> tuple[Line, ...]:
    """Return the paragraphs of two texts as one text, each word marked.

    Paragraphs are compared before words: what was moved or rewritten far away then does not
    tear apart a paragraph that stayed as it was.
    """
    before, after = _split(old), _split(new)
    marked: list[tuple[Kind, str]] = []
    for tag, i, j, k, m in _opcodes(before, after):
        if tag == "replace":
            marked += _mark(_join(before[i:j]), _join(after[k:m]))
        else:
            marked += (("same", word) for word in _join(before[i:j]) if tag == "equal")
            marked += (("removed", word) for word in _join(before[i:j]) if tag == "delete")
            marked += (("added", word) for word in _join(after[k:m]) if tag == "insert")
    return tuple(_gather(marked))


def compare_lists(old: Sequence[str], new: Sequence[str]) -> tuple[Line, ...]:
    """Return the things of two lists, each on a line of its own and marked whole."""
    return tuple((Piece(kind, (item,)),) for kind, item in _mark(old, new))


def _split(text: str) -> list[tuple[str, ...]]:
    """Return the words of each paragraph that has any."""
    lines = (tuple(_TOKEN.findall(line)) for line in text.split(BREAK))
    return [line for line in lines if line]


def _join(lines: Sequence[tuple[str, ...]]) -> list[str]:
    """Return paragraphs as one run of words, each closed by a break."""
    return [word for line in lines for word in (*line, BREAK)]


def _mark(old: Sequence[str], new: Sequence[str]) -> list[tuple[Kind, str]]:
    marked: list[tuple[Kind, str]] = []
    for tag, i, j, k, m in _opcodes(old, new):
        if tag == "equal":
            marked += (("same", word) for word in old[i:j])
        else:
            marked += (("removed", word) for word in old[i:j])
            marked += (("added", word) for word in new[k:m])
    return marked


def _opcodes(old: Sequence[object], new: Sequence[object]) -> list[tuple[str, int, int, int, int]]:
    if len(old) * len(new) > MOST_PAIRS:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _gather(marked: Sequence[tuple[Kind, str]]) -> Iterator[Line]:
    """Yield lines of pieces. A line ends at a break of either text."""
    line: list[Piece] = []
    words: list[str] = []
    kind: Kind = "same"
    for next_kind, word in (*marked, ("same", BREAK)):
        if words and (next_kind != kind or word == BREAK):
            line.append(Piece(kind, tuple(words)))
            words = []
        kind = next_kind
        if word != BREAK:
            words.append(word)
        elif line:
            yield tuple(line)
            line = []
