"""Names of people: known names, and unknown ones that a sign beside them gives away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from repository.reidentification import people_words as people
from repository.reidentification.finding import Confidence, Finding, Kind, build_finding
from repository.reidentification.given_names import is_also_word, is_name
from repository.reidentification.name_runs import find_things, permitted_words
from repository.reidentification.name_setting import Sign
from repository.reidentification.name_signs import find_sign
from repository.reidentification.not_names import NEVER_NAMES, SELDOM_NAMES
from repository.reidentification.places import is_place_word
from repository.reidentification.story import Story
from repository.reidentification.word_lists import read_list
from repository.reidentification.words import Word, is_ordinary, split_words

_LOCATING: Final = frozenset(["in", "at", "near", "around", "outside", "across", "throughout"])
#: Before a part of a web address.
_IN_ADDRESSES: Final = ("/", "_", "=", "#", "%", "&", "@")
_SHORTEST: Final = 3
#: Articles and prepositions that stand before things and places.
_BEFORE_THINGS: Final = _LOCATING | read_list("before_things")
_ACRONYM: Final = re.compile(r"[A-Z]{2,6}s?")
#: Endings of medicines, tests and conditions.
_MEDICINE: Final = re.compile(
    r"(?:pam|pril|cillin|mycin|oxetine|azole|parin|tocin|prost|mab|statin|formin|dipine|phine|"
    r"caine|amine|rubin|globin|insulin|stone|ampsia|ectomy|otomy|aemia|emia|itis|osis|opathy|"
    r"graphy|gram|scan|phobia|\w{5}(?:ine|olol|ide|ium|sone))$"
)
_GAP: Final = re.compile(r"[ \t]+(?:[A-Z]\.[ \t]+)?")


@dataclass(frozen=True)
class _Candidate:
    word: Word
    kind: Kind
    confidence: Confidence


def find_names(story: Story) -> Iterator[Finding]:
    """Find people named in the text, joined where given name and surname stand together."""
    text = story.text
    words = split_words(text)
    skipped = find_things(text, words)
    permitted = permitted_words(story, text, words)
    run: list[_Candidate] = []
    for place, word in enumerate(words):
        candidate = None
        in_address = text[word.start - 1 : word.start] in _IN_ADDRESSES if word.start else False
        if place not in skipped and word.lower not in permitted and not in_address:
            candidate = _judge(text, words, place, after_name=bool(run))
        if run and (candidate is None or not _GAP.fullmatch(text[run[-1].word.end : word.start])):
            yield _join(text, run)
            run = []
        if candidate is not None:
            run.append(candidate)
    if run:
        yield _join(text, run)


def _join(text: str, run: list[_Candidate]) -> Finding:
    first = run[0]
    sure = Confidence.CERTAIN if len(run) > 1 else first.confidence
    return build_finding(first.kind, text, first.word.start, run[-1].word.end, sure)


def _judge(text: str, words: list[Word], place: int, *, after_name: bool) -> _Candidate | None:
    """Decide whether one word names somebody.

    A word of the lists that is nothing else names somebody wherever it stands. A word that is also
    an ordinary one (Grace), a place (Chelsea) or a thing (Turner) needs a sign beside it, and so
    does a word of no list. Without capital, only a known name straight after “my son” does.
    """
    word = words[place]
    is_titled = place > 0 and words[place - 1].lower in people.TITLES
    if _cannot_be_name(word) and not (is_titled and is_name(word.lower)):
        return None
    sign = find_sign(text, words, place)
    kind = sign.kind if sign is not None else Kind.OTHER_NAME
    if not word.is_capital:
        is_named = sign is not None and sign.is_strong and _is_only_name(word.lower)
        return _Candidate(word, kind, Confidence.POSSIBLE) if is_named else None
    if is_place_word(word.lower) and _is_located(words, place):
        return None
    if _is_seldom_name(word):
        is_named = sign is not None and sign.is_strong and is_name(word.lower)
    elif _is_only_name(word.lower):
        is_named = sign is not None or not _is_located(words, place)
    else:
        is_named = (after_name and not word.is_initial) or _is_shown(words, place, sign)
    sure = Confidence.LIKELY if is_name(word.lower) else Confidence.POSSIBLE
    return _Candidate(word, kind, sure) if is_named else None


def _cannot_be_name(word: Word) -> bool:
    """Rule out initials, abbreviations, medicines, peoples, and small ordinary words, quickly."""
    if not word.is_capital:
        return not _is_only_name(word.lower) or is_ordinary(word.lower)
    if not is_name(word.lower) and _MEDICINE.search(word.lower):
        return True
    is_compound = any(part[:1].islower() for part in word.text.split("-"))  # “Long-term”
    is_short = is_compound or len(word.text) == 1 or _ACRONYM.fullmatch(word.text) is not None
    is_staff = bool({word.lower, word.lower.removesuffix("s")} & people.STAFF)
    return is_short or is_staff or word.lower in NEVER_NAMES


def _is_seldom_name(word: Word) -> bool:
    return word.lower in SELDOM_NAMES or (word.is_possessive and f"{word.lower}s" in SELDOM_NAMES)


def _is_only_name(lower: str) -> bool:
    return is_name(lower) and not is_also_word(lower) and not is_place_word(lower)


def _is_shown(words: list[Word], place: int, sign: Sign | None) -> bool:
    """Return whether a sign is enough for a word that is no name alone."""
    word = words[place]
    if sign is None:
        return _stands_alone(words, place)
    is_known = is_name(word.lower)
    if is_place_word(word.lower) or (word.is_initial and is_ordinary(word.lower)):
        return sign.is_strong and is_known
    return sign.is_strong or is_known or not is_ordinary(word.lower)


def _stands_alone(words: list[Word], place: int) -> bool:
    """Return whether a word of no list, without article or preposition, can only be a person.

    Things take an article (“the Dinamap”), places a preposition (“from Jaffna”); people do neither.
    """
    word = words[place]
    before = words[place - 1] if place else None
    return (
        before is not None
        and not word.is_initial
        and not before.is_capital
        and len(word.text) >= _SHORTEST
        and word.text[1:].islower()
        and before.lower not in _BEFORE_THINGS
        and not is_place_word(word.lower)
        and not is_name(word.lower)
        and not is_ordinary(word.lower)
    )


def _is_located(words: list[Word], place: int) -> bool:
    """Return whether “in”, “at” or “near” makes it a place."""
    return (
        place > 0
        and words[place - 1].lower in _LOCATING
        and not words[place].is_possessive
        and not words[place].is_initial
    )


def names_in(text: str) -> list[str]:
    """Return the known names in words that are no sentence, such as a file's name."""
    return [
        word.text
        for word in split_words(text)
        if _is_only_name(word.lower)
        and word.lower not in SELDOM_NAMES
        and word.lower not in people.PERSON
    ]
