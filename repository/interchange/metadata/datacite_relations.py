"""What a record has to do with other works, in DataCite's words. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from repository.interchange.metadata.described import list_linked
from repository.records.csl import Edition, Repository, build_address, list_statements

#: The relation, the other's identifier, and which kind of identifier that is.
Relation = tuple[str, str, str]
#: Section → what the record is to those that it names.
_SECTIONS: Final = {
    "supersedes": "Obsoletes",
    "superseded_by": "IsObsoletedBy",
    "tools_used": "References",
    "used_in": "IsReferencedBy",
    "adapted_from": "IsDerivedFrom",
    "adapted_by": "IsSourceOf",
    "voices_answered": "References",
    "answers": "IsReferencedBy",
}


def list_relations(
    content: Mapping[str, Any],
    repository: Repository,
    edition: Edition | None,
    newest: Edition | None,
) -> list[Relation]:
    """Return each relation once."""
    found = [
        *_list_versions(content, repository, edition, newest),
        *_list_records(content, repository),
        *_list_works(content),
    ]
    return list(dict.fromkeys(found))


def _list_versions(
    content: Mapping[str, Any],
    repository: Repository,
    edition: Edition | None,
    newest: Edition | None,
) -> Iterator[Relation]:
    address = build_address(content, repository)
    if edition is None:
        for number in range(1, newest.number + 1 if newest else 1):
            yield "HasVersion", f"{address}/v/{number}", "URL"
        return
    yield "IsVersionOf", address, "URL"
    if edition.number > 1:
        yield "IsNewVersionOf", f"{address}/v/{edition.number - 1}", "URL"
    if newest and newest.number > edition.number:
        yield "IsPreviousVersionOf", f"{address}/v/{edition.number + 1}", "URL"


def _list_records(content: Mapping[str, Any], repository: Repository) -> Iterator[Relation]:
    """Yield the other records of this repository, by their permanent addresses."""
    if content["replacement"]:
        address = f"{repository.address}/id/{content['replacement']['identifier']}"
        yield "IsObsoletedBy", address, "URL"
    for key, relation in _SECTIONS.items():
        for item in list_linked(content, key):
            yield relation, f"{repository.address}/id/{item['identifier']}", "URL"
    for statement in list_statements(content):
        yield "HasPart", f"{build_address(content, repository)}/{statement['key']}", "URL"
    translation = content.get("translation") or {}
    if translation.get("identifier"):
        yield "IsTranslationOf", f"{repository.address}/id/{translation['identifier']}", "URL"


def _list_works(content: Mapping[str, Any]) -> Iterator[Relation]:
    """Yield the works published elsewhere that the record rests on."""
    for reference in content["references"]:
        if reference["doi"]:
            yield "References", reference["doi"], "DOI"
        elif reference["url"]:
            yield "References", reference["url"], "URL"
