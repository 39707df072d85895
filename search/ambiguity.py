"""What else a search may mean: a term has several meanings, and no word tells which. Pure.

An ordinary word, such as “cut”, is asked about only where it is the whole search: in a sentence it
seldom means what a clinician might hear.
"""

import re
from collections.abc import Iterator, Sequence

from repository.taxonomy.synonyms import TermGroup
from search.expressions import Item, build_key, make_key, split_items
from search.lexicon import Lexicon
from search.meaning import find_meant
from search.query_text import TextQuery, find_plain_words

Expression = Sequence[Item]


def list_meanings(query: TextQuery, lexicon: Lexicon) -> tuple[str, ...]:
    """Return a text for each thing that an unclear term in a search may mean."""
    found = (
        _replace(query.text, expression, group.label)
        for expression, groups in _find_unclear(query.runs, lexicon)
        for group in groups
        if _is_whole(expression, query) or _is_abbreviation(expression, group)
    )
    return tuple(text for text in dict.fromkeys(found) if text != query.text)


def _find_unclear(
    texts: Sequence[str], lexicon: Lexicon
) -> Iterator[tuple[Expression, list[TermGroup]]]:
    """Return the expressions that are read as nothing but themselves, with what they may mean."""
    runs = [split_items(text) for text in texts]
    for number, items in enumerate(runs):
        start = 0
        while start < len(items):
            others = [*runs[:number], items[:start], *runs[number + 1 :]]
            size, groups = _read(items, start, lexicon, others)
            if groups:
                yield items[start : start + size], groups
            start += size


def _read(
    items: list[Item], start: int, lexicon: Lexicon, others: list[list[Item]]
) -> tuple[int, list[TermGroup]]:
    """Return the length of the longest known expression that begins here, and what is unclear."""
    for size in range(min(lexicon.longest, len(items) - start), 0, -1):
        place = lexicon.find(items[start : start + size])
        if place is None or (size == 1 and items[start].is_stop_word):
            continue
        meant = find_meant(place, [*others, items[start + size :]])
        if place.equal or len(meant) == 1:
            return size, []
        if place.ambiguous:
            return size, meant or [group for group, _ in place.ambiguous]
    return 1, []


def _is_whole(expression: Expression, query: TextQuery) -> bool:
    telling = [item for item in expression if not item.is_stop_word]
    return not query.phrases and build_key(telling) == make_key(" ".join(query.words))


def _is_abbreviation(expression: Expression, group: TermGroup) -> bool:
    """Return whether a term was typed in capitals, and the editors write it so too."""
    key = build_key(expression)
    return all(item.is_name for item in expression) and any(
        make_key(term) == key and sum(map(str.isupper, term)) > 1 for term in group.ambiguous
    )


def _replace(text: str, expression: Expression, label: str) -> str:
    """Return a text with an expression, where it stands outside quotation marks, said in full."""
    words = r"\W+".join(re.escape(item.surface) for item in expression)
    plain = list(find_plain_words(text))
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text):
        if any(start <= match.start() < end for start, end in plain):
            return text[: match.start()] + label + text[match.end() :]
    return text
