"""What a record consists of, as schema.org has it: statements, measures, steps, files. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from wagtail.rich_text import get_text_for_indexing

from repository.interchange.metadata.described import Described, make_absolute
from repository.records.choices import Account
from repository.records.csl import Repository, build_address, list_statements

#: What kind of file a format is, in the words of schema.org.
_MEDIA: Final = {"document": "MediaObject", "video": "VideoObject", "audio": "AudioObject"}


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


def list_formats(content: Mapping[str, Any], repository: Repository) -> Iterator[dict[str, Any]]:
    """Yield the files that tell the same in another format.

    None of a person's story: each hangs on a consent, of whose end nobody would hear.
    """
    if (content.get("account") or {}).get("value") == Account.STORY:
        return
    for item in content.get("formats", ()):
        yield {
            "@type": _MEDIA[item["kind"]],
            "name": item["label"],
            "contentUrl": make_absolute(item["url"], repository),
            "encodingFormat": item["format"],
            "inLanguage": item["language"],
        }


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
    """Return how a tool is used, or a change is replicated, step by step."""
    return [
        {
            "@type": "HowToStep",
            "position": position,
            "name": step["title"],
            "text": read_text(step["detail"]) or step["title"],
        }
        for position, step in enumerate(_read_steps(content), start=1)
    ]


def list_supplies(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what the steps need."""
    needed = dict.fromkeys(step.get("materials") for step in _read_steps(content))
    return [{"@type": "HowToSupply", "name": name} for name in needed if name]


def find_cost(content: Mapping[str, Any]) -> str:
    """Return what the whole costs, in words."""
    return next((str(fact["value"]) for fact in content["facts"] if fact["key"] == "cost"), "")


def _read_steps(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    for section in content["sections"]:
        if section["kind"] in ("steps", "replication"):
            value = section["value"]
            return list(value if section["kind"] == "steps" else value["steps"])
    return []


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
