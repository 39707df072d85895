"""Where a record is replicated, as readers get it."""

import csv
import io
import random
from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repository.network.choices import OrganisationKind, Region
from repository.records.choices import State
from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.counting import tally
from repository.replication.models import Adoption, StageChange
from repository.replication.spread.history import load_spans
from repository.replication.spread.places import load_dots, load_places, sum_by, sum_tallies
from repository.replication.spread.timeline import build_timeline
from tests.databases import renumber_snapshots
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TODAY = date(2026, 8, 20)


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel("2026-08-20T12:00:00Z", tick=False):
        yield


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory(title="Weighing swabs").record


def address(record, end="spread/"):
    return f"/id/{record.pk}/{end}"


def read_rows(client, record, key):
    """Return a table of the page: numbers by column, by the words of each row's heading."""
    table = read(client.get(address(record))).find(id=f"{key}-caption").find_parent("table")
    heads = [words(cell) for cell in table.select("thead th")][1:]
    return {
        words(line.th): dict(zip(heads, map(words, line.find_all("td")), strict=True))
        for line in table.select("tbody tr")
    }


def read_csv(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def make_system(name, **fields):
    return OrganisationFactory(name=name, kind=OrganisationKind.ICB, ods_code="QHL", **fields)


def test_a_record_that_nobody_adopts_says_so_and_asks(client, record):
    response = client.get(address(record))

    assert response.status_code == 200
    assert "Nobody has told us yet that they replicate this" in main_words(response)
    assert address(record, "adopt/") in links(read(response).main).values()
    assert read(response).main.find("svg") is None


def test_adoptions_are_counted_by_region_and_stage_with_those_that_stopped(client, record):
    for stage in ("testing", "testing", "stopped"):
        AdoptionFactory(record=record, stage=stage, organisation__region=Region.LONDON)
    AdoptionFactory(record=record, stage="sustained", organisation__region="")
    AdoptionFactory(record=record, status=AdoptionStatus.WAITING)

    rows = read_rows(client, record, "region")

    assert rows["London"]["Testing"] == "2"
    assert rows["London"]["Stopped"] == "1"
    assert rows["London"]["Total"] == "3"
    assert rows["Wales"]["Total"] == "0", "every region of the map has a row"
    assert rows["Region not recorded"]["Sustained"] == "1"
    assert "Outside the UK" not in rows
    assert rows["All"]["Total"] == "4"
    assert "4 adoptions, 1 stopped . Each is a team" in main_words(client.get(address(record)))


def test_an_adopter_counts_for_the_system_that_it_is_or_belongs_to(client, record):
    system = make_system("NHS Example ICB")
    maternity = OrganisationFactory(kind=OrganisationKind.LMNS, parent=system)
    for organisation in (
        system,
        OrganisationFactory(parent=system),
        OrganisationFactory(parent=maternity),
    ):
        AdoptionFactory(record=record, organisation=organisation)
    AdoptionFactory(record=record)

    rows = read_rows(client, record, "system")

    assert rows["NHS Example ICB"]["Total"] == "3"
    assert rows["No integrated care system recorded"]["Total"] == "1"


def test_systems_that_became_one_are_one_row_on_the_page_and_in_the_file(client, record):
    board = make_system("NHS Example ICB", region=Region.MIDLANDS)
    former = [
        OrganisationFactory(name=name, kind=OrganisationKind.ICS, successor=board)
        for name in ("North ICS", "South ICS")
    ]
    for organisation in (board, former[0], OrganisationFactory(parent=former[1])):
        AdoptionFactory(record=record, organisation=organisation)

    rows = read_rows(client, record, "system")

    assert list(rows) == ["NHS Example ICB", "All"]
    assert rows["NHS Example ICB"]["Total"] == "3"
    file = read_csv(client.get(address(record, "spread.csv")))
    assert {row["Integrated care system"] for row in file} == {"NHS Example ICB"}


def test_a_trust_that_merged_counts_where_its_last_successor_is(client, record):
    system = make_system("NHS Example ICB")
    last = OrganisationFactory(parent=system, region=Region.LONDON, latitude=51.52, longitude=-0.14)
    between = OrganisationFactory(region=Region.SOUTH_EAST, successor=last)
    first = OrganisationFactory(
        region=Region.SOUTH_WEST, successor=between, latitude=50.4, longitude=-4.1
    )
    for organisation in (first, last):
        AdoptionFactory(record=record, organisation=organisation)

    assert read_rows(client, record, "region")["London"]["Total"] == "2"
    assert read_rows(client, record, "region")["South West"]["Total"] == "0"
    assert read_rows(client, record, "system")["NHS Example ICB"]["Total"] == "2"
    (dot,) = load_dots(record.pk)
    assert (dot.latitude, dot.longitude, dot.number) == (51.5, -0.1, 2)


def test_what_a_successor_does_not_state_is_read_from_the_body_before_it(client, record):
    former = OrganisationFactory(
        successor=OrganisationFactory(region=""),
        parent=make_system("NHS Example ICB"),
        region=Region.WALES,
        latitude=51.5,
        longitude=-3.2,
    )
    AdoptionFactory(record=record, organisation=former)

    assert read_rows(client, record, "region")["Wales"]["Total"] == "1"
    assert read_rows(client, record, "system")["NHS Example ICB"]["Total"] == "1"
    assert [dot.number for dot in load_dots(record.pk)] == [1]


def test_mergers_that_lead_round_in_a_circle_are_still_counted(client, record):
    one = OrganisationFactory(region=Region.WALES)
    other = OrganisationFactory(region=Region.WALES, successor=one)
    one.successor = other
    one.save()
    AdoptionFactory(record=record, organisation=one)

    assert read_rows(client, record, "region")["Wales"]["Total"] == "1"


def test_a_merger_shows_at_once(client, record):
    before = make_system("North ICB")
    AdoptionFactory(record=record, organisation=before)
    assert "North ICB" in read_rows(client, record, "system")

    before.successor = make_system("NHS Example ICB")
    before.save()

    assert "NHS Example ICB" in read_rows(client, record, "system")
    assert "North ICB" not in read_rows(client, record, "system")


def test_the_map_of_tiles_says_the_same_in_words(client, record):
    AdoptionFactory(record=record, stage="stopped", organisation__region=Region.LONDON)

    svg = read(client.get(address(record))).main.find("svg")

    assert svg["aria-label"].startswith(
        "Tile map of adoptions by region: London 1 (1 stopped). The table"
    )


def test_places_are_drawn_where_they_are_known_and_the_others_are_owned_up_to(client, record):
    place = {"organisation__latitude": 51.52, "organisation__longitude": -0.14}
    AdoptionFactory(record=record, **place)
    AdoptionFactory(record=record, **place)
    AdoptionFactory(record=record, organisation__latitude=40.7, organisation__longitude=-74)
    AdoptionFactory(record=record)

    assert sorted((dot.latitude, dot.longitude, dot.number) for dot in load_dots(record.pk)) == [
        (40.7, -74.0, 1),
        (51.5, -0.1, 2),
    ]
    assert "2 of 4 adoptions are drawn" in main_words(client.get(address(record)))


def test_each_quarter_shows_the_stage_that_held_at_its_end(client, record):
    adoption = AdoptionFactory(
        record=record, started=date(2025, 7, 1), stage="stopped", stage_since=date(2026, 7, 3)
    )
    StageChange.objects.create(adoption=adoption, stage="planning", since=date(2025, 10, 5))
    StageChange.objects.create(adoption=adoption, stage="testing", since=date(2026, 1, 9))
    StageChange.objects.create(adoption=adoption, stage="stopped", since=date(2026, 7, 3))

    rows = read_rows(client, record, "quarter")

    assert {
        quarter: [stage for stage, number in line.items() if number == "1"]
        for quarter, line in rows.items()
    } == {
        "July to September 2026": ["Stopped", "All that began"],
        "April to June 2026": ["Testing", "All that began"],
        "January to March 2026": ["Testing", "All that began"],
        "October to December 2025": ["Planning", "All that began"],
        "July to September 2025": ["Begun, stage not recorded", "All that began"],
    }


def test_the_adoption_itself_says_its_stage_today_whatever_was_noted_later(record):
    adoption = AdoptionFactory(record=record, stage="testing", stage_since=date(2026, 2, 1))
    StageChange.objects.create(adoption=adoption, stage="sustained", since=date(2026, 5, 1))

    (quarter, *_, last) = build_timeline(load_spans(record.pk), TODAY)

    assert quarter.label == "January to March 2026"
    assert last.tally.by_stage == {"testing": 1}


def test_the_file_has_the_figures_of_both_tables_of_places(client, record):
    system = make_system("=NHS Example ICB", region=Region.MIDLANDS)
    AdoptionFactory(record=record, organisation=system, stage="stopped")
    AdoptionFactory(record=record, organisation__region=Region.LONDON)

    response = client.get(address(record, "spread.csv"))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{record.pk}-spread.csv"'
    rows = read_csv(response)
    assert [(row["Region"], row["Region code"], row["Total"]) for row in rows] == [
        ("London", "Y56", "1"),
        ("Midlands", "Y60", "1"),
    ]
    assert rows[1]["Integrated care system"] == "'=NHS Example ICB", "no spreadsheet reckons it"
    assert rows[1]["Stopped"] == "1"


def test_the_file_by_quarter_is_the_table_by_quarter(client, record):
    AdoptionFactory(record=record, stage="testing", stage_since=date(2026, 5, 1))

    rows = read_csv(client.get(address(record, "spread.csv"), {"by": "quarter"}))

    table = read_rows(client, record, "quarter")
    assert {row.pop("Quarter"): row for row in rows} == table


@pytest.mark.parametrize("end", ["spread/", "spread.csv"])
def test_a_record_that_may_not_be_read_shows_nothing(client, record, end):
    AdoptionFactory(record=record)
    record.state = State.REMOVED
    record.save()

    response = client.get(address(record, end))

    assert response.status_code == 410
    assert "adoption" not in main_words(response).lower()


@pytest.mark.parametrize("end", ["spread/", "spread.csv"])
def test_there_is_no_such_page_of_a_record_that_never_was(client, end):
    assert client.get(f"/id/cs-nothing00/{end}").status_code == 404


def test_no_cache_keeps_a_page_about_a_story(client):
    story = PersonalVoiceFactory().record

    assert client.get(address(story))["Cache-Control"] == "no-store"


def test_no_mailbox_and_no_reason_in_somebodys_words_is_on_the_page(client, record):
    adoption = AdoptionFactory(record=record, stage="stopped", stop_reason="Ada Example left")

    for end in ("spread/", "spread.csv"):
        text = client.get(address(record, end)).content.decode()
        assert adoption.mailbox not in text
        assert "Ada Example" not in text


def test_ten_thousand_adoptions_are_counted_by_the_database(
    client, record, django_assert_max_num_queries
):
    organisations = OrganisationFactory.create_batch(20)
    draw = random.Random(7)  # noqa: S311 - repeatable, not secret
    adoptions = Adoption.objects.bulk_create(
        Adoption(
            record=record,
            organisation=draw.choice(organisations),
            stage=draw.choice(AdoptionStage.values),
            stage_since=TODAY - timedelta(days=draw.randint(0, 900)),
            status=AdoptionStatus.PUBLIC,
        )
        for _ in range(10_000)
    )
    StageChange.objects.bulk_create(
        StageChange(adoption=adoption, stage="planning", since=adoption.stage_since - timedelta(90))
        for adoption in adoptions
    )
    renumber_snapshots()
    client.get(address(record))

    # One for the frame's counter, three for the record and who may read it; five counts.
    with django_assert_max_num_queries(15):
        response = client.get(address(record))

    assert "10,000 adoptions" in main_words(response)
    assert len(response.content) < 60_000


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(AdoptionStage.values),
        st.sampled_from(AdoptionStatus.values),
        st.integers(0, 6),
        st.dates(date(2014, 1, 1), date(2027, 12, 31)),
        st.none() | st.dates(date(2014, 1, 1), date(2027, 12, 31)),
        st.lists(
            st.tuples(
                st.sampled_from(AdoptionStage.values),
                st.dates(date(2014, 1, 1), date(2027, 12, 31)),
            ),
            max_size=3,
        ),
    ),
    max_size=12,
)


@pytest.fixture
def bodies(db):  # noqa: ARG001 - asked for by name
    system = make_system("NHS Example ICB", region=Region.MIDLANDS)
    return [
        system,
        OrganisationFactory(parent=system, region=Region.MIDLANDS),
        OrganisationFactory(region=""),
        OrganisationFactory(region=Region.WALES),
        OrganisationFactory(region=Region.OUTSIDE_UK, kind=OrganisationKind.OVERSEAS),
        OrganisationFactory(parent=OrganisationFactory(parent=system), region=Region.LONDON),
        OrganisationFactory(successor=system, kind=OrganisationKind.ICS, region=Region.LONDON),
    ]


@given(REPORTS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
def test_by_region_by_system_by_quarter_and_by_stage_the_sums_are_the_tally(
    client, record, bodies, reports
):
    Adoption.objects.filter(record=record).delete()
    for stage, status, body, since, started, changes in reports:
        adoption = AdoptionFactory(
            record=record,
            stage=stage,
            status=status,
            organisation=bodies[body],
            stage_since=since,
            started=started,
        )
        for reached, day in changes:
            StageChange.objects.create(adoption=adoption, stage=reached, since=day)
    renumber_snapshots()

    places = load_places(record.pk)
    quarters = build_timeline(load_spans(record.pk), TODAY)

    expected = tally(record.pk)
    assert sum_tallies(sum_by(places, lambda place: place.region).values()) == expected
    assert sum_tallies(sum_by(places, lambda place: place.system_label).values()) == expected
    assert (quarters[-1].tally if quarters else sum_tallies([])) == expected
    totals = [quarter.tally.total for quarter in quarters]
    assert totals == sorted(totals)
    lines = read_csv(client.get(address(record, "spread.csv")))
    assert sum(int(line["Total"]) for line in lines) == expected.total
