"""A record as plain data: labels resolved, consent applied. The one public representation.

Page templates, frozen versions, search documents and exports render from what `build_content`
returns, never from the models, so that all of them show the same words.
"""

from typing import Any

from repository.network.models import Organisation
from repository.records.choices import (
    LICENCES,
    CareSetting,
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
from repository.records.consent import Surface, permitted_parts
from repository.records.section_values import build_value, html
from repository.records.sections import SECTIONS
from repository.taxonomy import ethnicity
from repository.taxonomy.references import build_reference


def build_content(page: Any, surface: Surface = Surface.PAGE) -> dict[str, Any]:
    """Return a record's public content on a surface.

    Args:
        page: a specific record page.
        surface: where it will appear; decides which parts of a person's story are in it.
    """
    parts = permitted_parts(page, surface)
    return {
        **_identity(page),
        **_subject(page, parts),
        **_who_where_when(page, parts),
        **_sources(page),
        "facts": _facts(page, parts),
        "sections": _sections(page, parts),
    }


def _identity(page: Any) -> dict[str, Any]:
    record = getattr(page, "record", None)
    state = record.state if record else State.DRAFT
    return {
        "identifier": record.pk if record else "",
        "type": str(page.record_type),
        "type_label": str(RecordType(page.record_type).label),
        "title": page.title,
        "url": page.get_url() or "",
        "summary": page.summary,
        "plain_summary": html(page.plain_summary),
        "easy_read_url": page.easy_read.url if page.easy_read else "",
        "provenance": page.provenance,
        "provenance_label": str(Provenance(page.provenance).label),
        "source_note": page.source_note,
        "state": str(state),
        "state_label": str(State(state).label),
        "state_reason": record.state_reason if record else "",
        "replacement": _replacement(record.replacement) if record else None,
        "published": _iso(page.first_published_at),
        "edited": _iso(page.last_published_at),
        "last_reviewed": _iso(page.last_reviewed),
        "review_due": _iso(page.review_due),
    }


def _replacement(record: Any) -> dict[str, str] | None:
    if record is None:
        return None
    title = record.page.title if record.page else record.pk
    return {"identifier": record.pk, "title": title, "url": record.get_absolute_url()}


def _subject(page: Any, parts: frozenset[str]) -> dict[str, Any]:
    settings = dict(CareSetting.choices)
    return {
        "priority_areas": [
            {"value": area.slug, "label": area.name, "url": f"/priority-areas/{area.slug}/"}
            for area in page.priority_areas.all()
        ],
        "cross_cutting": page.cross_cutting,
        "themes": [{"value": theme.slug, "label": theme.name} for theme in page.themes.all()],
        "tags": [{"value": tag.slug, "label": tag.name} for tag in page.tags.all()],
        "ethnic_groups": [
            build_ethnic_group(row.group, row.words) for row in page.ethnic_groups.all()
        ]
        if "ethnicity" in parts
        else [],
        "inequality": html(page.inequality),
        "care_settings": [
            {"value": value, "label": str(settings[value])} for value in page.care_settings
        ],
        "audience": [child.value for child in page.audience],
        "language": {"value": page.language, "label": str(Language(page.language).label)},
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
        "contributors": _contributors(page, parts),
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
        "role_label": str(OrganisationRole(role).label),
        "ods_code": organisation.ods_code,
        "region": organisation.region,
        "region_label": str(organisation.get_region_display()) if organisation.region else "",
    }


def _contributors(page: Any, parts: frozenset[str]) -> list[dict[str, str]]:
    if page.record_type == RecordType.VOICE and page.is_personal:
        credit = page.consent.credit if "name" in parts else ""
        return [{"name": credit, "role": "", "orcid": ""}] if credit else []
    return [
        {
            "name": f"{person.given_name} {person.family_name}".strip(),
            "role": person.role,
            "orcid": person.orcid,
        }
        for person in page.contributors.all()
    ]


def _sources(page: Any) -> dict[str, Any]:
    return {
        "references": [build_reference(child.value) for child in page.references],
        "sources_read": [child.value for child in page.sources_read],
        "licence": {
            "label": LICENCES[page.licence][0],
            "url": LICENCES[page.licence][1],
        },
        "source_licence": page.source_licence,
        "limits": html(page.limits),
    }


def _facts(page: Any, parts: frozenset[str]) -> list[dict[str, Any]]:
    """Return the type's own short facts, for the list at the head of the page."""
    facts: list[tuple[str, str, Any]] = []
    if page.record_type == RecordType.CASE_STUDY:
        facts = [("stage", "Stage", _label(Stage, page.stage))]
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


def _sections(page: Any, parts: frozenset[str]) -> list[dict[str, Any]]:
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
        if section.part in parts and (value := build_value(page, section))
    ]


def _label(words: Any, value: str) -> str:
    return str(words(value).label) if value else ""


def _iso(value: Any) -> str | None:
    if value is None:
        return None
    return str((value.date() if hasattr(value, "date") else value).isoformat())
