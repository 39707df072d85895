"""What every drawing on a public page begins with. Pure: text in, text out.

A drawing is one image to a screen reader, and a table beside it says the same. Colours and sizes
are presentation attributes, because public pages allow no inline style.
"""

from typing import Final
from xml.sax.saxutils import escape

#: Fills from none to most, each with the ink that is read on it: contrast of at least 7 to 1.
SHADES: Final = (
    ("#ffffff", "#1f1b29"),
    ("#ece4f3", "#1f1b29"),
    ("#cdb9df", "#1f1b29"),
    ("#4d2271", "#ffffff"),
)
INK: Final = "#1f1b29"
LINE: Final = "#766f80"
STRONG: Final = "#4d2271"


def open_svg(width: float, height: float, label: str) -> str:
    """Return the opening tag of a drawing.

    Args:
        width: in the drawing's own pixels; the page makes it smaller where it must.
        height: the same.
        label: what the drawing tells, in words.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="mer-drawing__svg" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" role="img" '
        f'aria-label="{_attribute(label)}" font-family="Arial, sans-serif" font-size="14">'
    )


def draw_text(  # noqa: PLR0913 - what any text in a drawing has
    text: str,
    left: float,
    baseline: float,
    *,
    size: int = 14,
    ink: str = INK,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """Return a line of text.

    Args:
        text: the words.
        left: where it is anchored.
        baseline: where its letters stand.
        size: of the letters.
        ink: its colour.
        bold: whether it is bold.
        anchor: which part of it is at `left`: `start`, `middle` or `end`.
    """
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{left:g}" y="{baseline:g}" fill="{ink}" font-size="{size}" '
        f'text-anchor="{anchor}"{weight}>{escape(text)}</text>'
    )


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
