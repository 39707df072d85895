"""Sets a pack as one tagged PDF (PDF/UA-1), which a screen reader reads like the page."""

import json
from pathlib import Path
from typing import Final

import typst

from repository.interchange.packs.plain import keep_printable
from repository.interchange.packs.tree import build_tree

_SOURCE: Final = Path(__file__).with_name("pack.typ")
STANDARD: Final = "ua-1"


class NoPdfError(Exception):
    """A pack cannot be set: no font here has the letters of its language, for one."""


def typeset(page: str, title: str, author: str) -> bytes:
    """Return a page as a tagged PDF.

    Args:
        page: a whole page, as HTML with whole addresses.
        title: what programs call the document.
        author: who publishes it.

    Raises:
        NoPdfError: there would be something missing in it.
    """
    data = {"title": title, "author": author, "blocks": build_tree(page)}
    inputs = {"data": keep_printable(json.dumps(data, ensure_ascii=False))}
    try:
        pdf: bytes = typst.compile(
            _SOURCE.read_bytes(), format="pdf", pdf_standards=[STANDARD], sys_inputs=inputs
        )
    except typst.TypstError as error:
        raise NoPdfError from error
    return pdf
