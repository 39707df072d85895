"""The ways in which a person's story may stop being public."""

from wagtail.models import PageViewRestriction

from repository.records.choices import State
from repository.records.models import Consent


def take_release_back(_voice):
    Consent.objects.update(released=False)


def take_back_translation(_voice):
    Consent.objects.update(translation=False)


def lose_the_record_of_consent(_voice):
    Consent.objects.all().delete()


def close_this_site(_voice):
    Consent.objects.update(site=False)


def unpublish(voice):
    voice.unpublish()


def delete(voice):
    voice.delete()


def restrict(voice):
    PageViewRestriction.objects.create(page=voice, restriction_type=PageViewRestriction.LOGIN)


def end(voice):
    voice.record.state = State.CONSENT_ENDED
    voice.record.save()


def remove(voice):
    voice.record.state, voice.record.state_reason = State.REMOVED, "Asked for"
    voice.record.save()


#: Whatever happens to a story that somebody else's page names.
GOING = [
    take_release_back,
    lose_the_record_of_consent,
    close_this_site,
    unpublish,
    delete,
    restrict,
    end,
]
#: Whatever happens to the original of a translation.
GOING_WITH_TRANSLATIONS = [
    take_release_back,
    take_back_translation,
    close_this_site,
    lose_the_record_of_consent,
    delete,
    end,
    remove,
]
