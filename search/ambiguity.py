"""What else a search may mean: a term has several meanings, and no word tells which. Pure.

An ordinary word, such as “cut”, is asked about only where it is the whole search: in a sentence it
seldom means what a clinician might hear.
"""

import re
from collections.abc import Sequence
from functools import partial

from repository.taxonomy.synonyms import TermGroup
from search.expressions import Item, build_key, make_key, read_expressions
from search.lexicon import Lexicon
from search.meaning import find_meant
from search.query_text import TextQuery, find_plain_words

Expression = Sequence[Item]


def list_meanings(query: TextQuery, lexicon: Lexicon) -> tuple[str, ...]:
    """Return a text for each thing that an unclear term in a search may mean."""
    found = (
        _replace(query.text, expression, group.label)
        for expression, groups in read_expressions(query.runs, partial(_find_unclear, lexicon))
        for group in groups
        if _is_whole(expression, query) or _is_abbreviation(expression, group)
    )
    return tuple(text for text in dict.fromkeys(found) if text != query.text)


def _find_unclear(
    lexicon: Lexicon, items: list[Item], start: int, others: list[list[Item]]
) -> tuple[int, list[TermGroup]]:
    """Return the length of the longest known expression that begins here, and what it may mean.

    That is nothing where it means one thing, or is read as nothing but its words.
    """
    for size, place in lexicon.find_beginning(items[start:]):
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
