"""A record as DataCite 4.6 describes it, in the words of its JSON. Submissions only. Pure.

A summary is somebody else's work in our words: who needs a description of that work for a
register of works has to ask its publisher.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from repository.interchange.metadata.agents import ODS, ORCID, Agent, list_authors, list_others
from repository.interchange.metadata.characters import clean
from repository.interchange.metadata.datacite_relations import list_relations
from repository.interchange.metadata.described import find_date
from repository.network.ror import ADDRESS as ROR
from repository.records.choices import OrganisationRole, RecordType
from repository.records.csl import (
    Edition,
    Repository,
    build_address,
    is_summary,
    list_genres,
    note_state,
)

SCHEMA: Final = "http://datacite.org/schema/kernel-4"
#: DataCite's word for a creator whose name is not to be told, or is not known.
_UNNAMED: Final = {RecordType.VOICE: "(:unal)"}
_UNKNOWN: Final = "(:unkn)"
_GENERAL: Final = {
    RecordType.CASE_STUDY: "Report",
    RecordType.POLICY_RECOMMENDATION: "Report",
    RecordType.TOOL: "Other",
    RecordType.VOICE: "Text",
}
#: How a voice is heard → what kind of thing it is.
_HEARD: Final = {"audio": "Sound", "video": "Audiovisual"}
_CONTRIBUTIONS: Final[dict[str, str]] = {
    OrganisationRole.TOOK_PART: "ProjectMember",
    OrganisationRole.PUBLISHED_BY: "Distributor",
    OrganisationRole.OWNER: "RightsHolder",
}
_SPDX: Final = {
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/": "OGL-UK-3.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by-nc/4.0/": "CC-BY-NC-4.0",
}
#: List → the key without which one of its things says nothing.
_SAID_IN: Final = {
    "creators": "name",
    "subjects": "subject",
    "contributors": "name",
    "rightsList": "rights",
    "descriptions": "description",
}


def is_described(content: Mapping[str, Any]) -> bool:
    """Return whether a record may be described as a work of its own."""
    return not is_summary(content)


def build_datacite(
    content: Mapping[str, Any],
    repository: Repository,
    edition: Edition | None = None,
    *,
    newest: Edition | None = None,
    doi: str = "",
) -> dict[str, Any]:
    """Return the description, without what is not known.

    Args:
        content: the record, with what may be said of other records.
        repository: where it is published.
        edition: the version described; without it, the record itself.
        newest: its newest version, whichever is described.
        doi: the one registered for what is described, if one is.
    """
    lang = content["language"]["value"]
    shown = edition or newest
    described = {
        "doi": doi,
        "url": build_address(content, repository, edition),
        "types": _build_types(content),
        "creators": _build_creators(content, repository),
        "titles": [{"title": clean(content["title"]) or content["identifier"], "lang": lang}],
        "publisher": {"name": repository.publisher or repository.name or repository.address},
        "publicationYear": (find_date(content, edition) or find_date(content, newest))[:4],
        "subjects": list(_list_subjects(content, repository)),
        "contributors": list(_list_contributors(content)),
        "dates": list(_list_dates(content, edition)),
        "language": lang,
        "relatedIdentifiers": [
            {"relationType": relation, "relatedIdentifier": found, "relatedIdentifierType": scheme}
            for relation, found, scheme in list_relations(content, repository, edition, newest)
        ],
        "formats": ["text/html"],
        "version": str(shown.number) if shown else "",
        "rightsList": [_build_rights(content["licence"])],
        "descriptions": [
            {"description": content["summary"], "descriptionType": "Abstract", "lang": lang},
            {"description": note_state(content), "descriptionType": "Other", "lang": "en"},
        ],
        "geoLocations": [{"geoLocationPlace": content["place"]}],
        "schemaVersion": SCHEMA,
    }
    kept: dict[str, Any] = clean(described)
    for name, key in _SAID_IN.items():
        kept[name] = _sift(kept.get(name, ()), key)
    return {key: value for key, value in kept.items() if value}


def _sift(items: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Return each thing once, without those that have attributes alone."""
    kept: list[dict[str, Any]] = []
    for item in items:
        if key in item and item not in kept:
            kept.append(item)
    return kept


def _build_types(content: Mapping[str, Any]) -> dict[str, str]:
    codes = {fact["key"]: fact for fact in content["facts"]}
    heard = codes.get("voice_format", {}).get("code", "")
    kind = codes.get("tool_kind", {}).get("value", "")
    return {
        "resourceTypeGeneral": _HEARD.get(heard) or _GENERAL[content["type"]],
        "resourceType": ": ".join([*list_genres(content), *([kind] if kind else [])]),
    }


def _build_creators(content: Mapping[str, Any], repository: Repository) -> list[dict[str, Any]]:
    authors = [each for each in list_authors(content, repository) if clean(each.name)]
    return [build_name(author) for author in authors] or [
        {"name": _UNNAMED.get(content["type"], _UNKNOWN)}
    ]


def build_name(agent: Agent) -> dict[str, Any]:
    """Return who it is, with the codes that are known."""
    # A credit that a person chose may be anything: it is not taken apart, nor called a name.
    kind = "Personal" if agent.family else ("" if agent.is_person else "Organizational")
    codes = [
        {
            "nameIdentifier": agent.address,
            "nameIdentifierScheme": "ORCID" if agent.is_person else "ROR",
            "schemeUri": ORCID if agent.is_person else ROR,
        },
        {"nameIdentifier": agent.ods_code, "nameIdentifierScheme": "ODS", "schemeUri": ODS},
    ]
    return {
        "name": agent.inverted,
        "nameType": kind,
        "givenName": agent.given,
        "familyName": agent.family,
        "nameIdentifiers": [code for code in codes if code["nameIdentifier"]],
    }


def _list_subjects(content: Mapping[str, Any], repository: Repository) -> Iterator[dict[str, str]]:
    for area in content["priority_areas"]:
        yield {
            "subject": area["label"],
            "subjectScheme": "Priority areas",
            "schemeUri": f"{repository.address}/priority-areas/",
            "valueUri": f"{repository.address}{area['url']}",
        }
    for key, scheme in (("themes", "Themes"), ("care_settings", "Care settings"), ("tags", "")):
        yield from ({"subject": item["label"], "subjectScheme": scheme} for item in content[key])
    for group in content["ethnic_groups"]:
        yield {"subject": group["label"], "subjectScheme": group["scheme_label"]}


def _list_contributors(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for other in list_others(content):
        yield {**build_name(other), "contributorType": _CONTRIBUTIONS.get(other.role, "Other")}
    if translator := (content.get("translation") or {}).get("translator"):
        yield {"name": translator, "contributorType": "Translator"}


def _list_dates(content: Mapping[str, Any], edition: Edition | None) -> Iterator[dict[str, str]]:
    facts = {fact["key"]: fact["value"] for fact in content["facts"]}
    dates = (
        ("Issued", find_date(content, edition)),
        ("Updated", "" if edition else content["edited"]),
        ("Valid", facts.get("effective_date", "")),
        ("Coverage", f"{content['year']:04d}" if content["year"] else ""),
    )
    yield from ({"date": date, "dateType": kind} for kind, date in dates if date)


def _build_rights(licence: Mapping[str, str]) -> dict[str, str]:
    rights = {"rights": licence["label"], "rightsUri": licence["url"]}
    if licence["url"] not in _SPDX:
        return rights
    return rights | {
        "rightsIdentifier": _SPDX[licence["url"]],
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }
