"""Builds packs while nobody's request waits: by the worker, or by a thread where there is none."""

import logging
import tempfile
from typing import Any, Final

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend

from repository.interchange.models import BuiltPack
from repository.interchange.packs.building import build_pack
from repository.interchange.packs.choosing import choose
from search.courier import Courier
from search.repository import describe_site

logger = logging.getLogger(__name__)
#: Bytes of a pack that are kept in memory while it is built.
IN_MEMORY: Final = 8 * 1024 * 1024


def start() -> None:
    """Have what waits built soon."""
    if not wake():
        build_waiting.enqueue()


def wake() -> bool:
    """Have this process build what waits, where there is no worker; return whether it does."""
    if not isinstance(build_waiting.get_backend(), ImmediateBackend):
        return False
    # That backend would build before it answers, and the reader would wait for the whole.
    courier.wake()
    return True


@task()
def build_waiting() -> None:
    """Build every pack that waits."""
    while build_next() is not None:
        continue


def build_next() -> float | None:
    """Build the pack that waits longest; return None when none does."""
    waiting = BuiltPack.objects.filter(state=BuiltPack.State.WAITING)
    pack = waiting.first()
    if pack is None:
        return None
    # Whoever turns the state has it: workers may be several.
    if waiting.filter(pk=pack.pk).update(state=BuiltPack.State.BUILDING, touched_at=timezone.now()):
        try:
            _build(pack)
        except Exception:
            logger.exception("A pack of %s records could not be built.", len(pack.identifiers))
            default_storage.delete(pack.file_name)
            _turn(pack, state=BuiltPack.State.FAILED)
    return 0


def _build(pack: BuiltPack) -> None:
    choice = choose(pack.identifiers)
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as target:
        build_pack(
            choice,
            target,
            describe_site(pack.address),
            timezone.localtime(),
            tell=lambda done: _turn(pack, done=done),
        )
        size = target.tell()
        target.seek(0)
        default_storage.save(pack.file_name, File(target))
    if not _turn(pack, state=BuiltPack.State.READY, size=size):
        # A record changed meanwhile, and the pack was deleted before it was there.
        default_storage.delete(pack.file_name)


def _turn(pack: BuiltPack, **fields: Any) -> int:
    """Say how far a pack is; return 0 when it has gone."""
    return BuiltPack.objects.filter(pk=pack.pk).update(touched_at=timezone.now(), **fields)


courier: Final = Courier("packs", build_next)
