"""Rating in the admin: the list, the form, blindness, settlement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from repository.replication.evidence import rubric
from repository.replication.evidence.rating import find_unfinished, rate
from repository.replication.evidence.standing import find_standing
from repository.replication.models import EvidenceJudgement
from tests.factories.case_study import CaseStudyFactory
from tests.factories.evidence import build_answers, make_rater, make_rating
from tests.factories.organisation import OrganisationFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import VoiceFactory
from tests.reading import main_words, read, words

pytestmark = pytest.mark.django_db
QUEUE = "/admin/evidence/"
SECRET = "Twelve births are few."


@pytest.fixture
def page(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory(title="Weigh every swab")


@pytest.fixture
def record(page):
    return page.record


@pytest.fixture
def form_of(record):
    return reverse("evidence_rate", args=[record.pk])


@pytest.fixture
def settle_url(record):
    rate(record, make_rater(), build_answers())
    rating = rate(record, make_rater(), build_answers(size="part", others="none"))
    return reverse("evidence_settle", args=[rating.pk])


def log_in(client, **kwargs):
    user = UserFactory(roles=["Reviewer"], **kwargs)
    client.force_login(user)
    return user


def data(*, declared=True, **answers):
    sent = {}
    for key, given in build_answers(**answers).items():
        sent[f"answer_{key}"], sent[f"reason_{key}"] = given.answer, given.reason
    return {**sent, **({"no_interest": "on"} if declared else {})}


def errors(response):
    return [words(node) for node in read(response).select(".w-field__errors, .help-critical")]


def row(client, title):
    table = read(client.get(QUEUE)).select_one("table.listing")
    return next(words(found) for found in table.select("tr") if title in words(found))


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("Editor", True),
        ("Reviewer", True),
        ("Administrator", True),
        ("Contributor", False),
        ("Consent officer", False),
    ],
)
def test_who_may_rate(client, form_of, role, may):
    client.force_login(UserFactory(roles=[role]))
    assert (client.get(QUEUE).status_code == 200) is may
    assert (client.get(form_of).status_code == 200) is may
    assert (QUEUE in client.get("/admin/").content.decode()) is may


def test_the_list_has_case_studies_and_tools_and_says_where_each_stands(client, page):  # noqa: ARG001 - it is listed
    log_in(client)
    ToolFactory(title="A checklist")
    VoiceFactory(title="Somebody was not heard")
    assert "Not yet rated" in row(client, "Weigh every swab")
    assert "Not yet rated" in row(client, "A checklist")
    assert "Somebody" not in main_words(client.get(QUEUE))


def test_the_list_follows_a_rating_from_one_rater_to_the_next(client, page, record, form_of):
    log_in(client)
    client.post(form_of, data())
    assert "One of two people has rated version 1" in row(client, page.title)
    assert "You have rated it" in row(client, page.title)
    log_in(client)
    assert "You have rated it" not in row(client, page.title)
    client.post(form_of, data(size="none"))
    assert "differ about version 1" in row(client, page.title)
    client.post(
        reverse("evidence_settle", args=[find_unfinished(record).pk]),
        {**data(), "settlement_reason": "We talked.", "talked": "on"},
    )
    assert "Settled on version 1, the newest Rate again" in row(client, page.title)


def test_the_list_says_when_a_newer_version_is_not_rated(client, page, record):
    make_rating(record)
    page.change_note = "The second year."
    page.save_revision().publish()
    log_in(client)
    assert "Settled on version 1; version 2 is not rated yet" in row(client, page.title)


def test_the_list_asks_as_often_however_long_it_is(client, page):  # noqa: ARG001 - it is listed
    log_in(client)
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        client.get(QUEUE)
    ToolFactory.create_batch(5)
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as many:
        client.get(QUEUE)
    assert len(many) == len(few)


def test_two_who_answer_alike_in_the_form_settle_the_rating(client, record, form_of):
    for _ in range(2):
        log_in(client)
        answer = client.post(form_of, data(size="part"), follow=True)
    assert "Settled. Readers see: Evidence: Strong (13 of 14 points)." in words(read(answer))
    assert find_standing(record.pk).points == 13


def test_a_lost_point_without_a_reason_is_sent_back(client, form_of):
    log_in(client)
    answer = client.post(form_of, {**data(size="part"), "reason_size": "  "})
    assert any("Say why a point is lost." in error for error in errors(answer))
    assert not EvidenceJudgement.objects.exists()


def test_every_question_has_to_be_answered(client, form_of):
    log_in(client)
    sent = data()
    del sent["answer_others"]
    assert client.post(form_of, sent).status_code == 200
    assert not EvidenceJudgement.objects.exists()


def test_a_rater_declares_to_have_no_interest_and_is_told_whose(client, home_page):  # noqa: ARG001 - as above
    body = OrganisationFactory(name="Example NHS Trust")
    page = CaseStudyFactory(organisations=[(body, "led-by")])
    log_in(client)
    form = reverse("evidence_rate", args=[page.record.pk])
    assert "That is: Example NHS Trust." in words(read(client.get(form)))
    client.post(form, data(declared=False))
    assert not EvidenceJudgement.objects.exists()


def test_the_second_rater_sees_nothing_of_the_first(client, record, form_of):
    log_in(client)
    client.post(form_of, {**data(size="part"), "reason_size": SECRET})
    log_in(client)
    for address in (QUEUE, form_of, "/admin/reports/site-history/", record.page.url):
        shown = client.get(address, follow=True).content.decode()
        assert SECRET not in shown
        assert "Numbers of people are given, but they are few" not in shown or address == form_of
    open_form = read(client.get(form_of))
    assert open_form.select("input[type=radio][checked]") == []


def test_an_open_rating_has_no_screen_for_settlement(client, record):
    rating = rate(record, make_rater(), build_answers())
    log_in(client)
    assert client.get(reverse("evidence_settle", args=[rating.pk])).status_code == 404


def test_who_wrote_it_is_told_why_they_cannot_rate(client, page, form_of):
    page.owner = log_in(client)
    page.save()
    answer = client.get(form_of)
    assert "You wrote this record" in main_words(answer)
    assert read(answer).main.find("form", method="post") is None
    client.post(form_of, data())
    assert not EvidenceJudgement.objects.exists()


def test_whoever_settles_sees_both_and_finds_what_is_agreed_filled_in(client, settle_url):
    log_in(client)
    form = read(client.get(settle_url))
    shown = words(form)
    assert "Rater 2: Numbers of people are given, but they are few" in shown
    assert "The reason about others." in shown
    ticked = {box["name"] for box in form.select("input[type=radio][checked]")}
    assert ticked == {f"answer_{key}" for key in rubric.BY_KEY} - {"answer_size", "answer_others"}


def test_a_third_person_settles_with_a_reason(client, record, settle_url):
    log_in(client)
    sent = data(size="part")
    client.post(settle_url, sent)
    assert find_standing(record.pk) is None
    client.post(settle_url, {**sent, "settlement_reason": "Another trust found the same."})
    assert find_standing(record.pk).settlement == "third"


def test_a_rater_settles_only_when_both_have_talked(client, record, settle_url):
    client.force_login(EvidenceJudgement.objects.first().judged_by)
    sent = {**data(size="part"), "settlement_reason": "We read it again."}
    client.post(settle_url, sent)
    assert find_standing(record.pk) is None
    client.post(settle_url, {**sent, "talked": "on"})
    assert find_standing(record.pk).settlement == "talked"
