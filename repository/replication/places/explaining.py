"""The parts of a distance in words: the other place against the reader's. Pure."""

from repository.network.choices import ETHNIC_MIX, UnitType
from repository.replication.places.likeness import Distance, Part, Place


def explain(distance: Distance, mine: Place, theirs: Place) -> list[str]:
    """Return a sentence for each part, in their order, each with what it adds."""
    return [f"{_say(part, mine, theirs)} ({part.distance:.2f})" for part in distance.parts]


def _say(part: Part, mine: Place, theirs: Place) -> str:
    if part.feature == "births":
        return f"Births a year: {_number(theirs.births)} against your {_number(mine.births)}"
    if part.feature == "deprivation":
        return (
            "Women living in the most deprived fifth: "
            f"{_number(theirs.deprivation)}% against your {_number(mine.deprivation)}%"
        )
    if part.feature == "unit_type":
        label, own = (UnitType(str(place.unit_type)).label for place in (theirs, mine))
        return f"Type of unit: {label}{', as yours' if label == own else f'; yours: {own}'}"
    mixes = zip(ETHNIC_MIX, theirs.ethnic_mix or (), mine.ethnic_mix or (), strict=True)
    told = "; ".join(
        f"{kind.label.removesuffix(' (%)')} {_number(other)}% against your {_number(own_share)}%"
        for kind, other, own_share in mixes
    )
    return f"Ethnic mix: {told}"


def _number(value: float | None) -> str:
    return f"{value:,.1f}".removesuffix(".0")
