"""Every count of the API equals what the database says, counted without the search room."""

import random
from collections import Counter

import pytest

from home import synthetic
from repository.records.models import RecordPage
from repository.taxonomy.ethnicity import SOURCE_WORDS, slug_of
from tests.databases import renumber_snapshots
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.reading import read, words

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.parametrize("search_engine", [*BOTH_ENGINES, "away"], indirect=True),
]

KEYS = (
    "type",
    "priority_area",
    "theme",
    "setting",
    "ethnic_group",
    "region",
    "organisation",
    "stage",
    "policy_status",
    "outcome",
    "cost",
    "language",
)


def values_of(page):
    """Return facet key → values of a live page, read from its tables."""
    specific = page.specific
    organisations = [row.organisation for row in page.organisations.all()]
    slugs = set()
    for body in organisations:
        last = body
        while last.successor:
            last = last.successor
        slugs.add(last.slug)
    return {
        "type": {specific.record_type},
        "priority_area": {area.slug for area in page.priority_areas.all()}
        | ({"cross-cutting"} if page.cross_cutting else set()),
        "theme": {theme.slug for theme in page.themes.all()},
        "setting": set(page.care_settings),
        "ethnic_group": {
            f"source-{slug_of(row.words)}" if row.group == SOURCE_WORDS else row.group
            for row in page.ethnic_groups.all()
        },
        "region": {organisation.region for organisation in organisations} - {""},
        "organisation": slugs,
        "stage": {getattr(specific, "stage", "")} - {""},
        "policy_status": {getattr(specific, "policy_status", "")} - {""},
        "outcome": {getattr(specific, "outcome_direction", "")} - {""},
        "cost": {getattr(specific, "cost", "")} - {""},
        "language": {page.language},
    }


def count_by_hand(rows, filters):
    """Return facet key → value → records matching all other facets' filters and that value."""
    counts = {}
    for key in KEYS:
        others = {name: wanted for name, wanted in filters.items() if name != key}
        matching = [
            row for row in rows if all(row[name] & wanted for name, wanted in others.items())
        ]
        counts[key] = Counter(value for row in matching for value in row[key])
    return counts


@pytest.mark.usefixtures("starter_content")
def test_every_value_of_every_facet_counts_what_the_database_holds(
    client, search_index, search_engine
):
    synthetic.generate(150, 7, lambda _line: None)
    if search_engine != "away":
        search_index()
    renumber_snapshots()
    rows = [values_of(page) for page in RecordPage.objects.live().select_related("record")]
    assert len(rows) == 85 + 150
    draw = random.Random(20)  # noqa: S311 - repeatable, not secret
    known = {key: sorted({value for row in rows for value in row[key]}) for key in KEYS}
    told = [key for key in KEYS if known[key]]
    combinations = [{}] + [
        {
            key: set(draw.sample(known[key], min(len(known[key]), draw.randint(1, 2))))
            for key in draw.sample(told, draw.randint(1, 4))
        }
        for _ in range(40)
    ]
    for filters in combinations:
        answer = client.get("/api/search/", {key: sorted(vs) for key, vs in filters.items()}).json()
        assert answer["degraded"] is (search_engine == "away")
        expected = count_by_hand(rows, filters)
        assert answer["total"] == sum(
            all(row[key] & wanted for key, wanted in filters.items()) for row in rows
        )
        for key in KEYS:
            shown = {item["value"]: item["count"] for item in answer["facets"][key]}
            assert {v: n for v, n in shown.items() if n} == dict(expected[key]), (filters, key)
            assert filters.get(key, set()) <= set(shown), "a selected value must be shown at zero"


@pytest.mark.usefixtures("starter_content")
def test_every_number_of_evidence_and_gaps_is_the_total_of_the_search_behind_it(
    client, search_index, search_engine
):
    if search_engine != "away":
        search_index()
    renumber_snapshots()

    promised = {
        # A heading's number stands beside its link, a cell's within.
        (link["href"], words(link.parent).partition(" record")[0].split()[-1])
        for link in read(client.get("/search/gaps/")).select('main table a[href^="/search/"]')
    }

    assert len(promised) > 50
    for address, number in promised:
        answer = client.get(address.replace("/search/", "/api/search/", 1)).json()
        assert answer["total"] == int(number), address
