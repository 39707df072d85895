"""What rich text on the network's pages may hold."""

from typing import Final

RICH_TEXT: Final = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
