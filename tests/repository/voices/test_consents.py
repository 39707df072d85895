"""The form of a consent: what it keeps, and that the credit line follows the choice."""

import pytest
from django.urls import reverse

from repository.records.choices import CreditChoice
from repository.records.consent import Surface, permitted
from repository.records.models import Consent, VoicePage
from repository.voices.models import Dismissal
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.voices.screens import address_of, save

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("officer")
def test_what_the_person_said_is_kept_whole(client, consent):
    response = save(
        client,
        consent,
        credit_choice="pseudonym",
        credit="Marigold",
        payment="£50 voucher",
        payment_state="paid",
        paid_on="2026-01-20",
        costs_covered="Travel and childcare",
        support_offered="Birth reflections",
        interpreter="A. Interpreter",
        **{
            "others-TOTAL_FORMS": 1,
            "others-0-relation": "baby",
            "others-0-agreement": "for-them",
            "others-0-ORDER": 1,
        },
    )

    assert response.status_code == 302
    consent.refresh_from_db()
    assert (consent.credit_choice, consent.credit, consent.show_name) == (
        CreditChoice.PSEUDONYM,
        "Marigold",
        True,
    )
    assert consent.costs_covered == "Travel and childcare"
    assert [str(other) for other in consent.others.all()] == [
        "Baby: A parent or guardian agreed for them"
    ]


@pytest.mark.usefixtures("officer")
def test_the_credit_line_follows_the_choice(client, story, consent):
    save(client, consent, credit_choice="none", credit="Amina")

    consent.refresh_from_db()
    assert (consent.show_name, consent.credit) == (False, "")
    assert "name" not in permitted(VoicePage.objects.get(pk=story.pk), Surface.PAGE)


@pytest.mark.usefixtures("officer")
def test_a_credit_that_the_person_closed_is_not_opened_by_saving(client, consent):
    Consent.objects.update(show_name=False, credit_choice="pseudonym")

    shown = client.get(address_of(consent)).context["form"]

    assert shown["credit_choice"].value() == CreditChoice.NONE


@pytest.mark.usefixtures("officer")
def test_saving_the_form_leaves_the_stages_alone(client, consent):
    save(client, consent)

    consent.refresh_from_db()
    assert consent.is_in_force


@pytest.mark.usefixtures("officer")
def test_nothing_is_ticked_or_chosen_for_the_person(client):
    form = client.get(reverse("consent:add")).context["form"]

    ticked = [name for name, field in form.fields.items() if form[name].value() is True]
    assert ticked == []
    assert not form["credit_choice"].value()
    assert form.fields["credit_choice"].choices[0][0] == ""
    assert not {"seen_final", "released"} & form.fields.keys()


@pytest.mark.usefixtures("officer")
def test_no_more_of_a_public_story_is_shown_than_its_safety_check_has_seen(client):
    story = PersonalVoiceFactory(place="12 Marigold Road")
    consent = story.consent

    response = save(client, consent, show_place=True)

    (said,) = response.context["form"].non_field_errors()
    assert "would show more of it" in said
    assert "could say who somebody is" in said
    assert "Marigold" not in said
    consent.refresh_from_db()
    assert not consent.show_place

    story.unpublish()
    assert save(client, consent, show_place=True).status_code == 302


@pytest.mark.usefixtures("officer")
def test_less_may_always_be_shown(client):
    story = PersonalVoiceFactory(
        place="12 Marigold Road", consent={"show_place": True, "show_dates": True}
    )
    Dismissal.objects.all().delete()

    assert save(client, story.consent, show_dates=False).status_code == 302
