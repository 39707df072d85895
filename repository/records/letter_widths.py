"""How much room words need in a drawing, whatever font a reader has. Pure: no Django.

A drawing asks for Arial, and a machine without it draws in another font. The widths are those of
DejaVu Sans, measured and rounded up. Hardly any font in common use is wider (Verdana is as wide),
and most are much narrower, so that no line leaves its box.
"""

from collections.abc import Iterator
from typing import Final

#: In ems, the size of the font.
_WIDTHS: Final = {
    letter: width
    for letters, width in (
        ("il", 0.31),
        ("j.,'’‘ ", 0.36),
        ("ft", 0.43),
        ("rIJ()[]-!/:;|", 0.47),
        ('cksvxyz“”"', 0.6),
        ("aeo", 0.615),
        ("bdghnpqu0123456789", 0.64),
        ("ABCDEFGHKLNOPQRSTUVXYZ", 0.79),
    )
    for letter in letters
}
#: “m”, “M”, “w”, “W”, and each letter that has not been measured.
_WIDEST: Final = 1.0
#: How much wider the same words are when bold.
_BOLD: Final = 1.12


def measure(text: str, *, bold: bool = False) -> float:
    """Return how many ems a line needs at most."""
    return sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * (_BOLD if bold else 1)


def break_lines(text: str, width: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit.

    Args:
        text: words with white space between them.
        width: of the room, in ems. A word that is wider alone is broken.
        bold: whether the text is set bold.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _break_word(word, width, bold=bold)
    return lines


def _break_word(word: str, width: float, *, bold: bool) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and measure(piece + letter, bold=bold) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
