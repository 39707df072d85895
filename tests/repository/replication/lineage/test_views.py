import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.replication.choices import AdoptionStage
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.reading import links, read, words
from tests.repository.records.goings import delete, restrict, unpublish

pytestmark = pytest.mark.django_db

#: How often the page asks the database, however large the family.
QUERIES = 20


def lineage(page):
    return f"/id/{page.record.pk}/lineage/"


@pytest.fixture
def family():
    """A tool; two records made from it; one made from both of those."""
    root = ToolFactory(title="The sheet", year=2019)
    left = CaseStudyFactory(
        title="In Leeds",
        adapted_from=[(root, "Two people count.")],
        organisations=[(OrganisationFactory(name="Leeds Example Trust"), "led-by")],
        stage="implemented",
        outcome_direction="better",
    )
    right = CaseStudyFactory(title="In York", adapted_from=[(root, "Weighed at home.")])
    both = ToolFactory(title="One sheet", adapted_from=[(left, "Joined."), (right, "Shortened.")])
    return root, left, right, both


def test_the_whole_family_is_a_nested_list_from_wherever_one_comes(client, family):
    for page in family:
        tree = read(client.get(lineage(page))).main.select_one(".mer-family")

        (top,) = tree.find_all("li", recursive=False)
        assert words(top).startswith("The sheet")
        below = top.find("ul").find_all("li", recursive=False)
        assert [links(each) != {} and each.find("a").text for each in below] == [
            "In Leeds",
            "In York",
        ]
        assert "What was changed: Two people count." in words(below[0])
        assert page.title + " (this record)" in words(tree)


def test_each_record_tells_its_type_who_when_how_far_and_what_came_of_it(client, family):
    _, left, _, _ = family
    AdoptionFactory(record=left.record)
    AdoptionFactory(record=left.record, stage=AdoptionStage.STOPPED)

    said = words(read(client.get(lineage(left))).main)

    assert (
        "Case study · Leeds Example Trust · Stage: Implemented · Outcome: Got better"
        " · 2 adoptions, 1 stopped"
    ) in said
    assert "· 2019 · No adoption reported yet" in said


def test_a_record_with_two_originals_is_told_once_and_named_twice(client, family):
    *_, both = family

    tree = read(client.get(lineage(both))).main.select_one(".mer-family")

    assert len(tree.select(f"#family-{both.record.pk}")) == 1
    named = [each for each in tree.find_all("a") if each.get("href") == both.get_url()]
    assert len(named) == 2
    assert "told in full under In Leeds" in words(tree)
    assert "What was changed: Joined." in words(tree)
    assert "What was changed: Shortened." in words(tree)


def test_it_is_drawn_and_the_drawing_is_one_image(client, family):
    drawing = read(client.get(lineage(family[0]))).main.find("svg")

    assert drawing["role"] == "img"
    assert "This record: The" in words(drawing)
    assert len(drawing.find_all("rect")) == 4


def test_breadcrumbs_lead_back_to_the_record(client, family):
    crumbs = read(client.get(lineage(family[1]))).select("nav[aria-label=Breadcrumb] li a")

    assert [crumb.text for crumb in crumbs] == ["Home", "In Leeds"]


def test_the_record_page_tells_both_directions_in_a_line(client, family):
    root, left, _, both = family

    assert "Adapted by 2 other records." in words(read(client.get(root.get_url())).main)
    line = read(client.get(both.get_url())).main.select_one(".mer-kin")
    assert words(line).startswith("Adapted from In Leeds and 1 more.")
    assert links(line)["Where it came from and where it went"] == lineage(both)
    assert "Adapted by 1 other record." in words(read(client.get(left.get_url())).main)


def test_both_directions_are_sentences_of_one_line(client, family):
    line = read(client.get(family[1].get_url())).main.select_one(".mer-kin")

    assert " ".join(line.text.split()).startswith(
        "Adapted from The sheet. Adapted by 1 other record. Where"
    )


def test_a_frozen_version_has_no_such_line(client, family):
    page = read(client.get(f"/id/{family[1].record.pk}/v/1"))

    assert page.main.select_one(".mer-kin") is None


@pytest.mark.parametrize("go", [unpublish, restrict, delete])
def test_an_adaptation_that_may_not_be_read_shows_nothing(client, family, go):
    root, left, _, both = family
    client.get(lineage(root))
    go(left)

    said = words(read(client.get(lineage(both))).main)

    assert "In Leeds" not in said
    assert "Two people count." not in said


def test_an_original_that_has_gone_is_an_identifier(client, family):
    root, left, _, _ = family
    unpublish(root)

    page = read(client.get(lineage(left))).main

    assert "The sheet" not in words(page)
    assert f"{root.record.pk} (can no longer be read)" in words(page)
    assert "What was changed: Two people count." in words(page)


def test_a_record_alone_says_so(client):
    said = words(read(client.get(lineage(CaseStudyFactory()))).main)

    assert "It names no original" in said


def test_a_record_that_has_gone_has_no_family(client, family):
    unpublish(family[0])

    assert client.get(lineage(family[0])).status_code == 410


def test_neither_a_recommendation_nor_an_unknown_record_has_a_family(client):
    assert client.get(lineage(PolicyRecommendationFactory())).status_code == 404
    assert client.get("/id/cs-000000000/lineage/").status_code == 404


def test_a_family_of_any_size_asks_as_often(client, family):
    def count():
        client.get(lineage(family[0]))
        with CaptureQueriesContext(connection) as captured:
            client.get(lineage(family[0]))
        return len(captured)

    few = count()
    for _ in range(4):
        ToolFactory(adapted_from=[(family[0], "Shorter.")])
    assert count() == few
    assert few <= QUERIES
