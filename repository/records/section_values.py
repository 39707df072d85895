"""The value of a section, by its kind, as plain data. `content` assembles them."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.rich_text import expand_db_html

from repository.measures.disclosure import (
    RULES,
    SUPPRESSED,
    disclose_count,
    disclose_fraction,
)
from repository.measures.series import Point, SeriesError, parse_series
from repository.publisher.privacy import is_private
from repository.records.blocks.rich_text import has_words
from repository.records.blocks.statements import STATEMENT_STATUS
from repository.records.choices import (
    Act,
    CostBand,
    Direction,
    MeasureKind,
    Outcome,
    Part,
    Strength,
    VoiceFormat,
    Wording,
)
from repository.records.evidence import build_evidence
from repository.records.lineage import list_adaptations, list_originals
from repository.records.models.record import Record
from repository.records.sections import Section
from repository.taxonomy.ethnicity import SCHEMES

_KINDS = dict(MeasureKind.choices)
_DIRECTIONS = dict(Direction.choices)
_ACTS = dict(Act.choices)
_COSTS = dict(CostBand.choices)
_PARTS = dict(Part.choices)
_STRENGTHS = dict(Strength.choices)
_WORDINGS = dict(Wording.choices)
_STATUSES = dict(STATEMENT_STATUS)
_OUTCOMES = dict(Outcome.choices)


def html(value: Any) -> str:
    """Return rich text as public HTML; empty when it holds no words."""
    source = getattr(value, "source", value) or ""
    return expand_db_html(source) if has_words(source) else ""


def build_value(page: Any, section: Section) -> Any:
    """Return a section's value, empty when the page has none."""
    return _BUILDERS[section.kind](page, section)


def _html(page: Any, section: Section) -> str:
    return html(getattr(page, section.key))


def _aim(page: Any, _section: Section) -> dict[str, str]:
    aim = {
        key: getattr(page, f"aim_{key}") for key in ("what", "from", "to", "by_when", "for_whom")
    }
    return aim if any(aim.values()) else {}


def _outcome(page: Any, section: Section) -> dict[str, str]:
    value = getattr(page, section.key)
    return {"value": value, "label": str(_OUTCOMES.get(value, ""))} if value else {}


def _driver_diagram(page: Any, _section: Section) -> dict[str, Any]:
    for child in page.driver_diagram:
        return {
            "aim": child.value["aim"],
            "primary_drivers": [
                {
                    "title": primary["title"],
                    "secondary_drivers": [
                        {
                            "title": secondary["title"],
                            "change_ideas": list(secondary["change_ideas"]),
                        }
                        for secondary in primary["secondary_drivers"]
                    ],
                }
                for primary in child.value["primary_drivers"]
            ],
        }
    return {}


def _pdsa_cycles(page: Any, _section: Section) -> list[dict[str, Any]]:
    return [
        {
            "title": value["title"],
            "scale": value.get("scale") or "",
            "start": value["start"].isoformat() if value.get("start") else "",
            "end": value["end"].isoformat() if value.get("end") else "",
            "plan": html(value["plan"]),
            "prediction": value.get("prediction") or "",
            "do": html(value.get("do")),
            "study": html(value.get("study")),
            "act": value.get("act") or "",
            "act_label": str(_ACTS.get(value.get("act") or "", "")),
            "act_notes": value.get("act_notes") or "",
        }
        for value in _values(page.pdsa_cycles)
    ]


def _measures(page: Any, _section: Section) -> list[dict[str, Any]]:
    return [
        {
            **{
                key: value.get(key) or ""
                for key in ("name", "definition", "numerator", "denominator", "unit", "target")
            },
            "source": value.get("source") or "",
            "kind": value["kind"],
            "kind_label": str(_KINDS.get(value["kind"], "")),
            "direction": value["direction"],
            "direction_label": str(_DIRECTIONS.get(value["direction"], "")),
            "reported": [
                {
                    key: result.get(key) or ""
                    for key in ("group", "baseline", "result", "period", "source")
                }
                for result in value["reported"]
            ],
            "table": _table(value),
        }
        for value in _values(page.measures)
    ]


def _table(value: Any) -> dict[str, Any] | None:
    if not (value.get("table") or "").strip():
        return None
    try:
        series = parse_series(value["table"])
    except SeriesError:
        # Only a draft can hold such a table: publishing refuses it.
        return None
    rule = value["disclosure"]
    return {
        "scheme_label": SCHEMES.get(value["scheme"], ""),
        "groups": list(series.groups),
        "rows": [
            {"period": period, "cells": [_cell(point, rule) for point in points]}
            for period, points in zip(series.periods, series.points, strict=True)
        ],
        "annotations": [
            {"period": note["period"], "text": note["text"]} for note in value["annotations"]
        ],
        "disclosure_note": RULES.get(rule, "") if series.has_counts else "",
    }


def _cell(point: Point | None, rule: str) -> str:
    """Return a cell as it may be public: true counts never leave the database."""
    if point is None:
        return "No figure"
    if point == Point():
        return SUPPRESSED
    if point.numerator is not None and point.denominator is not None:
        return disclose_fraction(point.numerator, point.denominator, rule)
    if point.numerator is not None:
        shown = disclose_count(point.numerator, rule)
        return SUPPRESSED if shown is None else f"{shown:,}"
    return f"{point.value:,.6f}".rstrip("0").rstrip(".")


def _steps(page: Any, section: Section) -> list[dict[str, str]]:
    stream = page.steps if section.kind == "replication" else getattr(page, section.key)
    return [
        {
            "key": value.get("key") or "",
            "title": value["title"],
            "detail": html(value.get("detail")),
            "role": value.get("role") or "",
            "time": value.get("time") or "",
            "materials": value.get("materials") or "",
            "prerequisites": value.get("prerequisites") or "",
            "cost": value.get("cost") or "",
            "cost_label": str(_COSTS.get(value.get("cost") or "", "")),
            "part": value.get("part") or "",
            "part_label": str(_PARTS.get(value.get("part") or "", "")),
        }
        for value in _values(stream)
    ]


def _replication(page: Any, section: Section) -> dict[str, Any]:
    value: dict[str, Any] = {
        key: [
            {"key": part.get("key") or "", "text": part["text"]}
            for part in _values(getattr(page, key))
        ]
        for key in ("core_parts", "adaptable_parts", "prerequisites")
    }
    value["steps"] = _steps(page, section)
    return value if any(value.values()) else {}


def _statements(page: Any, _section: Section) -> list[dict[str, Any]]:
    chosen = [value.get("evidence_records") or [] for value in _values(page.statements)]
    evidence = build_evidence(
        (other for records in chosen for other in records), lambda: page.private_paths
    )
    return [
        {
            "key": value["key"],
            "text": html(value["text"]),
            "wording": value["wording"],
            "wording_label": str(_WORDINGS.get(value["wording"], "")),
            "strength": value["strength"],
            "strength_label": str(_STRENGTHS.get(value["strength"], "")),
            "audience": value.get("audience") or "",
            "owner": value.get("owner") or "",
            "evidence": html(value.get("evidence")),
            "evidence_records": [
                {"identifier": evidence[other.pk]}
                for other in records
                if other and other.pk in evidence
            ],
            "status": value["status"],
            "status_label": _STATUSES.get(value["status"], ""),
        }
        for value, records in zip(_values(page.statements), chosen, strict=True)
    ]


def _downloads(page: Any, _section: Section) -> list[dict[str, Any]]:
    downloads = []
    for value in _values(page.downloads):
        document = value.get("document")
        downloads.append(
            {
                "title": value["title"],
                "url": document.url if document else value["url"],
                "format": document.file_extension.upper() if document else "Web page",
                "size": document.file_size if document else None,
                "accessible_note": value.get("accessible_note")
                or (document.accessible_note if document else ""),
            }
        )
    return downloads


def _links(page: Any, section: Section) -> list[dict[str, str]]:
    return [
        {"title": value["title"], "url": value["url"]}
        for value in _values(getattr(page, section.key))
    ]


def _tools(page: Any, section: Section) -> list[dict[str, str]]:
    """Return the identifiers of records that this one refers to, or that refer to it.

    Public ones only; `linked.resolve` adds their titles.
    """
    if section.key == "adapted_by":
        return list_adaptations(page)
    linked = [other for other in _linked_pages(page, section.key) if other and other.live]
    if not linked:
        return []
    private = page.private_paths
    return [
        {"identifier": other.record.pk}
        for other in linked
        if hasattr(other, "record") and not is_private(other.path, private)
    ]


def _adaptations(page: Any, _section: Section) -> list[dict[str, str]]:
    """Return the originals of a record, and what was changed; `linked.resolve` names them."""
    return list_originals(page)


def _quotations(page: Any, section: Section) -> list[dict[str, str]]:
    """Return which words of which voices are quoted, and none of the words."""
    quoted = [item["value"] for item in getattr(page, section.key).get_prep_value()]
    keys = {item["voice"] for item in quoted if item.get("voice")}
    if not keys:
        return []
    records = Record.objects.filter(page__in=keys).values_list("page", "pk")
    identifiers = dict(records)
    return [
        {"identifier": identifiers[item["voice"]], "key": item["quotation"]}
        for item in quoted
        if item.get("voice") in identifiers
    ]


def _answers(page: Any, section: Section) -> list[dict[str, str]]:
    """Return which records answered which voices, and what changed; `linked.resolve` names them.

    Nothing of a voice: whether it may be named is asked when it is read.
    """
    told = [
        (other, row.what_changed)
        for other, row in _answer_rows(page, section.key)
        if other and other.live and hasattr(other, "record")
    ]
    if not told:
        return []
    private = page.private_paths
    public = {
        other.record.pk: {"identifier": other.record.pk, "what_changed": what_changed}
        for other, what_changed in told
        if not is_private(other.path, private)
    }
    return list(public.values())


def _answer_rows(page: Any, key: str) -> Iterable[tuple[Any, Any]]:
    """Return the rows of a record or of a voice, each with the page at its other end."""
    if key == "voices_answered":
        return [(row.voice, row) for row in page.voices_answered.select_related("voice__record")]
    if page.pk is None:
        return []
    # In whatever language a voice is read, the same was done about it.
    story = page.translation_of or page
    found = story.answers.model._default_manager.select_related("page__record")
    prefetch_related_objects([story], Prefetch("answers", found))
    rows = sorted(story.answers.all(), key=lambda row: row.page.title.casefold())
    return [(row.page, row) for row in rows]


#: What is read with the rows that refer to a page, by section.
_REFERRING: Final = {"used_in": "page__record", "superseded_by": "record"}


def _linked_pages(page: Any, key: str) -> Iterable[Any]:
    if key == "tools_used":
        return [row.tool for row in page.tools_used.select_related("tool__record")]
    if page.pk is None:
        # A page that was never saved is previewed: nothing can refer to it yet.
        return [getattr(page, key)] if key == "supersedes" else []
    if key == "supersedes":
        found = type(page)._default_manager.select_related("record")
        prefetch_related_objects([page], Prefetch(key, found))
        return [page.supersedes]
    rows = getattr(page, key)
    # Whoever read many pages has read this of all of them, and it is not asked again.
    found = rows.model._default_manager.select_related(_REFERRING[key])
    prefetch_related_objects([page], Prefetch(key, found))
    if key == "used_in":
        return sorted((row.page for row in rows.all()), key=lambda other: other.title.casefold())
    return rows.all()


def _media(page: Any, _section: Section) -> dict[str, Any]:
    kind = {VoiceFormat.AUDIO: "audio", VoiceFormat.VIDEO: "video"}.get(page.voice_format)
    if kind is None or page.recording is None:
        return {}
    poster = page.poster
    return {
        "kind": kind,
        "url": page.recording.url,
        "captions_url": page.captions.url if page.captions else "",
        "poster_url": poster.get_rendition("width-960|format-jpeg").url if poster else "",
        "transcript": "",
    }


def _values(stream: Any) -> Iterable[Any]:
    return (child.value for child in stream)


_BUILDERS: Final[dict[str, Callable[[Any, Section], Any]]] = {
    "html": _html,
    "aim": _aim,
    "outcome": _outcome,
    "driver_diagram": _driver_diagram,
    "pdsa_cycles": _pdsa_cycles,
    "measures": _measures,
    "replication": _replication,
    "steps": _steps,
    "statements": _statements,
    "downloads": _downloads,
    "links": _links,
    "tools": _tools,
    "adaptations": _adaptations,
    "quotations": _quotations,
    "answers": _answers,
    "media": _media,
}
