"""What gets in the way of a change or helps it: the codes, in plain English, with their source.

The 25 factors of the Model for Understanding Success in Quality (MUSIQ): Kaplan HC, Provost LP,
Froehle CM, Margolis PA. BMJ Qual Saf 2012;21:13-20, table 1 (doi:10.1136/bmjqs-2011-000010). The
labels are ours, worded for maternity services; the model's own term stands beside each. To them
come the anti-racism principles that a site has entered itself: it starts with none.
"""

from dataclasses import dataclass
from typing import Final

from repository.publisher.snapshot import Snapshot
from repository.replication.models import AntiRacismPrinciple

SOURCE: Final = (
    "Kaplan HC, Provost LP, Froehle CM, Margolis PA. The Model for Understanding Success in "
    "Quality (MUSIQ). BMJ Quality & Safety 2012;21:13-20."
)
SOURCE_URL: Final = "https://doi.org/10.1136/bmjqs-2011-000010"
#: Before the code of a principle, so that it is never taken for one of the model's.
PRINCIPLE_PREFIX: Final = "principle-"
PRINCIPLES: Final = "Anti-racism principles"


@dataclass(frozen=True)
class Factor:
    """One thing that matters to whether a change succeeds."""

    code: str
    label: str
    level: str
    #: What its source calls it.
    term: str


def _level(level: str, *rows: tuple[str, str, str]) -> tuple[Factor, ...]:
    return tuple(Factor(code, label, level, term) for code, label, term in rows)


MUSIQ: Final = (
    *_level(
        "Outside the organisation",
        ("external-motivators", "Pressure or incentives from outside", "External motivators"),
        ("external-sponsorship", "Money or people from outside", "Project sponsorship"),
    ),
    *_level(
        "The organisation",
        ("organisation-leadership", "Guidance from the board and executives", "QI leadership"),
        ("senior-sponsor", "A senior leader who championed it", "Senior leader project sponsor"),
        (
            "organisation-culture",
            "The organisation’s attitude to improvement",
            "Culture supportive of QI",
        ),
        (
            "organisation-maturity",
            "How established improvement work is in the organisation",
            "Maturity of organisational QI",
        ),
        ("doctors-pay", "How doctors are employed and paid", "Physician payment structure"),
    ),
    *_level(
        "Support for improvement",
        ("data-infrastructure", "Getting and using data", "Data infrastructure"),
        ("resources", "Money and staff time", "Resource availability"),
        ("workforce-focus", "Training and recognition for staff", "Workforce focus on QI"),
    ),
    *_level(
        "The ward, unit or service",
        ("unit-leadership", "Leadership of the ward or unit", "Microsystem QI leadership"),
        (
            "unit-culture",
            "Teamwork and freedom to decide in the unit",
            "Microsystem culture supportive of QI",
        ),
        (
            "unit-capability",
            "The unit’s ability to make improvements",
            "Microsystem capability for improvement",
        ),
        ("unit-motivation", "The unit’s wish to change", "Microsystem motivation to change"),
    ),
    *_level(
        "The project team",
        ("team-diversity", "The mix of people in the team", "Team diversity"),
        ("doctors-involvement", "Involvement of doctors", "Physician involvement"),
        ("subject-expert", "Someone who knew the subject well", "Subject matter expert"),
        ("team-tenure", "How long the team had worked together", "Team tenure"),
        ("team-experience", "Experience of earlier improvement work", "Prior QI experience"),
        ("team-leadership", "Leadership of the team", "Team leadership"),
        ("team-decisions", "How the team made decisions", "Team decision-making process"),
        ("team-norms", "How the team behaved together", "Team norms"),
        ("team-skill", "The team’s skill in improvement methods", "Team QI skill"),
    ),
    *_level(
        "The project",
        ("trigger", "An event that made it urgent", "Trigger"),
        (
            "strategic-importance",
            "How much it mattered to the organisation’s goals",
            "Task strategic importance to the organisation",
        ),
    ),
)


def _load() -> dict[str, Factor]:
    principles = (
        Factor(f"{PRINCIPLE_PREFIX}{row.slug}", row.name, PRINCIPLES, row.name)
        for row in AntiRacismPrinciple.objects.all()
    )
    return {factor.code: factor for factor in (*MUSIQ, *principles)}


_factors: Final = Snapshot(_load)


def list_factors() -> tuple[Factor, ...]:
    """Return the factors that may be chosen, in their order; no query while nothing changed."""
    return tuple(_factors.get().values())


def label_of(code: str) -> str:
    """Return a factor in plain English; a principle that was deleted shows its code."""
    factor = _factors.get().get(code)
    return factor.label if factor else code


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the factors as Django choices, grouped by level."""
    levels: dict[str, list[tuple[str, str]]] = {}
    for factor in list_factors():
        levels.setdefault(factor.level, []).append((factor.code, factor.label))
    return list(levels.items())
