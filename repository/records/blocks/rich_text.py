"""The rich text of a record: enough to write clearly, nothing that breaks the page."""

import re
from typing import Final

RICH_TEXT: Final = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_RICH_TEXT: Final = ["bold", "italic", "ol", "ul", "link"]

_MARKUP: Final = re.compile(r"<[^>]*>|&nbsp;")


def has_words(html: str) -> bool:
    """Return whether rich text says anything: an emptied editor leaves `<p …></p>` behind."""
    return bool(_MARKUP.sub("", html).strip())
