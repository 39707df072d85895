"""“Adapted from” and “Adapted by”: two records name each other, from whichever end one comes."""

import pytest

from repository.records import affected
from repository.records.content import build_content
from repository.records.models import Adaptation, Record
from search.building import build_document
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.reading import links, read, words
from tests.repository.records.goings import delete, restrict, unpublish

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FROM, BY = "Adapted from", "Adapted by"
CHANGED = "The checklist is in Urdu and takes half the time."


@pytest.fixture
def original():
    return ToolFactory(title="A checklist for the trolley")


@pytest.fixture
def adapted(original):
    return CaseStudyFactory(title="A trolley for two wards", adapted_from=[(original, CHANGED)])


def part(response, heading):
    found = read(response).main.find("h2", string=heading)
    return found.parent if found else None


def addresses(page):
    return [page.get_url(), f"/id/{page.record.pk}/v/1"]


def test_the_adapted_record_names_its_original_and_says_what_was_changed(client, original, adapted):
    for address in addresses(adapted):
        told = part(client.get(address), FROM)

        assert links(told)[original.title] == original.get_url()
        assert CHANGED in words(told)


def test_the_original_names_what_was_adapted_from_it(client, original, adapted):
    told = part(client.get(original.get_url()), BY)

    assert links(told)[adapted.title] == adapted.get_url()


def test_a_new_title_is_told_at_the_other_end(client, original, adapted):
    client.get(original.get_url())
    adapted.title = "A trolley for every ward"
    adapted.change_note = "It has spread."
    adapted.save_revision().publish()

    assert "A trolley for every ward" in words(part(client.get(original.get_url()), BY))


@pytest.mark.parametrize("go", [unpublish, restrict])
def test_of_an_original_that_has_left_no_more_than_its_identifier_is_told(
    client, original, adapted, go
):
    go(original)

    told = part(client.get(addresses(adapted)[1]), FROM)

    assert original.title not in words(told)
    assert links(told) == {original.record.pk: original.record.get_absolute_url()}


def test_a_page_still_says_that_it_was_adapted_from_what_was_unpublished(client, original, adapted):
    unpublish(original)

    told = part(client.get(adapted.get_url()), FROM)

    assert links(told) == {original.record.pk: original.record.get_absolute_url()}
    assert CHANGED in words(told)


@pytest.mark.parametrize("go", [unpublish, restrict, delete])
def test_nothing_is_told_of_an_adaptation_that_may_not_be_read(client, original, adapted, go):
    client.get(original.get_url())
    go(adapted)

    assert part(client.get(original.get_url()), BY) is None


def test_a_draft_is_named_neither_as_an_original_nor_as_an_adaptation(client, original):
    draft = ToolFactory(title="A draft", published=False)
    page = CaseStudyFactory(adapted_from=[(draft, CHANGED)])
    CaseStudyFactory(adapted_from=[(original, CHANGED)], published=False)

    assert part(client.get(page.get_url()), FROM) is None
    assert part(client.get(original.get_url()), BY) is None


def test_a_draft_is_previewed_with_the_originals_it_names(original):
    page = CaseStudyFactory()
    page.adapted_from = [Adaptation(original=original, what_changed=CHANGED)]

    draft = page.save_revision().as_object()
    sections = {section["key"]: section["value"] for section in build_content(draft)["sections"]}

    assert sections["adapted_from"] == [{"identifier": original.record.pk, "what_changed": CHANGED}]


def test_both_ends_move_their_datestamps_and_say_so(original):
    before = Record.objects.get(page=original).datestamp

    page = CaseStudyFactory(adapted_from=[(original, CHANGED)])

    assert Record.objects.get(page=original).datestamp > before
    assert list(affected.linked_with(page)) == [original.record.pk]
    assert list(affected.linked_with(original)) == [page.record.pk]


def test_the_words_of_the_change_are_found_in_search(adapted):
    assert CHANGED in build_document(Record.objects.get(page=adapted)).body


@pytest.mark.usefixtures("adapted")
def test_the_interface_for_programs_tells_both_ends(client, original):
    (adapted,) = Record.objects.exclude(page=original)
    told = {
        record.pk: {
            section["key"]: section["value"]
            for section in client.get(f"/api/records/{record.pk}/").json()["sections"]
        }
        for record in (original.record, adapted)
    }

    assert told[adapted.pk]["adapted_from"][0]["what_changed"] == CHANGED
    assert told[adapted.pk]["adapted_from"][0]["identifier"] == original.record.pk
    assert told[original.record.pk]["adapted_by"][0]["title"] == adapted.page.title
