"""Languages of the person's own pages. One is offered only while its exact wording is approved."""

import hashlib
import json
from functools import cache
from typing import Any, Final

from django.http import HttpRequest
from django.template import engines
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise

from repository.records.choices import OWN_NAMES, Language
from repository.settings.env import BASE_DIR
from repository.voices.models import WordingApproval
from repository.voices.person import wording
from repository.voices.withdrawal import cannot_be_recalled

COOKIE: Final = "my_story_language"
_FOLDER: Final = BASE_DIR / "templates" / "voices" / "person"


def list_languages() -> list[dict[str, Any]]:
    """Return the languages that may be chosen, English first; none when there is no choice."""
    approvals = WordingApproval.objects.values_list("language", "wording_hash")
    approved = {code for code, digest in approvals if digest == hash_wording(code)}
    if not approved:
        return []
    codes = [Language.ENGLISH, *(word for word in Language if word in approved)]
    return [{"value": str(code), "own_name": OWN_NAMES[code]} for code in codes]


def choose_language(request: HttpRequest) -> str:
    """Return the language that a person chose, while it is offered; otherwise English."""
    wanted = request.COOKIES.get(COOKIE, "")
    offered = {language["value"] for language in list_languages()} if wanted else set()
    return wanted if wanted in offered else str(Language.ENGLISH)


def find_untranslated(language: str) -> list[str]:
    """Return the sentences that have no words of their own in a language."""
    with translation.override(language):
        return [text for text in list_wording() if translation.gettext(text) == text]


@cache
def hash_wording(language: str) -> str:
    """Return the hash of all that the pages say, in English and in a language."""
    with translation.override(language):
        pairs = [(text, translation.gettext(text)) for text in list_wording()]
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()


@cache
def list_wording() -> list[str]:
    """Return every sentence of the pages as it stands in the source."""
    found = set(cannot_be_recalled())
    for value in vars(wording).values():
        sentences = value.values() if isinstance(value, dict) else [value]
        with translation.override(None):
            found |= {str(text) for text in sentences if isinstance(text, Promise)}
    extract = engines["jinja2"].env.extract_translations  # type: ignore[attr-defined]  # Jinja2's
    for path in sorted(_FOLDER.glob("*.html")):
        for _line, _name, message in extract(path.read_text(encoding="utf-8")):
            found.update(_texts(message))
    return sorted(found)


def _texts(message: str | tuple[str | None, ...] | None) -> list[str]:
    """Return the texts of an extracted message: several for a plural, none for a variable."""
    texts = (message,) if isinstance(message, str) else message or ()
    return [text for text in texts if text]


def cookie_path() -> str:
    """Return where the choice is known."""
    return reverse("person:start")
