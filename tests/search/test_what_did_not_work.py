"""“Did not work” is a full result: found by one choice, named on its card and on its page."""

import pytest

from tests.factories.case_study import CaseStudyFactory
from tests.reading import links, main_words, read, words

pytestmark = pytest.mark.django_db
HERE = "/case-studies/?lesson=did-not-work"


@pytest.fixture
def studies(home_page, search_index):  # noqa: ARG001 - pages hang below it
    made = [
        CaseStudyFactory(title="No change at all", outcome_direction="same"),
        CaseStudyFactory(title="Worse than before", outcome_direction="worse"),
        CaseStudyFactory(title="Given up", stage="stopped", outcome_direction="not-measured"),
    ]
    CaseStudyFactory(title="It worked")
    search_index()
    return made


@pytest.mark.usefixtures("studies")
def test_one_choice_finds_all_that_did_not_work_and_nothing_else(client):
    cards = {words(card.find(["h2", "h3"])): words(card) for card in results(client, HERE)}
    assert cards.keys() == {"No change at all", "Worse than before", "Given up"}
    assert "What happened: No change" in cards["No change at all"]
    assert "What happened: Got worse" in cards["Worse than before"]
    assert "Stage: Stopped" in cards["Given up"]


@pytest.mark.usefixtures("studies")
@pytest.mark.parametrize(
    ("filters", "title"),
    [
        ("outcome=same", "No change at all"),
        ("outcome=worse", "Worse than before"),
        ("stage=stopped", "Given up"),
    ],
)
def test_each_of_them_has_a_filter_of_its_own(client, filters, title):
    (card,) = results(client, f"/search/?{filters}")
    assert title in words(card)


@pytest.mark.usefixtures("studies")
@pytest.mark.parametrize("page", ["/search/", "/case-studies/"])
def test_a_link_leads_there(client, page):
    found = [href for href in links(read(client.get(page)).main).values() if "lesson=" in href]
    assert f"{page}?lesson=did-not-work" in found


def test_the_pages_name_it_as_a_result_in_its_own_right(client, studies):
    same, worse, stopped = (main_words(client.get(study.url)) for study in studies)
    assert "What happened, in short No change" in same
    assert "What happened, in short Got worse" in worse
    assert "Stage: Stopped" in stopped


def results(client, address):
    return read(client.get(address)).select(".mer-result")
