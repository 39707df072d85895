"""From a record to its search document, through its public content and nothing else."""

import datetime as dt
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from repository.publisher import snapshot
from repository.records.choices import Outcome, Stage
from repository.records.consent import Surface, consent_of
from repository.records.content import build_content
from repository.records.linked import resolve_without_voices
from repository.records.loading import load_records
from repository.records.models import Record, VoicePage
from repository.records.released import find_parts
from search.attachments import load_attachments
from search.body_text import build_body, build_people
from search.contributors import Contribution, collect_contributions
from search.documents import SearchDocument, Term
from search.facets import (
    BY_KEY,
    CROSS_CUTTING,
    CROSS_CUTTING_LABEL,
    DID_NOT_WORK,
    LESSON,
    TAG,
)
from search.lookups import Lookups, load_lookups

logger = logging.getLogger(__name__)
#: The short facts that are facets as well.
_FACTS: Final = ("stage", "cost", "policy_status")
#: The kind of section that says in one choice what happened.
_OUTCOME: Final = "outcome"
#: What it costs one site.
_COST: Final = "cost"
#: Results that are easily overlooked, and that others should not have to find out again.
_NO_GAIN: Final = frozenset({Outcome.SAME, Outcome.WORSE})


@dataclass(frozen=True)
class Built:
    """Documents to write, records to take out, and what could not be built."""

    documents: list[SearchDocument]
    absent: list[str]
    errors: dict[str, str]


def build_documents(identifiers: Sequence[str]) -> Built:
    """Build the documents of records as they are now; one that fails stops no other."""
    # What rooms above add may come from a snapshot, and this thread may be older than a request.
    snapshot.look_again()
    lookups = load_lookups()
    built = Built([], [], {})
    found = {record.pk: record for record in load_records(identifiers)}
    for identifier in identifiers:
        record = found.get(identifier)
        try:
            document = build_document(record, lookups) if record else None
        except Exception as error:
            logger.exception("No search document could be built for %s", identifier)
            built.errors[identifier] = f"{type(error).__name__}: {error}"
            continue
        if document is None:
            built.absent.append(identifier)
        else:
            built.documents.append(document)
    return built


def build_document(record: Record, lookups: Lookups | None = None) -> SearchDocument | None:
    """Return what may be found of a record now, or None when it must not be found."""
    lookups = lookups or load_lookups()
    page: Any = record.page and record.page.specific
    parts = find_parts(record, Surface.SEARCH, lookups.restricted_paths)
    if not parts:
        return None
    personal = isinstance(page, VoicePage) and page.is_personal
    consent = consent_of(page) if personal else None
    content = resolve_without_voices(
        build_content(page, Surface.SEARCH), lambda: page.private_paths
    )
    contributions = collect_contributions(record, content)
    terms = _build_terms(content, lookups)
    for contribution in contributions:
        for key, extra in contribution.terms.items():
            if extra:
                terms[key] = tuple(dict.fromkeys((*terms.get(key, ()), *extra)))
    return SearchDocument(
        identifier=record.pk,
        title=content["title"],
        summary=content["summary"],
        body=build_body(content),
        names="\n".join(
            [
                *_build_names(content, terms, lookups),
                *(contribution.text for contribution in contributions),
            ]
        ),
        people=build_people(content),
        # A story's files are its text in another form.
        attachments=load_attachments(page, content) if "text" in parts else (),
        terms=terms,
        state=content["state"],
        year=content["year"],
        published=_to_date(content["published"]),
        reviewed=_to_date(content["last_reviewed"]),
        adoptions=sum(contribution.adoptions for contribution in contributions),
        visible_until=consent.expires_at if consent is not None else None,
        personal=personal,
        card=build_card(content, contributions),
    )


def build_card(
    content: Mapping[str, Any], contributions: Iterable[Contribution] = ()
) -> dict[str, Any]:
    """Return what a result list shows of a record."""
    facts = {fact["key"]: str(fact["value"]) for fact in content["facts"]}
    copied = (
        "identifier",
        "type",
        "type_label",
        "account",
        "title",
        "url",
        "summary",
        "cross_cutting",
        "year",
        "published",
        "last_reviewed",
        "language",
        "provenance_label",
        "state",
        "state_label",
    )
    return {
        **{key: content[key] for key in copied},
        "priority_areas": _pairs(content["priority_areas"]),
        "themes": _pairs(content["themes"]),
        "organisations": _pairs(content["organisations"]),
        "stage_label": facts.get("stage", ""),
        "policy_status_label": facts.get("policy_status", ""),
        "facts": _build_facts(content, contributions),
    }


def _build_facts(
    content: Mapping[str, Any], contributions: Iterable[Contribution]
) -> list[dict[str, str]]:
    """Return what decides whether to read on: result, cost, then what rooms above add."""
    facts = [
        (_OUTCOME, f"{BY_KEY[_OUTCOME].label}: {outcome['label']}")
        for outcome in _list_outcomes(content)
    ]
    # A label such as “Low: up to £1,000” would make two colons.
    facts += [
        (_COST, f"{fact['label']}: {str(fact['value']).replace(': ', ', ').lower()}")
        for fact in content["facts"]
        if fact["key"] == _COST
    ]
    for contribution in contributions:
        facts += contribution.facts.items()
    return [{"key": key, "text": text} for key, text in facts]


def _list_outcomes(content: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return [section["value"] for section in content["sections"] if section["kind"] == _OUTCOME]


def _list_lessons(
    content: Mapping[str, Any], facts: Mapping[str, Mapping[str, Any]]
) -> tuple[Term, ...]:
    """Return whether it is a record of what did not work, by its result or by its stage."""
    outcomes = {outcome["value"] for outcome in _list_outcomes(content)}
    stage = facts["stage"]["code"] if "stage" in facts else ""
    if stage != Stage.STOPPED and outcomes.isdisjoint(_NO_GAIN):
        return ()
    return (Term(DID_NOT_WORK, BY_KEY[LESSON].values[DID_NOT_WORK]),)


def _build_terms(content: Mapping[str, Any], lookups: Lookups) -> dict[str, tuple[Term, ...]]:
    areas = _terms(content["priority_areas"])
    if content["cross_cutting"]:
        areas += (Term(CROSS_CUTTING, CROSS_CUTTING_LABEL),)
    # One that merged counts under the body that it became; the card keeps the name it had.
    organisations = [
        lookups.successors.get(organisation.value, (organisation,))[-1]
        for organisation in _terms(content["organisations"])
    ]
    regions = (
        Term(item["region"], item["region_label"])
        for item in content["organisations"]
        if item["region"]
    )
    facts = {fact["key"]: fact for fact in content["facts"]}
    terms = {
        "type": (Term(content["type"], content["type_label"]),),
        "priority_area": areas,
        "theme": _terms(content["themes"]),
        "setting": _terms(content["care_settings"]),
        "ethnic_group": _terms(content["ethnic_groups"]),
        "region": tuple(dict.fromkeys(regions)),
        "organisation": tuple(dict.fromkeys(organisations)),
        "language": _terms([content["language"]]),
        _OUTCOME: _terms(_list_outcomes(content)),
        LESSON: _list_lessons(content, facts),
        "reviewed_year": _years(content["last_reviewed"] or content["published"]),
        TAG: _terms(content["tags"]),
        **{
            key: (Term(facts[key]["code"], str(facts[key]["value"])),)
            for key in _FACTS
            if key in facts
        },
    }
    return {key: values for key, values in terms.items() if values}


def _build_names(
    content: Mapping[str, Any], terms: Mapping[str, tuple[Term, ...]], lookups: Lookups
) -> list[str]:
    keys = ("priority_area", "theme", "organisation", "region", "ethnic_group", TAG)
    names = [term.label for key in keys for term in terms.get(key, ())]
    for area in content["priority_areas"]:
        names += lookups.area_names.get(area["value"], ())
    names += [group["words"] for group in content["ethnic_groups"]]
    for organisation in content["organisations"]:
        names += [organisation["label"], organisation["ods_code"]]
        names += [term.label for term in lookups.successors.get(organisation["value"], ())]
    return [name for name in dict.fromkeys(names) if name]


def _years(date: str | None) -> tuple[Term, ...]:
    return (Term(date[:4], date[:4]),) if date else ()


def _terms(items: Iterable[Mapping[str, str]]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(Term(item["value"], item["label"]) for item in items))


def _pairs(items: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    return [{"value": term.value, "label": term.label} for term in _terms(items)]


def _to_date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
