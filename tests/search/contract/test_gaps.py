"""Evidence and gaps: each number is what its link shows, on every engine."""

from urllib.parse import parse_qs, urlsplit

import pytest

from search.gaps import VIEWS, build_queries, build_tables, name_areas
from search.parameters import parse_query
from tests.factories.search_document import NOW, make_document, make_random_documents, make_story

pytestmark = pytest.mark.django_db
AREAS = name_areas({"haemorrhage": "Haemorrhage", "preterm-birth": "Preterm birth"})


def draw(finder, areas=AREAS):
    answers = [finder.engine.search(query, frozenset(), NOW) for query in build_queries(areas)]
    return {table.view.key: table for table in build_tables(areas, answers, "/search/")}


def cells(table):
    return {
        (row.value, column.value): cell
        for row, line in table.rows
        for column, cell in zip(table.columns, line, strict=True)
    }


def follow(finder, href):
    query, notices = parse_query(parse_qs(urlsplit(href).query))
    assert notices == []
    return finder.engine.search(query, frozenset(), NOW).total


def address_of(key, area, value):
    return f"/search/?priority_area={area}&{key}={value}"


@pytest.mark.parametrize("seed", range(2))
def test_every_number_is_what_its_link_shows_and_every_gap_shows_nothing(fill, seed):
    finder = fill(*make_random_documents(120, 200 + seed))

    tables = draw(finder)

    assert set(tables) == {view.key for view in VIEWS}
    for key, table in tables.items():
        for (row, column), cell in cells(table).items():
            area, value = (column, row) if table.view.is_turned else (row, column)
            assert follow(finder, address_of(key, area, value)) == cell.count
            assert cell.count == 0 or cell.href == address_of(key, area, value)


def test_an_area_says_how_many_records_it_has(fill):
    finder = fill(
        make_document(priority_area=["haemorrhage"]),
        make_document(priority_area=["haemorrhage", "preterm-birth"], type=["tool"]),
    )

    rows = [heading for heading, _ in draw(finder)["type"].rows]

    assert [(row.label, row.count, row.href) for row in rows] == [
        ("Haemorrhage", 2, "/search/?priority_area=haemorrhage"),
        ("Preterm birth", 1, "/search/?priority_area=preterm-birth"),
        ("Applies to all areas", 0, "/search/?priority_area=cross-cutting"),
    ]


def test_every_kind_of_result_has_a_column_though_no_record_has_it(fill):
    finder = fill(make_document(priority_area=["haemorrhage"], outcome=["same"]))

    counts = {where: cell.count for where, cell in cells(draw(finder)["outcome"]).items()}

    assert counts["haemorrhage", "same"] == 1
    assert counts["haemorrhage", "worse"] == 0
    assert counts["preterm-birth", "same"] == 0


def test_two_stories_are_left_out_of_an_ethnic_group_and_three_are_not(fill):
    groups = ["five-groups-black"] * 2 + ["five-groups-asian"] * 3
    finder = fill(
        *(make_story(priority_area=["haemorrhage"], ethnic_group=[group]) for group in groups)
    )

    table = draw(finder)["ethnic_group"]

    assert [row.value for row, _ in table.rows] == ["five-groups-asian"]
    assert cells(table)["five-groups-asian", "haemorrhage"].count == 3
