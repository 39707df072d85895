"""Redaction in the admin: shown first, done at the second press, and only by those who may."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from repository.editorial.roles import ROLES
from repository.records.models import CaseStudyPage, Redaction
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def record():
    return CaseStudyFactory(problem="<p>Ada Example saw it late.</p>").record


def address(record):
    return reverse("record_states:redact", args=[record.pk])


@pytest.fixture
def editor(client):
    user = UserFactory(username="edith", roles=["Editor"])
    client.force_login(user)
    return client


def send(client, record, **fields):
    sent = {"numbers": [1], "passages": "Ada Example", "ground": "erasure", "purge": "on"}
    return client.post(address(record), {**sent, **fields}, follow=True)


def test_who_may_redact(client, record):
    may = set()
    for role in ROLES:
        client.force_login(UserFactory(roles=[role.name]))
        if client.get(address(record)).status_code == 200:
            may.add(role.name)

    assert may == {"Editor", "Administrator"}


def test_a_record_that_is_somebody_elses_to_edit_is_not_theirs_to_redact(client, record):
    user = UserFactory(roles=["Policy lead"])
    user.user_permissions.add(Permission.objects.get(codename="redact_recordversion"))
    client.force_login(user)

    send(client, record, confirm="1")

    assert "Ada" in record.versions.get().html


def test_the_way_to_it_is_beside_the_states_of_a_record(editor, record):
    edit = read(editor.get(reverse("record_states:edit", args=[record.pk])))
    listed = read(editor.get(reverse("record_states:index")))

    for page in (edit, listed):
        assert page.find("a", href=address(record))


def test_the_form_offers_every_version_and_the_legal_grounds(editor, record):
    form = read(editor.get(address(record)))

    assert [box["value"] for box in form.select("input[name=numbers]")] == ["1"]
    assert form.select("input[name=numbers][checked]")
    grounds = [option["value"] for option in form.select("select[name=ground] option")]
    assert grounds == ["erasure", "rectification", "court-order"]


def test_what_will_go_is_shown_and_nothing_goes(editor, record):
    page = read(send(editor, record))

    assert "This is what will go" in words(page)
    assert words(page.find("del")) == "Ada Example"
    assert words(page.find("ins")) == "[redacted]"
    assert "cannot be undone" in words(page)
    assert not Redaction.objects.exists()
    assert "Ada" in record.versions.get().html


def test_the_second_press_takes_the_words_out_and_says_what_remains(editor, record):
    page = read(send(editor, record, confirm="1"))

    assert "Ada" not in record.versions.get().html
    assert f"Redacted in {record.pk}: version 1." in words(page)
    assert "The words still stand in: The page as it is now." in words(page)
    assert "edith" in words(page.select_one("table.listing"))
    assert Redaction.objects.get().redacted_by.username == "edith"


def test_the_confirmation_sends_what_was_shown(editor, record):
    page = read(send(editor, record, passages="Ada Example\nsaw it late", ground="court-order"))
    form = page.find("button", {"name": "confirm"}).find_parent("form")
    sent = {item["name"]: item["value"] for item in form.select("input[name], button[name]")}
    sent["passages"] = form.find("textarea").get_text()

    editor.post(address(record), sent)

    assert Redaction.objects.get().ground == "court-order"
    assert "[redacted] [redacted]." in record.versions.get().html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"passages": "Grace Example"}, "None of these versions holds these words."),
        ({"passages": " \n "}, "This field is required."),
        ({"passages": "a"}, "is too short"),
        ({"numbers": []}, "This field is required."),
        ({"numbers": ["7"]}, "is not one of the available choices"),
        ({"ground": "a whim"}, "is not one of the available choices"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_reason(editor, record, fields, said):
    response = send(editor, record, confirm="1", **fields)

    assert said in words(read(response))
    assert not Redaction.objects.exists()


def test_the_words_are_kept_by_no_cache_and_named_in_no_address(editor, record):
    response = send(editor, record)

    assert "no-store" in response.headers["Cache-Control"]
    assert "Ada" not in response.request.get("QUERY_STRING", "")


def test_the_history_of_the_record_in_the_admin_says_that_words_were_taken_out(editor, record):
    send(editor, record, confirm="1")

    history = words(read(editor.get(reverse("record_states:history", args=[record.pk]))))

    assert "Words taken out of frozen versions" in history
    assert "Ada" not in history


def test_a_record_that_was_never_public_has_nothing_to_redact(editor):
    draft = PersonalVoiceFactory(published=False).record

    page = read(editor.get(reverse("record_states:edit", args=[draft.pk])))

    assert page.find("a", href=address(draft)) is None


def test_the_names_of_other_records_are_not_redacted_with_it(editor, record):
    other = ToolFactory(purpose="<p>Ada Example made it.</p>").record

    send(editor, record, confirm="1")

    assert "Ada Example" in other.versions.get().html
    assert CaseStudyPage.objects.get().live
