from datetime import date

import factory
from factory.django import DjangoModelFactory

from repository.records.models import Consent


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
