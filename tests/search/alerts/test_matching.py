"""What is new to an alert: told when it first matches, and never what may not leave the site."""

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from repository.records.models import Consent
from search.alerts import sending
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.search_alert import SearchAlertFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.search.alerts.conftest import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_only_what_came_after_confirmation_is_told(post, clock):
    CaseStudyFactory(title="Swabs before")
    clock.shift(60)
    SearchAlertFactory()
    clock.shift(60)
    CaseStudyFactory(title="Swabs after")
    ToolFactory(title="Another thing altogether", summary="Nothing of it.")

    said = post.run_next_day()

    assert post.told() == {"Swabs after": 1}
    assert "Sent: 1 e-mails about 1 records." in said


def test_a_record_that_matches_only_after_an_edit_is_told_then(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Weighing", approach="<p>We weighed.</p>")
    post.run_next_day()
    assert post.told() == {}

    page.title, page.change_note = "Weighing swabs", "Named."
    page.save_revision().publish()
    post.run_next_day()

    assert post.told() == {"Weighing swabs": 1}


def test_a_record_that_is_edited_again_and_again_is_told_once(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Swabs")
    for number in range(3):
        post.run_next_day()
        page.change_note = f"Change {number}."
        page.save_revision().publish()

    assert post.told() == {"Swabs": 1}


def test_what_is_unpublished_before_the_run_is_not_told_and_what_comes_back_is(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Swabs")
    page.unpublish()
    post.run_next_day()
    assert mail.outbox == []

    page.change_note = "Back."
    page.save_revision().publish()
    post.run_next_day()

    assert post.told() == {"Swabs": 1}


def test_a_private_record_is_not_told(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Swabs")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    post.run_next_day()

    assert mail.outbox == []


def test_the_filters_of_a_search_hold(post, clock):
    SearchAlertFactory(parameters="type=tool&theme=listening&year_from=2020")
    clock.shift(60)
    theme = ThemeFactory()
    ToolFactory(title="Right", themes=[theme], year=2021)
    ToolFactory(title="Too old", themes=[theme], year=2019)
    ToolFactory(title="Without theme", year=2021)
    CaseStudyFactory(title="Of another type", themes=[theme], year=2021)

    post.run_next_day()

    assert post.told() == {"Right": 1}


def test_a_filter_whose_value_has_gone_finds_nothing_rather_than_everything(post, clock):
    SearchAlertFactory(parameters="theme=long-gone")
    clock.shift(60)
    CaseStudyFactory()

    post.run_next_day()

    assert mail.outbox == []


class TestStories:
    """An e-mail cannot be called back: a story needs its person's consent to re-use."""

    def tell(self, post, clock, parameters="q=marigold", count=1, **consent):
        SearchAlertFactory(parameters=parameters)
        clock.shift(60)
        stories = [
            PersonalVoiceFactory(
                title="Marigold story",
                summary="A canary sang.",
                ethnic_groups=[("2001-n", "")],
                consent={"show_ethnicity": True, **consent},
            )
            for _ in range(count)
        ]
        post.clock.shift(60)
        return stories

    def test_consent_to_this_site_alone_keeps_a_story_out_of_every_email(self, post, clock):
        self.tell(post, clock)
        SearchAlertFactory(parameters="", confirmed_at=MORNING)

        post.run_next_day()

        assert mail.outbox == []

    def test_consent_to_re_use_lets_it_be_told(self, post, clock):
        self.tell(post, clock, reuse=True)

        post.run_next_day()

        assert post.told() == {"Marigold story": 1}

    def test_consent_that_was_taken_back_or_has_run_out_keeps_it_out(self, post, clock):
        one, other = self.tell(post, clock, count=2, reuse=True)
        Consent.objects.filter(voice=one).update(released=False)
        Consent.objects.filter(voice=other).update(expires_at=timezone.now())

        post.run_next_day()

        assert mail.outbox == []

    def test_consent_that_ends_while_the_run_is_under_way_keeps_it_out(
        self, post, clock, monkeypatch
    ):
        (story,) = self.tell(post, clock, reuse=True)
        find = sending.find_new

        def find_and_withdraw(watches):
            found = find(watches)
            Consent.objects.filter(voice=story).update(reuse=False)
            return found

        monkeypatch.setattr(sending, "find_new", find_and_withdraw)
        post.run_next_day()

        assert mail.outbox == []

    @pytest.mark.parametrize("count", [1, 3])
    def test_a_search_by_ethnic_group_tells_no_story(self, post, clock, count):
        self.tell(post, clock, "ethnic_group=2001-n", count, reuse=True)

        post.run_next_day()

        assert mail.outbox == []


def test_without_an_index_alerts_are_sent_all_the_same(post, clock, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    SearchAlertFactory()
    clock.shift(60)
    CaseStudyFactory(title="Swabs")

    post.run_next_day()

    assert post.told() == {"Swabs": 1}


@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
@pytest.mark.parametrize(
    "parameters",
    [
        "q=swabs",
        "q=weighing+swabs+after+every+birth",
        "q=%22weighing+swabs%22+-night",
        "q=PPH&type=case-study",
        "theme=listening&stage=spread",
        "q=swabs&state=current&year_from=2020&year_to=2022",
        "q=hemorrhage&language=en",
        "",
    ],
)
def test_what_is_told_is_what_the_search_page_shows(client, post, clock, search_index, parameters):
    SearchAlertFactory(parameters=parameters)
    clock.shift(60)
    CaseStudyFactory(title="Weighing swabs after birth", themes=[ThemeFactory()], stage="spread")
    CaseStudyFactory(title="Weighing swabs at night", year=2021)
    CaseStudyFactory(title="Postpartum haemorrhage", summary="PPH.", year=2019)
    ToolFactory(title="Checklist for haemorrhage", year=2021)
    ToolFactory(title="Something else")
    search_index()

    post.run_next_day()

    found = client.get(f"/api/search/?{parameters}&page_size=100").json()["results"]
    assert post.told() == {card["title"]: 1 for card in found}
