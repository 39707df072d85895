"""Whatever is typed, pasted or sent by a scanner: a sensible page, and nothing comes back alive."""

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.parametrize("search_engine", [*BOTH_ENGINES, "away"], indirect=True),
]

SENTENCE = (
    "I am looking for something that another maternity unit has tried to make sure that Black "
    "and Asian women who lose a lot of blood after the birth of their baby are seen sooner and "
    "listened to"
)
ODD = [
    SENTENCE,
    "haemorrhage " * 417,
    "x" * 5_000,
    "?!…,.;:()[]{}",
    "🤰🏾👶🏿 💔",
    '"blood loss',
    '"" "" "',
    '-"',
    "-",
    "- -- ---",
    "title:haemorrhage AND (body:[1 TO *] OR NOT type:voice)^3~2 /.*/",
    "_exists_:consent && *:* || haem?rrh* \\",
    "'; DROP TABLE records_record; --",
    "1 OR 1=1 UNION SELECT password FROM auth_user",
    '<script>alert(1)</script> <img src=x onerror=alert(1)> "><svg/onload=alert(1)>',
    "{{ 7*7 }} {% debug %} ${7*7} #{7*7}",
    "%00%0a%0d\x00\x1b\x7f",
    "../../../../etc/passwd",
    "\u202eegahrromeah\u202c \ufeff\u200d",
    "ﷺ ㎖ ½ Ⅷ ß İ",
    "e\u0301" * 200,
    "出血 نزيف ਖੂਨ",
]
#: Pieces that mean something to one parser or another, amid free text.
SIGNS = ["-", "--", "*", "~", "^2", "(", ")", "[", "]", "\\", "/", ":", "%", "_", "'", '"', ";"]
WORDS = ["AND", "OR", "NOT", "<b>", "&lt;", "haemorrhage", "PPH", "blood", "women", "🤱🏽"]
PIECES = st.lists(st.one_of(st.sampled_from(SIGNS + WORDS), st.text(max_size=40)), max_size=30)


@pytest.fixture
def site(client, search_index, search_engine):
    """A site with something to find. `away`: there is no index, and the database answers."""
    CaseStudyFactory(
        title="Weighing blood loss after birth",
        summary="Haemorrhage seen sooner on every shift.",
    )
    CaseStudyFactory(title="Interpreters at triage")
    if search_engine != "away":
        search_index()
    return client


def read_all(client, text):
    """Read everything that takes a search's words; return page, API answer and suggestions."""
    page = client.get("/search/", {"q": text})
    answer = client.get("/api/search/", {"q": text})
    offered = client.get("/search/suggest/", {"q": text[:200]})
    assert (page.status_code, answer.status_code, offered.status_code) == (200, 200, 200)
    return BeautifulSoup(page.content, "html.parser"), answer.json(), offered.json()


def check(client, text):
    """Page and API agree, and what was typed is text wherever it stands."""
    soup, answer, _ = read_all(client, text)
    assert not soup.find(["script", "img", "svg"], attrs={"onerror": True})
    assert not soup.find(attrs={"onload": True})
    assert not any("alert(1)" in (script.string or "") for script in soup("script"))
    assert soup.h1
    assert soup.select_one("#results")
    assert len(soup.select(".mer-result")) == len(answer["results"])
    box = soup.select_one('main input[name="q"]')
    assert box["value"] == answer["query"]
    assert "\x00" not in json.dumps(answer, ensure_ascii=False)
    for result in answer["results"]:
        for fragments in result["highlights"].values():
            for fragment in fragments:
                tags = {tag.name for tag in BeautifulSoup(fragment, "html.parser").find_all(True)}
                assert tags <= {"mark"}


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_an_odd_search_gets_a_sensible_page(site, text):
    check(site, text)


def test_a_whole_sentence_finds_what_it_is_about(site):
    _, answer, _ = read_all(site, SENTENCE)

    assert answer["results"][0]["title"] == "Weighing blood loss after birth"


def test_syntax_of_other_engines_hides_nothing(site):
    plain = site.get("/api/search/", {"q": "haemorrhage blood"}).json()
    decorated = site.get("/api/search/", {"q": "(haemorrhage) [blood]"}).json()

    assert [result["identifier"] for result in decorated["results"]] == [
        result["identifier"] for result in plain["results"]
    ]


def test_a_pasted_page_is_cut_and_says_so(site):
    _, answer, _ = read_all(site, "haemorrhage " * 417)

    assert answer["total"] == 1
    assert len(answer["query"]) <= 1_000
    assert answer["notices"]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pieces=PIECES)
def test_any_search_gets_a_sensible_page(site, pieces):
    check(site, " ".join(pieces))
