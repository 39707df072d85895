"""Citations as a reader’s programs fetch them."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import PageViewRestriction

from repository.citation.styles import STYLES
from repository.interchange.cite.formats import FORMATS
from repository.publisher.models import PublisherSettings
from repository.records.choices import State
from repository.records.models import CaseStudyPage, PolicyRecommendationPage, Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.citation.reading import (
    fields_of,
    in_ris,
    read_ris,
    read_with_bibtexparser,
    read_with_pybtex,
)

pytestmark = pytest.mark.django_db
EXTENSIONS = [kind.extension for kind in FORMATS]
FILES = [kind.extension for kind in FORMATS if kind.is_file]
BOOK = {"authors": [], "title": "A report", "publisher": "A body", "verified": False}


@pytest.fixture
def fetch(client):
    """Fetch something under a record’s permanent address."""

    def get(page, ending, **options):
        return client.get(f"/id/{page.record.pk}/{ending}", **options)

    return get


@pytest.fixture
def item_of(fetch):
    """Fetch an item of CSL-JSON."""

    def get(page, ending="cite"):
        (item,) = json.loads(fetch(page, f"{ending}.csl.json").content)
        return item

    return get


def publish_again(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.change_note = f"Changed {', '.join(fields)}."
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def whole(page):
    return PolicyRecommendationPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_file_has_its_media_type_and_a_name_that_says_what_it_is(fetch, extension, media_type):
    page = PolicyRecommendationFactory()
    for ending, name in (("", ""), ("v/1/", "-v1"), ("s2/", "-s2"), ("v/1/s2/", "-v1-s2")):
        response = fetch(page, f"{ending}cite.{extension}")

        filename = f'filename="{page.record.pk}{name}.{extension}"'
        assert response.status_code == 200
        assert response["Content-Type"] == media_type
        assert response["Content-Disposition"] == f"attachment; {filename}"
        assert response["X-Robots-Tag"] == "noindex"


def test_text_is_shown_and_not_saved(fetch):
    response = fetch(ToolFactory(), "cite.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Content-Disposition" not in response


@pytest.mark.parametrize(
    "ending", ["cite", "v/1/cite", "s1/cite", "v/1/s2/cite", "references", "references/2"]
)
def test_all_programs_read_the_same_from_every_format(fetch, ending):
    publisher = PublisherSettings.objects.get()
    publisher.publisher_name = "An Observatory"
    publisher.save()
    references = [("reference", REFERENCE), ("reference", {**BOOK, "url": "https://example.org"})]
    page = PolicyRecommendationFactory(title="Ask & {listen}", references=references)

    items = json.loads(fetch(page, f"{ending}.csl.json").content)

    ris, bibtex = (fetch(page, f"{ending}.{kind}").content.decode() for kind in ("ris", "bib"))
    assert len(items) == (2 if ending == "references" else 1)
    assert read_ris(ris) == [in_ris(fields_of(item)) for item in items]
    assert read_with_pybtex(bibtex) == [fields_of(item) for item in items]
    assert read_with_bibtexparser(bibtex) == [fields_of(item) for item in items]
    for name, style in STYLES.items():
        text = fetch(page, f"{ending}.txt?style={name}").content.decode()
        assert text.splitlines() == [style.render_text(item) for item in items]


def test_text_is_harvard_unless_another_style_is_asked_for(fetch):
    page = ToolFactory()

    text = fetch(page, "cite.txt").content

    assert text == fetch(page, "cite.txt?style=harvard").content
    assert b"(Accessed: " in text


def test_an_unknown_style_is_refused_and_the_others_are_named(fetch):
    response = fetch(ToolFactory(), "cite.txt?style=chicago")

    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "The styles are: vancouver, harvard, apa, nice." in response.content.decode()


def test_the_newest_is_cited_by_the_address_that_stays_the_newest(item_of):
    page = publish_again(CaseStudyFactory(title="First"), title="Second")

    item = item_of(page)

    assert (item["title"], item["URL"]) == ("Second", f"http://testserver/id/{page.record.pk}")
    assert "version" not in item


def test_a_version_is_cited_with_the_title_authors_and_day_it_had(item_of):
    page = CaseStudyFactory(
        title="First", contributors=[{"given_name": "Ada", "family_name": "Obi"}]
    )
    page.contributors.all().delete()
    page = publish_again(page, title="Second")

    old, new = item_of(page, "v/1/cite"), item_of(page, "v/2/cite")

    assert (old["title"], new["title"]) == ("First", "Second")
    assert old["author"] == [{"family": "Obi", "given": "Ada"}]
    assert new["author"] != old["author"]
    assert old["URL"] == f"http://testserver/id/{page.record.pk}/v/1"
    day = timezone.localdate(page.record.versions.get(number=1).date)
    assert old["issued"] == {"date-parts": [[day.year, day.month, day.day]]}


def test_a_version_of_a_record_that_was_retracted_since_says_so(item_of):
    page = CaseStudyFactory()
    page.record.state = State.RETRACTED
    page.record.save()

    assert item_of(page, "v/1/cite")["note"] == "Retracted."


def test_the_day_of_access_is_today(item_of):
    day = timezone.localdate()

    assert item_of(ToolFactory())["accessed"] == {"date-parts": [[day.year, day.month, day.day]]}


def test_a_statement_is_cited_with_its_key_after_it_moved_and_was_reworded(fetch, item_of):
    page = PolicyRecommendationFactory()
    first, second = ((part.block_type, dict(part.value), part.id) for part in page.statements)
    first[1]["text"] = "<p>Record ethnicity each time.</p>"
    page = publish_again(
        page, statements=StreamValue(page.statements.stream_block, [second, first])
    )

    item, before = item_of(page, "s1/cite"), item_of(page, "v/1/s1/cite")

    assert item["title"] == "Statement 1: Record ethnicity each time"
    assert item["URL"] == f"http://testserver/id/{page.record.pk}#s1"
    assert before["title"] == "Statement 1: Record ethnicity at booking"
    assert before["URL"] == f"http://testserver/id/{page.record.pk}/v/1#s1"
    shown = BeautifulSoup(fetch(page, "s1", follow=True).content, "lxml")
    assert "Record ethnicity each time." in shown.find(id="s1").get_text()


def test_a_statement_has_an_address_that_leads_to_it(fetch):
    page = PolicyRecommendationFactory()

    response = fetch(page, "s2")

    assert (response.status_code, response["Location"]) == (302, f"{page.get_url()}#s2")


def test_a_statement_that_is_no_more_is_found_in_the_last_version_that_had_it(fetch):
    page = PolicyRecommendationFactory()
    kept = [(part.block_type, dict(part.value), part.id) for part in page.statements][:1]
    page = publish_again(page, statements=StreamValue(page.statements.stream_block, kept))

    assert fetch(page, "s2")["Location"] == f"/id/{page.record.pk}/v/1#s2"
    assert fetch(page, "s2/cite.ris").status_code == 404
    assert fetch(page, "v/1/s2/cite.ris").status_code == 200
    assert fetch(page, "s3").status_code == 404


@pytest.mark.parametrize(
    "ending",
    ["cite.xml", "cite.", "v/2/cite.ris", "v/0/cite.ris", "s9/cite.ris", "references.ris",
     "references/1.ris", "v/99999999999999999999/cite.ris", "s0/cite.ris", "s1", "s1/cite.txt"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(fetch, ending):
    assert fetch(CaseStudyFactory(), ending).status_code == 404


def test_a_reference_is_found_by_its_place(fetch, item_of):
    page = CaseStudyFactory(
        summary_of_work=True, references=[("reference", REFERENCE), ("reference", BOOK)]
    )

    assert item_of(page, "references/1")["title"] == REFERENCE["title"]
    assert item_of(page, "references/2")["type"] == "report"
    assert "not verified" in item_of(page, "references/2")["note"]
    assert fetch(page, "references/0.ris").status_code == 404
    assert fetch(page, "references/3.ris").status_code == 404
    name = f'filename="{page.record.pk}-reference-2.ris"'
    assert fetch(page, "references/2.ris")["Content-Disposition"] == f"attachment; {name}"


def test_a_version_has_the_references_that_it_had(item_of):
    page = CaseStudyFactory(summary_of_work=True)
    changed = CaseStudyPage.objects.get(pk=page.pk)
    block = changed.references.stream_block
    page = publish_again(page, references=StreamValue(block, [("reference", BOOK)]))

    assert item_of(page, "v/1/references/1")["title"] == REFERENCE["title"]
    assert item_of(page, "references/1")["title"] == "A report"


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_program_that_has_it_already_is_told_so(fetch, extension):
    page = ToolFactory()
    known = {"If-None-Match": fetch(page, f"cite.{extension}")["ETag"]}

    again = fetch(page, f"cite.{extension}", headers=known)

    assert (again.status_code, again.content) == (304, b"")
    page = publish_again(page, title="Another title")
    assert fetch(page, f"cite.{extension}", headers=known).status_code == 200


def test_only_reading_is_possible_and_the_head_is_enough(client):
    address = f"/id/{ToolFactory().record.pk}/cite.ris"

    head = client.head(address)

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == client.get(address)["ETag"]
    assert client.post(address).status_code == 405


def take_away(page, how):
    record = Record.objects.get(pk=page.record.pk)
    if how == "unpublished":
        page.unpublish()
        return
    record.state = how
    record.save()


@pytest.mark.parametrize("how", ["unpublished", State.REMOVED, State.CONSENT_ENDED])
def test_a_record_that_is_gone_leaves_its_identifier_and_no_more(fetch, how):
    page = PolicyRecommendationFactory(title="Marigold", references=[("reference", REFERENCE)])
    take_away(page, how)

    for ending in ("cite", "v/1/cite", "s1/cite", "v/1/s1/cite", "references", "references/1"):
        for extension in EXTENSIONS:
            response = fetch(page, f"{ending}.{extension}")

            assert response.status_code == 410
            assert response.content.decode() == f"{page.record.pk} is no longer shared here.\n"
            assert response["Cache-Control"] == "no-store"
    assert fetch(page, "s1").status_code == 410


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_private_record_is_not_found(fetch, kind):
    page = PolicyRecommendationFactory(references=[("reference", REFERENCE)])
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="let me in"
    )
    restriction.groups.set(Group.objects.filter(name="Editor"))

    for ending in ("cite.ris", "v/1/cite.bib", "s1/cite.txt", "s1", "references.ris"):
        assert fetch(page, ending).status_code == 404


def test_a_draft_is_not_found(client):
    page = ToolFactory(published=False)

    assert not Record.objects.filter(page=page).exists()
    assert client.get("/id/to-00000000bh/cite.ris").status_code == 404


@pytest.mark.parametrize("ending", ["cite", "v/1/cite"])
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_person_is_named_as_they_chose_or_not_at_all(fetch, ending, extension):
    named = PersonalVoiceFactory(consent={"show_name": True, "credit": "Marigold"})
    unnamed = PersonalVoiceFactory(consent={"credit": "Marigold", "show_name": False})

    assert "Marigold" in fetch(named, f"{ending}.{extension}").content.decode()
    response = fetch(unnamed, f"{ending}.{extension}")
    assert "Marigold" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


@pytest.mark.parametrize("ending", ["cite", "v/1/cite"])
def test_another_credit_or_none_holds_for_old_versions_too(item_of, ending):
    page = PersonalVoiceFactory(consent={"show_name": True, "credit": "Marigold"})
    consent = page.consent
    consent.credit = "Sunflower"
    consent.save()
    assert item_of(page, ending)["author"] == [{"literal": "Sunflower"}]

    consent.show_name = False
    consent.save()
    assert "author" not in item_of(page, ending)


@pytest.mark.parametrize("ending", ["cite.ris", "v/1/cite.bib"])
def test_a_story_without_consent_is_gone(fetch, ending):
    page = PersonalVoiceFactory(title="Marigold")
    page.consent.released = False
    page.consent.save()

    response = fetch(page, ending)

    assert response.status_code == 410
    assert "Marigold" not in response.content.decode()


@pytest.mark.parametrize("ending", ["cite.ris", "v/1/cite.ris"])
def test_a_few_queries_are_enough(client, ending):
    page = VoiceFactory(references=[("reference", REFERENCE)] * 5)
    address = f"/id/{page.record.pk}/{ending}"
    client.get(address)

    with CaptureQueriesContext(connection) as captured:
        client.get(address)

    assert len(captured) <= 15
