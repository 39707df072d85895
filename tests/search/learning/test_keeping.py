"""Counts in the database: what is written, and what is taken out again."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from repository.records.models import Consent
from search.learning import keeping
from search.learning.keeping import flush, flush_when_due, tally, write
from search.learning.tally import Counts, Typed
from search.models import SearchCount
from tests.factories.case_study import CaseStudyFactory
from tests.factories.synonym_group import SynonymGroupFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TODAY = dt.date(2026, 6, 1)


def keep(*texts, day=TODAY, **counts):
    write({Typed(day, text): Counts(**{"searches": 1, **counts}) for text in texts})


def rows(*names):
    return sorted(SearchCount.objects.values_list("text", *(names or ("searches",))))


@pytest.fixture
def words(search_index):
    """A repository that knows a few words."""
    CaseStudyFactory(title="Weighing swabs after every birth at night")
    SynonymGroupFactory(label="postpartum haemorrhage", exact="PPH")
    search_index()


@pytest.mark.usefixtures("words")
class TestWriting:
    def test_known_words_are_kept_and_of_others_the_length(self):
        keep("Weighing swabs", "PPH", "Ngozika Example", "Mrs Example")

        assert rows("words", "searches") == [
            ("", 2, 2), ("pph", 1, 1), ("weighing swabs", 2, 1),
        ]  # fmt: skip

    def test_a_day_s_searches_are_added_up_and_the_slowest_kept(self):
        keep("pph", milliseconds=10, slowest=10, found_nothing=1)
        keep("PPH", milliseconds=30, slowest=30, opened=2)
        keep("pph", milliseconds=20, slowest=20)
        keep("pph", day=TODAY + dt.timedelta(days=1))

        today = SearchCount.objects.get(day=TODAY)
        assert (today.searches, today.milliseconds, today.slowest) == (3, 60, 30)
        assert (today.found_nothing, today.opened) == (1, 2)
        assert SearchCount.objects.count() == 2

    def test_a_word_that_only_a_story_holds_is_unknown(self, search_index):
        PersonalVoiceFactory(title="Kingfisher", story="<p>A kingfisher came.</p>")
        PersonalVoiceFactory(story="<p>A kingfisher came.</p>")
        search_index()

        keep("kingfisher")

        assert rows() == [("", 1)]

    def test_a_search_that_quotes_a_story_is_not_kept(self, search_index):
        CaseStudyFactory(title="They weighed nobody and every swab was late when they came")
        PersonalVoiceFactory(story="<p>Every swab was <b>late</b> when nobody came.</p>")
        search_index()

        keep("every swab was late when", "nobody weighed every swab", "was late")

        assert rows() == [("", 1), ("nobody weighed every swab", 1), ("was late", 1)]

    def test_a_name_that_stands_in_a_record_is_no_slip_of_a_known_word(self, search_index):
        keep("wieghing")
        CaseStudyFactory(title="A study", contributors=[{"family_name": "Wieghing"}])
        search_index()

        keep("wieghing")

        assert rows() == [("", 1), ("weighing", 1)]

    def test_one_day_holds_so_many_texts_and_no_more(self, monkeypatch):
        monkeypatch.setattr(keeping, "MOST_A_DAY", 1)
        keep("pph")
        keep("pph", "swabs", "weighing")
        keep("swabs", day=TODAY + dt.timedelta(days=1))

        assert rows("day", "searches") == [
            ("", TODAY, 2), ("pph", TODAY, 2), ("swabs", TODAY + dt.timedelta(days=1), 1),
        ]  # fmt: skip

    def test_what_cannot_be_written_waits(self, monkeypatch):
        tally.add(Typed(TODAY, "pph"), Counts(searches=1))
        with monkeypatch.context() as broken:
            broken.setattr(keeping, "_add", lambda _rows: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                flush()
        flush()

        assert rows() == [("pph", 1)]


@pytest.mark.usefixtures("words")
class TestPruning:
    def prune(self):
        output = StringIO()
        call_command("prune_searches", stdout=output)
        return output.getvalue()

    def test_what_is_older_than_is_kept_goes(self, settings):
        settings.SEARCH_COUNTS_DAYS = 30
        today = timezone.localdate()
        for days in (0, 30, 31, 400):
            keep("pph", day=today - dt.timedelta(days=days))

        assert "Old rows taken out: 2." in self.prune()
        assert SearchCount.objects.count() == 2

    def test_nothing_that_is_still_known_is_forgotten(self):
        keep("pph", "weighing swabs", "wieghing swab", "after birth", day=timezone.localdate())
        before = rows()

        assert "no longer kept: 0." in self.prune()
        assert rows() == before

    def test_words_of_a_record_that_is_gone_become_unknown_and_their_counts_stay(
        self, search_index
    ):
        today = timezone.localdate()
        tool = ToolFactory(title="Kingfisher trolley")
        search_index()
        keep("kingfisher", day=today, slowest=9, found_nothing=1)
        keep("kingfisher", day=today - dt.timedelta(days=1))
        keep("ngozika", day=today, slowest=5)
        assert len(rows()) == 3
        tool.unpublish()
        search_index()

        assert "no longer kept: 1." in self.prune()
        assert rows("day", "searches", "slowest", "found_nothing") == [
            ("", today - dt.timedelta(days=1), 1, 0, 0),
            ("", today, 2, 9, 1),
        ]

    def test_a_search_that_quotes_a_later_story_is_forgotten_also_when_consent_has_ended(
        self, search_index
    ):
        keep("weighing swabs after every birth", "pph", day=timezone.localdate())
        story = PersonalVoiceFactory(summary="Weighing swabs after every birth, they said.")
        Consent.objects.filter(voice=story).update(released=False)
        search_index()

        self.prune()

        assert rows() == [("", 1), ("pph", 1)]

    def test_without_an_index_no_word_is_forgotten_and_the_command_fails(self, settings, tmp_path):
        keep("swabs", day=timezone.localdate())
        keep("swabs", day=timezone.localdate() - dt.timedelta(days=1000))
        settings.SEARCH_INDEX_DIR = tmp_path / "none"

        with pytest.raises(CommandError, match="cannot be asked now"):
            self.prune()
        assert rows() == [("swabs", 1)]


class TestTheCourier:
    def test_it_waits_until_enough_is_gathered(self, monkeypatch):
        assert flush_when_due() is None
        tally.add(Typed(TODAY, "what"), Counts(searches=1))

        assert 0 < flush_when_due() <= keeping.GATHERED
        monkeypatch.setattr(keeping, "GATHERED", 0.0)
        assert flush_when_due() is None
        assert rows() == [("what", 1)]
