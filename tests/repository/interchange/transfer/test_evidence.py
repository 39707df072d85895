"""Settled ratings of evidence leave with their record and come back; raters stay."""

import pytest
from django.db import transaction

from repository.interchange.transfer.archive import ArchiveError
from repository.replication.evidence.rating import rate, settle
from repository.replication.evidence.standing import find_standing
from repository.replication.models import EvidenceJudgement, EvidenceRating
from tests.factories.case_study import CaseStudyFactory
from tests.factories.evidence import build_answers, make_rating
from tests.factories.user import UserFactory
from tests.repository.interchange.transfer.archives import (
    export,
    load,
    passing_site,
    rows,
    with_rows,
    zip_up,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def rate_thrice(record):
    """One rating on which both agreed, one that was settled, and one that has only begun."""
    make_rating(record, size="none")
    first, second, third = (UserFactory(username=f"canary-{place}") for place in range(3))
    rate(record, first, build_answers())
    rating = rate(record, second, build_answers(others="none"))
    settle(rating, third, build_answers(others="part"), "The canary decided.")
    rate(record, first, build_answers(described="none"))


@pytest.fixture
def archive(tmp_path, home_page):  # noqa: ARG001 - pages hang below it
    """An archive with a record that was rated, the record's identifier and what was told of it."""
    path = tmp_path / "site.zip"
    with passing_site(tmp_path):
        record = CaseStudyFactory().record
        rate_thrice(record)
        told = find_standing(record.pk)
        parts = export(path)
    return path, parts, record.pk, told


def test_settled_ratings_come_back_as_they_were(archive):
    path, _, identifier, told = archive
    with transaction.atomic():
        load(path)
    assert told is not None
    assert find_standing(identifier) == told
    assert EvidenceRating.objects.filter(record=identifier, state="settled").count() == 2
    assert not EvidenceJudgement.objects.exclude(judged_by=None).exists()


def test_no_rater_and_nothing_unsettled_leaves(archive):
    _, parts, _, _ = archive
    text = b"".join(parts.values()).decode(errors="replace")
    assert "canary" not in text.lower()
    assert "The reason about described" not in text
    (row,) = (row for row in rows(parts, "records") if row["evidence_ratings"])
    assert len(row["evidence_ratings"]) == 2


def test_an_archive_of_an_earlier_release_has_none(archive, tmp_path):
    _, parts, identifier, _ = archive
    kept = rows(parts, "records")
    for row in kept:
        del row["evidence_ratings"]
    path = zip_up(tmp_path / "earlier.zip", with_rows(parts, "records", kept))
    with transaction.atomic():
        load(path)
    assert find_standing(identifier) is None


def test_answers_that_no_page_could_show_are_refused(archive, tmp_path):
    _, parts, _, _ = archive
    kept = rows(parts, "records")
    for row in kept:
        for rating in row["evidence_ratings"]:
            rating["answers"][0]["answer"] = "plenty"
    path = zip_up(tmp_path / "forged.zip", with_rows(parts, "records", kept))
    with pytest.raises(ArchiveError, match="rating of evidence"):
        load(path)
