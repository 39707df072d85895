"""Personal stories, so that no search is kept that quotes one.

Common words in the order of a person's own account are that person's. What was never kept need
not be taken out when consent ends, wherever the story has gone by then.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from django.db.models import Q

from repository.records.choices import VoiceFormat
from repository.records.models import VoicePage
from search.body_text import strip_html
from search.learning.wording import list_words

#: So many words in a row are nobody's common phrase.
QUOTATION: Final = 5
_TEXTS: Final = (
    "title",
    "summary",
    "plain_summary",
    "story",
    "transcript",
    "what_mattered",
    "what_needs_to_change",
)


def find_quotations(texts: Iterable[str]) -> frozenset[str]:
    """Return those of some kept texts that quote a personal story, published or not."""
    windows: dict[str, set[str]] = {}
    for text in texts:
        for window in _list_windows(text.split()):
            windows.setdefault(window, set()).add(text)
    quoting: set[str] = set()
    if not windows:
        return frozenset()
    for story in _iterate_stories():
        for window in windows.keys() & set(_list_windows(list_words(story))):
            quoting |= windows[window]
    return frozenset(quoting)


def _list_windows(words: list[str]) -> Iterator[str]:
    for start in range(len(words) - QUOTATION + 1):
        yield " ".join(words[start : start + QUOTATION])


def _iterate_stories() -> Iterator[str]:
    personal = ~Q(voice_format=VoiceFormat.RESEARCH) | Q(translation_of__isnull=False)
    stories = VoicePage.objects.filter(personal).order_by("pk")
    for story in stories.only(*_TEXTS, "quotations").iterator(chunk_size=100):
        yield from (strip_html(getattr(story, name)) for name in _TEXTS)
        yield from (str(child.value.get("text", "")) for child in story.quotations)
