"""CSL-JSON: what Zotero and other programs that style references read. Pure.

https://github.com/citation-style-language/schema: a list, also of one.
"""

import json
from collections.abc import Iterable, Iterator

from repository.citation.item import Item


def render_csl_json(items: Iterable[Item]) -> str:
    """Return items as a list, in UTF-8 and with an entry to a line."""
    return "".join(iterate_csl_json(items))


def iterate_csl_json(items: Iterable[Item]) -> Iterator[str]:
    """Return the same in pieces, for a list too long to be held."""
    yield "["
    between = "\n"
    for item in items:
        yield between + json.dumps(item, ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"
