"""What is compared: one declared table of rows, each read from a record's public content."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from repository.replication.choices import AdoptionStage
from repository.replication.counting import Tally
from repository.replication.evidence.rateable import RATED
from repository.replication.evidence.standing import describe, find_standing

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Cell:
    """What one record says on a row. An empty cell says that the record does not tell."""

    texts: tuple[str, ...] = ()
    #: Clean HTML, after the texts.
    html: str = ""
    #: Shown as a list.
    items: tuple[str, ...] = ()
    #: Whether the words are the site's own, which are English whatever the record's language.
    is_label: bool = False

    def __bool__(self) -> bool:
        """Return whether there is anything to show."""
        return bool(self.texts or self.html or self.items)


@dataclass(frozen=True)
class Row:
    """One thing by which records are compared."""

    key: str
    label: str
    read: Callable[[Content, Tally], Cell]


@dataclass(frozen=True)
class Compared:
    """A row with a cell for each record, in the order of the records."""

    key: str
    label: str
    cells: tuple[Cell, ...] = field(default_factory=tuple)


def compare(contents: Iterable[Content], tallies: Iterable[Tally]) -> list[Compared]:
    """Return every row of some records; one that none of them fills stays, which says so too."""
    pairs = list(zip(contents, tallies, strict=True))
    return [
        Compared(row.key, row.label, tuple(row.read(content, tally) for content, tally in pairs))
        for row in ROWS
    ]


def _section(content: Content, key: str) -> Any:
    found = (part["value"] for part in content["sections"] if part["key"] == key)
    return next(found, None)


def _prose(*keys: str) -> Callable[[Content, Tally], Cell]:
    """Return what reads the first of some sections of rich text that a record has."""

    def read(content: Content, _tally: Tally) -> Cell:
        return Cell(html=next((html for key in keys if (html := _section(content, key))), ""))

    return read


def _kind(content: Content, _tally: Tally) -> Cell:
    texts = (content["type_label"], content["provenance_label"])
    return Cell(tuple(filter(None, texts)), is_label=True)


def _aim(content: Content, tally: Tally) -> Cell:
    aim = _section(content, "aim")
    if not aim:
        return _prose("purpose")(content, tally)
    parts = (("from", "From"), ("to", "To"), ("by_when", "By when"), ("for_whom", "For whom"))
    texts = [aim["what"], *(f"{label}: {aim[key]}" for key, label in parts if aim[key])]
    return Cell(tuple(filter(None, texts)))


def _parts(kind: str, instead: str = "") -> Callable[[Content, Tally], Cell]:
    def read(content: Content, tally: Tally) -> Cell:
        parts = (_section(content, "replication") or {}).get(kind) or ()
        # Records of before parts had keys hold words alone.
        items = tuple(part["text"] if isinstance(part, Mapping) else part for part in parts)
        return Cell(items=items) if items or not instead else _prose(instead)(content, tally)

    return read


def _facts(content: Content, *keys: str) -> tuple[str, ...]:
    return tuple(
        fact["value"] for fact in content["facts"] if fact["key"] in keys and fact["value"]
    )


def _stage(content: Content, _tally: Tally) -> Cell:
    return Cell(_facts(content, "stage", "policy_status"), is_label=True)


def _cost(content: Content, tally: Tally) -> Cell:
    return Cell(_facts(content, "cost"), _prose("cost_and_resources")(content, tally).html)


def _evidence(content: Content, _tally: Tally) -> Cell:
    """Return how the evidence was rated; nothing of a kind that is not rated."""
    standing = find_standing(content["identifier"])
    if standing is None and content["type"] not in RATED:
        return Cell()
    return Cell((describe(standing),), is_label=True)


def _happened(content: Content, tally: Tally) -> Cell:
    outcome = _section(content, "outcome_direction") or {}
    html = _prose("results", "evidence", "evidence_summary")(content, tally).html
    return Cell((outcome["label"],) if outcome else (), html)


def _adoptions(_content: Content, tally: Tally) -> Cell:
    if not tally.total:
        return Cell(("None reported yet",), is_label=True)
    counts = tuple(
        f"{stage.label}: {tally.by_stage[stage]}"
        for stage in AdoptionStage
        if tally.by_stage.get(stage)
    )
    return Cell((f"{tally.total} in all",), items=counts, is_label=True)


ROWS: Final = (
    Row("kind", "Kind", _kind),
    Row("aim", "Aim", _aim),
    Row("context", "Where it happened", _prose("context", "when_to_use")),
    Row("core_parts", "Core: keep these", _parts("core_parts")),
    Row("adaptable_parts", "Adaptable", _parts("adaptable_parts", "what_to_adapt")),
    Row("cost", "Cost and resources", _cost),
    Row("stage", "Stage", _stage),
    Row("happened", "What happened", _happened),
    Row("equity", "Equity effect", _prose("equity_impact")),
    Row("did_not_work", "What did not work", _prose("what_did_not_work")),
    Row("evidence", "Evidence, as rated here", _evidence),
    Row("adoptions", "Who is replicating it", _adoptions),
)
