"""The rich text of a record: enough to write clearly, nothing that breaks the page."""

from typing import Final

RICH_TEXT: Final = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_RICH_TEXT: Final = ["bold", "italic", "ol", "ul", "link"]
