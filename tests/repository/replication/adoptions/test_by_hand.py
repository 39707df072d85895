"""Editors add and change an adoption by hand, with its parts, effects and factors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.replication.models import Adoption
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db


def rows(name, *given):
    """The hidden fields of an inline panel, and its rows."""
    counts = {"TOTAL": len(given), "INITIAL": 0, "MIN_NUM": 0, "MAX_NUM": 1000}
    fields = {f"{name}-{key}_FORMS": number for key, number in counts.items()}
    for place, row in enumerate(given):
        fields |= {f"{name}-{place}-{key}": value for key, value in row.items()}
    return fields


@pytest.fixture
def answers(original):
    return {
        "record": original.record.pk,
        "organisation": OrganisationFactory().pk,
        "stage": "testing",
        "stage_since": "2026-04-03",
        "status": "public",
        "mailbox": "team@adopter.example",
    }


@pytest.fixture
def added(client, answers):
    client.force_login(UserFactory(roles=["Editor"]))
    assert client.post("/admin/adoption/new/", answers).status_code == 302
    return Adoption.objects.get()


def send(client, adoption, answers, **more):
    given = {**answers, "result": "too-early", **rows("parts"), **rows("equity_effects")}
    given |= {**rows("factors"), **more}
    return client.post(f"/admin/adoption/edit/{adoption.pk}/", given)


def test_one_added_by_hand_is_meant_for_readers(client):
    client.force_login(UserFactory(roles=["Editor"]))
    form = read(client.get("/admin/adoption/new/"))
    assert form.select_one("select[name=status] option[selected]")["value"] == "public"


def test_an_adoption_added_by_hand_is_followed_up_like_others(added):
    assert added.decided_at is not None
    assert [row.stage for row in added.stage_changes.all()] == ["testing"]


def test_the_list_names_the_record_and_asks_as_often_for_more(client, added, original):
    assert "created" in words(read(client.get("/admin/adoption/")).main)
    with CaptureQueriesContext(connection) as first:
        listed = words(read(client.get("/admin/adoption/")).main)
    assert original.title in listed
    assert added.record_id not in listed

    AdoptionFactory(record=CaseStudyFactory().record)
    with CaptureQueriesContext(connection) as second:
        client.get("/admin/adoption/")
    assert len(second) == len(first)


def test_a_reason_has_room_for_more_than_a_line(client, added):
    form = read(client.get(f"/admin/adoption/edit/{added.pk}/"))

    assert form.select_one("textarea[name=stop_reason]")


def test_parts_effects_and_factors_are_chosen(client, added, answers):
    page = client.get(f"/admin/adoption/edit/{added.pk}/").content.decode()
    assert "Call at 750 ml" in page
    assert "Getting and using data" in page
    answer = send(
        client,
        added,
        answers,
        result="same",
        **rows("parts", {"key": "c2", "fate": "changed", "how": "At 500 ml"}),
        **rows("equity_effects", {"group": "2001-n", "change": "same"}),
        **rows("factors", {"kind": "enabler", "code": "data-infrastructure"}),
    )
    assert answer.status_code == 302
    assert [(row.key, row.text) for row in added.parts.all()] == [("c2", "Call at 750 ml")]
    assert added.equity_effects.get().group == "2001-n"
    assert added.factors.get().code == "data-infrastructure"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"stage": "stopped"}, "Say why it stopped"),
        ({"result": "better"}, "or say why that cannot be told"),
        ({"organisation": ""}, "Choose the organisation"),
    ],
)
def test_what_readers_need_is_asked_for(client, added, answers, changed, said):
    assert said in send(client, added, answers, **changed).content.decode()
