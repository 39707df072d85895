"""The styles that readers choose from, each a function from an item to a little HTML. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from repository.citation.apa import render_apa
from repository.citation.harvard import render_harvard
from repository.citation.item import Item
from repository.citation.markup import to_text
from repository.citation.nice import render_nice
from repository.citation.vancouver import render_vancouver


@dataclass(frozen=True)
class Style:
    """How a reference reads: its name for people, and what writes it."""

    label: str
    #: Returns escaped text, with `<i>` and no other element.
    render: Callable[[Item], str]

    def render_text(self, item: Item) -> str:
        """Return the reference as plain text."""
        return to_text(self.render(item))


#: By the name that an address has, in the order of the cite box.
STYLES: Final = {
    "vancouver": Style("Vancouver", render_vancouver),
    "harvard": Style("Harvard (Cite Them Right)", render_harvard),
    "apa": Style("APA 7", render_apa),
    "nice": Style("One line, like NICE", render_nice),
}
