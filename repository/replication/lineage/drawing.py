"""A family of records as an SVG, drawn from left to right. Pure: no Django.

The drawing is one image to a screen reader: the list beside it says the same and more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from repository.records.driver_diagram import (
    COLUMN_WIDTH,
    FONT_SIZE,
    GUTTER,
    LINE_HEIGHT,
    PADDING,
    ROW_GAP,
    Box,
    draw_connector,
)
from repository.replication.lineage.tree import Branch, Family

#: A larger drawing could not be read on any screen: its list is enough.
MOST_BOXES: Final = 40
MOST_COLUMNS: Final = 6
#: Fill, stroke and text: at least 7 to 1 of text on fill. The record whose family it is stands out
#: by its border too, and says so in words.
_START: Final = ("#2b1140", "#2b1140", "#ffffff", 3)
_KIN: Final = ("#ffffff", "#766f80", "#1f1b29", 1.5)


@dataclass
class Name(Box):
    """The title of a record in its place."""

    key: int = 0
    is_start: bool = False


def is_drawn(family: Family) -> bool:
    """Return whether a family is small enough to be drawn."""
    depth = max(family.depths.values())
    return 1 < len(family.members) <= MOST_BOXES and depth < MOST_COLUMNS


def render_family(family: Family, titles: Mapping[int, str], start: int) -> str:
    """Return an SVG of a family.

    Args:
        family: its tree.
        titles: what each record is called, by the key of its page.
        start: the key of the record whose family it is.
    """
    roots = [_build(branch, family, titles, start) for branch in family.roots]
    top = 2.0
    for root in roots:
        root.place(top)
        top += root.extent + ROW_GAP
    boxes = {box.key: box for root in roots for box in root.walk() if isinstance(box, Name)}
    width = (max(box.depth for box in boxes.values()) + 1) * (COLUMN_WIDTH + GUTTER) - GUTTER
    label = f"Family of “{titles[start]}”, drawn. The list after it says the same."
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="mer-diagram__svg" '
        f'viewBox="-2 0 {width + 4} {top:g}" width="{width + 4}" height="{top:g}" '
        f'role="img" aria-label={quoteattr(label)} '
        f'font-family="Arial, sans-serif" font-size="{FONT_SIZE}">'
    )
    lines = (
        draw_connector(boxes[link.original.key], boxes[link.adapted.key])
        for link in family.links
        if link.original.key in boxes and link.adapted.key in boxes
    )
    return "".join([opening, *lines, *map(_draw, boxes.values()), "</svg>"])


def _build(branch: Branch, family: Family, titles: Mapping[int, str], start: int) -> Name:
    key = branch.kin.key
    is_start = key == start
    return Name(
        f"This record: {titles[key]}" if is_start else titles[key],
        family.depths[key],
        list(_build_below(branch.branches, family, titles, start)),
        key=key,
        is_start=is_start,
    )


def _build_below(
    branches: Sequence[Branch], family: Family, titles: Mapping[int, str], start: int
) -> Iterator[Box]:
    return (_build(each, family, titles, start) for each in branches if each.told_under is None)


def _draw(box: Name) -> str:
    fill, stroke, ink, thickness = _START if box.is_start else _KIN
    left, first = box.left + PADDING, box.top + PADDING + FONT_SIZE
    lines = "".join(
        f'<tspan x="{left}" y="{first + place * LINE_HEIGHT:g}">{escape(line)}</tspan>'
        for place, line in enumerate(box.lines)
    )
    return (
        f'<rect x="{box.left}" y="{box.top:g}" width="{COLUMN_WIDTH}" height="{box.height}" '
        f'rx="5" fill="{fill}" stroke="{stroke}" stroke-width="{thickness}"/>'
        f'<text fill="{ink}">{lines}</text>'
    )
