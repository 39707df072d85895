"""What the programme view sets against what: declared once. Data, with the facets it reads."""

from dataclasses import dataclass
from typing import Final

from search.facets import BY_KEY
from search.gaps import View


@dataclass(frozen=True)
class Column:
    """What one column is about: the values of a facet, which no record has two of if several."""

    label: str
    values: frozenset[str]


@dataclass(frozen=True)
class SetAgainst:
    """A facet that both areas and sites are set against."""

    key: str
    of_areas: View
    of_sites: View

    def list_columns(self) -> list[Column]:
        """Return a column for each value that the facet declares."""
        values = BY_KEY[self.key].values
        return [Column(label, frozenset({value})) for value, label in values.items()]


SITES_AREAS: Final = View(
    "sites-areas",
    "Sites and priority areas",
    "The records that name an organisation of a site’s team, by what they are about.",
)
AREAS_AGE: Final = View(
    "areas-age",
    "How long ago records were last reviewed",
    "By calendar year of the last review or, where there was none, of publication here.",
)
SET_AGAINST: Final = (
    SetAgainst(
        "evidence",
        View(
            "areas-evidence",
            "How strong the evidence is, by priority area",
            "Records by the level that their raters settled on. “Not yet rated” says nothing of "
            "how good the evidence is.",
        ),
        View(
            "sites-evidence",
            "How strong the evidence is, by site",
            "The same for the records of each site’s team.",
        ),
    ),
    SetAgainst(
        "adoption",
        View(
            "areas-adoption",
            "How far others have come, by priority area",
            "Records by the stages that their adopters have reached. One with adopters at several "
            "stages is counted at each; those that stopped count like the others.",
        ),
        View(
            "sites-adoption",
            "How far others have come, by the site whose work it was",
            "The same for the records of each site’s team.",
        ),
    ),
)
