"""A story and its translation into Urdu, for the tests of both."""

import pytest

from repository.records.models import VoicePage
from tests.factories.voice import PersonalVoiceFactory

URDU_TITLE = "کوئی نہیں آیا"
URDU = "<p>میں نے کہا کہ خون بہہ رہا ہے۔</p>"
BOX = {"translator": "Sana Example", "checked_by": "Omar Example"}


def make_original(**consent):
    return PersonalVoiceFactory(title="Nobody came", consent={"translation": True, **consent})


def translate(original, make=PersonalVoiceFactory, **fields):
    own = {"consent": None} if make is PersonalVoiceFactory else {}
    return make(
        **{"title": URDU_TITLE, "language": "ur", "story": URDU, **own, **BOX, **fields},
        translation_of=original,
    )


@pytest.fixture
def original():
    return make_original()


@pytest.fixture
def urdu(original):
    return translate(original)


def fresh(page):
    return VoicePage.objects.get(pk=page.pk)


def addresses(page):
    permanent = f"/id/{page.record.pk}"
    return [page.get_url(), permanent, f"{permanent}/v/1", f"{permanent}/versions"]
