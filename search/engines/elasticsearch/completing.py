"""Records whose title holds words that begin as typed. Pure."""

from elasticsearch.dsl.query import Bool, Prefix, Query, Terms

from search.completion import CANDIDATES, Beginning, list_stems
from search.engines.elasticsearch.queries import SHOWN, Body, Visible, one_of


def build_completion(beginning: Beginning, limit: int, visible: Visible) -> Body:
    """Return a request for current records that may fit, none of which is out of sight."""
    query = Bool(
        filter=[one_of("state", ["current"]), *(_begins(word) for word in beginning.words)],
        must_not=visible.excluded(),
    )
    return {
        "query": query.to_dict(),
        "size": limit * CANDIDATES,
        "sort": [{"identifier": "asc"}],
        "_source": SHOWN,
    }


def _begins(word: str) -> Query:
    """Return a query for titles with a word that begins so. The index holds stems."""
    return Bool(should=[Prefix(title=word), Terms(title=list_stems(word))], minimum_should_match=1)
