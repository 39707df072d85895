"""What hangs on a record leaves with it, and not without it."""

import json

import pytest

from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.evidence import make_rating
from tests.factories.question import QuestionFactory
from tests.repository.interchange.transfer.archives import export, passing_site, rows

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HANGING = {
    "adoptions": lambda record: AdoptionFactory(record=record, adaptations="Told about size."),
    "evidence_ratings": lambda record: make_rating(record, size="none"),
    "questions": lambda record: QuestionFactory(record=record, text="Is it about size."),
}


@pytest.mark.parametrize("kind", HANGING)
def test_what_hangs_on_a_record_that_has_gone_stays(tmp_path, home_page, kind):  # noqa: ARG001 - pages hang below it
    with passing_site(tmp_path):
        page = CaseStudyFactory()
        HANGING[kind](page.record)
        public = rows(export(tmp_path / "public.zip"), "records")
        page.unpublish()
        gone = rows(export(tmp_path / "gone.zip"), "records")

    assert "about size." in json.dumps(public[0][kind])
    assert [kind in row for row in gone] == [False]
    assert "about size." not in json.dumps(gone)
