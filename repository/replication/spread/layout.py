"""Where the drawings put a region and what one finds one's way by. Data only."""

from collections.abc import Mapping
from typing import Final

from repository.measures.place_scatter import Frame, Landmark
from repository.network.choices import Region

#: Column and row of each region's tile: about where it lies. The seven regions of NHS England and
#: the other nations; what works across the UK or beyond it has no place on a map.
TILES: Final[Mapping[str, tuple[int, int]]] = {
    Region.SCOTLAND: (1, 0),
    Region.NORTHERN_IRELAND: (0, 1),
    Region.NORTH_WEST: (1, 1),
    Region.NORTH_EAST_AND_YORKSHIRE: (2, 1),
    Region.WALES: (0, 2),
    Region.MIDLANDS: (1, 2),
    Region.EAST_OF_ENGLAND: (2, 2),
    Region.SOUTH_WEST: (0, 3),
    Region.LONDON: (1, 3),
    Region.SOUTH_EAST: (2, 3),
}

#: The United Kingdom without the furthest islands, in degrees.
FRAME: Final = Frame(south=49.9, north=59.4, west=-8.2, east=1.8)
#: The capitals and two more cities, to a tenth of a degree.
LANDMARKS: Final = (
    Landmark(51.5, -0.1, "London"),
    Landmark(51.5, -3.2, "Cardiff"),
    Landmark(54.6, -5.9, "Belfast"),
    Landmark(56.0, -3.2, "Edinburgh"),
    Landmark(53.5, -2.2, "Manchester"),
    Landmark(50.4, -4.1, "Plymouth"),
)
