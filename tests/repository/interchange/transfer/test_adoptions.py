"""Public adoptions leave with their record and come back; what is private stays."""

import datetime as dt

import pytest
from django.db import transaction
from wagtail.models import PageViewRestriction

from repository.network.models import Organisation
from repository.replication.choices import (
    AdoptionStage,
    AdoptionStatus,
    EquityChange,
    FactorKind,
    PartFate,
)
from repository.replication.models import (
    AdoptedPart,
    Adoption,
    AdoptionFactor,
    EquityEffect,
    WriteUp,
)
from repository.replication.public import build_adoption, find_adoptions
from repository.replication.writing_up.begun import find_write_up
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.repository.interchange.transfer.archives import export, load, passing_site, rows

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def adopt(record):
    """One adoption with every field filled, and one for each way of not being public."""
    organisation = OrganisationFactory(name="Northern Trust", successor=OrganisationFactory())
    adoption = AdoptionFactory(
        record=record,
        organisation=organisation,
        mailbox="team@canary.example",
        unit="Labour ward",
        started=dt.date(2025, 9, 1),
        stage=AdoptionStage.STOPPED,
        stop_reason="No interpreters at night",
        adaptations="Cards in four languages",
        heard_on=dt.date(2026, 2, 3),
    )
    AdoptedPart.objects.create(
        adoption=adoption, key="c1", text="Weigh", fate=PartFate.CHANGED, how="By sight"
    )
    EquityEffect.objects.create(adoption=adoption, group="2001-n", change=EquityChange.NARROWED)
    AdoptionFactor.objects.create(adoption=adoption, kind=FactorKind.BARRIER, code="staffing")
    adoption.stage_changes.create(stage=AdoptionStage.TESTING, since=dt.date(2026, 1, 1))
    for status in set(AdoptionStatus) - {AdoptionStatus.PUBLIC}:
        AdoptionFactory(record=record, status=status, unit="Canary ward")
    return adoption


def tell(record):
    """What is public, but for what each installation counts for itself."""
    told = [build_adoption(adoption) for adoption in find_adoptions([record.pk])]
    return [{**each, "number": 0, "changed": None} for each in told]


def test_public_adoptions_come_back_as_they_were(tmp_path, home_page):  # noqa: ARG001 - pages hang below it
    path = tmp_path / "site.zip"
    with passing_site(tmp_path):
        page = CaseStudyFactory()
        key = adopt(page.record).key
        before = tell(page.record)
        export(path)

    with transaction.atomic():
        load(path)

    assert before
    assert tell(page.record) == before
    back = Adoption.objects.get()
    assert back.status == AdoptionStatus.PUBLIC
    assert back.mailbox == ""
    assert back.key != key
    assert Organisation.objects.get(slug="northern-trust").successor is not None


def test_nothing_private_leaves(tmp_path, home_page):  # noqa: ARG001 - pages hang below it
    with passing_site(tmp_path):
        adoption = adopt(CaseStudyFactory().record)
        parts = export(tmp_path / "site.zip")

    text = b"".join(parts.values()).decode(errors="replace")
    assert "canary" not in text.lower()
    assert adoption.key not in text
    assert len([row for row in rows(parts, "records") if row["adoptions"]]) == 1


def test_an_adoption_still_leads_to_the_case_study_that_tells_it_whole(tmp_path, home_page):  # noqa: ARG001 - as above
    with passing_site(tmp_path):
        written = CaseStudyFactory(title="How we weighed")
        adoption = AdoptionFactory(record=CaseStudyFactory().record)
        WriteUp.objects.create(adoption=adoption, page=written)
        told = find_write_up(adoption.pk)
        export(tmp_path / "site.zip")

    with transaction.atomic():
        load(tmp_path / "site.zip")

    assert told is not None
    assert find_write_up(Adoption.objects.get().pk) == told


def test_a_case_study_that_is_no_longer_public_is_not_named_beside_its_adoption(
    tmp_path,
    home_page,  # noqa: ARG001 - as above
):
    with passing_site(tmp_path):
        drafts = [CaseStudyFactory(title=f"Canary {number}") for number in range(2)]
        original = CaseStudyFactory().record
        for page in drafts:
            WriteUp.objects.create(adoption=AdoptionFactory(record=original), page=page)
        drafts[0].unpublish()
        PageViewRestriction.objects.create(page=drafts[1], restriction_type="login")
        parts = export(tmp_path / "site.zip")

    told = [adoption for row in rows(parts, "records") for adoption in row.get("adoptions", ())]
    assert [adoption["write_up"] for adoption in told] == [None, None]
    with transaction.atomic():
        load(tmp_path / "site.zip")
    assert not WriteUp.objects.exists()
