"""What changed because of a voice: a sentence on each link between a voice and what answered it.

A frozen version keeps the links alone. The sentence tells of a person's story, so it stands in one
place, is looked up when a version is read, and goes with the story.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from repository.records.choices import RecordType
from repository.records.models.relations import VoiceAnswered

KIND: Final = "answers"
#: The identifiers of a voice and of what answered it → what changed.
WhatChanged = Mapping[tuple[str, str], str]


def keep_links(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return content as a version keeps it: without the sentences."""
    sections = [
        {**section, "value": [{"identifier": item["identifier"]} for item in section["value"]]}
        if section["kind"] == KIND
        else section
        for section in content["sections"]
    ]
    return {**content, "sections": sections}


def load_what_changed(contents: Iterable[Mapping[str, Any]]) -> WhatChanged:
    """Return the sentences that contents do not bring with them, in one query."""
    wanted = set(_list_missing(contents))
    if not wanted:
        return {}
    voices, answers = (set(names) for names in zip(*wanted, strict=True))
    rows = VoiceAnswered.objects.filter(voice__record__in=voices, page__record__in=answers)
    found = rows.values_list("voice__record", "page__record", "what_changed")
    return {(voice, answer): what_changed for voice, answer, what_changed in found}


def link_of(content: Mapping[str, Any], identifier: str) -> tuple[str, str]:
    """Return which voice and which record are linked, from the content of either."""
    if content["type"] != RecordType.VOICE:
        return identifier, content["identifier"]
    # What answered the original answered its translations.
    original = (content.get("translation") or {}).get("identifier")
    return original or content["identifier"], identifier


def _list_missing(contents: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for content in contents:
        for section in content["sections"]:
            if section["kind"] == KIND:
                for item in section["value"]:
                    if "what_changed" not in item:
                        yield link_of(content, item["identifier"])
