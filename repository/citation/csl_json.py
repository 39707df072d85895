"""CSL-JSON: what Zotero and other programs that style references read. Pure.

https://github.com/citation-style-language/schema: a list, also of one.
"""

import json
from collections.abc import Iterable

from repository.citation.item import Item


def render_csl_json(items: Iterable[Item]) -> str:
    """Return items as a list, in UTF-8 and with an entry to a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n"
