"""What a record refers to, looked up whenever it is read: another record may be gone by then.

`content.build_content` names other records by identifier alone, and so do frozen versions. Titles
and addresses are added here, for the moment of reading, and are never stored.
"""

from collections.abc import Mapping
from typing import Any, Final

from repository.publisher.privacy import is_private, restricted_paths
from repository.records.choices import READABLE, RecordType
from repository.records.identifiers import PREFIXES
from repository.records.models.record import Record

#: Kinds of section whose values are references.
REFERRING: Final = frozenset({"tools"})
_VOICE: Final = f"{PREFIXES[RecordType.VOICE]}-"


def resolve(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return content as it may be read now: references with today's titles and addresses.

    A record that may no longer be read is named by its identifier; a voice is left out.
    """
    found = _load(content)
    sections = []
    for section in content["sections"]:
        value = section["value"]
        if section["kind"] == "tools":
            value = [link for item in value if (link := _link(item.get("identifier"), found))]
        if value:
            sections.append({**section, "value": value})
    replacement = content["replacement"]
    return {
        **content,
        "sections": sections,
        "replacement": replacement and _replacement(replacement["identifier"], found),
    }


def _load(content: Mapping[str, Any]) -> dict[str, Record]:
    """Return the records referred to that anyone may read now."""
    wanted = {
        item["identifier"]
        for section in content["sections"]
        if section["kind"] in REFERRING
        for item in section["value"]
        if item.get("identifier")
    }
    if content["replacement"]:
        wanted.add(content["replacement"]["identifier"])
    if not wanted:
        return {}
    private = restricted_paths()
    records = Record.objects.filter(pk__in=wanted, state__in=READABLE, page__live=True)
    return {
        record.pk: record
        for record in records.select_related("page__voicepage__consent")
        if not is_private(record.page.path, private) and page_of(record).is_permitted()
    }


def page_of(record: Record) -> Any:
    """Return a record's page, a voice's as the voice that it is."""
    return record.page.voicepage if record.type == RecordType.VOICE else record.page


def _link(identifier: str | None, found: Mapping[str, Record]) -> dict[str, str] | None:
    if not identifier or (identifier not in found and identifier.startswith(_VOICE)):
        return None
    record = found.get(identifier)
    if record is not None:
        page = page_of(record)
        return {
            "identifier": identifier,
            "title": page.title,
            "url": page.get_url(),
            "summary": page.summary,
        }
    return {**_unnamed(identifier), "summary": ""}


def _replacement(identifier: str, found: Mapping[str, Record]) -> dict[str, str]:
    record = found.get(identifier)
    unnamed = _unnamed(identifier)
    return unnamed if record is None else {**unnamed, "title": page_of(record).title}


def _unnamed(identifier: str) -> dict[str, str]:
    url = Record(identifier=identifier).get_absolute_url()
    return {"identifier": identifier, "title": identifier, "url": url}
