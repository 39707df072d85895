"""A record as plain data: labels resolved, consent applied. The one public representation.

Page templates, frozen versions, search documents and exports render from what `build_content`
returns, never from the models, so that all of them show the same words. Other records are named
in it by identifier; `linked.resolve` adds what a reader may learn of them at that moment.
"""

from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone

from repository.network.models import Organisation
from repository.records.choices import (
    LICENCES,
    CareSetting,
    CostBand,
    Language,
    OrganisationRole,
    PolicyStatus,
    Provenance,
    QIStage,
    RecordType,
    Stage,
    State,
    ToolKind,
    VoiceFormat,
)
from repository.records.consent import Surface, consent_of, permitted_parts
from repository.records.formats import build_formats
from repository.records.section_values import build_value, html
from repository.records.sections import SECTIONS, Section
from repository.taxonomy import ethnicity
from repository.taxonomy.references import build_reference


def build_content(
    page: Any, surface: Surface = Surface.PAGE, parts: frozenset[str] | None = None
) -> dict[str, Any]:
    """Return a record's content on a surface. A draft may be half empty.

    Args:
        page: a specific record page.
        surface: where it will appear; decides which parts of a person's story are in it.
        parts: what to show instead, for a preview by someone who may edit the page.
    """
    parts = permitted_parts(page, surface) if parts is None else parts
    return {**build_outline(page, parts), "sections": build_sections(page, parts)}


def build_outline(page: Any, parts: frozenset[str]) -> dict[str, Any]:
    """Return all but the sections: enough to list or cite a record, at a fraction of the work."""
    return {
        **_identity(page, parts),
        **_subject(page, parts),
        **_who_where_when(page, parts),
        **_sources(page),
        "facts": _facts(page, parts),
        "translation": _translation(page),
    }


def _identity(page: Any, parts: frozenset[str]) -> dict[str, Any]:
    record = getattr(page, "record", None)
    return {
        "identifier": record.pk if record else "",
        "type": str(page.record_type),
        "type_label": str(RecordType(page.record_type).label),
        "account": _account(page),
        "title": page.title,
        "url": page.get_url() or "",
        "summary": page.summary,
        "plain_summary": html(page.plain_summary),
        "easy_read_url": page.easy_read.url if page.easy_read else "",
        "formats": build_formats(page, parts),
        "provenance": page.provenance,
        "provenance_label": _label(Provenance, page.provenance),
        "source_note": page.source_note,
        **build_standing(record),
        "state_reason": record.state_reason if record else "",
        "published": _iso(page.first_published_at),
        "edited": _iso(page.last_published_at),
        "last_reviewed": _iso(page.last_reviewed),
        "review_due": _iso(page.review_due),
    }


def build_standing(record: Any) -> dict[str, Any]:
    """Return where a record stands today, as content tells it; a page without one is a draft."""
    state = record.state if record else State.DRAFT
    replacement = record.replacement_id if record else None
    return {
        "state": str(state),
        "state_label": str(State(state).label),
        "replacement": {"identifier": replacement} if replacement else None,
    }


def _account(page: Any) -> dict[str, str] | None:
    """Return whose account a voice is, so that research is nowhere taken for a person's story."""
    if page.record_type != RecordType.VOICE:
        return None
    return {"value": str(page.account), "label": str(page.account.label)}


def _subject(page: Any, parts: frozenset[str]) -> dict[str, Any]:
    settings = _labels(CareSetting)
    return {
        "priority_areas": [
            {"value": area.slug, "label": area.name, "url": f"/priority-areas/{area.slug}/"}
            for area in page.priority_areas.all()
        ],
        "cross_cutting": page.cross_cutting,
        "themes": [{"value": theme.slug, "label": theme.name} for theme in page.themes.all()],
        # Free words may name what the person did not agree to show.
        # As they were first used: read beside many others, they come as the database pleases.
        "tags": [
            {"value": tag.slug, "label": tag.name}
            for tag in sorted(page.tags.all(), key=lambda tag: tag.pk)
        ]
        if {"ethnicity", "place"} <= parts
        else [],
        "ethnic_groups": [
            build_ethnic_group(row.group, row.words)
            for row in page.ethnic_groups.all()
            if row.group
        ]
        if "ethnicity" in parts
        else [],
        "inequality": html(page.inequality) if "ethnicity" in parts else "",
        "care_settings": [
            {"value": value, "label": settings[value]} for value in page.care_settings
        ],
        "audience": [child.value for child in page.audience],
        "language": {"value": page.language, "label": _label(Language, page.language)},
    }


def build_ethnic_group(group: str, words: str) -> dict[str, str]:
    """Return an ethnic group with its facet value: a category's, or one made of the words."""
    category = ethnicity.BY_VALUE[group]
    is_words = group == ethnicity.SOURCE_WORDS
    return {
        "value": f"source-{ethnicity.slug_of(words)}" if is_words else category.value,
        "label": words if is_words else category.label,
        "words": words,
        "scheme": category.scheme,
        "scheme_label": ethnicity.SCHEMES[category.scheme],
    }


def _who_where_when(page: Any, parts: frozenset[str]) -> dict[str, Any]:
    place, dates = "place" in parts, "dates" in parts
    return {
        "organisations": [
            build_organisation(row.organisation, row.role)
            for row in page.organisations.select_related("organisation__successor")
        ]
        if place
        else [],
        "contributors": build_contributors(page, parts),
        "place": page.place if place else "",
        "year": page.year if dates else None,
        "years_text": page.years_text if dates else "",
    }


def build_organisation(organisation: Organisation, role: str) -> dict[str, str]:
    """Return an organisation under the name it had, with its codes."""
    return {
        "value": organisation.slug,
        "label": organisation.name,
        "role": role,
        "role_label": _label(OrganisationRole, role),
        "ods_code": organisation.ods_code,
        "ror": organisation.ror,
        "region": organisation.region,
        "region_label": str(organisation.get_region_display()) if organisation.region else "",
    }


def build_contributors(page: Any, parts: frozenset[str]) -> list[dict[str, str]]:
    """Return who is credited; of a person's story whoever they chose to be, if consented to."""
    if page.record_type == RecordType.VOICE and page.is_personal:
        consent = consent_of(page)
        credit = consent.credit if consent is not None and "name" in parts else ""
        return [{"name": credit, "role": "", "orcid": ""}] if credit else []
    return [
        {
            "name": f"{person.given_name} {person.family_name}".strip(),
            "given": person.given_name,
            "family": person.family_name,
            "role": person.role,
            "orcid": person.orcid,
        }
        for person in page.contributors.all()
    ]


def _sources(page: Any) -> dict[str, Any]:
    return {
        "references": [build_reference(child.value) for child in page.references],
        "sources_read": [child.value for child in page.sources_read],
        "licence": build_licence(page),
        "source_licence": page.source_licence,
        "limits": html(page.limits),
    }


def build_licence(page: Any) -> dict[str, str]:
    """Return under which licence the words may be re-used; a story is its teller's own."""
    key = page.licence
    if page.record_type == RecordType.VOICE and page.is_personal:
        consent = consent_of(page)
        key = key if consent is not None and consent.reuse else "all-rights-reserved"
    label, url = LICENCES.get(key, ("", ""))
    return {"label": label, "url": url}


def _translation(page: Any) -> dict[str, Any] | None:
    """Return what a translation was made from and by whom; of the original its identifier alone."""
    original = getattr(page, "translation_of", None)
    if original is None:
        return None
    record = getattr(original, "record", None)
    return {
        "identifier": record.pk if record else "",
        "version": page.source_version,
        "language": {"value": original.language, "label": _label(Language, original.language)},
        "translator": page.translator,
        "checked_by": page.checked_by,
    }


def _facts(page: Any, parts: frozenset[str]) -> list[dict[str, Any]]:
    """Return the type's own short facts, for the list at the head of the page."""
    facts: list[tuple[str, str, Any]] = []
    if page.record_type == RecordType.CASE_STUDY:
        facts = [
            ("stage", "Stage", _label(Stage, page.stage)),
            ("cost", "Cost", _label(CostBand, page.cost)),
        ]
    elif page.record_type == RecordType.POLICY_RECOMMENDATION:
        facts = [
            ("policy_status", "Status", _label(PolicyStatus, page.policy_status)),
            ("effective_date", "Date", _iso(page.effective_date)),
        ]
    elif page.record_type == RecordType.TOOL:
        facts = [
            ("tool_kind", "Kind of tool", _label(ToolKind, page.tool_kind)),
            ("qi_stage", "When in a project", [_label(QIStage, word) for word in page.qi_stage]),
            ("time_needed", "Time needed", page.time_needed),
            ("people_needed", "People needed", page.people_needed),
            ("cost", "Cost", _label(CostBand, page.cost)),
            ("original_owner", "Owner", page.original_owner),
        ]
    elif page.record_type == RecordType.VOICE:
        facts = [
            ("voice_format", "Format", _label(VoiceFormat, page.voice_format)),
            ("role", "Who speaks", page.role),
            (
                "self_described_ethnicity",
                "Ethnicity, in their words",
                page.self_described_ethnicity if "ethnicity" in parts else "",
            ),
            ("content_notes", "Content note", page.content_notes),
        ]
    return [
        {"key": key, "label": label, "value": value, "code": str(getattr(page, key) or "")}
        for key, label, value in facts
        if value
    ]


def build_sections(page: Any, parts: frozenset[str]) -> list[dict[str, Any]]:
    """Return the sections of a record that have something in them, in their order."""
    return [
        {
            "key": section.key,
            "heading": section.heading,
            "kind": section.kind,
            "value": value,
            "ours": bool(section.ours and getattr(page, section.ours)),
            "note": "",
        }
        for section in SECTIONS[page.record_type]
        if section.part in parts and (value := _open_value(page, section, parts))
    ]


def _open_value(page: Any, section: Section, parts: frozenset[str]) -> Any:
    value = build_value(page, section)
    return open_media(value, parts) if section.kind == "media" and value else value


def open_media(value: dict[str, Any], parts: frozenset[str]) -> dict[str, Any]:
    """Return a recording as far as consent goes: nothing, without its picture, or whole."""
    if value["kind"] not in parts:
        return {}
    return value if "image" in parts else {**value, "poster_url": ""}


def _label(words: type[models.TextChoices], value: str) -> str:
    return _labels(words).get(value, "")


@cache
def _labels(words: type[models.TextChoices]) -> dict[str, str]:
    return {value: str(label) for value, label in words.choices}


def _iso(value: date | datetime | None) -> str | None:
    if value is None:
        return None
    return (timezone.localdate(value) if isinstance(value, datetime) else value).isoformat()
