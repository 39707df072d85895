"""Published research on lived experience needs no consent, and is nowhere a person's story."""

import csv
import io

import pytest

from repository.records.choices import Account
from repository.records.completeness import NotReadyToPublishError
from repository.records.consent import PARTS, Surface, permitted
from search.building import build_document
from search.rebuild import rebuild
from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import main_words, read, words
from tests.repository.interchange.surfaces import Surfaces

pytestmark = pytest.mark.django_db
RESEARCH, STORY = Account.RESEARCH.label, Account.STORY.label
#: Surfaces that say what a record is, beside where it is and when it changed.
TELLING = (
    "page",
    "version",
    "search_page",
    "search_api",
    "suggestions",
    "export",
    "search_feed",
    "feed",
    "api",
    "changes",
    "oai",
    "lines",
    "metadata",
)


@pytest.fixture
def research():
    return VoiceFactory(
        title="Forty women on interpreters",
        quotations=[("quotation", {"text": "Nobody asked us."})],
    )


def test_it_needs_no_consent_on_any_surface(research):
    assert all(permitted(research, surface) == PARTS for surface in Surface)


@pytest.mark.usefixtures("search_delivery")
def test_every_surface_calls_it_research_and_none_a_story(client, research):
    rebuild()
    said = Surfaces(client, research).read_all()

    assert [name for name in TELLING if RESEARCH not in said[name]] == []
    # Without its apostrophe, which JSON may write in more than one way.
    assert [name for name, text in said.items() if "A service user" in text] == []


@pytest.mark.usefixtures("search_delivery")
def test_the_same_surfaces_call_a_story_a_story(client):
    story = PersonalVoiceFactory(title="A night on the ward", consent={"reuse": True})
    rebuild()
    said = Surfaces(client, story).read_all()

    assert [name for name in TELLING if RESEARCH in said[name]] == []


def test_the_page_says_that_it_is_nobodys_own_story(client, research):
    assert f"{RESEARCH}: not one person’s story" in main_words(client.get(research.get_url()))


def test_a_story_that_somebody_summed_up_is_still_a_story(client):
    page = PersonalVoiceFactory(provenance="summary", references=[], limits="<p>One.</p>")

    assert RESEARCH not in main_words(client.get(page.get_url()))


def test_the_open_table_says_whose_account_it_is(client, research):
    text = b"".join(client.get("/data/records.csv").streaming_content).decode("utf-8-sig")
    rows = {row["identifier"]: row for row in csv.DictReader(io.StringIO(text))}

    assert rows[research.record.pk]["account"] == "published-research"


@pytest.mark.parametrize("style", ["apa", "vancouver", "harvard", "nice"])
def test_a_citation_names_the_published_work(client, research, style):
    said = client.get(f"/id/{research.record.pk}/cite.csl.json").json()[0]

    assert said["genre"] == RESEARCH
    assert said["note"].startswith("Summary of published work: ")
    assert client.get(f"/id/{research.record.pk}/cite.txt?style={style}").status_code == 200


def test_quoted_research_is_said_to_be_research(client, research):
    quoted = ("quoted_voice", {"voice": research, "quotation": "q1"})
    url = CaseStudyFactory(quoted_voices=[quoted]).get_url()

    assert "(summary of published research)" in words(read(client.get(url)).find("figcaption"))


def test_research_as_the_sites_own_work_is_refused():
    with pytest.raises(NotReadyToPublishError, match="Whose work is this"):
        VoiceFactory(provenance="submission")


def test_its_search_document_is_nobodys_story(research):
    document = build_document(research.record)

    assert not document.personal
    assert document.card["account"]["value"] == "published-research"
