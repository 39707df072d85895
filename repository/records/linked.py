"""What a record refers to, looked up whenever it is read: it may be gone, or consent ended.

`content.build_content` names other records by identifier alone, and so do frozen versions. Titles
and addresses are added here, for the moment of reading, and are never stored.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from repository.publisher.privacy import is_private, restricted_paths
from repository.records import answers
from repository.records.choices import READABLE, Language, RecordType
from repository.records.consent import Surface, consent_of, permitted
from repository.records.evidence import STORY
from repository.records.identifiers import PREFIXES
from repository.records.models.record import Record

#: Kinds of section whose values are references. Statements have references beside their words.
REFERRING: Final = frozenset({"tools", "adaptations", "quotations", answers.KIND})
_VOICE: Final = f"{PREFIXES[RecordType.VOICE]}-"
#: Sections in which a record shows something of voices.
_OF_VOICES: Final = frozenset({"quoted_voices", "voices_answered"})

#: What consent to a voice rests on, read with the record.
_WITH: Final = (
    "page__voicepage__consent",
    "page__voicepage__translation_of__consent",
    "page__voicepage__translation_of__record",
)

#: Gives the tree paths that are not open to everyone, for a caller that knows them already.
_Private = Callable[[], tuple[str, ...]]


def resolve(
    content: Mapping[str, Any], surface: Surface, private: _Private = restricted_paths
) -> dict[str, Any]:
    """Return content as it may be read now on a surface: references with today's titles and words.

    A record that may no longer be read is named by its identifier. A voice is left out, and a
    section with nothing in it too.
    """
    return resolve_all([content], surface, private)[0]


def resolve_all(
    contents: Sequence[Mapping[str, Any]], surface: Surface, private: _Private = restricted_paths
) -> list[dict[str, Any]]:
    """Return the same of several records, in one query."""
    found = _load(contents, private)
    told = answers.load_what_changed(contents)
    return [_resolve(content, surface, found, told) for content in contents]


def resolve_without_voices(
    content: Mapping[str, Any], private: _Private = restricted_paths
) -> dict[str, Any]:
    """Return the same for a place where a voice may stand only under its own identifier: search."""
    return _resolve(content, None, _load([content], private), {})


def shows_voices(content: Mapping[str, Any]) -> bool:
    """Return whether resolved content shows words of other voices: then no cache may keep it."""
    return any(section["key"] in _OF_VOICES for section in content.get("sections", ()))


def _resolve(
    content: Mapping[str, Any],
    surface: Surface | None,
    found: Mapping[str, Record],
    told: answers.WhatChanged,
) -> dict[str, Any]:
    """Return content with references resolved; on no surface, without those to voices."""
    sections = []
    for section in content["sections"]:
        value = section["value"]
        if section["kind"] == "tools":
            value = [link for item in value if (link := _link(item.get("identifier"), found))]
        elif section["kind"] == "adaptations":
            value = [
                {**link, "what_changed": item["what_changed"]}
                for item in value
                if (link := _link(item["identifier"], found))
            ]
        elif section["kind"] == "quotations":
            quoted = [
                (found[item["identifier"]], item["key"])
                for item in value
                if item["identifier"] in found
            ]
            value = [words for pair in quoted if surface and (words := quote(pair, surface))]
        elif section["kind"] == answers.KIND:
            value = [
                answer for item in value if (answer := _answer(content, item, surface, found, told))
            ]
        elif section["kind"] == "statements":
            value = [_with_evidence(statement, found) for statement in value]
        if value:
            sections.append({**section, "value": value})
    replacement = content["replacement"]
    return {
        **content,
        "sections": sections,
        "replacement": replacement and _replacement(replacement["identifier"], found),
    }


def quote(quoted: tuple[Record, str], surface: Surface) -> dict[str, Any] | None:
    """Return the words of a voice under a key, as far as consent goes on a surface now."""
    record, key = quoted
    voice = page_of(record)
    parts = permitted(voice, surface)
    texts = [child.value["text"] for child in voice.quotations if child.value["key"] == key]
    if "text" not in parts or not texts:
        return None
    consent = consent_of(voice)
    return {
        "identifier": record.pk,
        "key": key,
        "text": texts[0],
        "name": consent.credit if consent is not None and "name" in parts else "",
        "role": voice.role,
        "content_notes": voice.content_notes,
        "title": voice.title,
        "url": voice.get_url(),
        "account": {"value": str(voice.account), "label": str(voice.account.label)},
        "language": {"value": voice.language, "label": Language(voice.language).label},
    }


def _answer(
    content: Mapping[str, Any],
    item: Mapping[str, str],
    surface: Surface | None,
    found: Mapping[str, Record],
    told: answers.WhatChanged,
) -> dict[str, Any] | None:
    """Return a link between a voice and what answered it; nothing where that may not be told."""
    identifier = item["identifier"]
    record, link = found.get(identifier), _link(identifier, found)
    if link is None:
        return None
    if record is None:
        return {**link, "type_label": "", "what_changed": "", "language": None}
    page = page_of(record)
    label = record.get_type_display()
    if record.type == RecordType.VOICE:
        if surface is None or "text" not in permitted(page, surface):
            return None
        label = page.account.label
    what_changed = item.get("what_changed") or told.get(answers.link_of(content, identifier), "")
    return {
        **{key: link[key] for key in ("identifier", "title", "url")},
        "type_label": str(label),
        "what_changed": what_changed,
        "language": {"value": page.language, "label": str(Language(page.language).label)},
    }


def _load(contents: Iterable[Mapping[str, Any]], private: _Private) -> dict[str, Record]:
    """Return the records referred to that anyone may read now."""
    wanted = set()
    for content in contents:
        for section in content["sections"]:
            wanted |= {item.get("identifier") for item in _references(section)}
        wanted.add((content["replacement"] or {}).get("identifier"))
    wanted -= {None, ""}
    if not wanted:
        return {}
    restricted = private()
    records = Record.objects.filter(pk__in=wanted, state__in=READABLE, page__live=True)
    return {
        record.pk: record
        for record in records.select_related(*_WITH)
        if not is_private(record.page.path, restricted) and page_of(record).is_permitted()
    }


def _references(section: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    if section["kind"] in REFERRING:
        return section["value"]
    if section["kind"] == "statements":
        return (item for part in section["value"] for item in part.get("evidence_records", ()))
    return ()


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


def _with_evidence(statement: Mapping[str, Any], found: Mapping[str, Record]) -> dict[str, Any]:
    """Return a statement with links to its evidence; of a person's story none of its words."""
    evidence = []
    for item in statement.get("evidence_records", ()):
        link = _link(item.get("identifier"), found)
        if link is None:
            continue
        record = found.get(link["identifier"])
        if record is not None and record.type == RecordType.VOICE:
            link |= {"url": record.get_absolute_url()}
            if page_of(record).is_personal:
                link |= {"title": STORY, "summary": ""}
        evidence.append(link)
    return {**statement, "evidence_records": evidence}


def _replacement(identifier: str, found: Mapping[str, Record]) -> dict[str, str]:
    record = found.get(identifier)
    unnamed = _unnamed(identifier)
    return unnamed if record is None else {**unnamed, "title": page_of(record).title}


def _unnamed(identifier: str) -> dict[str, str]:
    url = Record(identifier=identifier).get_absolute_url()
    return {"identifier": identifier, "title": identifier, "url": url}
