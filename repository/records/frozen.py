"""A frozen version as HTML: sanitised when it is made, and never wider than consent is today."""

from typing import Any

import nh3
from django.template.loader import render_to_string

from repository.records.consent import PARTS, Surface, permitted_parts
from repository.records.content import build_licence, open_media
from repository.records.models import RecordVersion

#: What a frozen version may hold: our own body template's elements, without scripts or forms.
_TAGS = set(nh3.ALLOWED_TAGS) | {"section", "article", "figure", "figcaption", "details", "summary"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"id", "class", "lang", "dir", "role", "aria-label", "aria-labelledby", "tabindex"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}


def render_frozen(content: dict[str, Any]) -> str:
    """Return the body of a record's page as it is kept."""
    return sanitise(render_to_string("records/_body.html", {"content": content}))


def sanitise(html: str) -> str:
    """Return HTML with nothing in it that could run."""
    # A drawing's words would run into the text: the list beside it carries them.
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags={"script", "style", "svg"},
        link_rel="noopener noreferrer",
    )


def readable_html(version: RecordVersion, page: Any) -> str:
    """Return a version's words; of a person's story only the parts still consented to."""
    parts = permitted_parts(page, Surface.PAGE)
    if parts == PARTS:
        return version.html
    licence = build_licence(page)
    return render_frozen({**narrow(version.content, parts), "licence": licence})


def narrow(content: dict[str, Any], parts: frozenset[str]) -> dict[str, Any]:
    """Return content without the parts that are not among these."""
    closed: dict[str, Any] = {}
    if "ethnicity" not in parts:
        closed |= {"ethnic_groups": [], "inequality": ""}
        closed["facts"] = [
            fact for fact in content["facts"] if fact["key"] != "self_described_ethnicity"
        ]
    if "place" not in parts:
        closed |= {"organisations": [], "place": ""}
    if not {"ethnicity", "place"} <= parts:
        closed["tags"] = []
    if "dates" not in parts:
        closed |= {"year": None, "years_text": ""}
    if "name" not in parts:
        closed["contributors"] = []
    closed["sections"] = [
        {**section, "value": value}
        for section in content["sections"]
        if (
            value := open_media(section["value"], parts)
            if section["kind"] == "media"
            else section["value"]
        )
    ]
    return {**content, **closed}
