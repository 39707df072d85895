"""What a record consists of, as schema.org has it: statements, measures, steps, files. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from repository.interchange.metadata.described import Described, make_absolute
from repository.records.csl import Repository, build_address, list_statements


def list_parts(described: Described, repository: Repository) -> Iterator[dict[str, Any]]:
    """Yield the parts that can be found or cited on their own."""
    content = described.content
    address = build_address(content, repository, described.edition)
    for statement in list_statements(content):
        found_at = f"{address}{'#' if described.edition else '/'}{statement['key']}"
        yield _build_statement(statement, address, found_at, repository)
    for section in content["sections"]:
        if section["kind"] == "measures":
            for number, measure in enumerate(section["value"], start=1):
                yield _build_measure(measure, f"{address}#measure-{number}")
        elif section["kind"] == "downloads":
            yield from (_build_file(item, repository) for item in section["value"] if item["size"])


def _build_statement(
    statement: Mapping[str, Any], address: str, found_at: str, repository: Repository
) -> dict[str, Any]:
    """Return a statement under the key that never changes.

    Not as a medical recommendation: that type belongs to bodies that set clinical standards.
    """
    key = statement["key"]
    audience = statement["audience"]
    return {
        "@type": "CreativeWork",
        "@id": f"{address}#{key}",
        "url": found_at,
        "name": f"Statement {key.removeprefix('s')}",
        "text": read_text(statement["text"]),
        # Whose words they are goes wherever they go.
        "description": statement["wording_label"],
        "creativeWorkStatus": statement["status_label"],
        "audience": {"@type": "Audience", "audienceType": audience} if audience else {},
        "citation": [
            {
                "@type": "CreativeWork",
                "name": record["title"],
                "url": make_absolute(record["url"], repository),
            }
            for record in statement["evidence_records"]
        ],
    }


def list_steps(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return how a tool is used, step by step."""
    return [
        {
            "@type": "HowToStep",
            "position": position,
            "name": step["title"],
            "text": read_text(step["detail"]) or step["title"],
        }
        for section in content["sections"]
        if section["kind"] == "steps"
        for position, step in enumerate(section["value"], start=1)
    ]


def read_text(html: str) -> str:
    """Return rich text as one line of text."""
    return " ".join(get_text_for_indexing(html).split())


def _build_measure(measure: Mapping[str, Any], address: str) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": measure["name"],
        "description": measure["definition"],
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": measure["name"],
            "unitText": measure["unit"],
        },
    }


def _build_file(item: Mapping[str, Any], repository: Repository) -> dict[str, Any]:
    return {
        "@type": "DigitalDocument",
        "name": item["title"],
        "url": make_absolute(item["url"], repository),
        "encodingFormat": item["format"],
    }
