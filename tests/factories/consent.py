from datetime import date

import factory
from factory.django import DjangoModelFactory

from repository.records.agreed_words import hash_words
from repository.records.models import Consent, VoicePage


class ConsentFactory(DjangoModelFactory):
    """Consent in force for this site alone, with no part opened but the words."""

    class Meta:
        model = Consent

    site = True
    given_on = date(2026, 1, 12)
    taken_by = "A. Officer, consent officer"
    seen_final = True
    released = True
    show_name = factory.LazyAttribute(lambda consent: bool(consent.credit))
    credit = ""


def agree_to(page):
    """Have the person agree to the words that a page is about to be published with."""
    if isinstance(page, VoicePage):
        page.clean()  # new quotations get their keys, which are kept with them
        Consent.objects.filter(voice=page).update(released_sha256=hash_words(page))
