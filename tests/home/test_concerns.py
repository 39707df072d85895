import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Site

from home.models import Concern
from repository.publisher.models import PublisherSettings
from tests.factories.user import UserFactory
from tests.reading import main_words, read, words

pytestmark = pytest.mark.django_db

ADDRESS = "/report-a-concern/"
SENT = {
    "page_path": "/tools/checklist/",
    "message": "The second step is out of date.",
    "contact": "reader@example.org",
    "website": "",
}


@pytest.fixture
def mailbox():
    settings = PublisherSettings.for_site(Site.objects.get())
    settings.contact_email = "equity@example.nhs.uk"
    settings.save()
    return settings


def test_the_form_knows_the_page_that_the_reader_came_from(client):
    page = read(client.get(f"{ADDRESS}?page=/tools/checklist/"))

    assert page.find("input", {"name": "page_path"})["value"] == "/tools/checklist/"


def test_a_concern_is_kept_and_the_reader_thanked(client):
    response = client.post(ADDRESS, SENT, follow=True)

    concern = Concern.objects.get()
    assert (concern.page_path, concern.message) == (SENT["page_path"], SENT["message"])
    assert "Thank you: we have your concern" in main_words(response)


def test_a_concern_is_sent_to_the_mailbox_without_the_readers_address(client, mailbox):
    client.post(ADDRESS, SENT)

    (message,) = mail.outbox
    assert message.to == [mailbox.contact_email]
    assert SENT["message"] in message.body
    assert SENT["contact"] not in message.body


def test_a_mailbox_for_concerns_comes_before_the_contact_mailbox(client, mailbox):
    mailbox.concerns_email = "concerns@example.nhs.uk"
    mailbox.save()

    client.post(ADDRESS, SENT)

    assert mail.outbox[0].to == ["concerns@example.nhs.uk"]


def test_a_concern_is_kept_when_no_message_can_be_sent(client, mailbox, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1

    response = client.post(ADDRESS, SENT)

    assert response.status_code == 302
    assert Concern.objects.count() == 1
    assert mailbox.pk


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"message": ""}, "Tell us what your concern is"),
        ({"message": "   \n "}, "Tell us what your concern is"),
        ({"message": "Wrong"}, "Tell us a little more"),
        ({"message": "x" * 5001}, "5,000 characters or less"),
        ({"message": "x" * 5_000_000}, "5,000 characters or less"),
        ({"message": "Null \x00 character"}, "Null characters are not allowed"),
        ({"contact": "reader at example"}, "Enter an email address in the right format"),
        ({"page_path": ""}, "Tell us which page it is about"),
        ({"page_path": "https://example.org/"}, "must be an address on this site"),
        ({"page_path": "//example.org/"}, "must be an address on this site"),
        ({"page_path": "/" + "x" * 600}, "at most 500 characters"),
    ],
)
def test_bad_input_gets_a_clear_message_and_loses_nothing_typed(client, changed, said):
    sent = {**SENT, **changed}

    response = client.post(ADDRESS, sent)

    page = read(response)
    assert response.status_code == 400
    assert said in words(page.main)
    assert page.title.get_text().startswith("Error: ")
    kept = page.find("textarea", {"name": "message"}).get_text().strip()
    assert kept == sent["message"].strip().replace("\x00", "\ufffd")
    assert page.find("input", {"name": "contact"})["value"] == sent["contact"]
    assert not Concern.objects.exists()


def test_the_summary_of_errors_leads_to_the_field(client):
    page = read(client.post(ADDRESS, {**SENT, "message": ""}))

    summary = page.find(class_="nhsuk-error-summary")
    assert summary.find("a")["href"] == "#message"
    assert page.find(id="message").name == "textarea"


def test_what_a_machine_fills_in_is_refused_without_a_clue(client):
    response = client.post(ADDRESS, {**SENT, "website": "https://spam.example"})

    assert response.status_code == 400
    assert not Concern.objects.exists()


def test_what_was_typed_is_shown_as_text(client):
    response = client.post(
        ADDRESS, {**SENT, "message": "<script>alert(1)</script>", "contact": "x"}
    )

    assert "<script>alert(1)" not in response.content.decode()


def test_the_form_is_never_cached(client):
    assert "no-store" in client.get(ADDRESS).headers["Cache-Control"]


def test_a_form_from_another_site_is_refused(client):
    client.handler.enforce_csrf_checks = True

    assert client.post(ADDRESS, SENT).status_code == 403


def test_words_and_address_are_erased_when_a_concern_was_dealt_with(client):
    concern = Concern.objects.create(
        page_path="/", message="Words about a person", contact="reader@example.org"
    )
    client.force_login(UserFactory(roles=["Editor"]))

    response = client.post(
        reverse("concerns:edit", args=[concern.pk]),
        {"dealt_with": "on", "outcome": "Step corrected."},
    )

    concern.refresh_from_db()
    assert response.status_code == 302
    assert (concern.message, concern.contact) == ("", "")
    assert concern.outcome == "Step corrected."


def test_an_editor_reads_a_concern_in_the_admin(client):
    concern = Concern.objects.create(page_path="/tools/", message="Words of the reader")
    client.force_login(UserFactory(roles=["Editor"]))

    response = client.get(reverse("concerns:inspect", args=[concern.pk]))

    assert "Words of the reader" in words(read(response))
