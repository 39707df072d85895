"""Long lists, sent in parts."""

import datetime as dt
import random

import pytest
import time_machine

from repository.interchange.oai import listing
from repository.records.models import Record
from tests.databases import deal_seeds
from tests.factories.case_study import CaseStudyFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("small_pages"),
]
VERBS = ["ListRecords", "ListIdentifiers"]
NOON = dt.datetime(2099, 6, 1, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def edit(page):
    page = type(page).objects.get(pk=page.pk)
    page.change_note = f"Changed {random.random()}."  # noqa: S311 - any word
    page.save_revision().publish()


def mirror(answers):
    """What a harvester holds in the end: open or gone, by identifier."""
    return {name: is_open for answer in answers for name, is_open in answer.headers.items()}


def at(moment, make=CaseStudyFactory, **fields):
    """Make a record that moved at a moment, to the microsecond."""
    page = make(**fields)
    Record.objects.filter(pk=page.record.pk).update(datestamp=moment)
    return page


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("number", range(1, 8))
def test_each_record_is_sent_once_and_an_empty_token_ends_the_list(harvest, verb, number):
    pages = [CaseStudyFactory() for _ in range(number)]

    answers = harvest(verb)

    assert [name for answer in answers for name in answer.headers] == [
        page.record.pk for page in pages
    ]
    tokens = [answer.token for answer in answers]
    if number <= listing.PAGE_SIZE:
        # A list that is sent whole has no token at all.
        assert tokens == [None]
        return
    assert [bool(token.text) for token in tokens] == [True] * (len(tokens) - 1) + [False]
    assert [token.get("cursor") for token in tokens] == [
        str(start) for start in range(0, number, listing.PAGE_SIZE)
    ]
    assert {token.get("completeListSize") for token in tokens} == {str(number)}


def test_a_token_that_is_asked_with_again_gets_the_same_part(ask):
    for _ in range(5):
        CaseStudyFactory()
    token = ask("ListRecords", metadataPrefix="oai_dc").token.text

    first, second = (ask("ListRecords", resumptionToken=token) for _ in range(2))

    assert first.headers == second.headers
    assert first.asked == {"verb": "ListRecords", "resumptionToken": token}


def test_a_token_keeps_set_dates_and_format(harvest):
    area = PriorityAreaFactory(slug="bleeding", name="Bleeding")
    wanted = [at(NOON + n * SECOND, priority_areas=[area]) for n in range(5)]
    at(NOON + 2 * SECOND, priority_areas=[area], summary_of_work=True)
    at(NOON + 3 * SECOND, ToolFactory)
    at(NOON + 9 * SECOND, priority_areas=[area])

    answers = harvest(
        set="area:bleeding",
        from_="2099-06-01T12:00:01Z",
        until="2099-06-01T12:00:08Z",
        metadataPrefix="datacite",
    )

    assert list(mirror(answers)) == [page.record.pk for page in wanted[1:]]
    assert len(answers) == 2


def test_records_of_one_moment_are_all_sent(harvest):
    pages = [CaseStudyFactory() for _ in range(5)]
    Record.objects.update(datestamp=NOON)

    assert list(mirror(harvest())) == sorted(page.record.pk for page in pages)


def test_both_ends_of_what_is_asked_for_are_in_it(ask):
    pages = [at(NOON + n * SECOND, ToolFactory) for n in range(4)]

    found = ask(
        "ListIdentifiers",
        metadataPrefix="oai_dc",
        from_="2099-06-01T12:00:01Z",
        until="2099-06-01T12:00:02Z",
    )

    assert list(found.headers) == [page.record.pk for page in pages[1:3]]


def test_a_second_holds_what_moved_in_any_part_of_it(ask):
    page = at(NOON + dt.timedelta(microseconds=999_999))
    second = "2099-06-01T12:00:00Z"

    answer = ask("ListIdentifiers", metadataPrefix="oai_dc", from_=second, until=second)

    assert list(answer.headers) == [page.record.pk]
    assert answer.texts("oai:datestamp") == [second]


def test_a_day_is_a_whole_day(ask):
    midnight = dt.datetime(2099, 6, 2, tzinfo=dt.UTC)
    at(midnight - dt.timedelta(days=1) - dt.timedelta.resolution)
    page = at(midnight - dt.timedelta.resolution)
    at(midnight)

    answer = ask("ListIdentifiers", metadataPrefix="oai_dc", from_="2099-06-01", until="2099-06-01")

    assert list(answer.headers) == [page.record.pk]


def test_until_the_end_of_time_is_everything(ask):
    page = CaseStudyFactory()

    for until in ("9999-12-31", "9999-12-31T23:59:59Z"):
        assert ask("ListIdentifiers", metadataPrefix="oai_dc", until=until).headers == {
            page.record.pk: True
        }


def test_a_harvest_that_goes_on_from_the_last_misses_nothing(harvest):
    pages = [CaseStudyFactory() for _ in range(3)]
    first = harvest()
    (began,) = first[0].texts("oai:responseDate")
    edit(pages[1])
    pages[2].unpublish()

    found = mirror(harvest(from_=began))

    assert found == found | {pages[1].record.pk: True, pages[2].record.pk: False}


@pytest.mark.parametrize("seed", deal_seeds(6))
def test_nothing_is_missed_while_records_are_edited(harvest, seed):
    rng = random.Random(seed)  # noqa: S311 - the same every time
    pages = [CaseStudyFactory() for _ in range(7)]
    gone = set()
    left = iter(range(10))

    def change():
        page = rng.choice(pages)
        if next(left, None) is None or page.pk in gone:
            return
        if rng.random() < 0.3:
            page.unpublish()
            gone.add(page.pk)
        else:
            edit(page)

    answers = harvest(between=change)

    assert mirror(answers) == {
        record.pk: record.page_id not in gone for record in Record.objects.all()
    }
    # The size is a guess while records move, and never less than what was sent.
    for answer in answers:
        token = answer.token
        sent = int(token.get("cursor")) + len(answer.headers)
        assert int(token.get("completeListSize")) >= sent
    assert int(answers[-1].token.get("completeListSize")) == sent


def test_a_list_whose_rest_has_moved_away_ends(ask):
    pages = [at(NOON + n * SECOND, ToolFactory) for n in range(4)]
    token = ask("ListRecords", metadataPrefix="oai_dc", until="2099-06-01T12:00:09Z").token.text
    with time_machine.travel(NOON + 60 * SECOND, tick=False):
        for page in pages[2:]:
            edit(page)

    assert ask("ListRecords", resumptionToken=token).errors == ["noRecordsMatch"]
