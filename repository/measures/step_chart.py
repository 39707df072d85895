"""Counts over time as steps, one panel under another. Pure.

Small multiples (Tufte 1983, “The Visual Display of Quantitative Information”): each line has a
panel of its own with its name in words, all to one scale, so that no colour or dash has to be
told from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from repository.measures.svg import LINE, SHADES, STRONG, draw_text, open_svg

#: Pixels of the drawing's own coordinates: it fits a telephone.
WIDTH: Final = 344
TITLE: Final = 24
PANEL: Final = 56
GAP: Final = 12
FOOT: Final = 24


@dataclass(frozen=True)
class Line:
    """One count over time: a number for each period, the last one today's."""

    label: str
    values: tuple[int, ...]


def render_step_chart(lines: Sequence[Line], periods: Sequence[str], label: str) -> str:
    """Return the panels as SVG.

    Args:
        lines: what is drawn, one below another, each with as many values as there are periods.
        periods: the names of the periods, the oldest first.
        label: what the chart tells, in words.
    """
    most = max((max(line.values, default=0) for line in lines), default=0)
    height = len(lines) * (TITLE + PANEL + GAP) + FOOT
    ends = [draw_text(periods[0], 0, height - 6, size=13)] if periods[1:] else []
    if periods:
        ends.append(draw_text(periods[-1], WIDTH, height - 6, size=13, anchor="end"))
    panels = (_draw(line, place * (TITLE + PANEL + GAP), most) for place, line in enumerate(lines))
    return "".join([open_svg(WIDTH, height, label), *panels, *ends, "</svg>"])


def _draw(line: Line, top: float, most: int) -> str:
    floor = top + TITLE + PANEL
    step = WIDTH / max(len(line.values), 1)
    heights = [floor - PANEL * value / max(most, 1) for value in line.values]
    points = "".join(
        f"L{step * place:.1f} {height:.1f}H{step * (place + 1):.1f}"
        for place, height in enumerate(heights)
    )
    now = line.values[-1] if line.values else 0
    return (
        draw_text(f"{line.label}: {now:,}", 0, top + 16, bold=True)
        + f'<path d="M0 {floor:g}{points}V{floor:g}Z" fill="{SHADES[1][0]}"/>'
        + f'<path d="M{points[1:]}" fill="none" stroke="{STRONG}" stroke-width="2.5"/>'
        + f'<path d="M0 {floor:g}H{WIDTH}" stroke="{LINE}"/>'
    )
