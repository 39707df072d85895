"""Records whose title holds words that begin as typed."""

import re
from typing import Final

import tantivy
from tantivy import Occur, Query

from search.analysis import find_terms
from search.completion import Beginning
from search.engines.embedded.queries import Visible, join
from search.engines.embedded.schema import SCHEMA, TERMS, filter_term

TITLE: Final = "title"
#: More than are shown: stems let some through that do not fit as written.
_CANDIDATES: Final = 10
#: No stem is shorter.
_SHORTEST_STEM: Final = 3


def find_candidates(
    searcher: tantivy.Searcher, beginning: Beginning, limit: int, visible: Visible
) -> list[tantivy.Document]:
    """Return current records that may fit, none of which is out of sight."""
    current = Query.term_query(SCHEMA, TERMS, filter_term("state", "current"))
    clauses = [
        *visible.clauses(),
        (Occur.Must, current),
        *((Occur.Must, _begins(word)) for word in beginning.words),
    ]
    found = searcher.search(join(clauses), limit * _CANDIDATES, count=False)
    return [searcher.doc(address) for _, address in found.hits]


def _begins(word: str) -> Query:
    """Return a query for titles with a word that begins so. The index holds stems.

    A stem is the word's beginning (screen-ing), or differs from it at the end (babi-es): so it
    begins as typed, or is itself a beginning of what was typed, or the stem of it.
    """
    stems = {word[:size] for size in range(_SHORTEST_STEM, len(word))} | set(find_terms(word))
    begins = Query.regex_query(SCHEMA, TITLE, f"{re.escape(word)}.*")
    return Query.boolean_query(
        [
            (Occur.Should, begins),
            *((Occur.Should, Query.term_query(SCHEMA, TITLE, stem)) for stem in sorted(stems)),
        ]
    )
