import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from home import synthetic
from home.management.commands import generate_records, prepare
from home.models import RecordIndexPage
from repository.records.content import build_content
from repository.records.frozen import render_frozen
from repository.records.identifiers import is_identifier
from repository.records.lifecycle import hash_content
from repository.records.models import Record, RecordPage, RecordVersion
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.reading import main_words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def run(name, *arguments, **options):
    out = StringIO()
    call_command(name, *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def _terms():
    OrganisationFactory.create_batch(2)
    for slug in ("haemorrhage", "preterm-birth"):
        PriorityAreaFactory(slug=slug, name=slug)
    for slug in ("listening", "screening", "training"):
        ThemeFactory(slug=slug, name=slug)


@pytest.fixture
def _no_index(monkeypatch):
    monkeypatch.setattr(generate_records, "call_command", lambda *_args, **_kwargs: None)


@pytest.mark.usefixtures("_terms", "_no_index")
class TestSyntheticRecords:
    def test_as_many_as_were_asked_for_are_added_and_public(self, client):
        assert "60 synthetic records added" in run("generate_records", 60)

        assert Record.objects.filter(state="current").count() == 60
        for page in RecordPage.objects.specific()[:4]:
            assert client.get(page.get_url()).status_code == 200
            assert is_identifier(page.record.pk)

    def test_each_says_that_it_is_synthetic(self, client):
        run("generate_records", 4)

        for page in RecordPage.objects.specific():
            said = main_words(client.get(page.get_url()))
            assert page.title.startswith(synthetic.MARK)
            assert "nothing in it happened" in said

    def test_harvesters_are_told_of_them(self):
        run("generate_records", 3)

        assert not Record.objects.filter(memberships=None).exists()

    def test_the_same_seed_gives_the_same_records(self):
        run("generate_records", 20, seed=7)
        first = list(Record.objects.values_list("pk", "type"))
        titles = list(RecordPage.objects.values_list("title", "summary"))
        for page in RecordPage.objects.all():
            page.delete()
        RecordVersion.objects.all().delete()
        Record.objects.all().delete()

        run("generate_records", 20, seed=7)

        assert list(Record.objects.values_list("pk", "type")) == first
        assert list(RecordPage.objects.values_list("title", "summary")) == titles

    def test_a_seed_is_not_used_twice(self):
        run("generate_records", 2, seed=7)

        with pytest.raises(CommandError, match="Choose another --seed"):
            run("generate_records", 2, seed=7)

    def test_two_seeds_stand_beside_each_other_and_beside_real_records(self):
        ToolFactory()
        run("generate_records", 30, seed=1)
        run("generate_records", 30, seed=2)

        assert RecordPage.objects.count() == 61
        ToolFactory()
        assert not any(Page.find_problems())

    def test_none_is_too_few(self):
        with pytest.raises(CommandError, match="above zero"):
            run("generate_records", 0)

    def test_a_site_without_lists_is_told_what_to_do_first(self):
        for index in RecordIndexPage.objects.all():
            index.delete()

        with pytest.raises(CommandError, match="load_starter_content"):
            run("generate_records", 2)

    def test_a_synthetic_record_can_be_edited_and_published(self):
        run("generate_records", 3)
        page = RecordPage.objects.specific().first()

        page.change_note = "Edited."
        page.save_revision().publish()

        assert page.record.versions.count() == 2

    def test_each_has_its_first_version_as_a_publication_makes_it(self, client):
        run("generate_records", 12)

        for record in Record.objects.all():
            version = record.versions.get()
            assert (version.number, version.sha256) == (1, hash_content(version.content))
            assert version.content["identifier"] == record.pk
            assert version.html == render_frozen(build_content(record.page.specific))
            assert client.get(f"/id/{record.pk}/v/1").status_code == 200


@pytest.fixture
def _steps_done(monkeypatch):
    """The steps of `prepare` that other tests cover, or that would outlive this one."""
    monkeypatch.setattr(prepare, "call_command", lambda *_args, **_kwargs: None)
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)


@pytest.mark.usefixtures("_steps_done")
class TestFirstLogin:
    def test_a_password_is_made_and_shown_once(self, client):
        said = run("prepare")

        password = re.search(r"password: (\S+)", said).group(1)
        assert client.login(username="admin", password=password)
        assert password not in run("prepare")

    def test_a_password_that_was_given_is_taken_and_not_shown(self, client, monkeypatch):
        monkeypatch.setenv("ADMIN_PASSWORD", "correct-horse-battery")

        assert "correct-horse-battery" not in run("prepare")
        assert client.login(username="admin", password="correct-horse-battery")

    def test_later_runs_say_how_to_reset_it(self):
        run("prepare")

        assert "changepassword admin" in run("prepare")
        assert get_user_model().objects.count() == 1


def test_the_structure_alone_can_be_loaded():
    assert "skeleton" in run("load_starter_content", structure_only=True)
    assert not Record.objects.exists()
