"""What a case study can take over from an adoption, so that nobody types it twice.

Nothing is added to the adopter's words but labels. The mailbox is nobody's business here.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Model
from django.utils.html import escape

from repository.records.choices import OrganisationRole, Outcome, Stage
from repository.records.models import Adaptation, CaseStudyPage, RecordOrganisation
from repository.replication.choices import AdoptionResult, AdoptionStage, PartFate
from repository.replication.models import Adoption

#: Without one for those who have only thought of it, or who plan.
_STAGES: Final = {
    AdoptionStage.TESTING: Stage.TESTING,
    AdoptionStage.IMPLEMENTED: Stage.IMPLEMENTED,
    AdoptionStage.SUSTAINED: Stage.SUSTAINED,
    AdoptionStage.STOPPED: Stage.STOPPED,
}
_OUTCOMES: Final = {
    AdoptionResult.BETTER: Outcome.BETTER,
    AdoptionResult.SAME: Outcome.SAME,
    AdoptionResult.WORSE: Outcome.WORSE,
    AdoptionResult.NOT_MEASURED: Outcome.NOT_MEASURED,
}


def build_draft(adoption: Adoption) -> Any:
    """Return a case study that was never saved, filled as far as the adopter has told."""
    original: Any = adoption.record.page
    subject = original.title if original is not None else adoption.record_id
    parts = list(adoption.parts.all())
    page: Any = CaseStudyPage(
        live=False,
        title=_cut(f"{subject}: {adoption.who}", _longest(CaseStudyPage, "title")),
        summary=_cut(
            f"{adoption.who} did again what “{subject}” describes.",
            _longest(CaseStudyPage, "summary"),
        ),
        place=adoption.unit,
        year=adoption.started.year if adoption.started else None,
        stage=_STAGES.get(AdoptionStage(adoption.stage), ""),
        approach=_write(adoption.adaptations),
        outcome_direction=_OUTCOMES.get(AdoptionResult(adoption.result), ""),
        results=_write(*_tell_result(adoption)),
        equity_impact=_write(*_tell_equity(adoption)),
        what_did_not_work=_write(adoption.stop_reason),
        core_parts=[("part", row.text) for row in parts if row.fate == PartFate.KEPT],
        adaptable_parts=[
            ("part", f"{row.text} ({_join(row.get_fate_display().lower(), row.how)})")
            for row in parts
            if row.fate != PartFate.KEPT
        ],
    )
    if adoption.organisation is not None:
        page.organisations = [
            RecordOrganisation(
                organisation=adoption.organisation, role=OrganisationRole.LED_BY, sort_order=0
            )
        ]
    if original is not None:
        page.cross_cutting = original.cross_cutting
        page.priority_areas = original.priority_areas.all()
        page.themes = original.themes.all()
    if original is not None and adoption.record.type in Adaptation.TYPES:
        # An editor shortens what is too long for a sentence: words cut off would mislead.
        fits = len(adoption.adaptations) <= _longest(Adaptation, "what_changed")
        changed = adoption.adaptations if fits else ""
        page.adapted_from = [Adaptation(original=original, what_changed=changed, sort_order=0)]
    return page


def _tell_result(adoption: Adoption) -> Iterable[str]:
    yield f"Result: {adoption.get_result_display()}."
    if adoption.measure:
        yield f"Measured: {adoption.measure}"
    if adoption.period:
        yield f"Period: {adoption.period}"


def _tell_equity(adoption: Adoption) -> Iterable[str]:
    for effect in adoption.equity_effects.all():
        yield f"{effect.get_group_display()}: {effect.get_change_display()}."
    if adoption.no_equity_reason:
        yield f"{adoption.get_no_equity_reason_display()}."


def _write(*texts: str) -> str:
    """Return texts as rich text: each line a paragraph."""
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _join(*words: str) -> str:
    return ": ".join(word for word in words if word)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _longest(model: type[Model], name: str) -> int:
    field: Any = model._meta.get_field(name)
    return int(field.max_length)
