"""The columns of `records.csv`, declared once: the table and its description come from here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from repository.records.csl import Repository, cite_original
from repository.records.released import Released

#: Between the values of a cell that has several.
SEPARATOR: Final = "|"


@dataclass(frozen=True)
class Column:
    """One column."""

    name: str
    title: str
    description: str
    #: Given what the row is made of, such as a released record.
    read: Callable[[Any, Repository], Any]
    #: As CSVW and XML Schema name it.
    datatype: str = "string"
    required: bool = False
    #: What the same is called elsewhere.
    property_url: str = ""
    is_list: bool = False

    def write(self, row: Any, repository: Repository) -> str:
        """Return a row's cell."""
        value = self.read(row, repository)
        if self.is_list:
            # A value that has the separator in it would be read as two.
            return SEPARATOR.join(item.replace(SEPARATOR, "/") for item in value)
        return "" if value is None else str(value)


def _of(key: str) -> Callable[[Released, Repository], Any]:
    return lambda released, _repository: released.outline[key]


def _labels(key: str) -> Callable[[Released, Repository], Iterable[str]]:
    return lambda released, _repository: dict.fromkeys(
        item["label"] for item in released.outline[key]
    )


def _values(key: str) -> Callable[[Released, Repository], Iterable[str]]:
    return lambda released, _repository: dict.fromkeys(
        item["value"] for item in released.outline[key]
    )


def _in(key: str, name: str) -> Callable[[Released, Repository], Any]:
    return lambda released, _repository: released.outline[key][name]


def _address(released: Released, repository: Repository) -> str:
    return f"{repository.address}/id/{released.record.pk}"


def _page(released: Released, repository: Repository) -> str:
    url = str(released.outline["url"])
    return repository.address + url if url.startswith("/") else url


def _version(released: Released, _repository: Repository) -> int | None:
    return released.edition.number if released.edition else None


def _contributors(released: Released, _repository: Repository) -> Iterable[str]:
    return [person["name"] for person in released.outline["contributors"]]


def _account(released: Released, _repository: Repository) -> str:
    return (released.outline["account"] or {}).get("value", "")


def _flag(released: Released, _repository: Repository) -> str:
    return "true" if released.outline["cross_cutting"] else "false"


def _datestamp(released: Released, _repository: Repository) -> str:
    return released.record.datestamp.isoformat().replace("+00:00", "Z")


def _original(released: Released, _repository: Repository) -> str:
    return cite_original(released.outline)


_DC: Final = "http://purl.org/dc/terms/"
COLUMNS: Final = (
    Column(
        "identifier",
        "Identifier",
        "Permanent, and never given to another record.",
        _of("identifier"),
        required=True,
        property_url=f"{_DC}identifier",
    ),
    Column(
        "address",
        "Permanent address",
        "Leads to the record wherever its page is.",
        _address,
        datatype="anyURI",
        required=True,
    ),
    Column("page", "Page", "Where the page is now.", _page, datatype="anyURI"),
    Column(
        "type", "Type", "One of the four types, as in addresses and in the API.", _of("type"),
        required=True, property_url=f"{_DC}type",
    ),
    Column(
        "title", "Title", "The title.", _of("title"), required=True, property_url=f"{_DC}title"
    ),
    Column("summary", "Summary", "At most 300 characters.", _of("summary"),
        property_url=f"{_DC}abstract"),
    Column("state", "State", "Where the record stands in its life.", _of("state"), required=True),
    Column("version", "Version", "The number of the newest version.", _version,
        datatype="positiveInteger"),
    Column("published", "Published here", "The day of first publication.", _of("published"),
        datatype="date", property_url=f"{_DC}issued"),
    Column("datestamp", "Datestamp", "When anything that is shown of the record last changed.",
        _datestamp, datatype="dateTime", required=True, property_url=f"{_DC}modified"),
    Column("priority_areas", "Priority areas", "Their names.", _labels("priority_areas"),
        is_list=True),
    Column("cross_cutting", "Applies to all areas", "Whether it applies to all areas.", _flag,
        datatype="boolean", required=True),
    Column("themes", "Themes", "Their names.", _labels("themes"), is_list=True),
    Column("ethnic_groups", "Ethnic groups",
        "Values as in the vocabulary, or made of the source’s own words.",
        _values("ethnic_groups"), is_list=True),
    Column("care_settings", "Care settings", "Their names.", _labels("care_settings"),
        is_list=True),
    Column("organisations", "Organisations", "By the names they had.", _labels("organisations"),
        is_list=True),
    Column("contributors", "Contributors", "Who is credited, in order.", _contributors,
        is_list=True),
    Column("language", "Language", "Of the record, as BCP 47 names it.", _in("language", "value"),
        property_url=f"{_DC}language"),
    Column("year", "Year of the work", "When the work was done.", _of("year"),
        datatype="gYear"),
    Column("provenance", "Provenance",
        "Whether the site submitted it, or it is a summary of published work.",
        _of("provenance"), required=True),
    Column("account", "Whose account",
        "Of a voice: whether it is one person’s story or sums up published research.",
        _account),
    Column("licence", "Licence", "Under which its words may be re-used.",
        _in("licence", "label")),
    Column("licence_address", "Address of the licence", "Empty where all rights are reserved.",
        _in("licence", "url"), datatype="anyURI", property_url=f"{_DC}license"),
    Column("original", "Cite the original", "The work that a summary sums up.", _original),
)  # fmt: skip


def describe(column: Column) -> Mapping[str, Any]:
    """Return what CSVW says of a column."""
    said: dict[str, Any] = {
        "name": column.name,
        "titles": column.title,
        "dc:description": column.description,
        "datatype": column.datatype,
        "required": column.required,
    }
    if column.property_url:
        said["propertyUrl"] = column.property_url
    if column.is_list:
        said["separator"] = SEPARATOR
    return said
