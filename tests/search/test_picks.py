"""What an editor has put first for certain words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from repository.records.models import Consent
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def pick(text, page=None, **fields):
    if page is not None:
        fields["page"] = Page.objects.get(pk=page.pk)
    return SearchPromotion.objects.create(query=Query.get(text), **fields)


@pytest.fixture
def read(client, search_index):
    indexed = []

    def get(path):
        if not indexed:
            search_index()
            indexed.append(True)
        return BeautifulSoup(client.get(path).content, "lxml")

    return get


@pytest.fixture
def picked(read):
    return lambda path: [words(link) for link in read(path).select(".mer-pick article a")]


def test_a_pick_is_first_and_labelled_and_not_listed_twice(read):
    CaseStudyFactory(title="Interpreters")
    tool = ToolFactory(title="Interpreters on wheels")
    pick("interpreters", tool, description="Start here")

    page = read("/search/?q=interpreters")

    assert [words(title) for title in page.select("main article h3")] == [
        "Interpreters on wheels",
        "Interpreters",
    ]
    assert words(page.select_one(".mer-pick__label")).startswith("Editor’s pick")
    assert "Start here" in words(page.select_one(".mer-pick__label"))
    assert words(page.select_one("#results")).startswith("2 records")


@pytest.mark.parametrize("typed", ["Interpreter", "interpreters", " INTERPRÉTER "])
def test_case_and_plural_make_no_difference(picked, typed):
    pick("interpreters", ToolFactory(title="Weighing swabs"))

    assert picked(f"/search/?q={typed}") == ["Weighing swabs"]


@pytest.mark.parametrize(
    "path", ["/search/?q=pph+now", "/search/", "/search/?q=pph&type=case-study", "/voices/?q=pph"]
)
def test_a_pick_stays_out_of_other_searches(picked, path):
    pick("pph", ToolFactory(title="Weighing swabs"))

    assert picked(path) == []


def test_a_pick_that_passes_the_filters_is_shown(picked):
    pick("pph", ToolFactory(title="Weighing swabs"))

    assert picked("/search/?q=pph&type=tool") == ["Weighing swabs"]
    assert picked("/tools/?q=pph") == ["Weighing swabs"]


def test_a_draft_is_not_shown(picked):
    pick("pph", ToolFactory(title="Weighing swabs", published=False))

    assert picked("/search/?q=pph") == []


def test_an_unpublished_record_is_not_shown_before_the_index_has_followed(picked):
    tool = ToolFactory(title="Weighing swabs")
    pick("pph", tool)
    assert picked("/search/?q=pph")
    tool.unpublish()

    assert picked("/search/?q=pph") == []


def test_a_private_record_is_not_shown(picked):
    tool = ToolFactory(title="Weighing swabs")
    pick("pph", tool)
    assert picked("/search/?q=pph")
    PageViewRestriction.objects.create(page=tool, restriction_type="login")

    assert picked("/search/?q=pph") == []


def test_a_story_is_shown_only_while_consent_lasts_and_kept_by_nobody(picked, client):
    story = PersonalVoiceFactory(title="I was bleeding")
    pick("pph", story)
    assert picked("/search/?q=pph") == ["I was bleeding"]
    assert client.get("/search/?q=pph")["Cache-Control"] == "no-store"
    assert picked("/search/?q=pph&region=london") == []

    Consent.objects.filter(voice=story).update(released=False)

    assert picked("/search/?q=pph") == []


def test_a_new_title_is_shown_at_once(picked):
    tool = ToolFactory(title="Before")
    pick("pph", tool)
    assert picked("/search/?q=pph") == ["Before"]
    tool.title, tool.minor_correction = "After", True
    tool.save_revision().publish()

    assert picked("/search/?q=pph") == ["After"]


def test_another_page_or_an_outside_link_can_be_picked(picked):
    pick("pph", HomePage.objects.get(), sort_order=1)
    pick("pph", external_link_url="https://example.org/", external_link_text="A line", sort_order=2)

    assert picked("/search/?q=pph") == [HomePage.objects.get().title, "A line"]


def test_picks_cost_no_query_more_and_searching_keeps_no_words(read, django_assert_max_num_queries):
    pick("pph", ToolFactory(title="Weighing swabs"))
    read("/search/?q=pph")

    with django_assert_max_num_queries(3):
        read("/search/?q=pph")
    read("/search/?q=a+name+somebody+typed")

    assert Query.objects.count() == 1
    assert not QueryDailyHits.objects.exists()


@pytest.mark.parametrize("role", ["Editor", "Administrator"])
def test_editors_pick_in_the_admin(client, role):
    client.force_login(UserFactory(roles=[role]))

    assert client.get("/admin/searchpicks/").status_code == 200
    assert client.get("/admin/searchpicks/add/").status_code == 200


def test_the_list_of_popular_searches_that_would_stay_empty_is_not_offered(client):
    client.force_login(UserFactory(roles=["Editor"]))
    pick("pph", ToolFactory())
    existing = reverse("wagtailsearchpromotions:edit", args=[Query.objects.get().pk])

    for address in ("/admin/searchpicks/add/", existing):
        page = client.get(address).content.decode()
        assert 'name="query_string"' in page
        assert "popular" not in page


def test_the_report_that_would_stay_empty_is_not_offered(client):
    client.force_login(UserFactory(is_superuser=True))

    assert "search-terms" not in client.get("/admin/").content.decode()
