"""What the tables of the page say, as drawings. The tables are the truth."""

from collections.abc import Mapping, Sequence

from repository.measures.place_scatter import Dot, render_scatter
from repository.measures.step_chart import Line, render_step_chart
from repository.measures.tile_map import Tile, render_tile_map
from repository.network.choices import Region
from repository.replication.choices import AdoptionStage
from repository.replication.counting import Tally
from repository.replication.spread.layout import FRAME, LANDMARKS, TILES
from repository.replication.spread.timeline import UNKNOWN, UNKNOWN_LABEL, Quarter


def draw_regions(by_region: Mapping[str, Tally]) -> str:
    """Return the regions of England and the nations as tiles, each with its number."""
    tiles = [
        Tile(column, row, str(Region(region).label), tally.total, _tell_stopped(tally))
        for region, (column, row) in TILES.items()
        for tally in [by_region.get(region, Tally())]
    ]
    told = "; ".join(
        f"{tile.label} {tile.number:,}{f' ({tile.note})' if tile.note else ''}"
        for tile in tiles
        if tile.number
    )
    label = f"Tile map of adoptions by region: {told or 'none in any region yet'}."
    return render_tile_map(tiles, f"{label} The table “By region” has the same figures.")


def find_drawn(dots: Sequence[Dot]) -> int:
    """Return how many adoptions are drawn as dots."""
    return sum(dot.number for dot in dots if FRAME.holds(dot.latitude, dot.longitude))


def draw_places(dots: Sequence[Dot]) -> str:
    """Return the places of adopters as dots."""
    label = (
        f"Map of dots: {find_drawn(dots):,} adoptions where their organisations are, without an "
        "outline of the country. The tables by region and by system have the figures."
    )
    return render_scatter(dots, LANDMARKS, FRAME, label)


def draw_timeline(quarters: Sequence[Quarter]) -> str:
    """Return how many adoptions had begun, and how many stood at each stage, as steps."""
    lines = [Line("All that began", tuple(quarter.tally.total for quarter in quarters))]
    for stage, name in list_stages(quarters):
        values = tuple(quarter.tally.by_stage.get(stage, 0) for quarter in quarters)
        lines.append(Line(name, values))
    told = "; ".join(f"{line.label} {line.values[-1]:,}" for line in lines)
    label = f"Adoptions over time, by stage. Today: {told}. The table below has every quarter."
    return render_step_chart(lines, [quarter.short_label for quarter in quarters], label)


def list_stages(quarters: Sequence[Quarter]) -> list[tuple[str, str]]:
    """Return the stages that any adoption ever stood at, with their names, in order."""
    held = {stage for quarter in quarters for stage in quarter.tally.by_stage}
    names = [(UNKNOWN, UNKNOWN_LABEL), *AdoptionStage.choices]
    return [(stage, str(name)) for stage, name in names if stage in held]


def _tell_stopped(tally: Tally) -> str:
    return f"{tally.stopped:,} stopped" if tally.stopped else ""
