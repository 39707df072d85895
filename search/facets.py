"""The facets of search, declared once: a facet's key is its URL parameter. Data only."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from repository.network.choices import Region
from repository.records.choices import (
    CareSetting,
    CostBand,
    Language,
    Outcome,
    PolicyStatus,
    RecordType,
    Stage,
    State,
)
from repository.taxonomy.ethnicity import BY_VALUE

CROSS_CUTTING: Final = "cross-cutting"
CROSS_CUTTING_LABEL: Final = "All priority areas"
#: A result or a stage, whichever says that something did not work: one choice finds them all.
LESSON: Final = "lesson"
DID_NOT_WORK: Final = "did-not-work"
#: Of what others could do again, and nobody has said that they do.
NOT_ADOPTED: Final = "none"


class Order(enum.Enum):
    """How a facet's values are listed."""

    COUNT = "count"
    LABEL = "label"
    #: As declared: the order of care, of an improvement's life. No reader changes it.
    DECLARED = "declared"


#: What a reader may choose, by what stands in the address.
FACET_SORTS: Final = {Order.COUNT.value: "Most records first", Order.LABEL.value: "A to Z"}


@dataclass(frozen=True)
class Facet:
    """One facet: what it is called, how its values are listed, which values are always known."""

    key: str
    label: str
    order: Order = Order.COUNT
    values: Mapping[str, str] = field(default_factory=dict)
    #: A personal story is left out of a cell of this facet that would hold fewer than three.
    personal: bool = False


FACETS: Final = (
    Facet("type", "Type", Order.DECLARED, dict(RecordType.choices)),
    Facet("priority_area", "Priority area", Order.COUNT, {CROSS_CUTTING: CROSS_CUTTING_LABEL}),
    Facet("theme", "Theme"),
    Facet("setting", "Care setting", Order.DECLARED, dict(CareSetting.choices)),
    Facet(
        "ethnic_group",
        "Ethnic group",
        Order.COUNT,
        {value: group.label for value, group in BY_VALUE.items()},
        personal=True,
    ),
    Facet("region", "Region", Order.DECLARED, dict(Region.choices), personal=True),
    Facet("organisation", "Organisation", personal=True),
    Facet("stage", "Stage of the work", Order.DECLARED, dict(Stage.choices)),
    Facet("outcome", "What happened", Order.DECLARED, dict(Outcome.choices)),
    Facet("cost", "Cost at one site", Order.DECLARED, dict(CostBand.choices)),
    Facet(
        LESSON,
        "What did not work",
        Order.DECLARED,
        {DID_NOT_WORK: "No change, got worse, or stopped"},
    ),
    Facet(
        "adoption",
        "Adopted elsewhere",
        Order.DECLARED,
        # The stages of an adoption, which the room of replications declares: a room above.
        {
            "interested": "Interested",
            "planning": "Planning",
            "testing": "Testing",
            "implemented": "Implemented",
            "sustained": "Sustained",
            "stopped": "Stopped",
            NOT_ADOPTED: "No adoption reported yet",
        },
    ),
    # Labels come with the records: the room above has the codes, of which editors add some.
    Facet("factor", "What helped or got in the way"),
    Facet(
        "evidence",
        "Evidence",
        Order.DECLARED,
        # The levels of the rubric, which the room of replications declares as well.
        {
            "strong": "Strong",
            "moderate": "Moderate",
            "early": "Early",
            "idea": "Idea",
            "not-rated": "Not yet rated",
        },
    ),
    Facet(
        "policy_status", "Status of the recommendation", Order.DECLARED, dict(PolicyStatus.choices)
    ),
    Facet("language", "Language", Order.COUNT, dict(Language.choices)),
    # Of the last review or, where there was none since, of the publication here.
    Facet("reviewed_year", "Year last reviewed", Order.LABEL),
)
BY_KEY: Final = {facet.key: facet for facet in FACETS}
#: Free tags narrow a search but are never offered as a facet: they are nobody's vocabulary.
TAG: Final = "tag"
FILTER_KEYS: Final = (*BY_KEY, TAG)
FILTER_LABELS: Final = {**{facet.key: facet.label for facet in FACETS}, TAG: "Tag"}
#: Facets through which a personal story could be singled out.
PERSONAL_KEYS: Final = frozenset(facet.key for facet in FACETS if facet.personal)
#: No cell of those facets shows fewer personal stories than this.
SMALLEST_CELL: Final = 3

#: A switch, not a facet: what is asked for beside what stands today.
STATES: Final = {
    state.value: str(state.label) for state in (State.CURRENT, State.SUPERSEDED, State.RETRACTED)
}
DEFAULT_STATES: Final = frozenset({State.CURRENT.value, State.SUPERSEDED.value})

#: The two boxes for years, as the page writes them.
YEARS: Final = {"year_from": "From", "year_to": "To"}
RELEVANCE: Final = "relevance"
NEWEST: Final = "newest"
REVIEWED: Final = "reviewed"
REPLICATED: Final = "replicated"
SORTS: Final = {
    RELEVANCE: "Best match",
    NEWEST: "Newest first",
    REVIEWED: "Most recently reviewed",
    REPLICATED: "Most adopted first",
}
