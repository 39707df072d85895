"""Starter content → pages. Facts and words live in `starter_content/`; nothing is written here.

Loading twice changes nothing: what is there already, editors may have improved.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import RecordIndexPage
from home.structure import ensure_information, ensure_structure
from repository.network.models import (
    NetworkPage,
    Organisation,
    SitePage,
    SiteTeamMember,
)
from repository.publisher import snapshot
from repository.records.choices import Provenance, RecordType
from repository.records.lifecycle import reserve
from repository.records.models import (
    PAGE_TYPES,
    Adaptation,
    CaseStudyPage,
    Record,
    RecordEthnicGroup,
    RecordOrganisation,
    RecordPage,
    ToolPage,
    ToolUsed,
    VoiceAnswered,
    VoicePage,
)
from repository.taxonomy import ethnicity
from repository.taxonomy.models import (
    PriorityArea,
    PriorityAreaName,
    SeparateTerms,
    SynonymGroup,
    Theme,
)
from repository.taxonomy.synonyms import TERM_LISTS, format_ambiguous

FOLDER: Final = Path(__file__).parent / "starter_content"
#: Streams of one block: JSON key → block name.
STREAMS: Final = {
    "audience": "who",
    "sources_read": "address",
    "references": "reference",
    "measures": "measure",
    "core_parts": "part",
    "adaptable_parts": "part",
    "prerequisites": "part",
    "steps": "step",
    "statements": "statement",
    "support_links": "link",
}
#: Loaded before what names them.
_REFERRED_TO: Final = (RecordType.TOOL, RecordType.VOICE)
#: Keys that are not simple fields of the page, handled by name below.
_RELATIONS: Final = {
    "type", "aim", "priority_areas", "themes", "tags", "organisations", "ethnic_groups",
    "tools_used", "voices_answered", "adapted_from",
}  # fmt: skip


def read(name: str) -> Any:
    """Return one file of the starter content."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def records() -> Iterator[dict[str, Any]]:
    """Yield every starter record, those first that others refer to: tools, voices, originals."""
    found = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FOLDER / "records").glob("*.json"))
    ]
    yield from sorted(
        found, key=lambda item: (item["type"] not in _REFERRED_TO, "adapted_from" in item)
    )


@transaction.atomic
def load(say: Callable[[str], None]) -> int:
    """Load whatever of the starter content is missing; return how many records were added."""
    home = ensure_structure()
    taxonomy = read("taxonomy")
    _load_areas(taxonomy["priority_areas"])
    for theme in taxonomy["themes"]:
        Theme.objects.get_or_create(slug=theme["slug"], defaults=theme)
    _load_synonyms(read("synonyms"))
    ensure_information(home, read("information"))
    _load_network(read("network"))
    identifiers = read("identifiers")
    _organisation.cache_clear()
    added = 0
    for item in records():
        if Record.objects.filter(pk=identifiers[item["slug"]]).exists():
            continue
        # Wagtail would index a page's references at each of its dozen saves.
        with disable_reference_index_auto_update():
            page = _load_record(item, identifiers[item["slug"]])
        ReferenceIndex.create_or_update_for_object(page)
        added += 1
        if added % 20 == 0:
            say(f"  {added} records")
    return added


def _load_areas(areas: list[dict[str, Any]]) -> None:
    for order, fields in enumerate(areas):
        if PriorityArea.objects.filter(slug=fields["slug"]).exists():
            continue
        area = PriorityArea(
            sort_order=order,
            ethnic_gaps=[("gap", gap) for gap in fields["ethnic_gaps"]],
            references=[("reference", build_reference(item)) for item in fields["references"]],
            **{
                key: fields.get(key) or ""
                for key in (
                    "slug", "name", "nhs_name", "definition", "clinical_note", "introduction",
                )
            },
        )  # fmt: skip
        area.other_names = [
            PriorityAreaName(name=name, sort_order=place)
            for place, name in enumerate(fields["other_names"])
        ]
        area.save()


def _load_synonyms(facts: dict[str, Any]) -> None:
    """Load them once: a group that an editor has taken out or changed must not come back."""
    if SynonymGroup.objects.exists():
        return
    SynonymGroup.objects.bulk_create(
        SynonymGroup(
            label=fields["label"],
            ambiguous=format_ambiguous(fields.get("ambiguous", {})),
            **{name: "\n".join(fields.get(name, ())) for name in TERM_LISTS},
        )
        for fields in facts["groups"]
    )
    SeparateTerms.objects.bulk_create(SeparateTerms(**fields) for fields in facts["separate"])
    # Rows written together send no signal.
    snapshot.bump()


def _load_network(facts: dict[str, Any]) -> None:
    _load_organisations(read("organisations"))
    network = NetworkPage.objects.get()
    if not network.introduction:
        network.introduction = facts["programme"]["description"]
        network.partners = [
            ("partner", {**partner, "url": partner.get("url") or ""})
            for partner in facts["partners"]
        ]
        network.sources = [("source", source) for source in facts["programme"]["sources"]]
        network.save_revision().publish()
    for fields in facts["sites"]:
        if not SitePage.objects.child_of(network).filter(slug=fields["slug"]).exists():
            _load_site(network, fields)


def _load_organisations(rows: list[dict[str, Any]]) -> None:
    added = []
    for row in rows:
        fields = {key: value for key, value in row.items() if not key.endswith("_of_ods_code")}
        _, is_new = Organisation.objects.get_or_create(name=fields.pop("name"), defaults=fields)
        added += [row] if is_new else []
    by_code = {body.ods_code: body for body in Organisation.objects.exclude(ods_code="")}
    for row in added:
        Organisation.objects.filter(name=row["name"]).update(
            parent=by_code.get(row.get("part_of_ods_code", "")),
            successor=by_code.get(row.get("predecessor_of_ods_code", "")),
        )


def _load_site(network: NetworkPage, fields: dict[str, Any]) -> None:
    page = SitePage(
        title=fields["title"],
        slug=fields["slug"],
        founding_name=fields["founding_name"],
        region=fields["region"],
        system=fields["ics"],
        place=fields["place"],
        introduction=fields["introduction"],
        context_note=fields.get("context_note") or "",
        plan_published=fields["plan_published"],
        sources=[("source", source) for source in fields["sources"]],
        live=False,
    )
    team = [(fields["icb"], "leads" if fields["lead_organisation"] is None else "takes-part")]
    if fields["lead_organisation"]:
        team.insert(0, (fields["lead_organisation"], "leads"))
    team += [(body, "context") for body in fields["context_organisations"]]
    page.team = [
        SiteTeamMember(
            organisation=Organisation.objects.get(name=body["name"]), part=part, sort_order=place
        )
        for place, (body, part) in enumerate(team)
    ]
    network.add_child(instance=page)
    page.save_revision().publish()


def _load_record(item: dict[str, Any], identifier: str) -> RecordPage:
    model = PAGE_TYPES[item["type"]]
    page = model(provenance=Provenance.SUMMARY, live=False, **_fields(item))
    page.organisations = [
        RecordOrganisation(
            organisation=_organisation(row["name"]), role=row["role"], sort_order=place
        )
        for place, row in enumerate(item.get("organisations", []))
    ]
    page.ethnic_groups = [
        RecordEthnicGroup(group=_group(row), words=row.get("words", ""), sort_order=place)
        for place, row in enumerate(item.get("ethnic_groups", []))
    ]
    if isinstance(page, CaseStudyPage):
        page.tools_used = [
            ToolUsed(tool=ToolPage.objects.get(slug=slug), sort_order=place)
            for place, slug in enumerate(item.get("tools_used", []))
        ]
    page.voices_answered = [
        VoiceAnswered(
            voice=VoicePage.objects.get(slug=row["voice"]),
            what_changed=row["what_changed"],
            sort_order=place,
        )
        for place, row in enumerate(item.get("voices_answered", []))
    ]
    page.adapted_from = [
        Adaptation(
            original=RecordPage.objects.get(slug=row["original"]),
            what_changed=row["what_changed"],
            sort_order=place,
        )
        for place, row in enumerate(item.get("adapted_from", []))
    ]
    _index(item["type"]).add_child(instance=page)
    page.priority_areas.set(PriorityArea.objects.filter(slug__in=item["priority_areas"]))
    page.themes.set(Theme.objects.filter(slug__in=item["themes"]))
    page.tags.set(item.get("tags", []))
    reserve(page, identifier)
    page.save_revision().publish()
    return page


def _fields(item: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {f"aim_{key}": value for key, value in (item.get("aim") or {}).items()}
    for key, value in item.items():
        if key in _RELATIONS:
            continue
        if key == "references":
            fields[key] = [("reference", build_reference(reference)) for reference in value]
        elif key == "steps":
            fields[key] = [("step", {**step, "detail": _paragraph(step)}) for step in value]
        elif key in STREAMS:
            fields[key] = [(STREAMS[key], entry) for entry in value]
        else:
            fields[key] = value
    return fields


def build_reference(item: dict[str, Any]) -> dict[str, Any]:
    """Return a reference of the files as the value of a reference block."""
    authors = [
        {"family": author.get("literal") or author["family"], "given": author.get("given") or ""}
        for author in item.get("author_list") or []
    ]
    plain = {
        key: str(item.get(key) or "")
        for key in ("title", "container", "volume", "issue", "pages", "publisher", "doi", "url")
    }
    return {
        "authors": authors,
        "others": bool(item.get("others")),
        "year": item.get("year"),
        "verified": bool(item.get("verified")),
        "note": item.get("note") or "",
        **plain,
    }


def _paragraph(step: dict[str, str]) -> str:
    return f"<p>{escape(step['detail'], quote=False)}</p>" if step.get("detail") else ""


def _group(row: dict[str, str]) -> str:
    if row["scheme"] == "source":
        return ethnicity.SOURCE_WORDS
    return "all" if row["scheme"] == "all" else f"{row['scheme']}-{row['code']}".lower()


@cache
def _organisation(name: str) -> Organisation:
    return Organisation.objects.get(name=name)


def _index(record_type: str) -> RecordIndexPage:
    return RecordIndexPage.objects.get(record_type=record_type)
