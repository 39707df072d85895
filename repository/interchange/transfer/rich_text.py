"""References in stored rich text, such as `<a linktype="page" id="…">`."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import Model
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs

#: Given a model and what a reference says: what it shall say; None when it may lead nowhere.
Change = Callable[[type[Model], Any], Any]
_ID: Final = re.compile(r'(?<![\w-])id="[^"]*"')


def change_references(html: str, change: Change) -> str:
    """Return rich text with other references, and otherwise the same to the letter.

    Which tags refer to what is asked of Wagtail's own handlers. A link that leads nowhere keeps its
    words: `<a>` is how Wagtail itself shows one whose page has gone. An embed that shows nothing is
    taken out.
    """
    kinds = (
        (FIND_A_TAG, "linktype", features.get_link_types(), "<a>"),
        (FIND_EMBED_TAG, "embedtype", features.get_embed_types(), ""),
    )
    for pattern, attribute, handlers, gone in kinds:
        html = pattern.sub(_replacing(attribute, handlers, gone, change), html)
    return html


def _replacing(
    attribute: str, handlers: Mapping[str, Any], gone: str, change: Change
) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        attributes = extract_attrs(match[1])
        model = _model_of(handlers.get(attributes.get(attribute, "")))
        if model is None or "id" not in attributes:
            return match[0]
        changed = change(model, attributes["id"])
        if changed is None:
            return gone
        return _ID.sub(lambda _match: f'id="{_escape(str(changed))}"', match[0], count=1)

    return replace


def _model_of(handler: Any) -> type[Model] | None:
    try:
        model: type[Model] | None = handler.get_model() if handler is not None else None
    except NotImplementedError:  # a link to the web, a video of another site
        return None
    return model


def _escape(text: str) -> str:
    """Return an attribute's text as Wagtail reads it back."""
    for character, written in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, written)
    return text
