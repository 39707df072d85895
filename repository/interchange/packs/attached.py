"""The files that go with a record, such as a tool's: those that anyone may fetch, up to a limit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from django.conf import settings
from django.core.files.storage import Storage
from django.utils.text import slugify

from repository.interchange.signposting.files import list_files
from repository.media.models import RepositoryDocument
from repository.records.csl import Repository
from repository.records.released import Released

#: Bytes of files in one pack, which is what a ward's mailbox and a slow line can still take.
MOST_BYTES: Final = 40 * 1024 * 1024
#: Files of moving pictures or sound stay on the site: each is as large as everything else.
_LEFT: Final = (".m4a", ".mp3", ".mp4")


@dataclass(frozen=True)
class Attached:
    """A file of a record."""

    #: Where it is on the site, from the root.
    url: str
    name: str
    content: bytes


def read_files(
    released: Released, content: Mapping[str, Any], repository: Repository, room: int
) -> Iterator[Attached]:
    """Yield the files of a record that there is room for.

    Args:
        released: whose.
        content: what is shown of it, which names its files.
        repository: where it is published.
        room: how many bytes there may be.
    """
    root = repository.address + settings.MEDIA_URL
    storage: Storage = RepositoryDocument._meta.get_field("file").storage
    taken: set[str] = set()
    for resource in list_files(released.page, content, repository, is_version=False):
        stored = resource.address.removeprefix(root)
        name = _choose_name(PurePosixPath(stored).name, taken)
        if PurePosixPath(name).suffix in _LEFT or not storage.exists(stored):
            continue
        if (size := storage.size(stored)) > room:
            continue
        room -= size
        taken.add(name)
        with storage.open(stored) as file:
            yield Attached(settings.MEDIA_URL + stored, name, file.read())


def _choose_name(name: str, taken: set[str]) -> str:
    """Return a name that every system can store, unlike those before it."""
    path = PurePosixPath(name.lower())
    stem = slugify(path.stem) or "file"
    wanted, number = f"{stem}{path.suffix}", 2
    while wanted in taken:
        wanted, number = f"{stem}-{number}{path.suffix}", number + 1
    return wanted
