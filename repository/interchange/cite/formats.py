"""The formats of citations, declared once: a format's extension is the end of its address. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from repository.citation.bibtex import render_bibtex
from repository.citation.csl_json import render_csl_json
from repository.citation.item import Item
from repository.citation.ris import render_ris
from repository.citation.styles import STYLES, Style

DEFAULT_STYLE: Final = "harvard"


@dataclass(frozen=True)
class Format:
    """One format: what its addresses end in, its name for people, what writes it."""

    extension: str
    label: str
    media_type: str
    #: The style is for text alone.
    render: Callable[[Sequence[Item], Style], str]
    #: Whether a program takes it, so that a browser should save it.
    is_file: bool = True

    def name_file(self, stem: str) -> str:
        """Return what the file is called that a reader saves."""
        return f"{stem}.{self.extension}"


def _render_bibtex(items: Sequence[Item], _style: Style) -> str:
    return "\n".join(map(render_bibtex, items))


def _render_ris(items: Sequence[Item], _style: Style) -> str:
    return "".join(map(render_ris, items))


def _render_csl_json(items: Sequence[Item], _style: Style) -> str:
    return render_csl_json(items)


def _render_text(items: Sequence[Item], style: Style) -> str:
    return "".join(f"{style.render_text(item)}\n" for item in items)


FORMATS: Final = (
    Format("bib", "BibTeX", "application/x-bibtex; charset=utf-8", _render_bibtex),
    Format("ris", "RIS", "application/x-research-info-systems; charset=utf-8", _render_ris),
    Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", _render_csl_json),
    Format("txt", "Plain text", "text/plain; charset=utf-8", _render_text, is_file=False),
)
BY_EXTENSION: Final = {kind.extension: kind for kind in FORMATS}
FILES: Final = tuple(kind for kind in FORMATS if kind.is_file)


def find_style(name: str) -> Style:
    """Return a style by the name that an address has.

    Raises:
        ValueError: there is no such style; the message lists those that there are.
    """
    if name not in STYLES:
        raise ValueError(f"There is no style “{name}”. The styles are: {', '.join(STYLES)}.")
    return STYLES[name]
