"""Texts in answers: addresses are whole, and HTML is clean, once an answer has been checked."""

import re
from typing import Annotated, Any, Final

from django.http import HttpRequest
from pydantic import AfterValidator, Field, ValidationInfo

from repository.records.frozen import sanitise

#: An address of this site, as cleaned HTML writes it.
_OWN: Final = re.compile(r'(?<=\s)(href|src)="/(?!/)')


def _make_whole(value: str, info: ValidationInfo) -> str:
    """Return an address that holds anywhere; one of another site as it is."""
    return f"{_find_site(info)}{value}" if value.startswith("/") else value


def _clean(value: str, info: ValidationInfo) -> str:
    """Return HTML in which nothing can run, with addresses that hold anywhere."""
    return _OWN.sub(rf'\1="{_find_site(info)}/', sanitise(value)) if value else value


def _make_links_whole(value: str, info: ValidationInfo) -> str:
    """Return HTML that was cleaned when it was kept, with addresses that hold anywhere."""
    return _OWN.sub(rf'\1="{_find_site(info)}/', value)


def _make_all_whole(value: Any, info: ValidationInfo) -> Any:
    """Return content that was kept, with addresses that hold anywhere."""
    if isinstance(value, dict):
        return {
            key: _make_whole(item, info)
            if key.endswith("url") and isinstance(item, str)
            else _make_all_whole(item, info)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_make_all_whole(item, info) for item in value]
    return _make_links_whole(value, info) if isinstance(value, str) else value


def _find_site(info: ValidationInfo) -> str:
    context: dict[str, HttpRequest] = info.context or {}
    return context["request"].build_absolute_uri("/").rstrip("/")


Address = Annotated[
    str, AfterValidator(_make_whole), Field(description="An absolute address, or empty.")
]
Html = Annotated[str, AfterValidator(_clean), Field(description="Sanitised HTML, or empty.")]
KeptHtml = Annotated[str, AfterValidator(_make_links_whole), Field(description="Sanitised HTML.")]
KeptContent = Annotated[
    dict[str, Any],
    AfterValidator(_make_all_whole),
    Field(
        description=(
            "The record as it was then, in the form of its day, with labels as they were. What it "
            "says of other records, and which parts of a story it has, is what holds today."
        )
    ),
]
