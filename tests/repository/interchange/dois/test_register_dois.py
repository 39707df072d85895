"""DOIs are registered with a real server, once, for submissions alone."""

import io
import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from lxml import etree
from wagtail.models import PageViewRestriction

from repository.interchange.models import RegisteredDoi
from repository.records.choices import State
from repository.records.models import Record
from repository.settings import env
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.dois import datacite_double as double

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def datacite(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://repository.example"
    with double.running() as server:
        settings.DATACITE = env.DataCite(
            server.url, double.PREFIX, double.REPOSITORY, double.PASSWORD
        )
        yield server


def register(*options):
    out = io.StringIO()
    call_command("register_dois", *options, stdout=out)
    return out.getvalue()


def publish_again(page):
    page.title, page.change_note = "Another title", "Another title."
    page.save_revision().publish()


def test_without_an_account_nothing_is_registered():
    with pytest.raises(CommandError, match="set DATACITE_PREFIX"):
        register()


def test_a_submission_and_each_of_its_versions_get_one(datacite):
    page = CaseStudyFactory(title="First")
    publish_again(page)

    said = register()

    stem = f"10.5072/{page.record.pk}"
    assert set(datacite.dois) == {stem, f"{stem}.v1", f"{stem}.v2"}
    assert datacite.dois[stem]["url"] == f"https://repository.example/id/{page.record.pk}"
    assert datacite.dois[f"{stem}.v1"]["titles"][0]["title"] == "First"
    assert {item["state"] for item in datacite.dois.values()} == {"findable"}
    assert f"publish {stem}.v2" in said
    assert "3 sent." in said
    assert set(RegisteredDoi.objects.values_list("doi", flat=True)) == set(datacite.dois)


def test_a_registered_doi_is_the_identifier_from_then_on(datacite, client):  # noqa: ARG001 - the account
    page = ToolFactory()
    register()

    for place, ending in (("", ""), ("v/1/", ".v1")):
        address = f"/id/{page.record.pk}/{place}metadata.datacite"
        found = json.loads(client.get(f"{address}.json").content)
        assert found["doi"] == f"10.5072/{page.record.pk}{ending}"
        xml = etree.fromstring(client.get(f"{address}.xml").content)
        assert xml.find("{*}identifier").text == found["doi"]


def test_who_runs_it_again_sends_only_what_has_changed(datacite):
    page = CaseStudyFactory()
    register()
    datacite.requests.clear()

    assert "0 sent." in register()
    assert datacite.requests == []

    publish_again(page)
    register()
    stem = f"10.5072/{page.record.pk}"
    # The first version now knows the one after it.
    assert set(datacite.requests) == {stem, f"{stem}.v1", f"{stem}.v2"}


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(datacite):
    page = ToolFactory()

    said = register("--dry-run")

    assert f"publish 10.5072/{page.record.pk}\n" in said
    assert "2 would be sent." in said
    assert datacite.requests == []
    assert not RegisteredDoi.objects.exists()


def test_summaries_stories_drafts_and_private_pages_get_none(datacite):
    CaseStudyFactory(summary_of_work=True)
    VoiceFactory()
    PersonalVoiceFactory(consent={"reuse": True})
    ToolFactory(published=False)
    PageViewRestriction.objects.create(page=ToolFactory(), restriction_type="login")

    register()

    assert datacite.requests == []


def take_away(page, how):
    if how == "unpublished":
        page.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        record = Record.objects.get(pk=page.record.pk)
        record.state = how
        record.save()


@pytest.mark.parametrize("how", [State.RETRACTED, State.REMOVED, "unpublished", "private"])
def test_what_no_longer_stands_keeps_its_doi_and_is_in_no_search(datacite, how):
    page = CaseStudyFactory()
    register()
    take_away(page, how)

    register()

    assert {item["state"] for item in datacite.dois.values()} == {"registered"}
    assert not RegisteredDoi.objects.filter(is_findable=True).exists()
    datacite.requests.clear()
    register()
    assert datacite.requests == []


def test_what_was_gone_before_it_had_a_doi_gets_none(datacite):
    take_away(CaseStudyFactory(), State.REMOVED)

    register()

    assert datacite.requests == []


def test_a_wrong_password_is_told_and_never_repeated(datacite, settings):
    ToolFactory()
    settings.DATACITE = env.DataCite(datacite.url, double.PREFIX, double.REPOSITORY, "hunter2")

    with pytest.raises(CommandError, match="answered 401") as refused:
        register()

    assert "hunter2" not in str(refused.value)
    assert "hunter2" not in repr(settings.DATACITE)
    assert not RegisteredDoi.objects.exists()


def test_a_password_of_any_letters_is_understood(datacite, monkeypatch, settings):
    ToolFactory()
    monkeypatch.setattr(double, "PASSWORD", "£5 or 6 €")
    settings.DATACITE = env.DataCite(
        datacite.url, double.PREFIX, double.REPOSITORY, double.PASSWORD
    )

    assert "2 sent." in register()


def test_a_password_follows_no_redirect(datacite):
    ToolFactory()
    with double.running() as elsewhere:
        datacite.moved_to = elsewhere.url
        with pytest.raises(CommandError, match="answered 307"):
            register()

        assert elsewhere.requests == []


def test_after_a_failure_the_next_run_goes_on(datacite):
    ToolFactory()
    datacite.is_broken = True
    with pytest.raises(CommandError, match="answered 503"):
        register()

    datacite.is_broken = False

    assert "2 sent." in register()


def test_a_server_that_is_away_is_told(settings):
    ToolFactory()
    settings.DATACITE = env.DataCite(
        "http://127.0.0.1:1", double.PREFIX, double.REPOSITORY, double.PASSWORD
    )

    with pytest.raises(CommandError, match="could not be reached"):
        register()


def test_the_account_is_whole_or_there_is_none(monkeypatch):
    assert env.datacite() is None
    monkeypatch.setenv("DATACITE_PREFIX", "10.5072")
    with pytest.raises(ImproperlyConfigured, match="together"):
        env.datacite()
    monkeypatch.setenv("DATACITE_REPOSITORY", "TEST.EXAMPLE")
    monkeypatch.setenv("DATACITE_PASSWORD", "secret")
    assert env.datacite().endpoint == "https://api.datacite.org"
    monkeypatch.setenv("DATACITE_ENDPOINT", "http://example.org")
    with pytest.raises(ImproperlyConfigured, match="https"):
        env.datacite()
    monkeypatch.setenv("DATACITE_ENDPOINT", "https://example.org/")
    monkeypatch.setenv("DATACITE_PREFIX", "5072")
    with pytest.raises(ImproperlyConfigured, match=r"10\.5072"):
        env.datacite()
