"""Two contents, and what changed between them, part by part. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final

from repository.records.comparison.nodes import Blocks, Group, Items, Node, Text
from repository.records.comparison.reading import read_content
from repository.records.comparison.words import Line, compare_lists, compare_texts

#: What stands in a version where words were redacted.
REDACTED: Final = "[redacted]"


@dataclass(frozen=True)
class Change:
    """A part of a record that differs. `path` leads to it, from the section inwards.

    Where either text was redacted readers get no lines: beside the other they would tell what was
    taken out.
    """

    path: tuple[str, ...]
    lines: tuple[Line, ...]
    listed: bool = False
    redacted: bool = False

    @property
    def kind(self) -> str:
        """Whether the whole part is new, is gone, or differs."""
        kinds = {piece.kind for line in self.lines for piece in line}
        return next(iter(kinds)) if len(kinds) == 1 else "changed"


def compare(old: dict[str, Any], new: dict[str, Any], *, reveal: bool = False) -> list[Change]:
    """Return what changed from one content to another, in reading order; nothing when none did.

    Args:
        old: the earlier content.
        new: the later content.
        reveal: show also what stands beside redacted words: to whoever redacts them, nobody else.
    """
    changes = list(_compare_all((), read_content(old), read_content(new)))
    return changes if reveal else [_cover(change) for change in changes]


def _compare_all(
    path: tuple[str, ...], old: Sequence[Node], new: Sequence[Node]
) -> Iterator[Change]:
    before, after = ({node.key: node for node in nodes} for nodes in (old, new))
    for key in _merge(list(before), list(after)):
        yield from _compare(path, before.get(key), after.get(key))


def _compare(path: tuple[str, ...], old: Node | None, new: Node | None) -> Iterator[Change]:
    node = new or old
    if old == new or node is None:
        return
    here = (*path, label) if (label := _name(old, new)) else path
    if isinstance(node, Group):
        yield from _compare_all(here, _nodes(old), _nodes(new))
    elif isinstance(node, Blocks):
        pairs = _pair_keyed(old, new) if node.keyed else _pair(_groups(old), _groups(new))
        for before, after in pairs:
            yield from _compare(here, before, after)
        if node.keyed:
            yield from _compare_order(here, old, new)
    elif isinstance(node, Items):
        yield from _mark(here, compare_lists(_items(old), _items(new)), listed=True)
    else:
        yield from _mark(here, compare_texts(_words(old), _words(new)), listed=False)


def _mark(path: tuple[str, ...], lines: tuple[Line, ...], *, listed: bool) -> Iterator[Change]:
    pieces = [piece for line in lines for piece in line]
    if all(piece.kind == "same" for piece in pieces):
        return
    redacted = any(REDACTED in piece.text for piece in pieces)
    yield Change(path, lines, listed=listed, redacted=redacted)


def _cover(change: Change) -> Change:
    return replace(change, lines=()) if change.redacted else change


def _name(old: Node | None, new: Node | None) -> str:
    """Return a part's name; a redacted one wins over the words that it had or got."""
    labels = [node.label for node in (new, old) if node is not None]
    return next((label for label in labels if REDACTED in label), labels[0])


def _merge(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield all keys in reading order: what is gone stands where it stood."""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (key for key in old[i:j] if key not in new)
        yield from new[k:m]


def _pair(
    old: Sequence[Group], new: Sequence[Group]
) -> Iterator[tuple[Group | None, Group | None]]:
    """Yield blocks that belong together: those of one title, and between them one after another."""
    titles = [group.key for group in old], [group.key for group in new]
    for _tag, i, j, k, m in SequenceMatcher(None, *titles, autojunk=False).get_opcodes():
        yield from zip_longest(old[i:j], new[k:m])


def _pair_keyed(old: Node | None, new: Node | None) -> Iterator[tuple[Group | None, Group | None]]:
    before, after = ({group.key: group for group in _groups(node)} for node in (old, new))
    for key in _merge(list(before), list(after)):
        yield before.get(key), after.get(key)


def _compare_order(path: tuple[str, ...], old: Node | None, new: Node | None) -> Iterator[Change]:
    """Say that blocks which both texts have stand in another order."""
    before, after = ([group.key for group in _groups(node)] for node in (old, new))
    shared = [key for key in before if key in after], [key for key in after if key in before]
    if shared[0] != shared[1]:
        yield from _mark((*path, "Order"), compare_lists(*shared), listed=True)


def _nodes(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Group) else ()


def _groups(node: Node | None) -> tuple[Group, ...]:
    return node.groups if isinstance(node, Blocks) else ()


def _items(node: Node | None) -> tuple[str, ...]:
    return node.items if isinstance(node, Items) else ()


def _words(node: Node | None) -> str:
    return node.words if isinstance(node, Text) else ""
