"""A page as the re-identification check reads it: all words that readers would be given.

Every field is read unless it is named here, so that a new field cannot be forgotten.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from repository.media.access import files_of
from repository.media.captions import MAX_BYTES, CaptionsError, read_captions
from repository.media.models import DocumentText, RepositoryDocument, RepositoryImage
from repository.media.stripping.images import read_hidden
from repository.records.comparison.plain_text import read_html
from repository.records.consent import consent_of, preview_parts
from repository.records.models import VoicePage
from repository.reidentification.places import size_of
from repository.reidentification.story import Story

#: What stands beside the story, which the check weighs apart.
_BESIDE: Final = frozenset({"place", "years_text", "role", "self_described_ethnicity"})
#: Choices and names that the person agreed to nothing about: who translated, who licensed.
_NOT_OF_THE_STORY: Final = frozenset({"translator", "checked_by", "source_licence"})
_OF_WAGTAIL: Final = ("title", "seo_title", "search_description")
#: It changes with every publication and is no word of the story; the check reads it all the same.
_EDITION: Final = frozenset({"change_note"})
#: Keys of a stream’s stored form that hold no words.
_MARKS: Final = frozenset({"id", "type", "key"})
#: Characters. An Easy Read story has a tenth of it; a report linked from a story is no story.
_MOST_OF_A_FILE: Final = 50_000
_BETWEEN: Final = "\n\n"


@dataclass(frozen=True)
class Passage:
    """Some words, and what the editing screen calls the place where they stand."""

    label: str
    words: str
    is_story: bool = True


@dataclass(frozen=True)
class Reading:
    """A story for the check, and the way back from its text to the page."""

    story: Story
    passages: tuple[Passage, ...]

    def locate(self, offset: int) -> tuple[str, str, int]:
        """Return the place, its words, and how far into them an offset of the text leads."""
        starts = [0]
        for passage in self.passages[:-1]:
            starts.append(starts[-1] + len(passage.words) + len(_BETWEEN))
        place = bisect_right(starts, offset) - 1
        return self.passages[place].label, self.passages[place].words, offset - starts[place]

    @property
    def told(self) -> str:
        """The words of the story itself, which a named person reviews."""
        return _BETWEEN.join(passage.words for passage in self.passages if passage.is_story)


def read_page(page: VoicePage) -> Reading:
    """Read a page as it is in memory: a draft as well as what is public."""
    files = files_of(page)
    passages = tuple(
        passage for passage in (*_fields(page), *_files(files)) if passage.words.strip()
    )
    parts = preview_parts(page)
    consent = consent_of(page)
    organisations = tuple(row.organisation.name for row in page.organisations.all())
    story = Story(
        text=_BETWEEN.join(passage.words for passage in passages),
        place=_place(page, organisations) if "place" in parts else "",
        date=" ".join(filter(None, (page.years_text, str(page.year or ""))))
        if "dates" in parts
        else "",
        ethnicity=_ethnicity(page) if "ethnicity" in parts else "",
        role=page.role,
        organisations=organisations,
        credit=consent.credit if consent is not None and "name" in parts else "",
        file_names=tuple(PurePosixPath(file.file.name or "").name for file in files),
        image_metadata=tuple(_hidden(file) for file in files if isinstance(file, RepositoryImage)),
    )
    return Reading(story, passages)


def _fields(page: VoicePage) -> Iterator[Passage]:
    for name in _OF_WAGTAIL:
        yield Passage(_label(page._meta.get_field(name)), getattr(page, name))
    own = (field for field in page._meta.concrete_fields if field.model is not Page)
    for field in own:
        if not field.is_relation and field.name not in _BESIDE | _NOT_OF_THE_STORY:
            yield Passage(_label(field), _words(page, field), field.name not in _EDITION)
    yield Passage("Tags", ", ".join(tag.name for tag in page.tags.all()), is_story=False)


def _words(page: VoicePage, field: Any) -> str:
    value = getattr(page, field.name)
    if isinstance(field, StreamField):
        return "\n".join(read_html(words) for words in _strings(value.get_prep_value()))
    if isinstance(field, RichTextField):
        return read_html(value or "")
    is_words = isinstance(field, models.CharField | models.TextField) and not field.choices
    return value or "" if is_words and isinstance(value, str) else ""


def _strings(stored: Any) -> Iterator[str]:
    """Return the words in a stream as it is stored, however deep they lie."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict):
        for key, value in stored.items():
            if key not in _MARKS:
                yield from _strings(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from _strings(value)


def _files(files: list[RepositoryImage | RepositoryDocument]) -> Iterator[Passage]:
    documents = [file.pk for file in files if isinstance(file, RepositoryDocument)]
    texts = DocumentText.objects.in_bulk(documents)
    for file in files:
        kind = str(file._meta.verbose_name)
        yield Passage(f"Title of the {kind}", file.title, is_story=False)
        if isinstance(file, RepositoryImage):
            yield Passage("Description of the image", file.description)
        else:
            yield Passage("Captions", _captions(file))
            if text := texts.get(file.pk):
                words = " ".join(text.pages)[:_MOST_OF_A_FILE]
                yield Passage(f"Words in the file “{file.title}”", words)
                yield Passage(f"Properties of the file “{file.title}”", text.about, is_story=False)


def _hidden(image: RepositoryImage) -> dict[str, Any]:
    """Return what a picture says of itself: those from before details were taken out still do."""
    try:
        with image.file.open("rb") as opened:
            return read_hidden(opened)
    except OSError:
        return {}


def _captions(file: RepositoryDocument) -> str:
    if not (file.file.name or "").lower().endswith(".vtt"):
        return ""
    try:
        with file.file.open("rb") as opened:
            return "\n".join(read_captions(opened.read(MAX_BYTES)))
    except (OSError, CaptionsError):
        return ""


def _place(page: VoicePage, organisations: tuple[str, ...]) -> str:
    """Return where it happened, with the hospitals and trusts that are named beside it."""
    places = (name for name in organisations if size_of(name) is not None)
    return ", ".join(filter(None, (page.place, *places)))


def _ethnicity(page: VoicePage) -> str:
    groups = (row.words or str(row.get_group_display()) for row in page.ethnic_groups.all())
    return ", ".join(filter(None, (page.self_described_ethnicity, *groups)))


def _label(field: Any) -> str:
    name = str(field.verbose_name)
    return name[:1].upper() + name[1:]
