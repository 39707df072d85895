from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from repository.records.choices import VoiceFormat
from repository.records.completeness import NotReadyToPublishError
from repository.records.consent import NOTHING, PARTS, Surface, permitted
from repository.records.content import build_content
from repository.records.models import Consent, VoicePage
from tests.factories.consent import ConsentFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SURFACES = {
    "site": ["PAGE", "SEARCH", "LIST", "MEDIA"],
    "reuse": ["API", "OAI", "FEED", "BULK", "EMBED", "MAIL"],
    "print_packs": ["PACK"],
    "social_media": ["SOCIAL"],
}
EVERY_PART = {
    f"show_{part}": True
    for part in ("name", "ethnicity", "place", "dates", "image", "audio", "video")
} | {"translation": True, "credit": "Amina"}


def on_every_surface(voice):
    return {name: permitted(voice, surface) for name, surface in Surface.__members__.items()}


def change(voice, **changes):
    """Change a consent behind the page's back, as another person's request would."""
    Consent.objects.filter(voice=voice).update(**changes)
    return VoicePage.objects.get(pk=voice.pk)


def test_a_summary_of_research_is_nobodys_story_and_may_appear_everywhere():
    assert set(on_every_surface(VoiceFactory()).values()) == {PARTS}


def test_a_story_without_a_consent_record_appears_nowhere():
    voice = PersonalVoiceFactory(consent=None, published=False)

    assert set(on_every_surface(voice).values()) == {NOTHING}


@pytest.mark.parametrize(
    "lacking",
    [
        {"seen_final": False},
        {"released": False},
        {"seen_final": False, "released": False},
        {"expires_at": NOON},
    ],
)
@time_machine.travel(NOON, tick=False)
def test_a_story_not_seen_not_released_or_expired_appears_nowhere(lacking):
    voice = change(
        PersonalVoiceFactory(consent={"reuse": True, "print_packs": True, **EVERY_PART}), **lacking
    )

    assert set(on_every_surface(voice).values()) == {NOTHING}


@time_machine.travel(NOON, tick=False)
def test_consent_holds_to_the_second():
    soon = change(PersonalVoiceFactory(), expires_at=NOON + timedelta(seconds=1))
    past = change(PersonalVoiceFactory(), expires_at=NOON - timedelta(seconds=1))

    assert permitted(soon, Surface.PAGE) == {"text"}
    assert permitted(past, Surface.PAGE) == NOTHING


@pytest.mark.parametrize("scope", SURFACES)
def test_a_scope_opens_its_surfaces_and_no_other(scope):
    voice = PersonalVoiceFactory()
    voice = change(voice, **{name: name == scope for name in SURFACES})

    open_now = [name for name, parts in on_every_surface(voice).items() if parts]

    assert open_now == SURFACES[scope]


@pytest.mark.parametrize("scope", ["training", "research", "translation"])
def test_a_scope_outside_the_repository_opens_no_surface(scope):
    voice = change(PersonalVoiceFactory(), site=False, **{scope: True})

    assert set(on_every_surface(voice).values()) == {NOTHING}


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("show_name", "name"),
        ("show_ethnicity", "ethnicity"),
        ("show_place", "place"),
        ("show_dates", "dates"),
        ("show_image", "image"),
        ("show_audio", "audio"),
        ("show_video", "video"),
        ("translation", "translation"),
    ],
)
def test_each_part_is_opened_by_its_own_tick(field, part):
    voice = PersonalVoiceFactory(consent={field: True, "credit": "Amina"})
    voice = change(voice, **{name: name == field for name in EVERY_PART if name != "credit"})

    assert permitted(voice, Surface.PAGE) == {"text", part}


def test_every_surface_of_the_design_is_decided():
    assert set(Surface.__members__) == {name for names in SURFACES.values() for name in names}


def test_nothing_is_ticked_to_begin_with():
    consent = Consent()

    assert not any(getattr(consent, scope) for scope in [*SURFACES, *EVERY_PART])
    assert not consent.is_in_force


def test_content_holds_only_the_parts_that_consent_opens():
    voice = PersonalVoiceFactory(ethnic_groups=[("2001-n", "Nigerian")])

    content = build_content(voice)

    assert content["ethnic_groups"] == []
    assert content["organisations"] == []
    assert content["contributors"] == []
    assert (content["place"], content["year"], content["years_text"]) == ("", None, "")
    assert "self_described_ethnicity" not in [fact["key"] for fact in content["facts"]]
    assert "nobody came" in str(content["sections"])


def test_content_holds_every_part_when_consent_opens_all():
    voice = PersonalVoiceFactory(ethnic_groups=[("2001-n", "Nigerian")], consent=EVERY_PART)

    content = build_content(voice)

    assert content["ethnic_groups"][0]["value"] == "2001-n"
    assert content["organisations"][0]["role"] == "led-by"
    assert content["contributors"] == [{"name": "Amina", "role": "", "orcid": ""}]
    assert (content["place"], content["year"]) == ("Exampletown", 2025)


def test_a_person_is_never_credited_by_the_contributors_of_the_form():
    voice = PersonalVoiceFactory(contributors=[{"family_name": "Realname"}], consent=EVERY_PART)

    assert "Realname" not in str(build_content(voice))


def test_content_for_a_surface_without_consent_holds_no_word_of_the_story():
    voice = PersonalVoiceFactory()

    assert "nobody came" not in str(build_content(voice, Surface.API)["sections"])


@pytest.mark.parametrize("consent", [None, {"site": False}, {"released": False}])
def test_a_story_without_consent_to_this_site_cannot_be_published(consent):
    with pytest.raises(NotReadyToPublishError, match="Consent"):
        PersonalVoiceFactory(consent=consent)


def test_a_credit_needs_words():
    consent = ConsentFactory.build(show_name=True, credit=" ")

    with pytest.raises(ValidationError, match="how the person wants to be credited"):
        consent.clean()


@time_machine.travel(NOON, tick=False)
def test_consent_cannot_come_from_the_future():
    with pytest.raises(ValidationError, match="future"):
        ConsentFactory.build(given_on=date(2026, 6, 2)).clean()


def test_an_unknown_format_is_held_to_be_a_persons_story():
    assert VoicePage(voice_format="").is_personal
    assert not VoicePage(voice_format=VoiceFormat.RESEARCH).is_personal
