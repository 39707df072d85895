"""A case study that was replicated in many places. All made up."""

from datetime import date

from repository.network.choices import OrganisationKind, Region
from repository.replication.choices import FactorKind
from repository.replication.models import AdoptionFactor, StageChange
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory

#: Region, latitude, longitude, and the stages reached with their days; the last is today's.
ADOPTIONS = (
    ("london", 51.5, -0.1, [("planning", date(2024, 2, 1)), ("sustained", date(2025, 9, 1))]),
    ("london", 51.5, -0.1, [("testing", date(2024, 11, 5)), ("stopped", date(2025, 6, 2))]),
    ("london", 51.4, -0.4, [("implemented", date(2025, 1, 10))]),
    ("north-west", 53.4, -2.9, [("interested", date(2025, 3, 1)), ("testing", date(2026, 1, 5))]),
    ("midlands", 52.5, -1.9, [("implemented", date(2025, 8, 1))]),
    ("wales", 51.5, -3.2, [("testing", date(2026, 3, 1))]),
    ("", None, None, [("planning", date(2026, 5, 1))]),
)


def add_replicated():
    page = CaseStudyFactory(title="A change that went to many places")
    system = OrganisationFactory(
        name="Example Integrated Care Board of a Long Name",
        kind=OrganisationKind.ICB,
        region=Region.LONDON,
    )
    for number, (region, latitude, longitude, stages) in enumerate(ADOPTIONS):
        stage, since = stages[-1]
        adoption = AdoptionFactory(
            record=page.record,
            organisation=OrganisationFactory(
                name=f"Example Trust that copies, {number}",
                region=region,
                latitude=latitude,
                longitude=longitude,
                parent=system if region == Region.LONDON else None,
            ),
            started=date(2023, 10, 1) if number == 0 else None,
            stage=stage,
            stage_since=since,
            stop_reason="The scales were lent to another ward." if stage == "stopped" else "",
        )
        AdoptionFactor.objects.create(
            adoption=adoption, kind=FactorKind.BARRIER, code="data-infrastructure"
        )
        for reached, day in stages:
            StageChange.objects.create(adoption=adoption, stage=reached, since=day)
    return page
