"""A search that finds nothing is not a dead end."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from tests.factories.case_study import CaseStudyFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.reading import links, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def read_empty(client, search_index):
    indexed = []

    def read(path):
        if not indexed:
            search_index()
            indexed.append(True)
        soup = BeautifulSoup(client.get(path).content, "lxml")
        return soup.select_one(".mer-empty")

    return read


@pytest.fixture
def _records():
    CaseStudyFactory(
        title="Learning in Wales", themes=[ThemeFactory(slug="listening")], stage="idea"
    )
    CaseStudyFactory(title="Interpreters", themes=[ThemeFactory(slug="training", name="Training")])


@pytest.mark.usefixtures("_records")
@pytest.mark.parametrize("typed", ['"wales learning"', "learning -wales"])
def test_quotation_marks_and_minus_signs_that_stand_in_the_way_can_be_left_out(read_empty, typed):
    empty = read_empty(f"/search/?{urlencode({'q': typed, 'stage': 'idea'})}")

    plain = typed.strip('"').partition(" -")[0]
    found = links(empty)[f"Search for {plain}, with no quotation marks or minus signs"]
    assert found == f"/search/?q={plain.replace(' ', '+')}&stage=idea"


@pytest.mark.usefixtures("_records")
class TestWithoutFilters:
    def test_the_same_search_without_any_filter_is_offered_with_its_count(self, read_empty):
        empty = read_empty("/search/?q=wales&theme=training")

        assert "Nothing matches “wales” with these filters" in words(empty)
        assert links(empty)["Search for “wales” without any filter"] == "/search/?q=wales"
        assert "without any filter (1 record)" in words(empty)

    def test_each_filter_that_stands_in_the_way_can_be_removed(self, read_empty):
        empty = read_empty("/search/?q=wales&stage=idea&theme=training")

        found = links(empty)
        assert found["Without “Theme: Training”"] == "/search/?q=wales&stage=idea"
        assert not [text for text in found if "Stage" in text], "it would find nothing"

    def test_filters_without_words_can_be_removed(self, read_empty):
        empty = read_empty("/search/?stage=idea&theme=training")

        assert words(empty.h3) == "Nothing matches these filters"
        assert links(empty)["Remove all filters"] == "/search/"

    def test_years_can_be_removed(self, read_empty):
        empty = read_empty("/search/?year_from=1900&year_to=1901&theme=training")

        assert "Remove all filters (2 records)" in words(empty)


@pytest.mark.usefixtures("_records")
class TestMoreWidely:
    def test_each_word_alone_is_offered_if_it_finds_anything(self, read_empty):
        empty = read_empty('/search/?q="wales+interpreters+zebras"')

        found = links(empty)
        assert found["Search for “wales” alone"] == "/search/?q=wales"
        assert found["Search for “interpreters” alone"] == "/search/?q=interpreters"
        assert "Search for “zebras” alone" not in found

    def test_a_list_offers_all_kinds_of_record(self, read_empty):
        ToolFactory(title="A checklist")

        empty = read_empty("/tools/?q=wales")

        assert links(empty)["Search all kinds of record"] == "/search/?q=wales"

    def test_what_leads_to_nothing_is_not_offered(self, read_empty):
        empty = read_empty("/tools/?q=zebras")

        assert "Look more widely" not in words(empty)
        assert "Ask for less" not in words(empty)


def test_there_is_somewhere_else_to_start(read_empty):
    PriorityAreaFactory(slug="haemorrhage", name="Haemorrhage")

    found = links(read_empty("/search/?q=zebras"))

    assert found["Haemorrhage"] == "/search/?priority_area=haemorrhage"
    assert found["case studies"] == "/case-studies/"


def test_what_is_missing_can_be_told_by_form_until_there_is_a_mailbox(read_empty):
    assert links(read_empty("/search/?q=zebras"))["Tell us what is missing"] == (
        "/report-a-concern/?page=%2Fsearch%2F"
    )
    publisher = PublisherSettings.for_site(Site.objects.get(is_default_site=True))
    publisher.contact_email = "team@example.nhs.uk"
    publisher.save()

    assert links(read_empty("/search/?q=zebras"))["Tell us what is missing"] == (
        "mailto:team@example.nhs.uk?subject=Missing%20from%20the%20repository"
    )


@pytest.mark.usefixtures("_records")
def test_an_empty_list_asks_the_database_three_times_at_most(
    read_empty, django_assert_max_num_queries
):
    path = "/search/?q=wales+zebras&theme=training&stage=idea&year_from=1900&year_to=1901"
    read_empty(path)

    with django_assert_max_num_queries(3):
        assert read_empty(path)


def test_in_reserve_nothing_is_counted(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    CaseStudyFactory(title="Weighing swabs", themes=[ThemeFactory(slug="listening")])
    ThemeFactory(slug="training", name="Training")

    page = client.get("/search/?q=swabs&theme=training")
    empty = BeautifulSoup(page.content, "lxml").select_one(".mer-empty")

    assert "Search for “swabs” without any filter" in links(empty)
    assert "(1 record)" not in words(empty)


def test_a_dead_end_leads_to_evidence_and_gaps(read_empty):
    assert "/search/gaps/" in links(read_empty("/search/?q=zebras")).values()
