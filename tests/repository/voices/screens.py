"""How the tests use a Consent officer's screens."""

from django.urls import reverse

ADDRESS = "amina@example.org"
FORM = {
    "site": "on",
    "given_on": "2026-01-12",
    "taken_by": "B. Officer",
    "interview_language": "Somali",
    "credit_choice": "none",
    "others-TOTAL_FORMS": 0,
    "others-INITIAL_FORMS": 0,
}


def address_of(consent, screen="edit"):
    return reverse(f"consent:{screen}", args=[consent.pk])


def save(client, consent, **changes):
    return client.post(address_of(consent), {**FORM, **changes})


def words(response):
    return response.content.decode()
