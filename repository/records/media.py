"""A file of a voice is public only while consent opens the part that it carries."""

from django.db.models import Model
from wagtail.models import Page

from repository.media.models import RepositoryImage
from repository.records.choices import VoiceFormat
from repository.records.consent import Surface, permitted
from repository.records.formats import part_of_format
from repository.records.models import VoicePage


def consent_allows(page: Page, media: Model) -> bool:
    """Return whether a page may show a file now. Pages that are not voices always may."""
    if not isinstance(page, VoicePage):
        return True
    parts = permitted(page, Surface.MEDIA)
    return part_of(page, media) in parts


def is_personal_story(page: Page) -> bool:
    """Return whether a page's files are for its own editors alone until they are public."""
    return isinstance(page, VoicePage) and page.is_personal


def part_of(voice: VoicePage, media: Model) -> str:
    """Return which part of a voice a file carries."""
    if isinstance(media, RepositoryImage):
        return "image"
    if media.pk == voice.recording_id:
        return "video" if voice.voice_format == VoiceFormat.VIDEO else "audio"
    # What goes with the words, such as captions and pictures of them, goes as they do.
    return part_of_format(voice, media) or "text"
