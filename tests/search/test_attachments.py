"""From a file on a page to a hit that names it, and back out when it may not be read."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from jsonschema import Draft202012Validator
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from repository.media.reading import read
from repository.records.models import Consent, Record
from search.building import build_document
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.factories.files import make_pdf, make_word
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.search.test_api import SCHEMA

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

PHRASE = "the amber trolley stands by the lift"


def make_guide(**fields):
    """A PDF whose second page holds words that no record holds, and that has been read."""
    data = make_pdf("Contents", f"Remember that {PHRASE}.")
    document = DocumentFactory(title="Guide", file__filename="guide.pdf", file__data=data, **fields)
    read(document)
    return document


def download(document):
    return [("download", {"title": "Get it", "document": document, "url": ""})]


def document_of(page):
    return build_document(Record.objects.get(page=page.pk))


def titles(page):
    found = document_of(page)
    return [file.title for file in found.attachments] if found else None


@pytest.fixture
def guide():
    return make_guide()


@pytest.fixture
def private():
    root = Collection.get_first_root_node()
    return root.add_child(instance=Collection(name="Private"))


def restrict(collection):
    return CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


# What is in a document of the index


@pytest.mark.parametrize(
    "make_page",
    [
        lambda file: ToolFactory(downloads=download(file)),
        lambda file: CaseStudyFactory(easy_read=file),
        lambda file: CaseStudyFactory(
            approach=f'<p>See <a linktype="document" id="{file.pk}">the guide</a>.</p>'
        ),
    ],
    ids=["download", "easy read", "link"],
)
def test_a_file_that_a_page_links_to_is_part_of_its_document(guide, make_page):
    (file,) = document_of(make_page(guide)).attachments

    assert (file.title, file.url, file.paged) == ("Guide", guide.url, True)
    assert "trolley" in file.text


def test_a_file_with_an_unusual_name_is_found_by_its_link():
    document = DocumentFactory(
        title="Guide", file__filename="Führer für Mütter (2).PDF", file__data=make_pdf("Words")
    )
    read(document)

    assert titles(ToolFactory(downloads=download(document))) == ["Guide"]


def test_pages_of_several_files_are_numbered_on(guide):
    letter = DocumentFactory(
        title="Letter", file__filename="letter.docx", file__data=make_word("Dear midwife")
    )
    read(letter)

    document = document_of(ToolFactory(downloads=[*download(guide), *download(letter)]))

    numbers = [(file.title, file.first, file.paged) for file in document.attachments]
    assert numbers == [("Guide", 0, True), ("Letter", 2, False)]


def test_a_file_that_has_not_been_read_leaves_its_record_findable():
    page = ToolFactory(downloads=download(DocumentFactory()))

    assert titles(page) == []


@pytest.mark.usefixtures("search_delivery")
def test_a_file_that_cannot_be_read_never_stops_publishing_or_indexing(
    client, django_capture_on_commit_callbacks
):
    data = make_pdf("Secret", password="x")
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory(file__filename="guide.pdf", file__data=data)
        ToolFactory(title="Weighing swabs", downloads=download(document))

    found = client.get("/api/search/", {"q": "weighing"}).json()

    assert [result["title"] for result in found["results"]] == ["Weighing swabs"]


def test_the_same_file_linked_twice_is_held_once(guide):
    page = ToolFactory(downloads=download(guide) * 2, easy_read=guide)

    assert titles(page) == ["Guide"]


def test_a_file_in_a_private_collection_is_left_out(guide, private):
    page = ToolFactory(downloads=download(guide))
    restrict(private)
    inside = private.add_child(instance=Collection(name="Inside"))
    guide.collection = inside
    guide.save()

    assert titles(page) == []


def test_a_file_whose_address_was_typed_by_hand_is_left_out_as_readers_do_not_get_it(client, guide):
    page = CaseStudyFactory(approach=f'<p>See <a href="{guide.url}">the guide</a>.</p>')

    assert titles(page) == []
    assert client.get(guide.url).status_code == 404


def test_nothing_of_a_private_page_is_held(guide):
    page = ToolFactory(downloads=download(guide))
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert document_of(page) is None


def test_a_story_s_file_is_held_as_long_as_consent_permits(guide):
    page = PersonalVoiceFactory(easy_read=guide)
    assert titles(page) == ["Guide"]

    Consent.objects.update(site=False)

    assert document_of(page) is None


def test_records_without_files_cost_no_query_more():
    record = Record.objects.get(page=CaseStudyFactory().pk)
    with_file = Record.objects.get(page=ToolFactory(downloads=download(make_guide())).pk)

    def ask(chosen):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            build_document(chosen)
        return [query["sql"] for query in queries if "media_documenttext" in query["sql"]]

    assert (len(ask(record)), len(ask(with_file))) == (0, 1)


# What is looked at again


@pytest.fixture
def page(guide, changes):
    page = ToolFactory(downloads=download(guide))
    changes()
    return page


def count_found(client):
    return client.get("/api/search/", {"q": f'"{PHRASE}"'}).json()["total"]


def only(page, *, hidden=True):
    names = {page.record.pk}
    return names, names if hidden else set()


@pytest.mark.usefixtures("page")
def test_a_new_file_concerns_no_record(changes):
    make_guide()

    assert changes() == (set(), set())


def test_a_replaced_file_hides_its_records_until_its_words_are_out(changes, page, guide):
    guide.file = ContentFile(make_pdf("Other"), "other.pdf")
    guide.save()

    assert changes() == only(page)


def test_a_file_that_was_read_shows_its_records_anew(changes, page, guide):
    guide.text.delete()
    read(guide)

    assert changes() == only(page, hidden=False)


def test_a_file_taken_up_at_once_is_known_to_be_used_without_any_worker(settings, changes, guide):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    page = ToolFactory(downloads=download(guide))
    changes()

    guide.save()

    assert changes() == only(page)


def test_a_deleted_file_hides_its_records_until_its_words_are_out(changes, page, guide):
    guide.delete()

    assert changes() == only(page)
    assert titles(page) == []


def test_a_restriction_of_a_collection_hides_the_records_of_its_files(
    changes, page, guide, private
):
    inside = private.add_child(instance=Collection(name="Inside"))
    type(guide).objects.update(collection=inside)

    restriction = restrict(private)
    assert changes() == only(page)

    restriction.delete()
    assert changes() == only(page, hidden=False)


@pytest.mark.usefixtures("search_delivery")
def test_a_collection_moved_into_a_private_one_takes_its_files_out_of_the_index(
    client, page, guide, private, search_index, django_capture_on_commit_callbacks
):
    restrict(private)
    root = Collection.get_first_root_node()
    moving = root.add_child(instance=Collection(name="Moving"))
    type(guide).objects.update(collection=moving)
    client.force_login(UserFactory(is_superuser=True))
    search_index()
    assert count_found(client) == 1

    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("wagtailadmin_collections:edit", args=[moving.pk]),
            {"name": "Moving", "parent": private.pk},
        )

    assert titles(page) == []
    assert count_found(client) == 0


@pytest.mark.usefixtures("search_delivery")
def test_files_moved_together_into_a_private_collection_are_out_of_the_index(
    client, page, guide, private, search_index, django_capture_on_commit_callbacks
):
    restrict(private)
    client.force_login(UserFactory(is_superuser=True))
    search_index()
    assert count_found(client) == 1
    address = reverse(
        "wagtail_bulk_action", args=["media", "repositorydocument", "add_to_collection"]
    )

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}?id={guide.pk}&next=/admin/", {"collection": private.pk})

    assert titles(page) == []
    assert count_found(client) == 0


# What a reader gets


@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
def test_a_phrase_that_only_a_pdf_holds_finds_its_record_and_names_file_and_page(
    client, guide, search_index
):
    ToolFactory(title="Emergency trolley", downloads=download(guide))
    ToolFactory(title="Something else")
    search_index()

    soup = BeautifulSoup(client.get("/search/", {"q": f'"{PHRASE}"'}).content, "lxml")

    (card,) = soup.select(".mer-result")
    extract = card.select_one(".mer-result__extract")
    assert " ".join(extract.get_text().split()).startswith("In Guide, page 2:")
    assert extract.select_one("mark").get_text() == PHRASE
    link = extract.select_one("a")
    assert link["href"] == guide.url
    answer = client.get(link["href"])
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
@pytest.mark.usefixtures("search_index")
def test_without_an_index_the_database_names_file_and_page(client, guide):
    ToolFactory(downloads=download(guide))

    answer = client.get("/api/search/", {"q": f'"{PHRASE}"'}).json()

    (result,) = answer["results"]
    assert answer["degraded"]
    assert result["highlights"]["attachments"][0]["page"] == 2


def test_the_api_gives_whole_addresses_of_files_as_the_contract_lays_it_out(
    client, guide, search_index
):
    letter = DocumentFactory(
        title="A <b>letter</b>", file__filename="a.docx", file__data=make_word("Dear & <b>amber")
    )
    read(letter)
    ToolFactory(downloads=download(guide))
    ToolFactory(downloads=download(letter))
    search_index()

    answer = client.get("/api/search/", {"q": "amber"}).json()

    Draft202012Validator(SCHEMA).validate(answer)
    found = {
        extract["title"]: extract
        for result in answer["results"]
        for extract in result["highlights"].get("attachments", ())
    }
    assert found["Guide"]["url"] == f"http://testserver{guide.url}"
    assert found["Guide"]["page"] == 2
    assert found["A <b>letter</b>"]["page"] is None
    assert found["A <b>letter</b>"]["fragment"] == "Dear &amp; &lt;b&gt;<mark>amber</mark>"


def test_a_title_of_a_file_is_inert(client, guide, search_index):
    type(guide).objects.update(title="<script>x</script>")
    ToolFactory(downloads=download(guide))
    search_index()

    page = client.get("/search/", {"q": "trolley"}).content.decode()

    assert "<script>x" not in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page


def test_a_name_that_only_a_file_holds_is_not_taken_for_a_misspelt_one(client, search_index):
    document = DocumentFactory(file__filename="a.pdf", file__data=make_pdf("By Adebayo Triagge"))
    read(document)
    ToolFactory(downloads=download(document))
    CaseStudyFactory(title="Triage")
    CaseStudyFactory(title="Triage again")
    search_index()

    answer = client.get("/api/search/", {"q": "triagge"}).json()

    assert answer["corrected_query"] is None
    assert answer["total"] == 1
