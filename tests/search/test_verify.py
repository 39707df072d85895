"""`search_index verify`: what it notices, what it leaves alone, and what it puts right."""

import dataclasses
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from repository.records.models import Consent, Record
from search import building, delivery
from search.backlog import pending
from search.delivery import drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.outbox import enqueue
from search.verify import Differences, verify
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.search_document import make_document
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("search_engine"),
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]


def run(*options):
    """The exit code, and what is said."""
    out = io.StringIO()
    try:
        call_command("search_index", "verify", *options, stdout=out)
    except CommandError as error:
        return error.returncode, f"{out.getvalue()}{error}"
    return 0, out.getvalue()


def write(identifier, **changes):
    """Put something else into the index than the database says."""
    (document,) = building.build_documents([identifier]).documents
    get_engine().upsert([dataclasses.replace(document, **changes)])


@pytest.fixture
def key(search_index):
    """A record that the index has as it is."""
    page = CaseStudyFactory()
    CaseStudyFactory()
    CaseStudyFactory(published=False)
    search_index()
    return page.record.pk


@pytest.fixture
def differing(key):
    """One difference of each kind that a repair can mend; `key` is the outdated one."""
    lost = CaseStudyFactory().record.pk
    gone = CaseStudyFactory()
    drain()
    write(key, body="What used to stand here")
    get_engine().delete([lost])
    surplus = gone.record.pk
    document = building.build_documents([surplus]).documents
    gone.unpublish()
    drain()
    get_engine().upsert([*document, make_document("cs-neverthere")])
    return Differences(
        missing=frozenset({lost}),
        outdated=frozenset({key}),
        surplus=frozenset({surplus, "cs-neverthere"}),
    )


@pytest.mark.usefixtures("key")
def test_an_index_that_follows_agrees():
    code, said = run()

    assert code == 0
    assert "2 records read" in said
    assert "Database and index agree." in said


def test_each_kind_of_difference_is_told(differing):
    code, said = run()

    assert verify() == differing
    assert code == 1
    assert "4 records differ" in said
    assert all(name in said for name in differing.all)


def test_a_repair_puts_right_those_and_no_other(differing, monkeypatch):
    wanted = []
    build = building.build_documents
    monkeypatch.setattr(
        delivery, "build_documents", lambda names: wanted.extend(names) or build(names)
    )

    code, said = run("--repair")

    assert (code, pending().count()) == (0, 0)
    assert "Written anew or taken out: 4." in said
    assert "agree" in said
    assert {*wanted} == differing.all


def test_a_waiting_change_is_no_difference_and_is_told(key):
    page = Record.objects.get(pk=key).page.specific
    page.title = "Another title"
    page.save()

    code, said = run()

    assert code == 0
    assert f"{pending().count()} waiting changes" in said


def test_what_is_delivered_while_it_compares_is_no_difference(key, monkeypatch):
    write(key, body="What used to stand here")
    engine = type(get_engine())
    iterate = engine.iterate_digests

    def deliver_meanwhile(self, size, only=None, **options):
        yield from iterate(self, size, only, **options)
        if only is None:
            enqueue([key])
            drain()

    monkeypatch.setattr(engine, "iterate_digests", deliver_meanwhile)

    assert verify() == Differences()


def test_a_story_is_named_by_its_identifier_alone(key):  # noqa: ARG001 - there must be an index
    story = PersonalVoiceFactory(title="How my daughter came")
    drain()
    write(story.record.pk, body="Before")

    code, said = run()

    assert code == 1
    assert story.record.pk in said
    assert "daughter" not in said


def test_a_story_whose_consent_ran_out_is_surplus_until_it_is_taken_out(key):  # noqa: ARG001 - there must be an index
    story = PersonalVoiceFactory(title="How my daughter came")
    drain()
    Consent.objects.filter(voice=story).update(expires_at=timezone.now())

    assert verify().surplus == {story.record.pk}
    assert run("--repair")[0] == 0


def test_many_differences_are_counted_rather_than_named(key, monkeypatch):  # noqa: ARG001 - as above
    monkeypatch.setattr("search.management.commands.search_index.NAMED", 1)
    get_engine().upsert([make_document(f"cs-{number}") for number in range(4)])

    code, said = run()

    assert code == 1
    assert "… and 3 more surplus" in said


def test_records_are_compared_in_batches_of_a_bearable_size(key, monkeypatch):
    monkeypatch.setattr("search.verify.BATCH", 1)
    sizes = []
    build = building.build_documents
    monkeypatch.setattr(
        "search.verify.build_documents", lambda names: sizes.append(len(names)) or build(names)
    )
    write(key, body="Before")

    assert verify().outdated == {key}
    assert {*sizes} == {1}


@pytest.mark.usefixtures("search_index")
def test_without_an_index_nothing_is_compared():
    code, said = run()

    assert (code, "Not compared" in said) == (2, True)


@pytest.mark.usefixtures("key")
def test_an_engine_that_goes_away_half_way_is_no_difference(monkeypatch):
    def refuse(*_args, **_options):
        raise EngineUnavailableError("The cable is out")
        yield

    monkeypatch.setattr(type(get_engine()), "iterate_digests", refuse)

    code, said = run()

    assert code == 2
    assert said.endswith("Not compared. The cable is out")


def test_a_repair_that_cannot_be_delivered_fails(key, monkeypatch):
    write(key, body="Before")

    def refuse(*_args, **_options):
        raise EngineUnavailableError("The disk is full")

    monkeypatch.setattr(type(get_engine()), "upsert", refuse)

    code, said = run("--repair")

    assert code == 1
    assert "1 records differ" in said


def test_a_record_that_cannot_be_built_is_a_difference(key, monkeypatch):
    monkeypatch.setattr(building, "build_document", lambda _record, _lookups: 1 / 0)

    assert key in verify().broken


def test_only_verify_repairs():
    with pytest.raises(CommandError, match="belongs to verify"):
        call_command("search_index", "drain", "--repair")
