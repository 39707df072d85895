"""References in the stored form of a StreamField, found by its blocks' own declarations."""

from collections.abc import Callable
from typing import Any, Final

from wagtail.blocks import (
    Block,
    ChooserBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
)

from repository.interchange.transfer.rich_text import Change, change_references

#: Changes the stored value of a block before its references are changed.
Edit = Callable[[Block, Any], Any]
_GONE: Final = object()


def change_stream(block: StreamBlock, stored: list[Any], change: Change, edit: Edit) -> list[Any]:
    """Return a stream as it is stored, with other references.

    A part that must refer to something, and may no longer, is left out: a quotation without its
    voice says nothing.
    """
    changed: list[Any] = _change(block, stored, change, edit)
    return changed


def keep(_block: Block, value: Any) -> Any:
    """Change nothing of a block but its references."""
    return value


def _change(block: Block, value: Any, change: Change, edit: Edit) -> Any:
    value = edit(block, value)
    if value is None:
        return None
    if isinstance(block, ChooserBlock):
        changed = change(block.model_class, value)
        return _GONE if changed is None and block.required else changed
    if isinstance(block, RichTextBlock):
        return change_references(value, change)
    return _change_inside(block, value, change, edit)


def _change_inside(block: Block, value: Any, change: Change, edit: Edit) -> Any:
    if isinstance(block, StructBlock):
        inside = block.child_blocks
        # What a block no longer has is still stored, and no page shows it.
        parts = {
            name: _change(inside[name], part, change, edit)
            for name, part in value.items()
            if name in inside
        }
        return _GONE if any(part is _GONE for part in parts.values()) else parts
    if isinstance(block, ListBlock):
        return _change_items(value, lambda _item: block.child_block, change, edit)
    if isinstance(block, StreamBlock):
        return _change_items(value, lambda item: block.child_blocks[item["type"]], change, edit)
    return value


def _change_items(
    items: list[dict[str, Any]],
    find_block: Callable[[dict[str, Any]], Block],
    change: Change,
    edit: Edit,
) -> list[dict[str, Any]]:
    changed = (
        {**item, "value": _change(find_block(item), item["value"], change, edit)} for item in items
    )
    return [item for item in changed if item["value"] is not _GONE]
