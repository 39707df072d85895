"""The vocabulary as plain values: what schemes there are, and the concepts of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from repository.records.choices import LISTS, RecordType
from repository.taxonomy.ethnicity import GROUPS, SCHEMES, EthnicGroup
from repository.taxonomy.models import PriorityArea, Theme

AREAS: Final = "priority-areas"
THEMES: Final = "themes"
TYPES: Final = "record-types"
_ETHNIC: Final = "ethnic-groups"
_FIVE: Final = "five-groups"
#: Classifications that others keep. The rest are places for what fits in none of them.
_NATIONAL: Final = (_FIVE, "2001", "2021")
#: In this one alone, what distinguishes a group is a code of the NHS Data Dictionary.
_CODED: Final = "2001"
_SOURCES: Final = {
    _FIVE: "The five broad groups of the 2021 census of England and Wales.",
    "2001": "The categories of the 2001 census as the NHS Data Dictionary codes them.",
    "2021": "The nineteen groups of the 2021 census of England and Wales.",
}


@dataclass(frozen=True)
class Concept:
    """One term."""

    slug: str
    label: str
    definition: str = ""
    #: What it also is or was called.
    other_labels: tuple[str, ...] = ()
    #: Its code in the classification that it comes from.
    code: str = ""
    #: Its value in this site's addresses and API.
    value: str = ""
    #: A wider concept of another scheme, as scheme and slug.
    broad_match: tuple[str, str] | None = None


@dataclass(frozen=True)
class Scheme:
    """A list of terms."""

    slug: str
    title: str
    description: str
    concepts: tuple[Concept, ...] = field(default=())


def load_schemes() -> list[Scheme]:
    """Return every scheme that this site publishes."""
    return [
        Scheme(
            AREAS,
            "Priority areas",
            "Clinical areas in which the network works to close a gap between ethnic groups.",
            tuple(_list_areas()),
        ),
        Scheme(
            THEMES,
            "Themes",
            "What kind of change a record is about.",
            tuple(
                Concept(theme.slug, theme.name, theme.description, value=theme.slug)
                for theme in Theme.objects.all()
            ),
        ),
        Scheme(
            TYPES,
            "Types of record",
            "What a record is.",
            tuple(
                Concept(str(kind), str(kind.label), other_labels=(LISTS[kind][0],), value=str(kind))
                for kind in RecordType
            ),
        ),
        *(
            Scheme(
                f"{_ETHNIC}-{name.removesuffix('-groups')}",
                SCHEMES[name],
                f"{_SOURCES[name]} Figures of two classifications are not to be compared.",
                tuple(_build_group(group) for group in GROUPS if group.scheme == name),
            )
            for name in _NATIONAL
        ),
    ]


def _list_areas() -> Iterator[Concept]:
    for area in PriorityArea.objects.prefetch_related("other_names"):
        names = [area.nhs_name, *(other.name for other in area.other_names.all())]
        known = dict.fromkeys(name for name in names if name and name != area.name)
        yield Concept(area.slug, area.name, area.definition, tuple(known), value=area.slug)


def _build_group(group: EthnicGroup) -> Concept:
    return Concept(
        group.code.lower(),
        group.label,
        code=group.code if group.scheme == _CODED else "",
        value=group.value,
        broad_match=(f"{_ETHNIC}-five", group.broad)
        if group.broad and group.scheme != _FIVE
        else None,
    )
