"""Signs beside a word that it names a person: “my son …”, “Dr …”, “… held my hand”."""

import re
from collections.abc import Callable
from typing import Final

from repository.reidentification import people_words as people
from repository.reidentification.finding import Kind
from repository.reidentification.given_names import is_name
from repository.reidentification.name_setting import Setting, Sign
from repository.reidentification.words import Word

_SPACE: Final = re.compile(r"[ \t]{1,3}")
_COMMA: Final = re.compile(r",? ?[\"“‘']?|[ \t]?[–—:\-(][ \t]?")
_AGE: Final = re.compile(
    r",\s(?:aged?\s)?\d{1,2}\b(?!\s?(?:weeks|hours|days|minutes|am|pm|cm|%|mg))"
)
_WHO: Final = re.compile(r",?\swho\s")
_APPOSITION: Final = re.compile(
    r",\s(?:who\s)?(?:was\s|is\s)?(?:my|our|the|a|his|her)\s(?:\w+\s){0,2}?(\w+)"
)
_IS_SOMEBODY: Final = re.compile(r"\s(?:is|was)\s(?:my|our|his|her|the)\s(?:\w+\s){0,2}?(\w+)")
_DASH: Final = re.compile(r"(?:^|[\n.!?”\"]\s{0,3})[–—\-]\s?$")
_WITH_ME: Final = re.compile(r"\s(?:and|&)\s(?:I|me|my)\b")
_CLOSING: Final = re.compile(
    r"(?:love|regards|thanks|thank you|yours|signed|sincerely|from|written by|told by|story by)"
    r"[,:]?\s{1,3}$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"(?:\s[A-Z][\w'’\-]+){0,2}(?:,[^\n]{0,60})?[.\s]*$")
_GREETING: Final = re.compile(
    r"(?:^|[\n“\"‘.] ?)(?:dear|hi|hello|sorry|thank you|thanks),?\s$", re.IGNORECASE
)
_PRAISED: Final = re.compile(
    r"\swas\s(?:born|my|our|so|the (?:one|midwife)|kind|lovely|brilliant|amazing|there)\b"
)
_BEING: Final = frozenset(
    ["is", "was", "am", "be", "been", "being", "i'm", "he's", "she's", "who", "get", "got"]
)
_ONESELF: Final = frozenset(["i", "he", "she", "i'm", "he's", "she's"])
_LABELS: Final = frozenset(["badge", "tag", "lanyard"])
_CHOSEN: Final = frozenset(["chose", "choose", "picked", "gave"])


def find_sign(text: str, words: list[Word], place: int) -> Sign | None:
    """Return the strongest sign beside a word, None without."""
    setting = Setting(
        text,
        words[place],
        words[place - 1] if place else None,
        [words[place - step].lower if place >= step else "" for step in (1, 2, 3, 4)],
        words[place + 1] if place + 1 < len(words) else None,
    )
    return next((sign for rule in _RULES if (sign := rule(setting)) is not None), None)


def _kind_of(noun: str) -> Kind:
    forms = {noun, noun.removesuffix("s")}
    if forms & people.CHILD:
        return Kind.BABY_NAME
    return Kind.STAFF_NAME if forms & people.STAFF else Kind.OTHER_NAME


def _signed(at: Setting) -> Sign | None:
    """“— Hodan Warsame”, “With love, Ama”, in the last line."""
    is_last = at.word.end + 100 > len(at.text.rstrip()) and _ENDS.match(at.tail) is not None
    if is_last and _DASH.search(at.head):
        return Sign(Kind.NAME, is_strong=True)
    if is_last and _CLOSING.search(at.head):
        return Sign(Kind.NAME, is_strong=not at.word.is_initial)
    return None


def _titled(at: Setting) -> Sign | None:
    """“Dr Adeyemi”, “the consultant, Mr Fairweather”, “nurse Joy”."""
    one, two, three, _ = at.before
    if len(one) == 1 and two in people.TITLES:
        return Sign(Kind.OTHER_NAME, is_strong=True)  # “Mrs A. Karunaratne”
    is_abbreviated = at.gap == ". " and one in people.TITLES
    if not is_abbreviated and not (at.touches and one in people.TITLES | people.STAFF_TITLES):
        return None
    is_staff = one in people.STAFF_TITLES or bool({two, three} & people.STAFF)
    return Sign(Kind.STAFF_NAME if is_staff else Kind.OTHER_NAME, is_strong=True)


def _called(at: Setting) -> Sign | None:
    """“a midwife called Joy”, “he is called Tobi”, “we named her Hope”, “call me Ama”."""
    one, two, three, four = at.before
    if not at.touches:
        return None
    if one in people.CALLED and two in people.PERSON:
        return Sign(_kind_of(two), is_strong=True)
    if one in people.CALLED and two in _BEING:
        noun = three if three in people.PERSON else four
        if noun in people.PERSON or {two, three} & _ONESELF:
            return Sign(_kind_of(noun), is_strong=True)
    if two in people.CALLED and one in people.PRONOUNS | people.CHILD:
        return Sign(Kind.NAME if one == "me" else Kind.BABY_NAME, is_strong=True)
    if three in people.CALLED and one in people.PERSON and two in people.DETERMINERS:
        return Sign(_kind_of(one), is_strong=True)
    return None


def _little(at: Setting) -> Sign | None:
    """“Little Zunaira”, “our tiny Tobi”."""
    is_little = at.touches and at.before[0] in {"little", "tiny"} and is_name(at.word.lower)
    return Sign(Kind.BABY_NAME, is_strong=False) if is_little else None


def _named(at: Setting) -> Sign | None:
    """“My name is Ama”, “by the name of Ama”, “we chose the name Ama”, “I’m Ama”."""
    one, two, three, _ = at.before
    if not at.touches:
        return None
    if two == "name" and one in {"is", "was", "of"}:
        return Sign(Kind.NAME if three == "my" else Kind.OTHER_NAME, is_strong=True)
    if one in {"said", "read", "says"} and two in _LABELS:
        return Sign(Kind.STAFF_NAME, is_strong=False)
    if one == "name" and two == "the" and three in _CHOSEN:
        return Sign(Kind.BABY_NAME, is_strong=True)
    is_self = one in {"i'm", "name's"} or (one in {"am", "was"} and two == "i")
    return Sign(Kind.NAME, is_strong=one == "name's") if is_self else None


def _related(at: Setting) -> Sign | None:
    """“my husband Mark”, “our son, Tobi”, “the night midwife was Precious”."""
    one, two, *others = at.before
    if at.previous is None or at.previous.is_possessive or at.word.is_initial:
        return None
    if one in people.PERSON and (one != "one" or two == "little") and _COMMA.fullmatch(at.gap):
        is_close = not at.gap.strip("“\"‘'( ")
        if is_close or {two, *others} & people.DETERMINERS:
            return Sign(_kind_of(one), is_strong=is_close)
    if one in {"is", "was"} and two in people.PERSON and at.touches:
        return Sign(_kind_of(two), is_strong=False)
    return None


def _explained(at: Setting) -> Sign | None:
    """“Temi, my sister”, “Gurpreet was our interpreter”, “Ola, 34”, “Ama and I”, “Dear Ama,”."""
    for pattern in (_APPOSITION, _IS_SOMEBODY):
        match = pattern.match(at.tail)
        if match and match[1].lower() in people.PERSON - {"one", "person", "baby"}:
            return Sign(_kind_of(match[1].lower()), is_strong=False)
    if _WHO.match(at.tail) and not at.word.is_initial:
        return Sign(Kind.OTHER_NAME, is_strong=False)
    greeted = _GREETING.search(at.head) is not None and at.tail[:1] in {",", "!", ".", "\n"}
    if greeted or _AGE.match(at.tail) or _WITH_ME.match(at.tail):
        return Sign(Kind.OTHER_NAME, is_strong=False)
    return None


def _met(at: Setting) -> Sign | None:
    """“I told Sakshi”, “thank Ama”, “we met Tobi”."""
    is_met = at.touches and not at.word.is_initial and at.before[0] in people.MET
    return Sign(Kind.OTHER_NAME, is_strong=False) if is_met else None


def _acting(at: Setting) -> Sign | None:
    """“Agnieszka came down”, “Grace told me”, “Kwabena’s voice”, “Tobi was born”."""
    if at.following is None or at.following.is_initial:
        return None
    verb = at.following.lower
    if at.word.is_possessive:
        is_theirs = verb in people.BELONGINGS
        return Sign(Kind.OTHER_NAME, is_strong=False) if is_theirs else None
    if not _SPACE.fullmatch(at.text[at.word.end : at.following.start]):
        return None
    if verb in people.SPEAKING | people.VERBS | people.HONORIFICS:
        return Sign(Kind.OTHER_NAME, is_strong=verb in people.SPEAKING)
    if _PRAISED.match(at.tail):
        kind = Kind.BABY_NAME if " born" in at.tail[:10] else Kind.OTHER_NAME
        return Sign(kind, is_strong=False)
    return None


#: The surest first: it decides whose name it is.
_RULES: Final[tuple[Callable[[Setting], Sign | None], ...]] = (
    _signed,
    _titled,
    _called,
    _little,
    _named,
    _related,
    _explained,
    _met,
    _acting,
)
