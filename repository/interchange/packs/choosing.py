"""Which of the chosen records a pack holds, which it only names, and which it cannot have."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from repository.records.choices import RecordType
from repository.records.consent import Surface
from repository.records.linked import shows_voices
from repository.records.models import RecordVersion
from repository.records.released import Released, build_contents, load_released

#: Records in one pack.
MOST: Final = 100


@dataclass(frozen=True)
class Choice:
    """Some records that were asked for, sorted by what may be done with them now."""

    held: tuple[Released, ...]
    #: Stories that may be read on this site and not on paper, by identifier.
    referred: tuple[str, ...]
    #: Records that nobody may read now, or that never were.
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what the pack is called, and the folder that it unpacks to."""
        return f"pack-{self.held[0].record.pk}" if len(self.held) == 1 else "replication-pack"

    @cached_property
    def contents(self) -> tuple[dict[str, Any], ...]:
        """Return what may leave of each record that is held."""
        return tuple(build_contents(self.held))

    @cached_property
    def hashes(self) -> dict[str, str]:
        """Return the hash of the newest version of each record, as its history shows it."""
        numbers = {each.record.pk: each.edition.number for each in self.held if each.edition}
        found = RecordVersion.objects.filter(record__in=numbers, number__in=set(numbers.values()))
        return {
            identifier: sha256
            for identifier, number, sha256 in found.values_list("record", "number", "sha256")
            if numbers[identifier] == number
        }

    @property
    def is_personal(self) -> bool:
        """Whether a pack shows a person's words, so that no cache may keep it."""
        return any(
            content["type"] == RecordType.VOICE or shows_voices(content)
            for content in self.contents
        )


def choose(identifiers: Sequence[str]) -> Choice:
    """Sort some records by what may leave in a pack now, in the order given."""
    names = tuple(dict.fromkeys(identifiers))
    held = load_released(names, Surface.PACK)
    others = [name for name in names if name not in held]
    readable = load_released(others, Surface.PAGE) if others else {}
    return Choice(
        tuple(held.values()),
        tuple(readable),
        tuple(name for name in others if name not in readable),
    )
