"""A driver diagram's content as an accessible SVG. Pure: plain data in, a string out; no Django.

The drawing is one image to a screen reader: the nested list beside it carries the same words.
Colours and sizes are presentation attributes, because public pages allow no inline style.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax.saxutils import escape

from repository.records.letter_widths import break_lines

#: Pixels of the drawing's own coordinates; the page scales it.
COLUMN_WIDTH: Final = 188
GUTTER: Final = 30
LINE_HEIGHT: Final = 20
PADDING: Final = 10
ROW_GAP: Final = 14
HEADER_HEIGHT: Final = 34
FONT_SIZE: Final = 16
#: Left at the end of the longest line in the widest font; in any other font there is more.
_LEAST_PADDING: Final = 6
#: Room for words in a box, in ems.
_ROOM: Final = (COLUMN_WIDTH - PADDING - _LEAST_PADDING) / FONT_SIZE

HEADINGS: Final = ("Aim", "Primary drivers", "Secondary drivers", "Change ideas")
#: Fill, stroke and text of each column: contrast of text on fill is at least 7 to 1.
COLOURS: Final = (
    ("#2b1140", "#2b1140", "#ffffff"),
    ("#ece4f3", "#4d2271", "#1f1b29"),
    ("#e6f3f3", "#0a5c63", "#1f1b29"),
    ("#ffffff", "#766f80", "#1f1b29"),
)


@dataclass
class Box:
    """One text of the diagram, with what it leads to on its right."""

    text: str
    depth: int
    children: list["Box"] = field(default_factory=list)
    top: float = 0

    @property
    def lines(self) -> list[str]:
        """The text, broken to fit the column."""
        # The aim, in the first column, is set bold, which is wider.
        return break_lines(self.text, _ROOM, bold=not self.depth) or [""]

    @property
    def height(self) -> int:
        """Height of the box itself."""
        return len(self.lines) * LINE_HEIGHT + 2 * PADDING

    @property
    def extent(self) -> float:
        """Height of the box or of everything to its right, whichever is more."""
        below = sum(child.extent for child in self.children)
        return max(self.height, below + ROW_GAP * max(len(self.children) - 1, 0))

    @property
    def left(self) -> int:
        """Left edge."""
        return self.depth * (COLUMN_WIDTH + GUTTER)

    @property
    def middle(self) -> float:
        """Vertical middle, where connectors meet the box."""
        return self.top + self.height / 2

    def place(self, top: float) -> None:
        """Set this box beside the middle of its children, which are stacked from `top` down."""
        extent = self.extent
        self.top = top + (extent - self.height) / 2
        stack = sum(child.extent for child in self.children)
        stack += ROW_GAP * max(len(self.children) - 1, 0)
        child_top = top + (extent - stack) / 2
        for child in self.children:
            child.place(child_top)
            child_top += child.extent + ROW_GAP

    def walk(self) -> list["Box"]:
        """Return this box and all to its right, in reading order."""
        return [self, *(box for child in self.children for box in child.walk())]


def render_driver_diagram(diagram: Mapping[str, Any]) -> str:
    """Return an SVG of a driver diagram.

    Args:
        diagram: `{"aim", "primary_drivers": [{"title", "secondary_drivers":
            [{"title", "change_ideas": [text]}]}]}`, as in a record's content.
    """
    root = _build_tree(diagram)
    root.place(HEADER_HEIGHT)
    boxes = root.walk()
    columns = max(box.depth for box in boxes) + 1
    width = columns * COLUMN_WIDTH + (columns - 1) * GUTTER
    height = HEADER_HEIGHT + root.extent + 1
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="mer-diagram__svg" '
        f'viewBox="-1 0 {width + 2} {height:g}" width="{width + 2}" height="{height:g}" '
        f'role="img" aria-label="{_attribute(_describe(root))}" '
        f'font-family="Arial, sans-serif" font-size="{FONT_SIZE}">'
    )
    parts = [
        opening,
        *(_heading(depth) for depth in range(columns)),
        *(draw_connector(box, child) for box in boxes for child in box.children),
        *(_draw(box) for box in boxes),
        "</svg>",
    ]
    return "".join(parts)


def _build_tree(diagram: Mapping[str, Any]) -> Box:
    primaries: Sequence[Mapping[str, Any]] = diagram.get("primary_drivers") or ()
    return Box(
        diagram.get("aim") or "",
        0,
        [
            Box(
                primary["title"],
                1,
                [
                    Box(
                        secondary["title"],
                        2,
                        [Box(idea, 3) for idea in secondary.get("change_ideas") or ()],
                    )
                    for secondary in primary.get("secondary_drivers") or ()
                ],
            )
            for primary in primaries
        ],
    )


def _describe(root: Box) -> str:
    drivers = "; ".join(child.text for child in root.children)
    text = f"Driver diagram. Aim: {root.text}."
    return f"{text} Primary drivers: {drivers}. The full diagram follows as a list."


def _heading(depth: int) -> str:
    left = depth * (COLUMN_WIDTH + GUTTER)
    return (
        f'<text x="{left}" y="18" fill="#514a5e" font-size="15" font-weight="bold">'
        f"{HEADINGS[depth]}</text>"
    )


def draw_connector(parent: Box, child: Box) -> str:
    """Return the line from a box to one on its right."""
    start, end = parent.left + COLUMN_WIDTH, child.left
    bend = start + GUTTER / 2
    return (
        f'<path d="M{start} {parent.middle:g}C{bend:g} {parent.middle:g} {bend:g} '
        f'{child.middle:g} {end} {child.middle:g}" fill="none" stroke="#766f80" '
        f'stroke-width="2"/>'
    )


def _draw(box: Box) -> str:
    fill, stroke, ink = COLOURS[box.depth]
    first = box.top + PADDING + FONT_SIZE
    lines = "".join(
        f'<tspan x="{box.left + PADDING}" y="{first + index * LINE_HEIGHT:g}">'
        f"{escape(line)}</tspan>"
        for index, line in enumerate(box.lines)
    )
    weight = ' font-weight="bold"' if box.depth == 0 else ""
    return (
        f'<rect x="{box.left}" y="{box.top:g}" width="{COLUMN_WIDTH}" height="{box.height}" '
        f'rx="5" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
        f'<text fill="{ink}"{weight}>{lines}</text>'
    )


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
