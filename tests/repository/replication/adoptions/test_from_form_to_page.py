"""From the form to the record's page: told, confirmed, moderated, shown, followed up."""

import pytest
import time_machine
from wagtail.models import ModelLogEntry

from repository.network.models import Organisation
from repository.replication.choices import AdoptionStatus
from repository.replication.models import Adoption, WaitingWords
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory
from tests.repository.replication.adoptions.conftest import NOON, SHORT, link_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirmed(client, tell, mailoutbox):
    """A report that the mailbox's owner confirmed; its private link."""
    tell(part_c1="kept", part_c2="changed", how_c2="We call at 500 ml")
    link = link_in(mailoutbox.pop())
    with time_machine.travel(NOON):
        client.post(link)
    return link


@pytest.fixture
def moderator(db):  # noqa: ARG001 - asked for by name
    return UserFactory(roles=["Editor"])


@pytest.fixture
def decide(client, moderator):
    def send(**answers):
        client.force_login(moderator)
        adoption = Adoption.objects.get()
        answer = client.post(f"/admin/adoption/decide/{adoption.pk}/", answers)
        client.logout()
        return answer

    return send


@pytest.fixture
def approved(confirmed, decide, mailoutbox):
    decide(do="approve", add_organisation="on")
    mailoutbox.clear()
    return confirmed


def read(client, page):
    return client.get(page.get_url()).content.decode()


def test_three_answers_are_enough(tell, mailoutbox):
    answer = tell()
    assert answer.status_code == 302
    assert answer.url == "/adoptions/sent/"
    assert [message.to for message in mailoutbox] == [[SHORT["mailbox"]]]
    assert Adoption.objects.get().status == AdoptionStatus.UNCONFIRMED


def test_what_is_missing_is_said_with_links_and_nothing_is_lost(tell):
    answer = tell(mailbox="", unit="Ward 7", part_c1="kept", helped=["team-skill"])
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'href="#mailbox"' in page
    assert 'value="Ward 7"' in page
    assert SHORT["organisation"] in page
    assert page.count("checked") >= 3


@pytest.mark.parametrize(
    ("answers", "anchor"),
    [
        ({"stage": "stopped"}, "stop_reason"),
        ({"result": "better", "measure": "PPH", "period": "2025"}, "no_equity_reason"),
        ({"group_1": "2001-n"}, "change_1"),
        ({"started_month": "13", "started_year": "2025"}, "started_month"),
        ({"started_month": "12", "started_year": "2026"}, "started_month"),
        ({"mailbox": "jane.smith@example.nhs.uk"}, "mailbox"),
        ({"how_c1": "With scales"}, "part_c1"),
    ],
)
def test_what_does_not_fit_leads_to_its_question(tell, answers, anchor):
    answer = tell(**answers)
    assert answer.status_code == 400
    assert f'href="#{anchor}"' in answer.content.decode()


@pytest.mark.parametrize(
    "told", [{"group_1": "2001-n", "change_1": "narrowed"}, {"no_equity_reason": "too-few"}]
)
def test_a_result_comes_with_equity_or_with_why_not(tell, told):
    assert tell(result="same", measure="PPH", period="2025", **told).status_code == 302


def test_a_person_s_address_is_taken_when_the_team_shares_it(tell):
    assert tell(mailbox="jane.smith@example.nhs.uk", mailbox_is_shared="on").status_code == 302


def test_a_known_organisation_is_recognised_however_it_is_typed(tell):
    Organisation.objects.create(name="Example Hospitals Trust", ods_code="RX9")
    tell(organisation=" example hospitals  TRUST")
    tell(organisation="rx9")
    assert {each.who for each in Adoption.objects.all()} == {"Example Hospitals Trust"}


def test_opening_the_link_confirms_nothing_and_pressing_twice_does_it_once(
    client, tell, mailoutbox, moderator
):
    tell()
    link = link_in(mailoutbox.pop())
    with time_machine.travel(NOON, tick=False):
        assert "Yes, we are doing this" in client.get(link).content.decode()
        assert Adoption.objects.get().status == AdoptionStatus.UNCONFIRMED
        client.post(link)
        client.post(link)
    assert Adoption.objects.get().status == AdoptionStatus.WAITING
    assert [message.bcc for message in mailoutbox] == [[moderator.email]]


def test_a_link_is_over_after_seven_days(client, tell, mailoutbox):
    tell()
    link = link_in(mailoutbox.pop())
    with time_machine.travel("2026-04-10T12:01:00Z"):
        assert client.get(link).status_code == 404
        client.post(link)
    assert Adoption.objects.get().status == AdoptionStatus.UNCONFIRMED


def test_a_confirmed_link_cannot_undo_a_decision(client, confirmed, decide):
    decide(do="decline", reason="It names a patient.")
    assert client.post(confirmed).status_code == 404
    assert Adoption.objects.get().status == AdoptionStatus.DECLINED


def test_nothing_shows_before_a_moderator_has_read_it(client, original, confirmed):
    assert confirmed
    assert SHORT["organisation"] not in read(client, original)
    listing = client.get(f"/id/{original.record.pk}/adoptions/").content.decode()
    assert SHORT["organisation"] not in listing


def test_a_moderator_reads_it_beside_the_original(client, confirmed, moderator):
    client.force_login(moderator)
    adoption = Adoption.objects.get()
    page = client.get(f"/admin/adoption/decide/{adoption.pk}/").content.decode()
    for words in ("We call at 500 ml", "Weighing swabs", SHORT["mailbox"], "not in the list"):
        assert words in page
    assert "Adoptions (1)" in client.get("/admin/").content.decode()
    assert "A decision" in client.get("/admin/adoption/").content.decode()
    assert confirmed


def test_an_approved_report_shows_on_the_record(client, original, approved):
    page = read(client, original)
    assert "Example Hospitals Trust" in page
    assert "1 planning" in page
    listing = client.get(f"/id/{original.record.pk}/adoptions/").content.decode()
    assert "We call at 500 ml" in listing
    assert approved
    assert [entry.action for entry in ModelLogEntry.objects.all()] == ["replication.approve"]


def test_a_declined_report_is_answered_politely_and_stays_hidden(
    client, original, confirmed, decide, mailoutbox
):
    mailoutbox.clear()
    assert decide(do="decline", reason="").status_code == 200
    decide(do="decline", reason="It names a patient.")
    assert "It names a patient." in mailoutbox[0].body
    assert SHORT["organisation"] not in read(client, original)
    assert confirmed


def test_somebody_who_may_not_moderate_is_sent_away(client, confirmed):
    client.force_login(UserFactory(roles=["Contributor"]))
    adoption = Adoption.objects.get()
    client.post(f"/admin/adoption/decide/{adoption.pk}/", {"do": "approve"})
    assert Adoption.objects.get().status == AdoptionStatus.WAITING
    assert confirmed


def test_two_presses_say_how_it_stands(client, original, approved):
    chosen = approved.replace("own", "stage") + "&stage=implemented"
    with time_machine.travel("2026-10-05T09:00:00Z"):
        assert client.get(chosen).status_code == 200
        client.post(approved.replace("own", "stage"), {"stage": "implemented"})
    page = read(client, original)
    assert "implemented since 5 October 2026" in page
    assert "Last heard on 5 October 2026" in page
    assert [row.stage for row in Adoption.objects.get().stage_changes.all()] == [
        "planning",
        "implemented",
    ]


def test_stopping_asks_why_and_shows_it_once_it_was_read(client, original, approved, decide):
    stage = approved.replace("own", "stage")
    assert client.post(stage, {"stage": "stopped"}).status_code == 400
    client.post(stage, {"stage": "stopped", "stop_reason": "The scales were taken away."})
    where = f"/id/{original.record.pk}/adoptions/"
    page = client.get(where).content.decode()
    assert "Stopped" in page
    assert "The scales were taken away." not in page
    decide(do="approve")
    assert "The scales were taken away." in client.get(where).content.decode()
    assert not WaitingWords.objects.exists()


def test_what_is_taken_back_is_gone_with_the_address(client, original, approved):
    client.post(approved.replace("own", "withdraw"))
    assert SHORT["organisation"] not in read(client, original)
    assert Adoption.objects.get().mailbox == ""
    assert client.get(approved).status_code == 404


def test_the_form_offers_no_organisation_that_only_a_draft_names(client):
    record = CaseStudyFactory().record
    CaseStudyFactory(
        organisations=[(OrganisationFactory(name="A secret trust"), "led-by")], published=False
    )
    CaseStudyFactory(organisations=[(OrganisationFactory(name="A known trust"), "led-by")])
    OrganisationFactory(name="A trust of the NHS", ods_code="RQ3")
    page = client.get(f"/id/{record.pk}/adopt/").content.decode()

    assert "A known trust" in page
    assert "A trust of the NHS" in page
    assert "A secret trust" not in page
