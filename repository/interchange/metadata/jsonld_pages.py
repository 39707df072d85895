"""Pages that are no records, in the words of schema.org, and what all pages have. Pure."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from repository.interchange.metadata.characters import clean
from repository.interchange.metadata.jsonld import SCHEMA_ORG, build_organisation
from repository.records.csl import Repository

#: In HTML a script ends wherever it says so, even within a string of JSON.
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_SEARCH: Final = "search_term_string"


def write_script(nodes: Sequence[Mapping[str, Any]]) -> str:
    """Return nodes as JSON-LD that can stand in a page; nothing for none."""
    kept = [node for node in clean(list(nodes)) if node]
    if not kept:
        return ""
    document = {"@context": SCHEMA_ORG, "@graph": kept}
    return json.dumps(document, ensure_ascii=False).translate(_ESCAPES)


def build_website(repository: Repository) -> dict[str, Any]:
    """Return the site, with how it is searched."""
    return {
        "@type": "WebSite",
        "name": repository.name,
        "url": f"{repository.address}/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{repository.address}/search/?q={{{_SEARCH}}}",
            },
            "query-input": f"required name={_SEARCH}",
        },
    }


def build_breadcrumbs(
    above: Sequence[Mapping[str, str]], title: str, repository: Repository
) -> dict[str, Any]:
    """Return the way to a page: the pages above it, then itself; nothing for a page at the top."""
    if not above:
        return {}
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": item["text"],
                "item": f"{repository.address}{item['href']}" if item["href"] else "",
            }
            for position, item in enumerate((*above, {"text": title, "href": ""}), start=1)
        ],
    }


def build_site(title: str, address: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return a participating site, with the bodies in its team and their codes.

    Args:
        title: its name.
        address: its page.
        facts: `place` and `system`, where known, and the `team` that the page shows. Bodies
            nearby, shown for orientation, took no part.
    """
    return {
        "@type": "Organization",
        "@id": address,
        "url": address,
        "name": title,
        "location": {"@type": "Place", "name": facts["place"]} if facts["place"] else {},
        "areaServed": facts["system"],
        "member": [
            build_organisation(member["name"], member["ods_code"], member["ror"])
            for member in facts["team"]
            if member["takes_part"]
        ],
    }


def build_area(area: Mapping[str, str], address: str, repository: Repository) -> dict[str, Any]:
    """Return a priority area as the term that it is."""
    return {
        "@type": "DefinedTerm",
        "@id": address,
        "url": address,
        "name": area["name"],
        "alternateName": area["nhs_name"],
        "description": area["definition"],
        "inDefinedTermSet": f"{repository.address}/priority-areas/",
    }


def build_web_page(record: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page around a record: when it was reviewed belongs to it and not to the words."""
    return {
        "@type": "WebPage" if content["type"] == "voice" else "MedicalWebPage",
        "url": record["url"],
        "name": content["title"],
        "lastReviewed": content["last_reviewed"],
        "mainEntity": {"@id": record["@id"]},
    }
