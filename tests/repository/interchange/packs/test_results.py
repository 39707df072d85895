"""A pack of what a search finds: from its page to the choice, which is the whole result."""

import pytest

from repository.interchange.packs import chosen, offer, results
from repository.records.models import Consent
from search import fallback
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links, main_words, read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def search(client, search_index):
    """Search as a reader does."""

    def get(address="/search/", **parameters):
        search_index()
        return client.get(address, parameters)

    return get


def find_way(response):
    """Where a page of results leads to, to be taken away as a pack."""
    (way,) = (
        (words, link)
        for words, link in links(read(response)).items()
        if words.endswith("as a pack")
    )
    return way


def list_chosen(response):
    form = read(response).select_one("form[action='/pack/'][method='post']")
    return [field["value"] for field in form.select("input[name='id']")]


def list_found(client, **parameters):
    found = client.get("/api/search/", {**parameters, "page_size": 100}).json()["results"]
    return [result["identifier"] for result in found]


@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
@pytest.mark.parametrize("parameters", [{"q": "swab"}, {"sort": "newest"}, {"type": "tool"}])
def test_a_page_of_results_leads_to_a_choice_of_all_of_them_in_their_order(
    client, search, parameters
):
    for number in range(3):
        CaseStudyFactory(title=f"Swab {number}", lessons="<p>swab</p>" * number)
        ToolFactory(title=f"A swab of {number}")
    words, way = find_way(search(**parameters, page_size=2, page=2))

    response = client.get(way, follow=True)

    assert words == "Take these results away as a pack"
    assert list_chosen(response) == list_found(client, **parameters)
    assert len(list_chosen(response)) >= 3
    assert "Your search found" not in main_words(response)


def test_a_list_page_leads_to_its_own_type_alone(client, search):
    CaseStudyFactory()
    tool = ToolFactory()
    _words, way = find_way(search("/tools/"))

    assert list_chosen(client.get(way, follow=True)) == [tool.record.pk]


def test_a_pack_that_cannot_have_all_says_so_on_both_pages(client, search, monkeypatch):
    for module in (chosen, offer, results):
        monkeypatch.setattr(module, "MOST", 2)
    CaseStudyFactory.create_batch(3)
    words, way = find_way(search(sort="newest"))

    response = client.get(way, follow=True)

    assert words == "Take the first 2 of these results away as a pack"
    assert list_chosen(response) == list_found(client, sort="newest")[:2]
    assert "Your search found 3 records. These are the first of them" in main_words(response)


@pytest.mark.parametrize("said", ["", "many", "-1", "9" * 40, "３", "5"])
def test_a_number_that_no_search_found_is_not_told(client, said):
    page = CaseStudyFactory()

    response = client.get("/pack/", {"id": page.record.pk, "found": said})

    assert "Your search found" not in main_words(response)


def test_nothing_found_leads_nowhere_and_says_so_where_someone_asks(client, search):
    assert "as a pack" not in main_words(search(q="zzzzqqq"))

    response = client.get("/pack/results/", {"q": "zzzzqqq"})

    assert response.status_code == 404
    assert "It finds no records." in main_words(response)
    assert links(read(response).main)["Change the search"] == "/search/?q=zzzzqqq"


def test_a_misspelt_search_is_said_to_be_another_before_it_is_taken_away(client, search):
    page = CaseStudyFactory(title="Magnesium in triage")
    _words, way = find_way(search(q="magnesuim"))

    response = client.get(way)

    assert response.status_code == 200
    assert "These are the results for magnesium" in main_words(response)
    choice = links(read(response).main)["Choose from these results"]
    assert list_chosen(client.get(choice)) == [page.record.pk]


def test_a_search_that_is_not_understood_is_not_taken_for_a_wider_one(client, search):
    CaseStudyFactory()
    search()

    response = client.get("/pack/results/", {"type": "tool", "theme": "no-such", "limit": "9"})

    said = main_words(response)
    assert response.status_code == 400
    assert "We ignored “no-such”: it is not in the list of “theme”." in said
    assert "We ignored “limit”: this search has no such option." in said
    assert links(read(response).main)["See what the rest of it finds"] == "/search/?type=tool"


def test_of_stories_only_those_that_may_be_printed_are_in_it(client, search):
    study = CaseStudyFactory(title="Nobody came: what we changed")
    printed = PersonalVoiceFactory(title="Nobody came", consent={"print_packs": True})
    read_here = PersonalVoiceFactory(title="Nobody listened")
    ended = PersonalVoiceFactory(title="Nobody came twice", consent={"print_packs": True})
    _words, way = find_way(search(q="nobody"))
    # As time does it: the index has it still.
    Consent.objects.filter(voice=ended).update(released=False)

    response = client.get(way, follow=True)

    said = main_words(response)
    chosen = {link["href"] for link in read(response).main.select("form[method='post'] a")}
    assert chosen == {study.get_url(), printed.get_url()}
    assert "Nobody listened" not in said
    assert f"are named in the pack and are not in it: {read_here.record.pk} ." in said
    assert ended.record.pk not in said


def test_crawlers_and_caches_leave_it_alone(client, search):
    CaseStudyFactory()
    response = search()
    _words, way = find_way(response)

    assert read(response).find("a", href=way)["rel"] == ["nofollow"]
    led = client.get(way)
    assert led["X-Robots-Tag"] == "noindex"
    assert led["Cache-Control"] == "no-store"
    assert client.post(way).status_code == 405


def test_no_choice_that_lacks_records_passes_for_the_whole(client, search_index, monkeypatch):  # noqa: ARG001 - there is none yet
    monkeypatch.setattr(fallback, "LIMIT", 1)
    CaseStudyFactory.create_batch(2)

    response = client.get("/pack/results/")

    assert response.status_code == 503
    assert response["Retry-After"]


def test_it_takes_few_queries(client, search, django_assert_max_num_queries):
    CaseStudyFactory.create_batch(3)
    _words, way = find_way(search())

    with django_assert_max_num_queries(3):
        client.get(way)
