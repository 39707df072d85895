"""Anti-racism principles leave with the site that filled them in, and keep their names."""

import json

import pytest
from django.db import transaction

from repository.interchange.transfer.archive import ArchiveError
from repository.replication import factors
from repository.replication.choices import FactorKind
from repository.replication.models import AdoptionFactor, AntiRacismPrinciple
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.repository.interchange.transfer.archives import (
    export,
    load,
    passing_site,
    rows,
    with_rows,
    zip_up,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def archive(tmp_path, home_page):  # noqa: ARG001 - pages hang below it
    """An archive with a principle that an adopter named, and its parts."""
    path = tmp_path / "site.zip"
    with passing_site(tmp_path):
        make_principle()
        adoption = AdoptionFactory(record=CaseStudyFactory().record)
        AdoptionFactor.objects.create(
            adoption=adoption, kind=FactorKind.ENABLER, code="principle-believe-women"
        )
        parts = export(path)
    return path, parts


def make_principle():
    return AntiRacismPrinciple.objects.create(
        name="Believe women",
        slug="believe-women",
        source="An example, 2026",
        source_url="https://example.org/principles",
    )


def test_principles_come_back_and_what_adopters_coded_keeps_its_name(archive):
    with transaction.atomic():
        load(archive[0])

    fields = ("name", "slug", "source", "source_url")
    assert list(AntiRacismPrinciple.objects.values_list(*fields)) == [
        ("Believe women", "believe-women", "An example, 2026", "https://example.org/principles")
    ]
    assert factors.label_of(AdoptionFactor.objects.get().code) == "Believe women"


def test_an_archive_from_before_they_travelled_is_read(archive, tmp_path):
    _, parts = archive
    (site,) = rows(parts, "site")
    del site["principles"]
    path = zip_up(tmp_path / "before.zip", with_rows(parts, "site", [site]))

    with transaction.atomic():
        load(path)

    assert not AntiRacismPrinciple.objects.exists()


def test_a_site_that_has_principles_of_its_own_is_not_empty(archive):
    make_principle()

    with pytest.raises(ArchiveError, match="anti-racism principle"):
        load(archive[0])


def test_whatever_a_row_says_of_a_principle_is_one_or_is_refused(archive, tmp_path):
    _, parts = archive
    (site,) = rows(parts, "site")
    forged = json.loads(json.dumps(site))
    forged["principles"][0]["colour"] = "red"
    path = zip_up(tmp_path / "forged.zip", with_rows(parts, "site", [forged]))

    with pytest.raises(ArchiveError, match="colour is unknown here"):
        load(path)
