"""Who made a record, with the codes that tell them from others of the same name. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from repository.network.ror import ADDRESS as ROR
from repository.records.csl import Repository, choose_authors, is_summary

#: How the NHS names the system of its organisation codes, as FHIR does.
ODS: Final = "https://fhir.nhs.uk/Id/ods-organization-code"
ORCID: Final = "https://orcid.org"


@dataclass(frozen=True)
class Agent:
    """A person or an organisation."""

    #: As the page shows it.
    name: str
    is_person: bool = False
    given: str = ""
    family: str = ""
    orcid: str = ""
    ods_code: str = ""
    ror: str = ""
    #: What an organisation did, as a value.
    role: str = ""

    @property
    def address(self) -> str:
        """Return the address by which it is known everywhere, if it has one."""
        if self.orcid:
            return f"{ORCID}/{self.orcid}"
        return f"{ROR}{self.ror}" if self.ror else ""

    @property
    def inverted(self) -> str:
        """Return the name by which a list is sorted: `Example, Ada`."""
        return f"{self.family}, {self.given}" if self.given and self.family else self.name


def list_authors(content: Mapping[str, Any], repository: Repository) -> list[Agent]:
    """Return who wrote a record, as its citations say; perhaps nobody that it names."""
    if chosen := choose_authors(content):
        return [_read(item) for item in chosen]
    if is_summary(content):
        return [Agent(repository.publisher or repository.name)]
    return []


def list_others(content: Mapping[str, Any]) -> Iterator[Agent]:
    """Yield the organisations that a record names beside its authors."""
    authors = [item.get("value") for item in choose_authors(content)]
    for item in content["organisations"]:
        if item["value"] not in authors:
            yield _read(item)


def _read(item: Mapping[str, Any]) -> Agent:
    if "label" in item:
        return Agent(
            item["label"],
            ods_code=item["ods_code"],
            # Versions of before bodies had one.
            ror=item.get("ror", ""),
            role=item["role"],
        )
    return Agent(
        item["name"],
        is_person=True,
        given=item.get("given", ""),
        family=item.get("family", ""),
        orcid=item["orcid"],
    )
