"""What the heads of pages tell machines, as independent programs find it."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup

from repository.jinja import long_date
from repository.network.models import SitePage
from repository.records.choices import READABLE, RecordType, State
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.metadata.describing import NOTHING_STATED
from tests.repository.interchange.metadata.reading import (
    SDO,
    as_list,
    extract,
    head_of,
    leaves,
    node_of,
    parse,
    squeeze,
    words_of,
)

pytestmark = pytest.mark.django_db
TYPES = {
    RecordType.CASE_STUDY: {"Article"},
    RecordType.POLICY_RECOMMENDATION: {"Report"},
    RecordType.TOOL: {"LearningResource"},
    RecordType.VOICE: {"CreativeWork"},
}
#: Names whose values are addresses, codes of languages, words of schema.org, or days.
ADDRESSES = {"@id", "url", "item", "license", "inDefinedTermSet", "urlTemplate", "query-input"}
WORDS_OF_STANDARDS = {"@type", "@context", "inLanguage", "propertyID"}
DAYS = {"datePublished", "dateModified", "lastReviewed"}
#: Numbers of places in a list, and that nobody has to pay.
COUNTED = {"position", "isAccessibleForFree"}


def test_every_record_has_the_type_that_it_is(shown):
    assert {each.record.type for each in shown} == set(RecordType)
    assert {each.record.state for each in shown} == set(READABLE)
    for each in shown:
        types = {*as_list(each.node["@type"])}

        assert types - {"HowTo"} == TYPES[each.record.type], each.record


def test_rdflib_reads_every_page_and_finds_its_title(shown):
    for each in shown:
        (document,) = each.found["json-ld"]

        names = {str(name) for name in parse(document).objects(None, SDO.name)}

        assert each.page.title in names, each.record


def test_nothing_is_told_that_the_page_does_not_show(shown):
    hidden = []
    for each in shown:
        words = words_of(each.response)
        told = [pair for node in each.found["nodes"] for pair in leaves(node)]
        hidden += [(each.record, *pair) for pair in told if not shows(words, *pair)]

    assert not hidden
    assert not shows("a title", "name", "Marigold")


def shows(words, key, value):
    if key in ADDRESSES | WORDS_OF_STANDARDS | COUNTED:
        return True
    if key in DAYS and len(str(value)) > len("2026"):
        return squeeze(long_date(value)) in words
    return squeeze(value) in words


def test_nobody_is_reviewed_and_no_teller_is_a_person_without_a_credit(shown):
    for each in shown:
        types = {value for key, value in leaves(each.node) if key == "@type"}
        assert not types & {"Review", "AggregateRating", "Rating"}

    stories = [each for each in shown if getattr(each.page, "is_personal", False)]
    assert len(stories) >= 4
    assert {each.node["author"][0]["name"] for each in stories} == {"A. M."}


def test_every_page_says_where_it_stands(shown):
    for each in shown:
        crumbs = node_of(each.found, "BreadcrumbList")["itemListElement"]

        assert (crumbs[0]["name"], crumbs[0]["item"]) == ("Home", "http://testserver/")
        assert crumbs[-1]["name"] == each.page.title


def test_a_page_has_one_address_that_counts(shown):
    for each in shown:
        page = BeautifulSoup(each.response.content, "lxml")

        (link,) = page.find_all("link", rel="canonical")

        assert link["href"] == f"http://testserver{each.page.get_url()}"


def test_dublin_core_is_found(shown):
    for each in shown:
        (found,) = each.found["dublincore"]

        # Links of the head are among them, under other names.
        elements = [(each.get("name"), each.get("content")) for each in found["elements"]]
        assert ("DC.title", each.page.title) in elements
        assert ("DC.identifier", f"http://testserver/id/{each.record.pk}") in elements


def test_highwire_tags_are_those_of_submissions_that_stand(shown):
    told = set()
    for each in shown:
        has_tags = "citation_title" in dict(head_of(each.response))
        is_told = (
            each.page.provenance == "submission"
            and each.record.type != RecordType.VOICE
            and each.record.state != State.RETRACTED
        )
        assert has_tags == is_told, each.record
        told.add(is_told)
    assert told == {True, False}


def test_a_summary_rests_on_its_original(shown):
    summaries = [each for each in shown if each.page.provenance == "summary"]
    assert len(summaries) > 20
    for each in summaries:
        assert each.node["isBasedOn"][0]["name"], each.record
        assert "citation" not in each.node


def test_there_is_one_highwire_author_a_tag(client):
    people = [
        {"given_name": "Ada", "family_name": "Example"},
        {"given_name": "Bea", "family_name": "Sample"},
    ]
    page = CaseStudyFactory(title="A title", contributors=people)

    tags = head_of(client.get(page.get_url()))

    authors = [value for name, value in tags if name == "citation_author"]
    assert authors == ["Example, Ada", "Sample, Bea"]
    tags = dict(tags)
    today = dt.date.fromisoformat(tags["DC.date"])
    assert tags["citation_publication_date"] == f"{today:%Y/%m/%d}"
    assert tags["citation_technical_report_number"] == page.record.pk
    assert tags["citation_abstract_html_url"] == f"http://testserver{page.get_url()}"


def test_others_may_show_a_card(client):
    page = ToolFactory(title="A title", summary="A summary.")

    (found,) = extract(client.get(page.get_url()))["opengraph"]

    properties = dict(found["properties"])
    assert properties["og:title"] == "A title"
    assert properties["og:description"] == "A summary."
    assert properties["og:url"] == f"http://testserver{page.get_url()}"
    assert ("twitter:card", "summary") in head_of(client.get(page.get_url()))


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!-- <script>", "A & B \u2028 “C”", "]]>"]
)
def test_no_title_breaks_out_of_the_data(client, title):
    page = ToolFactory(title=title)

    response = client.get(page.get_url())

    document = BeautifulSoup(response.content, "lxml")
    data = document.find_all("script", type="application/ld+json")
    assert len(data) == 1
    assert json.loads(data[0].string)["@graph"][0]["name"] == " ".join(title.split())
    assert "alert(1)</script>" not in response.content.decode()


def test_a_preview_tells_machines_nothing():
    page = ToolFactory(published=False)

    response = page.make_preview_request(preview_mode=page.default_preview_mode)

    assert b"ld+json" not in response.content
    assert b"DC.title" not in response.content


def test_a_story_is_passed_on_only_where_its_teller_agreed(client):
    kept = PersonalVoiceFactory()
    passed_on = PersonalVoiceFactory(consent={"social_media": True})

    assert "og:title" not in dict(head_of(client.get(kept.get_url())))
    assert "twitter:card" not in dict(head_of(client.get(kept.get_url())))
    assert "og:title" in dict(head_of(client.get(passed_on.get_url())))


def test_what_a_teller_did_not_agree_to_is_nowhere_in_the_head(client):
    options = {
        "ethnic_groups": [("2001-n", "Marigold women")],
        "place": "Exampletown",
        "year": 2019,
        "tags": ["marigold"],
        "organisations": [(OrganisationFactory(name="Marigold Trust"), "led-by")],
    }
    page = PersonalVoiceFactory(**options, consent={**NOTHING_STATED, "credit": "Marigold"})

    for address in (page.get_url(), f"/id/{page.record.pk}/v/1"):
        response = client.get(address)
        head = str(BeautifulSoup(response.content, "lxml").head)
        assert not [word for word in ("arigold", "Exampletown", "African", "2019") if word in head]
        assert response["Cache-Control"] == "no-store"


def test_a_version_is_described_and_is_not_to_be_found(client):
    page = CaseStudyFactory(title="First")
    page.title, page.change_note = "Second", "Another title."
    page.save_revision().publish()
    response = client.get(f"/id/{page.record.pk}/v/1")

    node = node_of(extract(response), "Article")

    address = f"http://testserver/id/{page.record.pk}"
    assert (node["name"], node["version"], node["@id"]) == ("First", 1, f"{address}/v/1")
    assert node["exampleOfWork"] == {"@id": address}
    tags = dict(head_of(response))
    assert (tags["DC.title"], tags["robots"]) == ("First", "noindex")
    assert not [name for name in tags if name.startswith(("citation_", "og:"))]
    assert not BeautifulSoup(response.content, "lxml").find_all("link", rel="canonical")


def test_the_home_page_tells_how_the_site_is_searched(client):
    node = node_of(extract(client.get("/")), "WebSite")

    target = node["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/search/?q={search_term_string}"
    assert client.get(target.format(search_term_string="birth")).status_code == 200


@pytest.mark.usefixtures("every_record")
def test_a_site_names_its_team_with_codes_and_not_those_nearby(client):
    page = SitePage.objects.filter(team__part="context").first()
    team = page.team.exclude(part="context")

    node = node_of(extract(client.get(page.get_url())), "Organization")

    names = {member.organisation.name: member.organisation.ods_code for member in team}
    assert node["name"] == page.title
    assert {
        member["name"]: member.get("identifier", {}).get("value", "")
        for member in node.get("member", ())
    } == names
    for member in page.team.filter(part="context"):
        assert member.organisation.name not in str(node)


@pytest.mark.usefixtures("every_record")
def test_an_area_is_a_term_with_its_definition(client):
    response = client.get("/priority-areas/haemorrhage/")

    node = node_of(extract(response), "DefinedTerm")

    assert node["url"] == "http://testserver/priority-areas/haemorrhage/"
    assert squeeze(node["description"]) in words_of(response)


@pytest.mark.usefixtures("every_record")
def test_other_pages_tell_the_way_to_them_and_show_what_they_tell(client):
    for path in ("/about/", "/network/birmingham/", "/priority-areas/haemorrhage/", "/network/"):
        response = client.get(path)
        found = extract(response)

        assert node_of(found, "BreadcrumbList")
        words = words_of(response)
        hidden = [
            pair for node in found["nodes"] for pair in leaves(node) if not shows(words, *pair)
        ]
        assert not hidden
