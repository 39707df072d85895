"""Whatever shows a voice asks consent first, for the surface on which it is shown."""

import ast

import pytest
from django.http import HttpResponse
from django.urls import include, path

from repository.records.models import Record, VoicePage
from search.delivery import drain
from tests.asking import Recorder, asks, reaches_voices
from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.house import code, name_of, tree_of
from tests.repository.interchange.addresses import list_addresses
from tests.repository.interchange.packing import unpack
from tests.repository.interchange.surfaces import ABSENT, GONE, SURFACES, Surfaces

WORD = "Quetzalwort"
#: Modules that come by voices without asking, each with the reason why they show none.
SHOW_NOTHING = {
    "home/management/commands/generate_records.py": "makes records",
    "home/placement.py": "refuses moves in the admin",
    "home/starter.py": "makes records",
    "home/synthetic.py": "makes records",
    "home/views.py": "hands the page to its own `serve`, which asks",
    "repository/interchange/api/representation.py": "lays out what was released",
    "repository/interchange/cite/box.py": "cites content that was read by `cited`, which asks",
    "repository/interchange/signposting/files.py": "leaves every file of a story out",
    "repository/interchange/signposting/subject.py": "lays out content that it is given",
    "repository/interchange/transfer/importing.py": "reads an archive",
    "repository/interchange/transfer/records_in.py": "reads an archive",
    "repository/interchange/transfer/terms_out.py": "names files of pages that leave",
    "repository/interchange/transfer/withheld.py": "says by the parts it is given what stays",
    "repository/media/access.py": "asks the guards, of which consent is one",
    "repository/interchange/transfer/pages_in.py": "reads an archive",
    "repository/records/affected.py": "gives identifiers to what follows changes",
    "repository/records/agreed_words.py": "gives a hash",
    "repository/records/blocks/quotations.py": "checks a form in the admin",
    "repository/records/blocks/statements.py": "checks a form in the admin",
    "repository/records/changes.py": "announces identifiers",
    "repository/records/loading.py": "reads for `released` and the index, which ask",
    "repository/records/management/commands/redact_version.py": "takes words out",
    "repository/records/signals.py": "keeps records true",
    "repository/voices/steps.py": "takes a person's answers",
    "search/blocked.py": "is what asks for the index",
    "search/learning/stories.py": "keeps words of stories out of kept searches",
    "search/wagtail_hooks.py": "tells the index of changes in the admin",
}
#: Rooms and folders in which nothing is shown to readers.
NOT_PUBLIC = tuple(
    f"repository/{room}/"
    for room in (
        "editorial",
        "records/models",
        "records/redaction",
        "voices/safety",
        "voices/withdrawal",
    )
)
SITE, REUSE, PRINT = "site", "reuse", "print_packs"
#: Whatever is taken away by machines needs more than to be read here.
SCOPES = {
    "page": SITE,
    "version": SITE,
    "history": SITE,
    "search_page": SITE,
    "search_api": REUSE,
    "suggestions": SITE,
    "export": REUSE,
    "search_feed": REUSE,
    "feed": REUSE,
    "api": REUSE,
    "changes": REUSE,
    "oai": REUSE,
    "sitemap": SITE,
    "lines": REUSE,
    "table": REUSE,
    "cite": SITE,
    "metadata": SITE,
    "linkset": SITE,
}
#: Addresses from which machines take what they find.
TAKEN = ("/api/", "/oai/", "/feeds/", "/data/", "/search/feed/", "/search/export")


def test_code_that_comes_by_voices_asks_or_says_why_it_shows_none():
    unasked = {
        name_of(file)
        for file in code("home", "search", "repository")
        if not name_of(file).startswith(NOT_PUBLIC)
        if reaches_voices(tree_of(file)) and not asks(tree_of(file))
    }

    assert unasked == set(SHOW_NOTHING)


@pytest.mark.parametrize(
    ("source", "is_caught"),
    [
        ("from repository.records.models import VoicePage", True),
        ("def show(record): return record.page.specific.story", True),
        ("def show(record): return record.page.voicepage.story", True),
        ("def show(record): return record.versions.first().html", True),
        ("def find(records): return records.values('page__voicepage__story')", True),
        ("def show(page): return build_content(page.specific)", False),
        ("def show(page): return permitted(page.voicepage, Surface.PAGE)", False),
        ("def show(page): return page.title", False),
    ],
)
def test_the_rule_catches_a_module_that_does_not_ask(source, is_caught):
    tree = ast.parse(source)

    assert (reaches_voices(tree) and not asks(tree)) == is_caught


@pytest.fixture
def asked(monkeypatch):
    recorder = Recorder()
    recorder.attach(monkeypatch)
    return recorder


@pytest.fixture
def story(search_delivery, django_capture_on_commit_callbacks):  # noqa: ARG001 - asked for by name
    """A story that may be shown everywhere, and a record that quotes and answers it."""
    with django_capture_on_commit_callbacks(execute=True):
        page = PersonalVoiceFactory(
            title=f"{WORD} at night",
            summary=f"{WORD} in short.",
            quotations=[("quotation", {"text": f"{WORD} never came."})],
            consent={"reuse": True, "social_media": True, "print_packs": True},
        )
        CaseStudyFactory(
            quoted_voices=[("quoted_voice", {"voice": page, "quotation": "q1"})],
            voices_answered=[(page, f"{WORD} is heard now.")],
        )
    drain()
    return page


@pytest.mark.django_db
def test_every_surface_asks_for_its_own_scope(client, story, asked):
    surfaces = Surfaces(client, story)

    missing = {}
    for name, read_surface in SURFACES.items():
        asked.forget()
        assert read_surface(surfaces) not in {GONE, ABSENT}, name
        if SCOPES[name] not in asked.scopes_of(story):
            missing[name] = asked.scopes_of(story)

    assert missing == {}


def test_every_surface_has_a_scope():
    assert SCOPES.keys() == SURFACES.keys()


def tell_unasked(client, page, asked, addresses):
    """Return the addresses that say something of a story without having asked."""
    unasked = set()
    for address in addresses:
        asked.forget()
        said = read_whole(client.get(address))
        scope = PRINT if "/pack" in address else REUSE if address.startswith(TAKEN) else SITE
        if WORD.encode() in said and scope not in asked.scopes_of(page):
            unasked.add(address)
    return unasked


def read_whole(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return unpack(content, response.headers.get("Content-Type"))


def addresses_of(story):
    return list_addresses(
        identifier=list(Record.objects.values_list("pk", flat=True)),
        slug=[story.slug],
        index_slug=["voices"],
        folder=["none"],
        name=["none"],
        scheme=["themes"],
        section=["voice", "case-study", "pages"],
    )


@pytest.mark.django_db
def test_no_address_speaks_of_a_story_without_having_asked(client, story, asked):
    addresses = [*addresses_of(story), story.get_url(), "/", "/voices/", f"/search/?q={WORD}"]

    assert tell_unasked(client, story, asked, addresses) == set()


def leak(_request):
    """Show stories without asking anybody."""
    return HttpResponse(" ".join(VoicePage.objects.values_list("title", flat=True)))


urlpatterns = [path("leak/", leak), path("", include("repository.urls"))]


@pytest.mark.django_db
def test_an_address_that_does_not_ask_is_caught(client, story, asked, settings):
    settings.ROOT_URLCONF = __name__
    assert "/leak/" in addresses_of(story)

    assert tell_unasked(client, story, asked, ["/leak/", story.get_url()]) == {"/leak/"}
