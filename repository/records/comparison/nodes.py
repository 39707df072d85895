"""A content as a tree of labelled words, lists and blocks: what can be compared. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Words that are compared one by one."""

    key: str
    label: str
    words: str


@dataclass(frozen=True)
class Items:
    """Short things that are compared whole: a tag, an organisation, another record."""

    key: str
    label: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Parts that belong together: a section, or one block of several."""

    key: str
    label: str
    nodes: "tuple[Node, ...]"


@dataclass(frozen=True)
class Blocks:
    """Blocks in an order, such as steps. `keyed` ones are known by their keys wherever they stand.

    The others are known by their titles, and those between two that are known, by their order.
    """

    key: str
    label: str
    groups: tuple[Group, ...]
    keyed: bool = False


Node = Text | Items | Group | Blocks
