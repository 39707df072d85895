"""Places like mine: twenty sites in a known order, each distance explained, nothing kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.network.models import ContextFigure
from repository.records.choices import State
from repository.records.models import Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import VoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ADDRESS = "/places-like-mine/"
MINE = {"births": "4800", "deprivation": "35"}


def state(organisation, **figures):
    for name, value in figures.items():
        kind = name.replace("_", "-")
        given = {"unit_type": value} if kind == "unit-type" else {"value": value}
        figure = ContextFigure(
            organisation=organisation, kind=kind, year=2024, source="An example", **given
        )
        figure.full_clean()
        figure.save()


def make(name, **figures):
    organisation = OrganisationFactory(name=f"{name} Trust")
    state(organisation, **figures)
    return CaseStudyFactory(title=name, organisations=[(organisation, "led-by")])


def ask(client, **given):
    return client.get(ADDRESS, given)


def titles(response):
    listed = read(response).main.find("ol", class_="mer-likeness")
    return [words(item.h3) for item in listed.find_all("li", recursive=False)] if listed else []


def test_twenty_sites_come_in_their_known_order(client):
    """Site n has 200 n births more or fewer than the reader, and n per cent more deprivation."""
    for number in (7, 3, 19, 1, 12, 5, 20, 16, 2, 9, 14, 4, 18, 6, 11, 8, 17, 10, 15, 13):
        sign = 1 if number % 2 else -1
        make(f"Site {number:02}", births=4800 + sign * 200 * number, deprivation=35 + number)

    found = titles(ask(client, **MINE))

    assert found == [f"Site {number:02}" for number in range(1, 21)]


def test_the_answer_is_what_a_reader_comes_to_after_sending_the_form(client):
    make("Leeds", births="5000")

    page = read(ask(client, births="4800"))

    target = page.select_one("main form")["action"].partition("#")[2]
    assert page.select_one(f"h2#{target}")


def test_each_distance_is_explained_by_its_parts(client):
    make(
        "Near", births=5200, unit_type="obstetric", deprivation=40,
        asian=20, black=10, mixed=5, white=60, other=5,
    )  # fmt: skip
    mix = {"asian": "10", "black": "10", "mixed": "5", "white": "70", "other": "5"}

    shown = main_words(ask(client, **MINE, unit_type="alongside", **mix))

    assert "Births a year: 5,200 against your 4,800 (1.00)" in shown
    assert "Type of unit: Obstetric unit; yours: Obstetric unit with an alongside" in shown
    assert "Women living in the most deprived fifth: 40% against your 35% (1.00)" in shown
    assert "Asian or Asian British 20% against your 10%" in shown
    assert "White 60% against your 70%; Other ethnic group 5% against your 5% (0.10)" in shown
    assert "Distance 0.78, the mean of" in shown


def test_a_record_leads_to_itself_and_its_nearest_place_counts(client):
    near, far = OrganisationFactory(name="Near"), OrganisationFactory(name="Far")
    state(near, births=4800)
    state(far, births=100)
    page = CaseStudyFactory(title="Both", organisations=[(far, "led-by"), (near, "led-by")])

    response = ask(client, births="4800")

    assert titles(response) == ["Both"]
    assert links(read(response).main)["Both"] == f"/id/{page.record.pk}"
    assert "Near. Distance 0.00" in main_words(response)


def test_records_that_cannot_be_compared_are_counted_apart(client):
    make("Known", births=4000, deprivation=30)
    make("Too little", births=4000)
    make("Nothing stated")
    make("Nothing stated either")

    shown = main_words(ask(client, **MINE))

    assert "1 record can be compared" in shown
    assert "1 more could not be compared: too little is stated" in shown
    assert "2 more could not be compared: no figures" in shown


def test_while_nothing_has_been_entered_the_page_says_so(client):
    CaseStudyFactory()

    for response in (client.get(ADDRESS), ask(client, **MINE)):
        assert "No figures of places have been entered yet" in main_words(response)
        assert titles(response) == []


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"births": "many"}, "Enter the number of births a year in figures"),
        ({"births": "0"}, "must be 1 or more"),
        ({"deprivation": "120"}, "Enter a share between 0 and 100"),
        ({"deprivation": "nan"}, "Enter a share between 0 and 100"),
        ({"asian": "10"}, "Enter a share for all five groups"),
        (dict.fromkeys(("asian", "black", "mixed", "white", "other"), "30"), "add up to 150"),
        ({"births": ""}, "Enter at least one figure"),
        ({"unit_type": "castle"}, "Choose a type of unit"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(client, given, problem):
    make("Known", births=4000)

    response = ask(client, **given)

    assert response.status_code == 400
    main = read(response).main
    assert problem in words(main.find(class_="nhsuk-error-summary"))
    for name, value in given.items():
        box = main.find("input", attrs={"name": name})
        assert box is None or box.get("value", "") == value


@pytest.mark.parametrize("go", ["unpublish", "retract", "remove"])
def test_a_record_that_may_not_be_read_is_not_shown(client, go):
    page = make("Gone", births=4000)
    if go == "unpublish":
        page.unpublish()
    else:
        state = State.RETRACTED if go == "retract" else State.REMOVED
        Record.objects.filter(pk=page.record.pk).update(state=state)

    assert titles(ask(client, births="4000")) == []


def test_a_voice_is_no_place_to_compare_with(client):
    organisation = OrganisationFactory()
    state(organisation, births=4000)
    VoiceFactory(organisations=[(organisation, "led-by")])

    assert titles(ask(client, births="4000")) == []


def test_the_newest_figure_counts(client):
    page = make("Growing", births=4000)
    organisation = page.organisations.get().organisation
    ContextFigure.objects.create(
        organisation=organisation, kind="births", value=5000, year=2025, source="An example"
    )

    assert "5,000 against your 4,800" in main_words(ask(client, births="4800"))


def test_nothing_is_kept(client):
    make("Known", births=4000)
    ask(client, births="4800")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = ask(client, births="4801")

    assert "no-store" in response["Cache-Control"]
    assert len(asked) <= 3
    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_nothing_can_be_sent(client):
    assert client.post(ADDRESS).status_code == 405


def test_a_case_study_shows_what_is_stated_of_where_it_happened(client):
    page = make("Known", births=4000, unit_type="freestanding", black=12.5)

    part = read(client.get(page.get_url())).main.find(id="where-it-happened").parent

    shown = words(part)
    assert "Known Trust" in shown
    assert "Births a year 4,000 2024. An example" in shown
    assert "Type of unit Freestanding midwifery unit 2024" in shown
    assert "12.5%" in shown
    assert "/places-like-mine/" in links(part).values()


def test_the_api_tells_the_same(client):
    page = make("Known", births=4000)

    (place,) = client.get(f"/api/records/{page.record.pk}/").json()["context"]

    assert place["organisation"] == "Known Trust"
    assert place["figures"] == [
        {
            "kind": "births",
            "label": "Births a year",
            "value": "4,000",
            "year": 2024,
            "source": "An example",
            "source_url": "",
        }
    ]


def test_a_version_shows_no_figures_since_they_change_without_one(client):
    page = make("Known", births=4000)

    assert "Where it happened" not in main_words(client.get(f"/id/{page.record.pk}/v/1"))


def test_a_figure_needs_what_its_kind_needs():
    organisation = OrganisationFactory()
    for wrong in ({"births": None}, {"unit_type": ""}, {"deprivation": 101}):
        with pytest.raises(Exception, match=r"number that|type of unit|100 per cent"):
            state(organisation, **wrong)
