"""What a person typed, as words, "quoted phrases" and -exclusions, and what it means. Pure.

Everything else is plain words: no engine's query syntax has a meaning here, so none can leak.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from search.analysis import find_terms, is_stop_word
from search.lexicon import EMPTY, Lexicon
from search.meaning import MOST_CONCEPTS, Concept, build_concepts

#: A long sentence has some 300 characters. What is pasted beyond this adds noise, not meaning.
MAX_CHARACTERS: Final = 1_000
MAX_WORDS: Final = MOST_CONCEPTS
_PARTS = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)"|(?P<word>\S+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»\uff02", '"'))


@dataclass(frozen=True)
class TextQuery:
    """A text as typed (cleaned and cut), and what it asks for."""

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    #: The words as they stand side by side, small ones too; several where a phrase is between.
    runs: tuple[str, ...] = ()
    #: What the words mean, with other ways to say it. Phrases and exclusions are taken as typed.
    concepts: tuple[Concept, ...] = ()
    was_cut: bool = False


def clean_text(text: str) -> str:
    """Return a text without control characters, with single spaces and composed accents."""
    spaced = "".join(
        " " if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} else character
        for character in text
    )
    return " ".join(unicodedata.normalize("NFC", spaced).split())


def cut_text(text: str) -> tuple[str, bool]:
    """Return as much of a text as is read, cleaned, and whether that is less than all of it."""
    # Cleaning looks at every character: cut first, generously, against a five-megabyte paste.
    cleaned = clean_text(text[: 10 * MAX_CHARACTERS])
    was_cut = len(cleaned) > MAX_CHARACTERS or len(text) > 10 * MAX_CHARACTERS
    return cleaned[:MAX_CHARACTERS].rstrip(), was_cut


def parse_text(text: str, lexicon: Lexicon = EMPTY) -> TextQuery:
    """Split what was typed, and read it by the editors' synonyms.

    An unbalanced quotation mark is no mark at all.
    """
    cleaned, was_cut = cut_text(text)
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    # Synonyms hold small words (“third stage of labour”), so what stands side by side is kept.
    runs: list[list[str]] = [[]]
    for part in _split_parts(cleaned):
        if part.is_plain:
            _keep(part.text, words)
            runs[-1].append(part.text)
        else:
            _keep(part.text, excluded if part.is_excluded else phrases)
            runs.append([])
    telling = [word for word in words if not is_stop_word(word)]
    if telling or phrases:
        words = telling
    typed = [" ".join(run) for run in runs if run]
    concepts = build_concepts(typed, lexicon)
    if not (concepts or phrases):
        # Words that say nothing are looked for where there are no others.
        concepts = build_concepts(typed, lexicon, keep_stop_words=True)
    count = len(words) + len(phrases) + len(excluded)
    return TextQuery(
        text=cleaned,
        words=tuple(words[:MAX_WORDS]),
        phrases=tuple(phrases[:MAX_WORDS]),
        excluded=tuple(excluded[:MAX_WORDS]),
        runs=tuple(typed),
        concepts=concepts if words else (),
        was_cut=was_cut or count > MAX_WORDS,
    )


def find_plain_words(text: str) -> Iterator[tuple[int, int]]:
    """Return where the words of a cleaned text stand that are neither quoted nor excluded."""
    return (part.span for part in _split_parts(text) if part.is_plain)


@dataclass(frozen=True)
class _Part:
    """A word or a quoted phrase as typed, and where it stands."""

    text: str
    span: tuple[int, int]
    is_phrase: bool
    is_excluded: bool

    @property
    def is_plain(self) -> bool:
        return not (self.is_phrase or self.is_excluded)


def _split_parts(text: str) -> Iterator[_Part]:
    # Each quotation mark is one character for another: places stay the same.
    for match in _PARTS.finditer(text.translate(_QUOTES)):
        phrase = match["phrase"]
        if phrase is not None:
            yield _Part(phrase, match.span(), is_phrase=True, is_excluded=bool(match["minus"]))
        else:
            word = match["word"].replace('"', " ")
            excluded = word.startswith("-")
            word = word.lstrip("-") if excluded else word
            yield _Part(word, match.span(), is_phrase=False, is_excluded=excluded)


def _keep(text: str, among: list[str]) -> None:
    text = text.strip()
    if text not in among and find_terms(text):
        among.append(text)
