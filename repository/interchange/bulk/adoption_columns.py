"""The columns of `adoptions.csv`, declared once: an adoption as `replication.public` tells it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from repository.interchange.bulk.columns import Column
from repository.records.csl import Repository

Told = Mapping[str, Any]


def _of(key: str) -> Callable[[Told, Repository], Any]:
    return lambda told, _repository: told[key]


def _value(key: str) -> Callable[[Told, Repository], str]:
    return lambda told, _repository: (told[key] or {}).get("value", "")


def _adopter(key: str) -> Callable[[Told, Repository], str]:
    return lambda told, _repository: told["organisation"][key]


def _address(told: Told, repository: Repository) -> str:
    return f"{repository.address}/id/{told['record']}"


def _stages(told: Told, _repository: Repository) -> Iterable[str]:
    return [f"{reached['since']} {reached['stage']['value']}" for reached in told["stages"]]


def _parts(told: Told, _repository: Repository) -> Iterable[str]:
    return [f"{part['key']} {part['fate']['value']}" for part in told["parts"]]


def _effects(told: Told, _repository: Repository) -> Iterable[str]:
    return [
        f"{effect['group']['value']} {effect['change']['value']}"
        for effect in told["equity_effects"]
    ]


def _factors(told: Told, _repository: Repository) -> Iterable[str]:
    return [f"{factor['kind']['value']} {factor['code']}" for factor in told["factors"]]


def _changed(told: Told, _repository: Repository) -> str:
    return str(told["changed"].isoformat()).replace("+00:00", "Z")


COLUMNS: Final = (
    Column("number", "Number", "Of this report: no other has it here.", _of("number"),
        datatype="positiveInteger", required=True),
    Column("record", "Record", "What is replicated, by its identifier.", _of("record"),
        required=True),
    Column("address", "Address of the record", "Leads to it wherever its page is.", _address,
        datatype="anyURI", required=True),
    Column("organisation", "Organisation", "Who replicates it, as search knows it.",
        _adopter("value"), required=True),
    Column("organisation_name", "Name of the organisation", "Its name.", _adopter("label"),
        required=True),
    Column("ods_code", "ODS code", "Of the organisation, where it has one.",
        _adopter("ods_code")),
    Column("region", "Region", "Of the organisation, where it is known.", _adopter("region")),
    Column("unit", "Ward, unit or team", "In the adopter’s words.", _of("unit")),
    Column("started", "Started", "When the work began: the first of the month.", _of("started"),
        datatype="date"),
    Column("stage", "Stage", "How far it has come. Stopped is a stage like the others.",
        _value("stage"), required=True),
    Column("stage_since", "Since", "Since when it has been at this stage.", _of("stage_since"),
        datatype="date", required=True),
    Column("stages", "Stages", "Each stage it reached, after the day.", _stages, is_list=True),
    Column("stop_reason", "Why it stopped", "In the adopter’s words.", _of("stop_reason")),
    Column("adaptations", "What was changed to fit", "In the adopter’s words.",
        _of("adaptations")),
    Column("parts", "Core parts", "Each part’s key, and whether it was kept.", _parts,
        is_list=True),
    Column("result", "Result", "What happened so far.", _value("result"), required=True),
    Column("measure", "Measure", "What was measured.", _of("measure")),
    Column("period", "Period", "Over what time.", _of("period")),
    Column("equity_effects", "Equity effects",
        "Each ethnic group as in the vocabulary, and what happened to the gap.", _effects,
        is_list=True),
    Column("no_equity_reason", "Why there is no effect by group", "Where none is told.",
        _value("no_equity_reason")),
    Column("factors", "Barriers and enablers", "Each kind and its code.", _factors, is_list=True),
    Column("heard_on", "Last heard on", "When the adopter last told us how it stands.",
        _of("heard_on"), datatype="date"),
    Column("changed", "Changed", "When anything of it changed last.", _changed,
        datatype="dateTime", required=True),
)  # fmt: skip
