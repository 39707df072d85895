"""The indices of one site and their aliases: which one serves, which ones follow changes.

An index is called `<prefix>-records-<hash of the mapping>-<time>-<random>`. Its readers go through
`<prefix>-read-<hash>`, so that code never reads an index of another version, and the versions
before and after an upgrade can serve beside each other. `<prefix>-write` names the indices that
follow changes: the newest, which is written to, and the one before it, kept to go back to.
`<prefix>-building` marks an index being filled. The switch takes the mark away in the same step,
and fails without it. Giving up takes it away too, so that no switch comes true afterwards.
"""

import contextlib
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone
from elasticsearch import NotFoundError

from search.engines.base import EngineUnavailableError, Readiness
from search.engines.elasticsearch.connection import LONG, Connection
from search.engines.elasticsearch.mapping import LAYOUT, MAPPING_HASH

#: How long an index knows the number of a deletion, so that a late write brings nothing back.
REMEMBER: Final = "1h"
#: While it is filled nobody reads it, and no copy has to follow.
FILLING: Final = {"number_of_replicas": 0, "refresh_interval": "-1", "gc_deletes": REMEMBER}
#: One copy on another server, where there is one. Every write asks for its own refresh.
SERVING: Final = {"auto_expand_replicas": "0-1", "refresh_interval": None}


@dataclass(frozen=True)
class Family:
    """The indices there are, at one moment."""

    #: Every one, those included that a killed rebuild left behind.
    names: tuple[str, ...] = ()
    #: Those that follow changes, the one that is written to first.
    kept: tuple[str, ...] = ()
    #: The one that this version of the code reads.
    read: str = ""

    @property
    def newest(self) -> str:
        """Return the index that is written to."""
        return self.kept[0] if self.kept else ""

    @property
    def strays(self) -> tuple[str, ...]:
        """Return those that nobody uses: being filled, or left behind."""
        return tuple(name for name in self.names if name not in {*self.kept, self.read})

    @property
    def readiness(self) -> Readiness:
        """Say whether this code can read and write."""
        if not self.kept:
            return Readiness.MISSING
        # While a newer version writes, an older one still reads but leaves changes to it.
        return Readiness.READY if self.read == self.newest else Readiness.OUTDATED


class Indices:
    """Makes, switches and removes indices."""

    def __init__(self, connection: Connection, prefix: str) -> None:
        self._connection = connection
        self._prefix = prefix
        self.read_alias = f"{prefix}-read-{MAPPING_HASH}"
        self._write_alias = f"{prefix}-write"
        self._building_alias = f"{prefix}-building"
        self._pattern = f"{prefix}-records-*"
        self._own = re.compile(rf"{re.escape(prefix)}-records-[0-9a-f]{{12}}-[0-9]{{14}}-[0-9a-f]+")

    def load(self, *, insist: bool = False) -> Family:
        """Ask which indices there are."""
        with self._connection.open(insist=insist) as client:
            found = client.indices.get_alias(index=self._pattern, expand_wildcards="all").body
        names = sorted((name for name in found if self._own.fullmatch(name)), key=_age)
        aliases = {name: found[name]["aliases"] for name in names}
        kept = [name for name in names if self._write_alias in aliases[name]]
        kept.sort(key=lambda name: not aliases[name][self._write_alias].get("is_write_index"))
        read = next((name for name in names if self.read_alias in aliases[name]), "")
        return Family(tuple(names), tuple(kept), read)

    def load_usable(self) -> Family:
        """Ask the same; refuse when this code cannot write."""
        family = self.load()
        if family.readiness is not Readiness.READY:
            raise EngineUnavailableError(
                f"The search index is {family.readiness.value}: rebuild it."
            )
        return family

    def make(self) -> str:
        """Make a new, empty index that nobody reads yet."""
        moment = f"{timezone.now():%Y%m%d%H%M%S}"
        name = f"{self._prefix}-records-{MAPPING_HASH}-{moment}-{uuid.uuid4().hex[:8]}"
        settings = {**LAYOUT["settings"], **FILLING}
        with self._connection.open(patient=True) as client:
            client.indices.create(
                index=name,
                mappings=LAYOUT["mappings"],
                settings=settings,
                aliases={self._building_alias: {}},
            )
        return name

    def merge(self, name: str) -> None:
        """Write what lies in several segments into one."""
        with self._connection.open(patient=True) as client:
            client.indices.forcemerge(index=name, max_num_segments=1)

    def activate(self, name: str) -> bool:
        """Have an index serve, in one step; keep the one before it, if any, remove all others."""
        family = self.load()
        before = family.newest
        read = family.read if family.read == before else ""
        # In the same step, so that no reader meets an alias that leads nowhere or to two indices.
        gone = [other for other in family.names if other not in {name, before}]
        mark = {"index": name, "alias": self._building_alias, "must_exist": True}
        with self._connection.open(patient=True) as client:
            client.indices.put_settings(index=name, settings=SERVING)
            client.indices.refresh(index=name)
        try:
            with self._connection.open(patient=True) as client:
                client.indices.update_aliases(
                    actions=[
                        {"remove": mark},
                        *self._point_to(name, before, read),
                        *({"remove_index": {"index": other}} for other in gone),
                    ],
                    timeout=f"{LONG:.0f}s",
                )
        except EngineUnavailableError:
            # The answer may have been lost on its way, after the switch.
            if self.load(insist=True).read != name:
                raise
        return bool(before)

    def roll_back(self) -> str:
        """Have the index serve that served before, which has followed all changes since."""
        family = self.load()
        mark = f"-records-{MAPPING_HASH}-"
        earlier = next((name for name in family.kept[1:] if mark in name), "")
        if not earlier:
            raise EngineUnavailableError("There is no earlier index that this code can read.")
        with self._connection.open(patient=True) as client:
            client.indices.update_aliases(
                actions=[
                    self._insist(earlier),
                    *self._point_to(earlier, family.newest, family.read),
                ]
            )
        return earlier

    def remove_strays(self) -> None:
        """Remove what a rebuild left behind that was killed, or cut off from the server."""
        self.give_up(self.load().strays)

    def give_up(self, names: Iterable[str]) -> None:
        """Remove indices that were to serve, unless they do: a switch may come true late."""
        names = list(names)
        if not names:
            return
        with self._connection.open(insist=True) as client:
            for name in names:
                # Without its mark no switch to it can come true any more; it may have.
                with contextlib.suppress(NotFoundError):
                    client.indices.delete_alias(index=name, name=self._building_alias)
        strays = self.load(insist=True).strays
        self.remove(name for name in names if name in strays)

    def remove(self, names: Iterable[str]) -> None:
        """Remove indices."""
        with self._connection.open(insist=True) as client:
            for name in names:
                client.indices.delete(index=name, ignore_unavailable=True)

    def _point_to(self, name: str, before: str, read: str) -> list[dict[str, Any]]:
        actions: list[dict[str, Any]] = []
        if read and read != name:
            actions.append({"remove": {"index": read, "alias": self.read_alias}})
        actions.append({"add": {"index": name, "alias": self.read_alias}})
        for index, is_written in ((before, False), (name, True)):
            if index:
                add = {"index": index, "alias": self._write_alias, "is_write_index": is_written}
                actions.append({"add": add})
        return actions

    def _insist(self, name: str) -> dict[str, Any]:
        """Return what fails, and with it the whole step, unless an index follows changes.

        A write that comes late makes an index anew that was removed, of no mapping of ours.
        """
        return {"remove": {"index": name, "alias": self._write_alias, "must_exist": True}}


def _age(name: str) -> str:
    """Return a key that orders names by their time."""
    return name.rsplit("-", 2)[1]
