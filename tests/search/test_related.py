import pytest

from repository.records.models import Record
from search.related import related_records
from tests.factories.case_study import CaseStudyFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_records_of_the_same_area_are_related_and_say_why(search_index):
    area, theme = PriorityAreaFactory(), ThemeFactory()
    page = CaseStudyFactory(priority_areas=[area], themes=[theme])
    tool = ToolFactory(title="A checklist", priority_areas=[area], themes=[theme])
    search_index()

    (card,) = related_records(Record.objects.get(page=page))

    assert card["identifier"] == tool.record.pk
    assert card["shared"] == ["Haemorrhage", "Listening", "All priority areas"]


def test_a_draft_has_no_relations():
    assert related_records(None) == []


@pytest.mark.usefixtures("search_index")
def test_without_an_index_there_are_none():
    assert related_records(CaseStudyFactory().record) == []


def test_it_takes_one_query(search_index, django_assert_num_queries):
    area = PriorityAreaFactory()
    record = CaseStudyFactory(priority_areas=[area]).record
    CaseStudyFactory(priority_areas=[area])
    search_index()

    with django_assert_num_queries(1):
        assert related_records(record)
