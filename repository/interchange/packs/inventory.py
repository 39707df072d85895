"""What a pack says of itself to programs: its records, in which versions, and its files. Pure."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from repository.interchange.packs.choosing import Choice
from repository.records.csl import Edition, Repository, build_address

NAME: Final = "pack.json"


def describe(
    content: Mapping[str, Any],
    edition: Edition | None,
    repository: Repository,
    files: Sequence[str],
    version_sha256: str,
) -> dict[str, Any]:
    """Return what is said of a record.

    Args:
        content: what is shown of it.
        edition: its newest version.
        repository: where it is published.
        files: the paths of its files in the pack, its page first.
        version_sha256: the hash that its history gives for this version.
    """
    return {
        "identifier": content["identifier"],
        "type": content["type"],
        "title": content["title"],
        "state": content["state"],
        "address": build_address(content, repository),
        "version": edition and edition.number,
        "version_date": edition and edition.date.isoformat(),
        "version_address": edition and build_address(content, repository, edition),
        "version_sha256": version_sha256 or None,
        "licence": content["licence"],
        "licence_of_the_original": content["source_licence"],
        "files": list(files),
    }


def write_inventory(
    records: Sequence[Mapping[str, Any]],
    choice: Choice,
    digests: Mapping[str, str],
    repository: Repository,
    built: dt.datetime,
) -> bytes:
    """Return the inventory as JSON; it has every file's hash but its own, which the bag has."""
    said = {
        "repository": {
            "name": repository.name,
            "address": repository.address,
            "publisher": repository.publisher or None,
        },
        "built": built.isoformat(timespec="seconds"),
        "records": list(records),
        "to_be_read_on_the_site_only": list(choice.referred),
        "not_available": list(choice.missing),
        "files": [{"path": path, "sha256": digest} for path, digest in digests.items()],
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode()
