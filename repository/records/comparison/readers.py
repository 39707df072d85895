"""How a part of a content is read for comparison: one small function for each shape. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from repository.jinja import long_date
from repository.records.comparison.nodes import Blocks, Group, Items, Node, Text
from repository.records.comparison.plain_text import read_html
from repository.records.comparison.words import BREAK

#: Takes a part's key, its label and its value.
Read = Callable[[str, str, Any], Node]
#: Key, label and reader of each part, in reading order.
Table = tuple[tuple[str, str, Read], ...]

#: A title is cut to this in the name of a block.
_TITLE: Final = 60


def text(key: str, label: str, value: Any) -> Text:
    """Read words, or a number."""
    return Text(key, label, "" if value is None else str(value))


def html(key: str, label: str, value: Any) -> Text:
    """Read HTML as words."""
    return Text(key, label, read_html(value or ""))


def day(key: str, label: str, value: Any) -> Text:
    """Read an ISO date as it is shown."""
    return Text(key, label, long_date(value))


def flag(key: str, label: str, value: Any) -> Text:
    """Read something that is so, or is not said to be."""
    return Text(key, label, "Yes" if value else "")


def one_label(key: str, label: str, value: Any) -> Text:
    """Read the label of a value and its label."""
    return Text(key, label, (value or {}).get("label", ""))


def items(key: str, label: str, value: Any) -> Items:
    """Read a list of words."""
    return Items(key, label, tuple(str(item) for item in value or ()))


def labels(key: str, label: str, value: Any) -> Items:
    """Read a list of values by their labels."""
    return Items(key, label, tuple(item["label"] for item in value or ()))


def said_as(name: Callable[[Mapping[str, Any]], str]) -> Read:
    """Return what reads a list of things, each as one line of words."""
    return lambda key, label, value: Items(key, label, tuple(name(item) for item in value or ()))


def group(table: Table) -> Read:
    """Return what reads the parts of a mapping."""
    return lambda key, label, value: _group(table, key, label, value or {})


def blocks(noun: str, title: str, table: Table) -> Read:
    """Return what reads a list of blocks, each named by its title."""

    def read(key: str, label: str, value: Any) -> Blocks:
        return Blocks(key, label, tuple(_block(noun, title, table, item) for item in value or ()))

    return read


def keyed_blocks(noun: str, table: Table) -> Read:
    """Return what reads a list of blocks that keep their keys wherever they stand."""

    def read(key: str, label: str, value: Any) -> Blocks:
        groups = (_group(table, item["key"], f"{noun} {item['key']}", item) for item in value or ())
        return Blocks(key, label, tuple(groups), keyed=True)

    return read


def facts(key: str, label: str, value: Any) -> Group:
    """Read the short facts at the head of a page, each under its own label."""
    nodes = (
        items(fact["key"], fact["label"], fact["value"])
        if isinstance(fact["value"], list)
        else day(fact["key"], fact["label"], fact["value"])
        for fact in value or ()
    )
    return Group(key, label, tuple(nodes))


def figures(key: str, label: str, value: Any) -> Group:
    """Read a table as a line for each period: whoever listens hears each figure with its group."""
    table = value or {}
    lines = []
    for row in table.get("rows", ()):
        cells = zip(table["groups"], row["cells"], strict=False)
        lines.append(f"{row['period']}: " + "; ".join(f"{name} {cell}" for name, cell in cells))
    notes = (f"{note['period']}: {note['text']}" for note in table.get("annotations", ()))
    nodes = (
        Text("rows", "", BREAK.join(lines)),
        text("scheme_label", "Classification of the groups", table.get("scheme_label")),
        Items("annotations", "Notes on the figures", tuple(notes)),
        text("disclosure_note", "Small numbers", table.get("disclosure_note")),
    )
    return Group(key, label, nodes)


def anything(key: str, label: str, value: Any) -> Text:
    """Read whatever words there are, of a kind of section that is made no more."""
    return Text(key, label, read_html(BREAK.join(_strings(value))))


def _group(table: Table, key: str, label: str, value: Mapping[str, Any]) -> Group:
    return Group(key, label, tuple(read(part, name, value.get(part)) for part, name, read in table))


def _block(noun: str, title: str, table: Table, value: Mapping[str, Any]) -> Group:
    name = str(value.get(title) or "")
    short = name if len(name) <= _TITLE else f"{name[:_TITLE].rsplit(' ', 1)[0]}…"
    return _group(table, name, f"{noun} “{short}”" if short else noun, value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (Mapping, list, tuple)):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(item)
