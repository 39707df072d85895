"""How a search's parameters are read, with what editors and the index know at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.blocked import Sight
from search.labels import load_known_values, load_lexicon
from search.lexicon import Lexicon
from search.parameters import Labels, Parameters, parse_query
from search.query import Notice, SearchQuery


@dataclass(frozen=True)
class Reading:
    """A search as it was understood."""

    query: SearchQuery
    #: What of it was not.
    notices: tuple[Notice, ...]
    labels: Labels
    lexicon: Lexicon


def read_search(
    parameters: Parameters, sight: Sight, fixed: Mapping[str, str] | None = None
) -> Reading:
    """Read a search.

    Args:
        parameters: every value of each parameter.
        sight: what may be shown now.
        fixed: filters of the page itself, which parameters cannot change.
    """
    known = load_known_values(sight)
    lexicon = load_lexicon()
    query, notices = parse_query(
        parameters, known=known.labels, former=known.former, fixed=fixed, lexicon=lexicon
    )
    return Reading(query, tuple(notices), known.labels, lexicon)
