"""What leads from a record’s page, its versions, files and documents, to whom."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from repository.records.choices import State
from repository.records.models import ToolPage
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import MP3, VTT, DocumentFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.signposting.reading import SITE, read_links, targets

pytestmark = pytest.mark.django_db
ORCID = "0000-0002-1825-0097"


@pytest.fixture
def fetch(client):
    """Fetch something and read it to its end."""

    def get(address, method="get"):
        response = getattr(client, method)(address)
        if response.streaming:
            b"".join(response.streaming_content)
        return response

    return get


def add_tool(document=None, **fields):
    document = document or DocumentFactory()
    downloads = [("download", {"title": "The sheet", "document": document})]
    return ToolFactory(downloads=downloads, **fields)


def publish_again(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.change_note = "Changed."
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def whole(url):
    return f"{SITE}{url}"


def test_a_page_is_cited_by_the_version_that_it_shows(client):
    page = publish_again(ToolFactory(), purpose="<p>Another.</p>")
    permanent = f"{SITE}/id/{page.record.pk}"

    assert targets(client.get(page.get_url()), "cite-as") == {f"{permanent}/v/2"}
    for number in (1, 2):
        version = client.get(f"/id/{page.record.pk}/v/{number}")
        assert targets(version, "cite-as") == {f"{permanent}/v/{number}"}


def test_a_summary_is_never_cited_by_the_address_of_its_original(client):
    page = CaseStudyFactory(summary_of_work=True)
    response = client.get(page.get_url())
    assert targets(response, "cite-as") == {f"{SITE}/id/{page.record.pk}/v/1"}
    assert "doi.org" not in response["Link"]


@pytest.mark.parametrize(
    ("factory", "kind"),
    [
        (CaseStudyFactory, "Article"),
        (PolicyRecommendationFactory, "Report"),
        (ToolFactory, "LearningResource"),
        (VoiceFactory, "CreativeWork"),
        (PersonalVoiceFactory, "CreativeWork"),
    ],
)
def test_each_type_says_what_it_is(client, factory, kind):
    page = factory()
    for address in (page.get_url(), f"/id/{page.record.pk}/v/1"):
        assert targets(client.get(address), "type") == {
            "https://schema.org/AboutPage",
            f"https://schema.org/{kind}",
        }


def test_a_page_leads_to_its_documents_and_a_version_to_its_own(client):
    page = CaseStudyFactory()
    for address, under in (
        (page.get_url(), f"/id/{page.record.pk}"),
        (f"/id/{page.record.pk}/v/1", f"/id/{page.record.pk}/v/1"),
    ):
        links = read_links(client.get(address))
        assert ("describedby", whole(f"{under}/cite.bib"), "application/x-bibtex") in links
        assert ("linkset", whole(f"{under}/linkset.json"), "application/linkset+json") in links


def test_every_document_is_there_with_its_type_and_leads_back(client):
    page = publish_again(CaseStudyFactory(), problem="<p>Another.</p>")
    for address in (page.get_url(), f"/id/{page.record.pk}/v/1"):
        described = [link for link in read_links(client.get(address)) if link[0] == "describedby"]
        assert len(described) >= 3
        for _rel, target, media_type in described:
            for method in (client.get, client.head):
                response = method(target)
                assert response.status_code == 200
                assert response["Content-Type"].partition(";")[0] == media_type
                assert targets(response, "describes") == {whole(address)}


def test_a_citation_of_a_part_or_of_another_work_describes_no_record(client):
    page = PolicyRecommendationFactory(summary_of_work=True)
    for ending in ("s1/cite.ris", "references.ris", "references/1.ris"):
        response = client.get(f"/id/{page.record.pk}/{ending}")
        assert response.status_code == 200
        assert "Link" not in response


def test_a_body_that_wrote_a_record_is_told_by_its_ror(client):
    body = OrganisationFactory(ror="02jx3x895")
    page = CaseStudyFactory(organisations=[(body, "led-by"), (OrganisationFactory(), "led-by")])

    assert targets(client.get(page.get_url()), "author") == {"https://ror.org/02jx3x895"}


def test_authors_are_told_by_their_orcid(client):
    people = [{"family_name": "Example", "orcid": ORCID}, {"family_name": "Other"}]
    page = CaseStudyFactory(contributors=people)
    assert targets(client.get(page.get_url()), "author") == {f"https://orcid.org/{ORCID}"}


def test_a_licence_is_told_where_there_is_one(client):
    licence = targets(client.get(CaseStudyFactory().get_url()), "license")
    assert licence == {"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}
    assert targets(client.get(PersonalVoiceFactory().get_url()), "license") == set()


def test_files_are_items_and_lead_back(client, fetch):
    easy, sheet = DocumentFactory(title="Easy"), DocumentFactory()
    page = add_tool(sheet, easy_read=easy)
    items = {("item", whole(file.url), "application/pdf") for file in (easy, sheet)}

    assert {link for link in read_links(client.get(page.get_url())) if link[0] == "item"} == items
    for file in (easy, sheet):
        for method in ("get", "head"):
            response = fetch(file.url, method)
            assert read_links(response) == {
                ("collection", whole(page.get_url()), "text/html"),
                ("linkset", f"{SITE}/id/{page.record.pk}/linkset.json", "application/linkset+json"),
            }
            assert response["Cache-Control"] == "private, no-store"


def test_a_file_in_the_words_of_a_page_is_an_item_too(client, fetch):
    file = DocumentFactory()
    page = CaseStudyFactory(
        results=f'<p>See <a linktype="document" id="{file.pk}">the figures</a>.</p>'
    )
    assert targets(client.get(page.get_url()), "item") == {whole(file.url)}
    assert targets(fetch(file.url), "collection") == {whole(page.get_url())}


def test_a_file_of_two_records_leads_back_to_the_first(fetch):
    file = DocumentFactory()
    page, other = add_tool(file), add_tool(file)
    assert targets(fetch(file.url), "collection") == {whole(page.get_url())}

    page.unpublish()
    assert targets(fetch(file.url), "collection") == {whole(other.get_url())}


def test_a_file_of_no_record_leads_nowhere(client, fetch):
    client.force_login(UserFactory(is_superuser=True))
    assert "Link" not in fetch(DocumentFactory().url)


def test_a_file_that_was_replaced_is_no_item_of_the_old_version(client):
    old, new = DocumentFactory(), DocumentFactory()
    page = add_tool(old)
    page = publish_again(page, downloads=[("download", {"title": "The sheet", "document": new})])
    versions = [f"/id/{page.record.pk}/v/{number}" for number in (1, 2)]
    assert [targets(client.get(address), "item") for address in versions] == [
        set(),
        {whole(new.url)},
    ]


def test_a_file_in_a_private_collection_is_no_item(client, fetch):
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    file = DocumentFactory(collection=collection)
    page = add_tool(file)

    assert targets(client.get(page.get_url()), "item") == set()
    client.force_login(UserFactory(is_superuser=True))
    assert "Link" not in fetch(file.url)


def test_the_files_of_a_persons_story_are_no_items(client, fetch):
    story = PersonalVoiceFactory(
        voice_format="audio",
        recording=DocumentFactory(file=ContentFile(MP3, "story.mp3")),
        captions=DocumentFactory(file=ContentFile(VTT, "story.vtt")),
        transcript="<p>Nobody asked me.</p>",
        consent={"show_audio": True, "show_name": True, "credit": "A. M."},
    )
    response = client.get(story.get_url())

    assert {link[0] for link in read_links(response)} == {
        "cite-as",
        "type",
        "describedby",
        "linkset",
    }
    assert response["Cache-Control"] == "no-store"
    recording = fetch(story.recording.url)
    assert recording.status_code == 200
    assert "Link" not in recording
    assert "media" not in client.get(f"/id/{story.record.pk}/linkset.json").content.decode()


def test_a_set_of_links_says_what_the_headers_say(client, fetch):
    page = add_tool(contributors=[{"family_name": "Example", "orcid": ORCID}])
    for address, under in (
        (page.get_url(), f"/id/{page.record.pk}"),
        (f"/id/{page.record.pk}/v/1", f"/id/{page.record.pk}/v/1"),
    ):
        response = client.get(f"{under}/linkset.json")
        assert response["Content-Type"] == "application/linkset+json"
        contexts = json.loads(response.content)["linkset"]
        told = {
            context["anchor"]: {
                (rel, target["href"], target.get("type", ""))
                for rel, found in context.items()
                if rel != "anchor"
                for target in found
            }
            for context in contexts
        }
        for anchor, links in told.items():
            found = read_links(fetch(anchor))
            assert links == {link for link in found if link[0] != "linkset"} or (
                # A version's file leads to the page as it is today.
                "/media/" in anchor
            )
        assert whole(address) in told


def test_links_stand_in_the_head_of_the_page_too(client):
    page = add_tool()
    response = client.get(page.get_url())
    head = BeautifulSoup(response.content, "html.parser").head
    standing = {
        (link["rel"][0], link["href"], link.get("type", ""))
        for link in head.find_all("link")
        if link["rel"][0] in {rel for rel, _target, _type in read_links(response)}
    }
    assert standing == read_links(response)


def test_other_pages_have_no_links(client, home_page):
    page = CaseStudyFactory()
    for address in (home_page.get_url(), "/search/", f"/id/{page.record.pk}/versions"):
        assert "Link" not in client.get(address)


@pytest.mark.parametrize("ending", ["linkset.json", "v/1/linkset.json"])
def test_what_is_gone_or_private_or_never_was_has_no_set(client, ending):
    removed, private, draft = (
        CaseStudyFactory(),
        CaseStudyFactory(),
        CaseStudyFactory(published=False),
    )
    removed.record.state = State.REMOVED
    removed.record.save()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    story = PersonalVoiceFactory()
    story.consent.released = False
    story.consent.save()

    for page in (removed, story):
        response = client.get(f"/id/{page.record.pk}/{ending}")
        assert response.status_code == 410
        assert response.content.decode() == f"{page.record.pk} is no longer shared here.\n"
        assert "Link" not in response
        assert "Link" not in client.get(page.get_url())
    assert client.get(f"/id/{private.record.pk}/{ending}").status_code == 404
    assert not hasattr(draft, "record") or draft.record.first_published is None
    assert client.get(f"/id/to-nosuchone/{ending}").status_code == 404
    assert client.get(f"/id/{CaseStudyFactory().record.pk}/v/9/linkset.json").status_code == 404


def test_a_preview_has_no_links(client):
    page = ToolFactory()
    client.force_login(UserFactory(is_superuser=True))
    response = ToolPage.objects.get(pk=page.pk).make_preview_request()
    assert response.status_code == 200
    assert "Link" not in response


def test_a_page_without_files_asks_nothing_for_its_links(client, settings):
    page = CaseStudyFactory()

    def count():
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as captured:
            client.get(page.get_url())
        return len(captured)

    with_links = count()
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Signposting" not in name]
    assert count() == with_links


def test_the_number_of_files_does_not_matter(client):
    def count(page):
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as captured:
            client.get(page.get_url())
        return len(captured)

    few, many = (
        ToolFactory(
            downloads=[
                ("download", {"title": "Sheet", "document": DocumentFactory()})
                for _ in range(number)
            ]
        )
        for number in (1, 6)
    )
    assert count(few) == count(many)
    assert count(many) <= 15
