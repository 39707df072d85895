"""From version 2 on, what changed is said in public, unless it was a minor correction."""

import pytest
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from repository.records.completeness import NotReadyToPublishError
from repository.records.models import ToolPage
from tests.editing import edit_url, form_data
from tests.factories.organisation import OrganisationFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def page():
    return ToolFactory(title="Checklist")


def fresh():
    return ToolPage.objects.get()


def numbers(page):
    return sorted(page.record.versions.values_list("number", flat=True))


def publish(**changes):
    page = fresh()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_the_first_publication_needs_no_note(page):
    assert numbers(page) == [1]


@pytest.mark.parametrize("note", ["", "  "])
@pytest.mark.usefixtures("page")
def test_the_second_without_a_note_is_refused(note):
    with pytest.raises(NotReadyToPublishError, match="Still missing: Change note"):
        publish(title="Longer checklist", change_note=note)

    assert fresh().title == "Checklist"


def test_a_note_makes_the_second_version(client, page):
    publish(change_note="Two steps added.")

    assert numbers(page) == [1, 2]
    assert "Two steps added." in main_words(client.get(f"/id/{page.record.pk}/versions"))


def test_a_minor_correction_needs_no_note(page):
    publish(minor_correction=True)

    assert numbers(page) == [1]


@pytest.mark.usefixtures("page")
def test_the_note_of_the_last_change_does_not_stand_for_the_next():
    publish(change_note="Two steps added.")

    with pytest.raises(NotReadyToPublishError, match="Change note"):
        publish(title="Another title")


@pytest.mark.usefixtures("page")
def test_keeping_a_public_page_as_it_is_needs_no_note():
    fresh().save()

    assert fresh().live


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(roles=["Editor"]))
    return client


def sent(page, **fields):
    return form_data(
        ToolPage,
        title=page.title,
        slug=page.slug,
        summary=page.summary,
        cross_cutting="on",
        tool_kind="checklist",
        purpose=rich_text("<p>Sees bleeding early.</p>"),
        organisations=inline_formset(
            [{"organisation": OrganisationFactory().pk, "role": "led-by"}]
        ),
        downloads=streamfield(
            [
                (
                    "download",
                    {
                        "title": "Checklist",
                        "document": "",
                        "url": "https://example.org/",
                        "accessible_note": "",
                    },
                )
            ]
        ),
        **fields,
        **{"action-publish": "1"},
    )


def test_the_form_asks_for_the_note_and_says_what_to_write(editor, page):
    said = words(read(editor.post(edit_url(page), sent(page))))

    assert "Still missing: Change note" in said
    assert "Say in a sentence what changed since it was last published" in said
    assert numbers(page) == [1]


@pytest.mark.parametrize(
    ("fields", "versions"),
    [({"change_note": "A step added."}, [1, 2]), ({"minor_correction": "on"}, [1])],
)
def test_the_form_publishes_with_a_note_or_as_a_minor_correction(editor, page, fields, versions):
    response = editor.post(edit_url(page), sent(page, **fields))

    assert response.status_code == 302, words(read(response))
    assert numbers(page) == versions


def test_each_edit_starts_with_an_empty_note_and_no_tick(editor, page):
    publish(change_note="Two steps added.", minor_correction=True)

    form = read(editor.get(edit_url(page)))

    assert not form.find("input", {"name": "change_note"}).get("value")
    assert not form.find("input", {"name": "minor_correction"}).has_attr("checked")


def test_a_draft_keeps_the_note_that_was_written_for_it(editor, page):
    draft = fresh()
    draft.change_note = "In progress."
    draft.save_revision()

    form = read(editor.get(edit_url(page)))

    assert form.find("input", {"name": "change_note"})["value"] == "In progress."
