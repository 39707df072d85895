"""The figures of the page as tables, drawn on it and sent as CSV alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from repository.network.choices import REGION_CODES, Region
from repository.replication.choices import AdoptionStage
from repository.replication.counting import Tally
from repository.replication.spread.drawing import list_stages
from repository.replication.spread.layout import TILES
from repository.replication.spread.places import NO_REGION, Place, sum_by, sum_tallies
from repository.replication.spread.timeline import Quarter
from search.export.spreadsheet import BYTE_ORDER_MARK, defuse, start_table

_STAGES: Final[Sequence[tuple[str, str]]] = [
    (stage.value, str(stage.label)) for stage in AdoptionStage
]


@dataclass(frozen=True)
class Table:
    """Counts with a name for each row; the last column is the total."""

    key: str
    caption: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    #: The sum of all rows, where it means something.
    total: tuple[int, ...] = ()


def build_region_table(places: Sequence[Place]) -> Table:
    """Return the counts by region: every region of a map, and others that hold any."""
    counted = sum_by(places, lambda place: place.region)
    shown = [region for region in [*Region.values, ""] if region in TILES or region in counted]
    rows = {
        str(Region(region).label) if region else NO_REGION: counted.get(region, Tally())
        for region in shown
    }
    return _build("region", "Adoptions by region and stage", "Region", rows)


def build_system_table(places: Sequence[Place]) -> Table:
    """Return the counts by integrated care system: those that hold any."""
    rows = sum_by(places, lambda place: place.system_label)
    caption = "Adoptions by integrated care system and stage"
    return _build("system", caption, "Integrated care system", rows)


def build_quarter_table(quarters: Sequence[Quarter]) -> Table:
    """Return how many had begun by the end of each quarter, by the stage they stood at then."""
    stages = list_stages(quarters)
    return Table(
        "quarter",
        "Adoptions at the end of each quarter, by stage",
        "Quarter",
        (*(name for _, name in stages), "All that began"),
        tuple((quarter.label, _count(quarter.tally, stages)) for quarter in reversed(quarters)),
    )


def write_places(places: Iterable[Place]) -> Iterator[str]:
    """Return the lines of a CSV of which both tables of places are sums."""
    heads = ("Region", "Region code", "Integrated care system", "ODS code")
    names = (name for _, name in _STAGES)
    write = start_table()
    yield BYTE_ORDER_MARK + write((*heads, *names, "Total"))
    for place in places:
        code = REGION_CODES.get(place.region, "")
        cells = (place.region_label, code, place.system_label, place.system_code)
        numbers = map(str, _count(place.tally, _STAGES))
        yield write((*map(defuse, cells), *numbers))


def write_quarters(quarters: Sequence[Quarter]) -> Iterator[str]:
    """Return the lines of a CSV of the table of quarters."""
    table = build_quarter_table(quarters)
    write = start_table()
    yield BYTE_ORDER_MARK + write((table.about, *table.columns))
    for label, numbers in table.rows:
        yield write((label, *map(str, numbers)))


def _build(key: str, caption: str, about: str, rows: Mapping[str, Tally]) -> Table:
    return Table(
        key,
        caption,
        about,
        (*(name for _, name in _STAGES), "Total"),
        tuple((label, _count(tally, _STAGES)) for label, tally in rows.items()),
        _count(sum_tallies(rows.values()), _STAGES),
    )


def _count(tally: Tally, stages: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    return (*(tally.by_stage.get(stage, 0) for stage, _ in stages), tally.total)
