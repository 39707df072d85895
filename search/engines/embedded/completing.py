"""Records whose title holds words that begin as typed."""

import re
from typing import Final

import tantivy
from tantivy import Occur, Query

from search.completion import CANDIDATES, Beginning, list_stems
from search.engines.embedded.queries import Visible, join
from search.engines.embedded.schema import SCHEMA, TERMS
from search.engines.terms import filter_term

TITLE: Final = "title"


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
    found = searcher.search(join(clauses), limit * CANDIDATES, count=False)
    return [searcher.doc(address) for _, address in found.hits]


def _begins(word: str) -> Query:
    """Return a query for titles with a word that begins so. The index holds stems."""
    begins = Query.regex_query(SCHEMA, TITLE, f"{re.escape(word)}.*")
    return Query.boolean_query(
        [
            (Occur.Should, begins),
            *((Occur.Should, Query.term_query(SCHEMA, TITLE, s)) for s in list_stems(word)),
        ]
    )
