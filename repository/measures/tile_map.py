"""A tile map: one square for each area, about where it lies, with its number in it. Pure.

Squares of one size: a small region counts as much as a large one. The number is written in each,
so that no shade has to be told from another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from repository.measures.svg import LINE, SHADES, draw_text, open_svg

#: Pixels of the drawing's own coordinates: three columns fit a telephone.
WIDTH: Final = 112
HEIGHT: Final = 104
GAP: Final = 4
PADDING: Final = 8
#: Characters of bold 14-pixel Arial that fit a tile.
CHARACTERS: Final = 12


@dataclass(frozen=True)
class Tile:
    """One area."""

    column: int
    row: int
    label: str
    number: int
    #: A few more words under the number.
    note: str = ""

    @property
    def left(self) -> int:
        """Return its left edge."""
        return self.column * (WIDTH + GAP) + 1

    @property
    def top(self) -> int:
        """Return its upper edge."""
        return self.row * (HEIGHT + GAP) + 1


def render_tile_map(tiles: Iterable[Tile], label: str) -> str:
    """Return the map as SVG.

    Args:
        tiles: the areas.
        label: what the map tells, in words.
    """
    drawn = tuple(tiles)
    most = max((tile.number for tile in drawn), default=0)
    width = max((tile.left for tile in drawn), default=0) + WIDTH + 1
    height = max((tile.top for tile in drawn), default=0) + HEIGHT + 1
    return "".join(
        [open_svg(width, height, label), *(_draw(tile, most) for tile in drawn), "</svg>"]
    )


def choose_shade(number: int, most: int) -> int:
    """Return which of the shades a number has: none, or a third of the largest number each."""
    if number <= 0:
        return 0
    thirds = len(SHADES) - 1
    return min(thirds, 1 + (number - 1) * thirds // most)


def _draw(tile: Tile, most: int) -> str:
    fill, ink = SHADES[choose_shade(tile.number, most)]
    left = tile.left + PADDING
    lines = wrap(tile.label, CHARACTERS)
    dashes = "" if tile.number else ' stroke-dasharray="5 4"'
    parts = [
        (
            f'<rect x="{tile.left}" y="{tile.top}" width="{WIDTH}" height="{HEIGHT}" fill="{fill}" '
            f'stroke="{LINE}" stroke-width="1.5"{dashes}/>'
        ),
        *(
            draw_text(line, left, tile.top + 20 + 16 * place, ink=ink, bold=True)
            for place, line in enumerate(lines)
        ),
    ]
    if tile.number:
        number = f"{tile.number:,}"
        parts.append(draw_text(number, left, tile.top + 78, size=26, ink=ink, bold=True))
        parts.append(draw_text(tile.note, left, tile.top + 96, size=13, ink=ink))
    else:
        parts.append(draw_text("None yet", left, tile.top + 78, ink=ink))
    return "".join(parts)
