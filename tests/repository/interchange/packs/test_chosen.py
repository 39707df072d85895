"""Packs of records that a reader chose: asked for, watched, fetched, gone in time."""

import datetime as dt

import bagit
import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from repository.interchange.models import BuiltPack
from repository.interchange.packs import chosen, shelf, tasks
from repository.records.models import Consent
from repository.voices.withdrawal import Road, withdraw
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import main_words, read
from tests.repository.interchange.packs.opening import Opened

pytestmark = pytest.mark.django_db
WORDS = "I said that I was bleeding"


@pytest.fixture(autouse=True)
def _empty_shelf_and_new_minute(monkeypatch):
    shelf.sweep()
    monkeypatch.setattr(chosen, "minute", type(chosen.minute)())


@pytest.fixture
def ask(client):
    """Ask for a pack as the form does; return where it leads."""

    def post(*pages):
        response = client.post("/pack/", {"id": [page.record.pk for page in pages]})
        assert response.status_code == 303
        return response["Location"]

    return post


@pytest.fixture
def take(ask, client, tmp_path):
    def take(*pages):
        address = ask(*pages)
        build()
        return Opened(client.get(f"{address}pack.zip"), tmp_path)

    return take


def build():
    while tasks.build_next() is not None:
        pass


def files():
    return default_storage.listdir("packs")[1] if default_storage.exists("packs") else []


def change(page):
    page.summary, page.change_note = "Done in another way.", "Another way."
    page.save_revision().publish()


def test_a_pack_of_three_records_is_whole_and_leads_from_one_to_another(take):
    tool = ToolFactory(title="Tally sheet")
    study = CaseStudyFactory(title="Weigh every swab", tools_used=[tool])
    story = PersonalVoiceFactory(consent={"print_packs": True})

    pack = take(study, tool, story)

    assert bagit.Bag(str(pack.bag)).validate()
    pages = [study, tool, story]
    assert [record["identifier"] for record in pack.inventory["records"]] == [
        page.record.pk for page in pages
    ]
    assert f'href="{tool.record.pk}.html"' in pack.text(f"records/{study.record.pk}.html")
    for page in pages:
        assert page.record.pk in pack.text("citations/records.ris")


def test_the_page_says_what_would_be_in_it_before_it_is_made(client):
    study = CaseStudyFactory(title="Weigh every swab")
    story = PersonalVoiceFactory(title="Nobody came")

    response = client.get("/pack/", {"id": [study.record.pk, story.record.pk, "cs-nonsense"]})

    words = main_words(response)
    assert "Chosen: 1 record Weigh every swab" in words
    assert "did not agree that they be printed" in words
    assert "Nobody came" not in words
    assert "No record that anyone may read is called: cs-nonsense." in words


def test_identifiers_and_addresses_may_be_pasted_as_lines(client):
    one, two = CaseStudyFactory(title="First"), CaseStudyFactory(title="Second")
    pasted = f"{one.record.pk}\r\n http://testserver/id/{two.record.pk.upper()}/ ,"

    words = main_words(client.get("/pack/", {"id": pasted}))

    assert "Chosen: 2 records" in words


def test_nothing_is_made_of_nothing(client):
    response = client.post("/pack/", {"id": ["cs-nonsense"]})

    assert response.status_code == 400
    assert not BuiltPack.objects.exists()


def test_a_story_that_may_not_be_printed_is_named_and_its_words_are_not_there(take):
    story = PersonalVoiceFactory(title="Nobody came", consent={"reuse": True})

    pack = take(CaseStudyFactory(), story)

    assert pack.inventory["to_be_read_on_the_site_only"] == [story.record.pk]
    assert story.record.pk in pack.text("index.html")
    assert pack.says(WORDS) | pack.says("Nobody came") == set()


def test_asking_answers_at_once_and_the_page_says_how_far_it_is(ask, client):
    address = ask(CaseStudyFactory(), CaseStudyFactory())

    assert "It waits for its turn" in main_words(client.get(address))
    assert client.get(f"{address}pack.zip").status_code == 410
    BuiltPack.objects.update(state=BuiltPack.State.BUILDING, done=1)
    page = read(client.get(address))
    assert page.select_one("progress")["value"] == "1"
    assert "1 of 2 records are in it" in page.main.get_text()
    BuiltPack.objects.update(state=BuiltPack.State.WAITING)
    build()
    assert "Your pack is ready" in main_words(client.get(address))


def test_the_same_choice_is_the_same_file(ask):
    pages = [CaseStudyFactory(), CaseStudyFactory()]
    address = ask(*pages)
    build()

    assert ask(*pages) == address
    change(pages[0])
    assert ask(*pages) != address


def test_who_has_it_is_told_so_by_its_tag(ask, client):
    address = ask(CaseStudyFactory())
    build()

    response = client.get(f"{address}pack.zip")

    assert response["ETag"]
    assert response["Cache-Control"] == "no-cache"


def test_it_goes_when_one_of_its_records_changes(ask, client):
    page = CaseStudyFactory()
    address = ask(page)
    build()
    assert files()

    change(page)

    assert files() == []
    assert client.get(f"{address}pack.zip").status_code == 410
    assert client.get(address).status_code == 410


@pytest.fixture
def quoting():
    """A story, and a case study with words of it."""
    story = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "Nobody came at all."})], consent={"print_packs": True}
    )
    study = CaseStudyFactory(quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})])
    return story, study


def test_it_goes_at_once_when_a_story_in_it_is_withdrawn(ask, quoting):
    story, study = quoting
    ask(study)
    ask(story)
    build()
    assert len(files()) == 2

    withdraw(story.record.pk, road=Road.COMMAND)

    assert files() == []
    assert not BuiltPack.objects.exists()


def test_it_is_not_sent_when_a_consent_has_ended_by_itself(ask, client, quoting):
    story, study = quoting
    address = ask(study)
    build()
    assert client.get(f"{address}pack.zip")["Cache-Control"] == "no-store"
    # As time does it: no signal tells.
    Consent.objects.filter(voice=story).update(expires_at=timezone.now() - dt.timedelta(1))

    assert client.get(f"{address}pack.zip").status_code == 410
    assert files() == []


def test_what_changes_while_it_is_built_leaves_no_file(ask, monkeypatch):
    page = CaseStudyFactory()
    ask(page)
    whole = tasks.build_pack

    def build_slowly(*args, **kwargs):
        whole(*args, **kwargs)
        change(page)

    monkeypatch.setattr(tasks, "build_pack", build_slowly)
    build()

    assert files() == []
    assert not BuiltPack.objects.exists()


def test_a_pack_that_fails_says_so_and_leaves_no_file(ask, client, monkeypatch):
    address = ask(CaseStudyFactory())
    monkeypatch.setattr(tasks, "build_pack", lambda *_args, **_kwargs: 1 / 0)

    build()

    assert "could not be made" in main_words(client.get(address))
    assert files() == []


def test_it_is_deleted_after_a_day(ask):
    ask(CaseStudyFactory())
    build()
    BuiltPack.objects.update(created_at=timezone.now() - shelf.KEPT - dt.timedelta(minutes=1))

    call_command("prune_packs", verbosity=0)

    assert files() == []
    assert not BuiltPack.objects.exists()


def test_a_file_that_storage_would_not_let_go_goes_later(ask, monkeypatch):
    page = CaseStudyFactory()
    ask(page)
    build()
    with monkeypatch.context() as broken:
        broken.setattr(type(default_storage), "delete", lambda *_args: 1 / 0, raising=False)
        change(page)
    assert files()

    call_command("prune_packs", verbosity=0)

    assert files() == []


def test_one_visitor_cannot_ask_for_many(client):
    page = CaseStudyFactory()
    statuses = [
        client.post("/pack/", {"id": page.record.pk}).status_code
        for _ in range(chosen.PER_MINUTE + 1)
    ]

    assert statuses[-2:] == [303, 429]


def test_no_more_are_taken_on_than_can_be_built_soon(client, monkeypatch):
    monkeypatch.setattr(shelf, "MOST_WAITING", 1)
    client.post("/pack/", {"id": CaseStudyFactory().record.pk})

    response = client.post("/pack/", {"id": CaseStudyFactory().record.pk})

    assert response.status_code == 503
    assert response["Retry-After"]


def test_with_a_worker_it_is_left_to_the_worker(ask, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    backend = tasks.build_waiting.get_backend()

    ask(CaseStudyFactory())

    assert [result.task.name for result in backend.results].count("build_waiting") == 1
    assert BuiltPack.objects.get().state == BuiltPack.State.WAITING
