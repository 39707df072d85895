"""A frozen version as HTML: sanitised when it is made, and never wider than consent is today.

What it says of other records is not kept with it. Each such section, and the evidence of each
statement, is a placeholder in the stored HTML, filled when the version is read.
"""

import re
from typing import Any, Final

import nh3
from django.template.loader import render_to_string

from repository.records.choices import RecordType
from repository.records.consent import Surface, consent_of, permitted_parts
from repository.records.content import build_contributors, build_licence, open_media
from repository.records.formats import open_formats
from repository.records.linked import REFERRING
from repository.records.models import RecordVersion

#: What a frozen version may hold: our own body template's elements, without scripts or forms.
_TAGS = set(nh3.ALLOWED_TAGS) | {"section", "article", "figure", "figcaption", "details", "summary"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"id", "class", "lang", "dir", "role", "aria-label", "aria-labelledby", "tabindex"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
_PLACEHOLDER: Final = re.compile(r"\[\[(section|evidence) ([a-z0-9_]+)\]\]")


def render_frozen(content: dict[str, Any]) -> str:
    """Return the body of a record's page as it is kept: without a word of other records."""
    kept = {**content, "sections": [_without_others(part) for part in content["sections"]]}
    return sanitise(render_to_string("records/_body.html", {"content": kept}))


def _without_others(section: dict[str, Any]) -> dict[str, Any]:
    """Return a section with placeholders for what it says of other records."""
    if section["kind"] in REFERRING:
        return {**section, "value": [], "placeholder": f"[[section {section['key']}]]"}
    if section["kind"] != "statements":
        return section
    statements = [
        {**statement, "evidence_placeholder": f"[[evidence {statement['key']}]]"}
        if statement.get("evidence_records")
        else statement
        for statement in section["value"]
    ]
    return {**section, "value": statements}


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


def readable_content(version: RecordVersion, page: Any) -> dict[str, Any]:
    """Return what was frozen; of a person's story only the parts still consented to.

    Args:
        version: what was frozen.
        page: the record's page today, which knows what consent covers.
    """
    content: dict[str, Any] = version.content
    if page.record_type != RecordType.VOICE or not page.is_personal:
        return content
    parts = permitted_parts(page, Surface.PAGE)
    # A person may have chosen another credit since.
    content = {**narrow(content, parts), "contributors": build_contributors(page, parts)}
    consent = consent_of(page)
    may_be_reused = consent is not None and consent.reuse
    return content if may_be_reused else {**content, "licence": build_licence(page)}


def readable_html(version: RecordVersion, content: dict[str, Any], now: dict[str, Any]) -> str:
    """Return a version's words in the form of their day.

    Only where consent has been narrowed since are they set anew, by today's template.

    Args:
        version: what was frozen.
        content: what may be read of it.
        now: that content with its references resolved.
    """
    html = version.html if content == version.content else render_frozen(content)
    return _fill(html, content, now)


def _fill(html: str, content: dict[str, Any], now: dict[str, Any]) -> str:
    """Return kept HTML with what may be said of other records now; empty sections leave no gap."""
    shown = {section["key"]: section for section in now["sections"]}
    for section in content["sections"]:
        if section["kind"] in REFERRING and section["key"] not in shown:
            html = _contents_entry(section["key"]).sub("", html, count=1)

    evidence = {
        statement["key"]: statement["evidence_records"]
        for section in now["sections"]
        if section["kind"] == "statements"
        for statement in section["value"]
    }

    def render(match: re.Match[str]) -> str:
        if match[1] == "evidence":
            records = evidence.get(match[2], [])
            rendered = render_to_string("records/_evidence.html", {"records": records})
            return sanitise(rendered)
        section = shown.get(match[2])
        if section is None or section["kind"] not in REFERRING:
            return ""
        return sanitise(
            render_to_string("records/_section.html", {"section": section, "content": now})
        )

    return _PLACEHOLDER.sub(render, html)


def _contents_entry(key: str) -> re.Pattern[str]:
    """Return what finds a section's line in the list of contents."""
    return re.compile(rf'<li[^>]*>\s*<a [^>]*href="#section-{key}"[^>]*>[^<]*</a>\s*</li>')


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
    if "formats" in content:
        closed["formats"] = open_formats(content["formats"], parts)
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
