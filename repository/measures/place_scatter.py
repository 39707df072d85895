"""Places as dots, where they lie on the Earth. Pure; no map, no outline, nothing of anyone else's.

Drawn in equirectangular projection: a degree of longitude is as long as one of latitude times the
cosine of the middle latitude, which is true enough for one country.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from repository.measures.svg import INK, LINE, SHADES, STRONG, draw_text, open_svg

#: Pixels for a degree of latitude.
SCALE: Final = 43
MARGIN: Final = 26
SMALLEST: Final = 6
LARGEST: Final = 24


@dataclass(frozen=True)
class Frame:
    """The part of the Earth that is drawn, in degrees."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Return whether a place is drawn."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@dataclass(frozen=True)
class Dot:
    """One place, and how many things are there."""

    latitude: float
    longitude: float
    number: int


@dataclass(frozen=True)
class Landmark:
    """A place that everyone knows, to find one's way by."""

    latitude: float
    longitude: float
    label: str


def render_scatter(
    dots: Iterable[Dot], landmarks: Iterable[Landmark], frame: Frame, label: str
) -> str:
    """Return the places as SVG: those in the frame, the largest first, so that none hides another.

    Args:
        dots: the places.
        landmarks: places to find one's way by.
        frame: the part of the Earth to draw.
        label: what the drawing tells, in words.
    """
    squeeze = math.cos(math.radians((frame.south + frame.north) / 2))

    def project(place: Dot | Landmark) -> tuple[float, float]:
        return (
            round(MARGIN + (place.longitude - frame.west) * SCALE * squeeze, 1),
            round(MARGIN + (frame.north - place.latitude) * SCALE, 1),
        )

    width = round(2 * MARGIN + (frame.east - frame.west) * SCALE * squeeze)
    height = round(2 * MARGIN + (frame.north - frame.south) * SCALE)
    shown = (dot for dot in dots if frame.holds(dot.latitude, dot.longitude))
    ordered = sorted(shown, key=lambda dot: (-dot.number, dot.latitude, dot.longitude))
    parts = [
        open_svg(width, height, label),
        (
            f'<rect x="1" y="1" width="{width - 2}" height="{height - 2}" fill="{SHADES[0][0]}" '
            f'stroke="{LINE}"/>'
        ),
        *(_draw_landmark(landmark.label, *project(landmark)) for landmark in landmarks),
        *(_draw_dot(dot.number, *project(dot)) for dot in ordered),
        "</svg>",
    ]
    return "".join(parts)


def _draw_landmark(label: str, left: float, top: float) -> str:
    cross = f"M{left - 4:g} {top:g}h8M{left:g} {top - 4:g}v8"
    return f'<path d="{cross}" stroke="{LINE}" stroke-width="1.5"/>' + draw_text(
        label, left + 7, top - 5, size=13, ink=INK
    )


def _draw_dot(number: int, left: float, top: float) -> str:
    """Return a dot; one that stands for several says how many."""
    if number == 1:
        return (
            f'<circle cx="{left:g}" cy="{top:g}" r="{SMALLEST}" fill="{STRONG}" '
            f'stroke="#ffffff" stroke-width="1.5"/>'
        )
    radius = min(LARGEST, SMALLEST + 2.5 * math.sqrt(number))
    return (
        f'<circle cx="{left:g}" cy="{top:g}" r="{radius:.1f}" fill="{STRONG}" '
        f'stroke="#ffffff" stroke-width="1.5"/>'
    ) + draw_text(
        f"{number:,}", left, top + 4.5, size=12, ink="#ffffff", bold=True, anchor="middle"
    )
