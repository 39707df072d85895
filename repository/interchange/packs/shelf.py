"""The packs that were built: kept for a day, and not a moment beyond what they may show."""

import contextlib
import datetime as dt
import hashlib
import json
import logging
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils import timezone

from repository.interchange.models import BuiltPack
from repository.interchange.packs.choosing import Choice

logger = logging.getLogger(__name__)
#: After this a pack is made anew.
KEPT: Final = dt.timedelta(days=1)
#: A builder that has not come further for so long has died.
PATIENCE: Final = dt.timedelta(minutes=5)
#: Packs that wait at once: what is beyond them would not be built while anyone waits for it.
MOST_WAITING: Final = 20
_UNFINISHED: Final = (BuiltPack.State.WAITING, BuiltPack.State.BUILDING)


def take_fingerprint(choice: Choice, address: str) -> str:
    """Return a hash of all that a pack would show now; consent that ends changes it too."""
    told = (
        choice.contents,
        choice.hashes,
        choice.referred,
        choice.missing,
        address,
        # Citations say when the records were seen.
        timezone.localdate().isoformat(),
    )
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def find_same(fingerprint: str) -> BuiltPack | None:
    """Return a pack that shows the very same, ready or on its way."""
    known = BuiltPack.objects.filter(fingerprint=fingerprint)
    return known.exclude(state=BuiltPack.State.FAILED).first()


def is_full() -> bool:
    """Return whether so many packs wait that no more are taken on."""
    return BuiltPack.objects.filter(state__in=_UNFINISHED).count() >= MOST_WAITING


def remove(packs: QuerySet[BuiltPack]) -> int:
    """Delete packs with their files; return how many.

    The file first: should the process die between the two, nobody can fetch what may not be shown.
    """
    number = 0
    for pack in packs:
        _delete_file(pack.file_name)
        BuiltPack.objects.filter(pk=pack.pk).delete()
        number += 1
    return number


def remove_old() -> int:
    """Delete packs that were kept for long enough, and those whose builder died."""
    now = timezone.now()
    old = BuiltPack.objects.filter(created_at__lt=now - KEPT)
    dead = BuiltPack.objects.filter(state__in=_UNFINISHED, touched_at__lt=now - PATIENCE)
    return remove(old) + remove(dead)


def sweep() -> int:
    """Delete files that belong to no pack: what storage would not let go before."""
    # Before the first pack there may be no folder.
    with contextlib.suppress(FileNotFoundError):
        _folders, names = default_storage.listdir(BuiltPack.FOLDER)
        known = set(BuiltPack.objects.values_list("key", flat=True))
        lost = [name for name in names if name.removesuffix(".zip") not in known]
        for name in lost:
            _delete_file(f"{BuiltPack.FOLDER}/{name}")
        return len(lost)
    return 0


def _delete_file(name: str) -> None:
    """Delete a file. Nothing that has to be done at once, such as a withdrawal, waits for it."""
    try:
        default_storage.delete(name)
    except Exception as error:  # noqa: BLE001 - storages raise what they like
        # Without its row nobody can fetch it; the sweep tries again.
        logger.error("A pack's file is still to be deleted: %s", type(error).__name__)  # noqa: TRY400 - the name leads to it


def records_changed(identifiers: Iterable[str], **_kwargs: Any) -> None:
    """Delete each pack that has a record which is another now, or may be shown no more.

    A record that quotes a story is announced when its consent changes, so its packs go as well.
    """
    changed = set(identifiers)
    # There are a few at any time, and JSON is asked in each database's own way.
    touched = [
        pack.pk
        for pack in BuiltPack.objects.only("pk", "identifiers")
        if changed.intersection(pack.identifiers)
    ]
    if touched:
        remove(BuiltPack.objects.filter(pk__in=touched))


def parse_choice(values: Iterable[str]) -> Sequence[str]:
    """Return the identifiers that someone chose, also where addresses or lines were pasted."""
    words = (word for value in values for word in value.replace(",", " ").split())
    names = (word.rstrip("/").rpartition("/")[2].lower()[:40] for word in words)
    return list(dict.fromkeys(filter(None, names)))
