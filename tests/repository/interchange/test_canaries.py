"""What is not public is found nowhere: a word planted in it is met at no address, by no count."""

import html
import itertools
import re
from urllib.parse import quote

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from repository.media.models import RepositoryDocument
from repository.records.choices import State
from repository.records.models import Record
from repository.voices.withdrawal import Road, withdraw
from search.delivery import drain
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.factories.files import make_pdf
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.addresses import list_addresses
from tests.repository.interchange.packing import unpack

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]
WORD, BESIDE = "Quetzalwort", "Umbrelfin"
BOTH = f"{WORD} {BESIDE}"
#: Links of any format: what a crawler would follow.
_LINK = re.compile(
    rb"""(?:href="|<loc>|"(?:url|next|href)": ?"|<id>)(?:http://testserver)?(/[^"<#\\]*)"""
)
#: Nobody follows links for ever; what is left out then is said.
_MOST = 4000
#: What speaks of numbers of records, or draws on them.
COUNTED = (
    "/",
    "/search/",
    "/search/gaps/",
    "/search/feed/",
    "/search/export.csv",
    "/api/search/?page_size=100",
    "/case-studies/",
    "/policy-recommendations/",
    "/tools/",
    "/voices/",
    "/network/",
    "/robots.txt",
)
#: As it is written, its beginning, misspelt, as a phrase.
WORDS = (WORD, WORD[:7], "Quetzalwart", f'"{WORD}"')
SEARCHES = (
    "/search/",
    "/search/feed/",
    "/search/suggest/",
    "/search/export.csv",
    "/search/export.json",
    "/api/search/",
)


def plant_draft():
    """A record that was never published, and what only it is described with."""
    return CaseStudyFactory(
        title=f"{BOTH} draft",
        summary=f"{BOTH} in short.",
        problem=f"<p>{BOTH} at night.</p>",
        tags=[BOTH.lower()],
        organisations=[(OrganisationFactory(name=f"{BOTH} Trust"), "led-by")],
        contributors=[{"given_name": "Ada", "family_name": BOTH, "role": "Lead"}],
        published=False,
    )


def plant_edit():
    """An edit of a public record that nobody has published yet."""
    page = CaseStudyFactory(title="Weigh every swab")
    page.title = f"{BOTH} edit"
    page.problem = f"<p>{BOTH} at noon.</p>"
    page.save_revision()
    return page


def plant_private():
    """A page that was public before it was closed to all but those who sign in."""
    page = PolicyRecommendationFactory(
        title=f"{BOTH} policy", statements=[("statement", {"text": f"<p>Use {BOTH}.</p>"})]
    )
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def plant_withdrawn():
    """A story that was shared with everyone until its teller asked for it back."""
    page = PersonalVoiceFactory(
        title=f"{BOTH} story",
        summary=f"What {BOTH} did.",
        story=f"<p>{BOTH} never came.</p>",
        place=f"{BOTH} town",
        tags=[f"{WORD.lower()} told"],
        recording=DocumentFactory(title=f"{BOTH} tape"),
        consent={"reuse": True, "show_name": True, "credit": f"A. {BOTH}", "show_place": True},
    )
    page.change_note = f"Told by {BOTH}."
    page.save_revision().publish()
    withdraw(page.record.pk, road=Road.COMMAND)
    return page


def plant_private_file():
    """A file that only some may read; the public page that offers it names it in its own words."""
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    document = DocumentFactory(
        title=f"{BOTH} sheet",
        collection=closed,
        file__data=make_pdf(f"{BOTH} on a page"),
    )
    return ToolFactory(
        title="Swab tally sheet",
        downloads=[("download", {"title": "For staff", "document": document})],
    )


def crawl(client, addresses):
    """Return every answer that is met from some addresses on, by address."""
    answers, waiting = {}, list(addresses)
    while waiting:
        assert len(answers) < _MOST, "There are more addresses than are tried."
        address = waiting.pop(0)
        if address in answers:
            continue
        answers[address] = content = fetch(client, address)
        # One more search shows nothing that others do not.
        if "?" not in address:
            found = (link.decode() for link in _LINK.findall(content))
            waiting += [html.unescape(link) for link in found]
    return answers


def fetch(client, address):
    """Return an answer's headers and content; never an error of ours."""
    response = client.get(address)
    assert response.status_code < 500, address
    content = b"".join(response.streaming_content) if response.streaming else response.content
    content = unpack(content, response.headers.get("Content-Type"))
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers}\n\n".encode() + content


def says(content, *words):
    return any(word.lower().encode() in content.lower() for word in words or (WORD, BESIDE))


@pytest.fixture
def settle(search_delivery, django_capture_on_commit_callbacks):  # noqa: ARG001 - asked for by name
    """Do something as the site would, and bring the index up to it."""

    def settle(act):
        with django_capture_on_commit_callbacks(execute=True):
            done = act()
        drain()
        return done

    return settle


@pytest.fixture
def planted(settle):
    """A page of each kind that is not public, or not all of it."""
    plants = (plant_draft, plant_edit, plant_private, plant_withdrawn, plant_private_file)
    return settle(lambda: [plant() for plant in plants])


def test_no_address_says_a_word_of_what_is_not_public(client, planted):
    identifiers = list(Record.objects.values_list("pk", flat=True))
    files = [document.file.name.split("/") for document in RepositoryDocument.objects.all()]
    addresses = list_addresses(
        identifier=identifiers,
        slug=[page.slug for page in planted],
        index_slug=["case-studies", "policy-recommendations", "tools", "voices"],
        folder=[folder for folder, _name in files],
        name=[name for _folder, name in files],
        scheme=["priority-areas", "themes"],
        section=["case-study", "policy-recommendation", "tool", "voice", "pages"],
    )

    answers = crawl(
        client, ["/", "/sitemap.xml", *addresses, *(page.get_url() for page in planted)]
    )

    told = {address for address, content in answers.items() if says(_unasked(content, address))}
    assert told == set()
    # Pages that are not there were asked for by their names, too.
    assert any(says(address.encode()) for address in answers)


def _unasked(content, address):
    """Return an answer without what was asked, which it may repeat."""
    for asked in filter(str.strip, re.split(r"[?&]\w+=|\?", address)):
        if says(asked.encode()):
            content = content.replace(asked.encode(), b"").replace(quote(asked, "").encode(), b"")
    return content


@pytest.mark.usefixtures("planted")
def test_no_search_finds_or_offers_it(client):
    hidden = Record.objects.exclude(state=State.CURRENT) | Record.objects.filter(
        page__view_restrictions__isnull=False
    )
    hidden = [identifier.encode() for identifier in hidden.values_list("pk", flat=True)]
    assert len(hidden) == 2

    for address, words in itertools.product(SEARCHES, WORDS):
        content = fetch(client, f"{address}?q={quote(words)}")
        assert not any(identifier in content for identifier in hidden), (address, words)
        assert not says(content, BESIDE), (address, words)
        # What was asked may be repeated, not put right.
        assert says(words.encode(), WORD) or not says(content, WORD), (address, words)


def test_no_count_tells_of_it(client, settle):
    settle(lambda: CaseStudyFactory(title="Weigh every swab", tags=["scales"]))
    settle(lambda: PersonalVoiceFactory(consent={"reuse": True}))
    before = {address: fetch(client, address) for address in COUNTED}

    settle(lambda: [plant() for plant in (plant_draft, plant_private, plant_withdrawn)])

    assert {address: fetch(client, address) for address in COUNTED} == before
