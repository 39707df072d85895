"""A record in the words of schema.org, as JSON-LD: nothing that its page does not show. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from repository.interchange.metadata.agents import Agent, list_authors, list_others
from repository.interchange.metadata.characters import clean
from repository.interchange.metadata.described import (
    Described,
    find_date,
    list_linked,
    make_absolute,
)
from repository.interchange.metadata.jsonld_parts import (
    find_cost,
    list_formats,
    list_parts,
    list_steps,
    list_supplies,
)
from repository.network.ror import ADDRESS as ROR
from repository.records.choices import RecordType, State
from repository.records.csl import Repository, build_address, is_summary, list_genres

SCHEMA_ORG: Final = "https://schema.org"
#: A summary is an account of its own too: what it sums up is in `isBasedOn`.
TYPES: Final = {
    RecordType.CASE_STUDY: ("Article",),
    RecordType.POLICY_RECOMMENDATION: ("Report",),
    RecordType.TOOL: ("LearningResource",),
    # Never a review, and never a person: a story is not about what someone is.
    RecordType.VOICE: ("CreativeWork",),
}
#: Groups that stand in no list of categories.
_NO_CATEGORY: Final = ("source", "all")


def build_jsonld(described: Described, repository: Repository) -> dict[str, Any]:
    """Return a record as a document."""
    return {"@context": SCHEMA_ORG, **build_node(described, repository)}


def build_node(described: Described, repository: Repository) -> dict[str, Any]:
    """Return a record as a node, without what is not known.

    Args:
        described: the record, or one of its versions.
        repository: where it is published.
    """
    content, edition = described.content, described.edition
    address = build_address(content, repository, edition)
    shown = edition or described.newest
    steps = list_steps(content)
    types = (*TYPES[content["type"]], *(("HowTo",) if steps else ()))
    node = {
        "@type": types[0] if len(types) == 1 else list(types),
        "@id": address,
        "identifier": content["identifier"],
        "url": address if edition else make_absolute(content["url"], repository),
        "name": content["title"],
        "abstract": content["summary"],
        "genre": list_genres(content),
        "inLanguage": content["language"]["value"],
        "datePublished": find_date(content, edition),
        "dateModified": None if edition else content["edited"],
        "version": shown.number if shown else None,
        "creativeWorkStatus": content["state_label"] if content["state"] != State.CURRENT else "",
        "isAccessibleForFree": True,
        **_build_licence(content["licence"]),
        **_build_makers(content, repository),
        "isPartOf": {"@type": "WebSite", "name": repository.name, "url": f"{repository.address}/"},
        "about": list(_list_subjects(content, repository)),
        "keywords": list(_list_keywords(content, repository)),
        "audience": [{"@type": "Audience", "audienceType": name} for name in content["audience"]],
        "contentLocation": {"@type": "Place", "name": content["place"]} if content["place"] else {},
        "temporalCoverage": content["years_text"] or str(content["year"] or ""),
        **_build_sources(content, repository),
        "exampleOfWork": {"@id": build_address(content, repository)} if edition else {},
        "translationOfWork": _build_original(content, repository),
        "step": steps,
        "supply": list_supplies(content),
        "estimatedCost": find_cost(content) if steps else "",
        "encoding": list(list_formats(content, repository)),
        "hasPart": list(list_parts(described, repository)),
    }
    kept: dict[str, Any] = clean(node)
    return kept


def build_agent(agent: Agent) -> dict[str, Any]:
    """Return a person or an organisation, with the codes that are known."""
    if agent.is_person:
        return {
            "@type": "Person",
            "@id": agent.address,
            "name": agent.name,
            "givenName": agent.given,
            "familyName": agent.family,
        }
    return build_organisation(agent.name, agent.ods_code, agent.ror)


def build_organisation(name: str, ods_code: str, ror: str) -> dict[str, Any]:
    """Return a body, with its code of the NHS’s Organisation Data Service and its ROR, if any."""
    code = {"@type": "PropertyValue", "propertyID": "ODS code", "value": ods_code}
    return {
        "@type": "Organization",
        "@id": f"{ROR}{ror}" if ror else "",
        "name": name,
        "identifier": code if ods_code else {},
    }


def build_work(reference: Mapping[str, Any]) -> dict[str, Any]:
    """Return a work published elsewhere, as a reference names it."""
    doi = reference["doi"]
    return {
        "@type": "CreativeWork",
        "@id": f"https://doi.org/{doi}" if doi else "",
        "name": reference["title"],
        "author": [
            {
                "@type": "Person" if author["given"] else "Organization",
                "name": f"{author['family']} {author['given']}",
            }
            for author in reference["author_list"]
        ],
        "datePublished": str(reference["year"] or ""),
        "isPartOf": {"@type": "CreativeWork", "name": reference["container"]}
        if reference["container"]
        else {},
        "publisher": {"@type": "Organization", "name": reference["publisher"]}
        if reference["publisher"]
        else {},
        "url": reference["url"],
    }


def _build_licence(licence: Mapping[str, str]) -> dict[str, str]:
    if licence["url"]:
        return {"license": licence["url"]}
    return {"copyrightNotice": licence["label"]}


def _build_makers(content: Mapping[str, Any], repository: Repository) -> dict[str, Any]:
    others = [build_agent(other) for other in list_others(content)]
    publisher = repository.publisher
    return {
        "author": [build_agent(author) for author in list_authors(content, repository)],
        # They made what a summary sums up, and had no part in the summary.
        "mentions" if is_summary(content) else "contributor": others,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else {},
    }


def _build_sources(content: Mapping[str, Any], repository: Repository) -> dict[str, Any]:
    """Return what a record sums up or was adapted from, and what it cites beside."""
    works = [build_work(reference) for reference in content["references"]]
    originals = [
        {"@id": f"{repository.address}/id/{item['identifier']}"}
        for item in list_linked(content, "adapted_from")
    ]
    if is_summary(content):
        return {"isBasedOn": [*works, *originals]}
    return {"citation": works, "isBasedOn": originals}


def _list_subjects(content: Mapping[str, Any], repository: Repository) -> Iterator[dict[str, Any]]:
    for area in content["priority_areas"]:
        yield {
            "@type": "DefinedTerm",
            "@id": f"{repository.address}{area['url']}",
            "name": area["label"],
            "inDefinedTermSet": f"{repository.address}/priority-areas/",
        }
    for group in content["ethnic_groups"]:
        is_category = group["scheme"] not in _NO_CATEGORY
        yield {
            "@type": "DefinedTerm",
            "name": group["label"] if is_category else group["words"] or group["label"],
            "alternateName": group["words"] if is_category else "",
            "inDefinedTermSet": {"@type": "DefinedTermSet", "name": group["scheme_label"]}
            if is_category
            else {},
        }


def _list_keywords(content: Mapping[str, Any], repository: Repository) -> Iterator[Any]:
    for theme in content["themes"]:
        yield {
            "@type": "DefinedTerm",
            "name": theme["label"],
            "url": f"{repository.address}/search/?theme={theme['value']}",
        }
    for key in ("care_settings", "tags"):
        yield from (item["label"] for item in content[key])


def _build_original(content: Mapping[str, Any], repository: Repository) -> dict[str, str]:
    """Return what a translation was made from, by its address alone."""
    original = content.get("translation") or {}
    if not original.get("identifier"):
        return {}
    return {"@id": f"{repository.address}/id/{original['identifier']}"}
