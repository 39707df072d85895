"""How an editor changes where a record stands, and what the admin refuses."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from repository.records.choices import Reason, State
from repository.records.models import Record, ToolPage
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(roles=["Editor"]))
    return client


@pytest.fixture
def record():
    return ToolFactory(title="Old checklist").record


def set_state(client, record, **fields):
    sent = {
        "state": record.state,
        "state_reason": "",
        "reason_category": "",
        "state_date": "",
        "replacement": "",
    }
    return client.post(reverse("record_states:edit", args=[record.pk]), {**sent, **fields})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"state": State.RETRACTED, "reason_category": "other"},
            "Tell readers why, without",
        ),
        ({"state": State.RETRACTED, "state_reason": "Wrong."}, "Choose the kind of reason."),
        ({"state": State.REMOVED, "state_reason": "Wrong."}, "Choose the kind of reason."),
        ({"state": State.REMOVED, "reason_category": "a whim"}, "Select a valid choice"),
        ({"state": State.SUPERSEDED}, "Choose the record that takes its place."),
        ({"state": "gone"}, "Select a valid choice"),
    ],
)
def test_a_state_that_would_leave_readers_without_an_answer_is_refused(
    editor, record, fields, said
):
    response = set_state(editor, record, **fields)

    assert response.status_code == 200
    assert said in words(read(response))
    assert Record.objects.get(pk=record.pk).state == State.CURRENT


def test_a_record_cannot_replace_itself(editor, record):
    response = set_state(editor, record, state=State.SUPERSEDED, replacement=record.pk)

    assert "A record cannot replace itself." in words(read(response))


def test_a_retracted_record_says_why_on_its_page(editor, record):
    set_state(
        editor,
        record,
        state=State.RETRACTED,
        reason_category=Reason.FACTUAL_ERROR,
        state_reason="The figures were wrong.",
    )

    response = editor.get(record.page.get_url())
    assert "This record has been retracted. Do not rely on it." in main_words(response)
    assert "The figures were wrong." in main_words(response)


def test_a_superseded_record_leads_to_the_one_that_took_its_place(editor, record):
    newer = ToolFactory(title="New checklist").record

    set_state(editor, record, state=State.SUPERSEDED, replacement=newer.pk)

    page = read(editor.get(record.page.get_url()))
    assert page.main.find("a", string="New checklist")["href"] == f"/id/{newer.pk}"


def test_a_removed_record_is_gone_at_once(editor, record):
    set_state(editor, record, state=State.REMOVED, reason_category=Reason.LEGAL)

    assert not ToolPage.objects.get().live
    assert editor.get(f"/id/{record.pk}").status_code == 410


def test_neither_identifier_nor_type_can_be_edited(editor, record):
    set_state(editor, record, state=State.CURRENT, identifier="to-00000000bh", type="voice")

    assert list(Record.objects.values_list("pk", "type")) == [(record.pk, "tool")]


def test_publishing_an_edit_leaves_a_retracted_record_retracted(record):
    record.state, record.state_reason = State.RETRACTED, "Wrong."
    record.save()
    page = ToolPage.objects.get()
    page.change_note = "Spelling."

    page.save_revision().publish()

    assert Record.objects.get(pk=record.pk).state == State.RETRACTED


def test_a_record_with_versions_cannot_be_deleted_from_the_database(record):
    with pytest.raises(ProtectedError):
        record.delete()
