"""How often a page asks the database, once the process is warm: design §5."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.records.models import RecordPage
from repository.taxonomy.models import Theme
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

SEARCH_PAGE = 3
SIGNED_IN = 2
RECORD_PAGE = 15
SEARCHES = (
    "/search/",
    "/search/?q=bleeding+after+birth",
    "/search/?q=birth&theme=listening&region=london&year_from=2016&sort=newest&page=2",
    "/search/?page_size=100",
    "/search/?nonsense=1&theme=nothing",
    "/case-studies/",
    "/policy-recommendations/?policy_status=current",
    "/tools/?priority_area=haemorrhage",
    "/voices/?q=believed",
    "/api/search/?q=birth&page_size=100",
    "/search/gaps/",
)


@pytest.fixture
def count_queries(client):
    """Count a page's queries after it has been asked for twice."""

    def count(path):
        for _ in range(2):
            assert client.get(path).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    return count


@pytest.mark.parametrize("path", SEARCHES)
@pytest.mark.usefixtures("many_records")
def test_a_search_asks_three_times_at_most(count_queries, path):
    assert count_queries(path) <= SEARCH_PAGE


@pytest.mark.parametrize("path", [*SEARCHES[:5], "/api/search/?q=birth&page_size=100"])
@pytest.mark.usefixtures("many_records")
def test_a_search_reads_the_counter_with_what_is_out_of_sight(client, path):
    with CaptureQueriesContext(connection) as captured:
        client.get(path)

    assert captured.captured_queries
    assert not [query for query in captured if "MAX(number)" in query["sql"]]


@pytest.mark.parametrize("path", SEARCHES[:2] + SEARCHES[5:6])
@pytest.mark.usefixtures("many_records")
def test_a_signed_in_search_asks_twice_more_at_most(client, count_queries, path):
    client.force_login(UserFactory(roles=["Editor"]))
    assert count_queries(path) <= SEARCH_PAGE + SIGNED_IN


@pytest.mark.usefixtures("many_records")
def test_each_kind_of_record_asks_fifteen_times_at_most(count_queries):
    asked = {}
    for model in RecordPage.__subclasses__():
        for page in model.objects.live().order_by("pk")[:15]:
            asked[page.url] = count_queries(page.get_url())
    assert len(asked) == 60
    assert {url: count for url, count in asked.items() if count > RECORD_PAGE} == {}


@pytest.mark.usefixtures("many_records")
def test_a_case_study_asks_as_often_whatever_it_links_to(count_queries):
    few = count_queries(make_case_study(1).get_url())
    many = count_queries(make_case_study(12).get_url())
    assert many == few
    assert many <= RECORD_PAGE


@pytest.mark.usefixtures("many_records")
def test_a_tool_asks_as_often_however_many_case_studies_used_it(count_queries):
    tools = ToolFactory(), ToolFactory()
    for number in range(12):
        CaseStudyFactory(tools_used=[tools[1]] if number else list(tools))
    few, many = (count_queries(tool.get_url()) for tool in tools)
    assert many == few
    assert many <= RECORD_PAGE


@pytest.mark.usefixtures("many_records")
def test_a_recommendation_asks_as_often_however_much_evidence_it_names(count_queries):
    few, many = (count_queries(make_recommendation(number).get_url()) for number in (1, 8))
    assert many == few
    assert many <= RECORD_PAGE


@pytest.mark.usefixtures("many_records")
def test_a_voice_asks_as_often_however_much_it_changed(count_queries):
    few, many = (PersonalVoiceFactory(consent={"translation": True}) for _ in range(2))
    for number in range(12):
        answered = [few, many] if number == 0 else [many]
        CaseStudyFactory(voices_answered=[(voice, "Nobody waits.") for voice in answered])
    asked = [count_queries(voice.get_url()) for voice in (few, many)]
    assert asked[0] == asked[1]
    assert asked[1] <= RECORD_PAGE


def make_recommendation(evidence):
    chosen = [
        make()
        for make in (ToolFactory, VoiceFactory, PersonalVoiceFactory)
        for _ in range(evidence)
    ]
    older = PolicyRecommendationFactory()
    text = {"text": "<p>Weigh.</p>", "evidence_records": chosen}
    page = PolicyRecommendationFactory(
        supersedes=older,
        statements=[("statement", text)] * evidence,
        voices_answered=[(voice, "Nobody waits.") for voice in make_voices(evidence)],
    )
    PolicyRecommendationFactory(supersedes=page)
    return page


def make_case_study(links):
    parents = [OrganisationFactory() for _ in range(links)]
    return CaseStudyFactory(
        organisations=[
            (OrganisationFactory(parent=parent, successor=parent), "took-part")
            for parent in parents
        ],
        tools_used=[ToolFactory() for _ in range(links)],
        voices_answered=[(voice, "Nobody waits.") for voice in make_voices(links)],
        quoted_voices=[
            ("quoted_voice", {"voice": voice, "quotation": "q1"}) for voice in make_voices(links)
        ],
        references=[("reference", REFERENCE)] * links,
        themes=Theme.objects.all()[:links],
        tags=[f"tag {number}" for number in range(links)],
        ethnic_groups=[("2001-n", "words")] * links,
        contributors=[{"family_name": f"Example {number}"} for number in range(links)],
        measures=[("measure", {"name": "Losses", "reported": [{"result": "1%"}]})] * links,
    )


def make_voices(number):
    said = [("quotation", {"text": "Nobody came."})]
    return [PersonalVoiceFactory(quotations=said) for _ in range(number)]
