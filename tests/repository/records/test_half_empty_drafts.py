"""A draft may be half empty: it can be previewed, and it cannot slip through to readers."""

import pytest
from django.core.exceptions import ValidationError

from repository.records.choices import State
from repository.records.models import PAGE_TYPES, RecordEthnicGroup
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FIGURES = {"name": "Bleeding", "kind": "outcome", "direction": "lower", "disclosure": "hes"}


def preview(page, rf):
    response = page.make_preview_request(rf.get("/"), "")
    return response.render().content.decode()


@pytest.mark.parametrize("record_type", PAGE_TYPES)
def test_a_page_that_was_never_saved_can_be_previewed(record_type, home_page, rf):
    page = PAGE_TYPES[record_type](title="Just begun", slug="just-begun", path=home_page.path)

    assert "Just begun" in preview(page, rf)


def test_a_draft_with_an_unfinished_ethnic_group_can_be_previewed(rf):
    page = CaseStudyFactory(published=False)
    page.provenance = page.language = page.licence = ""
    page.ethnic_groups = [RecordEthnicGroup(group="", words="")]

    assert page.title in preview(page, rf)


def test_a_draft_with_a_table_that_cannot_be_read_can_be_previewed(rf):
    page = CaseStudyFactory(published=False, measures=[("measure", {**FIGURES, "table": "Jan"})])

    assert page.title in preview(page, rf)


def test_an_empty_statement_is_not_published():
    page = PolicyRecommendationFactory()
    page.statements = [("statement", {"text": "", "wording": "paraphrase"})]

    with pytest.raises(ValidationError, match="Statements"):
        page.save_revision().publish()


def test_a_count_that_stands_alone_is_hidden_when_small(client):
    table = "Period,Black African\nJanuary,3\nFebruary,1234567"
    page = CaseStudyFactory(measures=[("measure", {**FIGURES, "table": table})])

    cells = [cell.strip() for cell in client.get(page.get_url()).content.decode().split("<td")]

    assert not any(cell.rpartition(">")[2] == "3" for cell in cells)
    assert "1,234,565" in client.get(page.get_url()).content.decode()


def test_a_retraction_outlives_unpublishing_and_publishing_again():
    page = ToolFactory()
    record = page.record
    record.state, record.state_reason = State.RETRACTED, "It was unsafe."
    record.save()

    page.unpublish()
    page.change_note = "Put back."
    page.save_revision().publish()

    record.refresh_from_db()
    assert record.state == State.RETRACTED


def test_the_title_of_a_replacement_that_is_not_public_is_not_shown(client):
    hidden = ToolFactory(title="Secret new tool")
    page = ToolFactory(title="Old tool")
    page.record.state, page.record.replacement = State.SUPERSEDED, hidden.record
    page.record.save()
    hidden.unpublish()

    assert "Secret new tool" not in client.get(page.get_url()).content.decode()
