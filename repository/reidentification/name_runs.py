"""Capitalised phrases that are no person, and names that may stand."""

import re
from typing import Final

from repository.reidentification.not_names import INSTITUTIONS, OPENERS
from repository.reidentification.story import Story
from repository.reidentification.words import Word, split_words

_JOINED: Final = re.compile(
    r"(?:[ \t]|['’]s?[ \t]|,? ?& ?|-)(?:(?:and|of|for|the|upon|on|in|with|under) ){0,2}"
)
_PLAIN: Final = re.compile(r"['’]?s?[ \t\-]{1,2}")
_CITED: Final = re.compile(
    r"(?:\s[A-Z][\w'’\-]+){0,2}(?:['’]s)?\s(?:et al|and colleagues|\(?(?:19|20)\d\d\)?|"
    r"(?:report|review|inquiry|enquiry|study|paper|book|research|criteria|theorem|trial|score|"
    r"scale|test|"
    r"contractions?|hicks|manoeuvre|syndrome|disease|forceps|position|sign|method|technique|"
    r"unit|ward|suite))\b"
)
_TALKS_OF_RENAMING: Final = re.compile(
    r"\b(?:(?:all\s)?(?:the\s)?names?\s(?:and\s\w+\s)?(?:have|has)\sbeen\s(?:changed|altered)|"
    r"not\s(?:her|his|their|my|its)\sreal\sname|"
    r"pseudonyms?|(?:her|his|their|my)\sreal\sname\s(?:is|was)\snot|changed\s(?:her|his|their|"
    r"my|the|all)\snames?|"
    r"(?:I|we|I['’]?ll|we['’]?ll|let['’]?s|will|shall)\s(?:will\s|shall\s|have\s)?(?:call|"
    r"called)\s(?:her|him|them|me|myself)\s\w+"
    r"\s(?:here|in this|to protect|for this)|made-up name|invented name|name(?:s)? changed)\b",
    re.IGNORECASE,
)
_RENAMED_HERE: Final = re.compile(
    r"\b([A-Z][\w'’\-]+)(?:\s[A-Z][\w'’\-]+)?,?\s?[(–—,\-]\s?(?:name changed|not (?:her|his|"
    r"their|my) real name|"
    r"(?:a |her |his |my )?pseudonym)",
)


def find_things(text: str, words: list[Word]) -> set[int]:
    """Return the places of words in phrases such as “St Mary’s Hospital” or “Apgar score”."""
    things: set[int] = set()
    place = 0
    while place < len(words):
        if not words[place].is_capital:
            place += 1
            continue
        end = place + 1
        while end < len(words) and words[end].is_capital and not words[end].is_initial:
            if not _JOINED.fullmatch(text[words[end - 1].end : words[end].start]):
                break
            end += 1
        things.update(_things_of(text, words, place, end))
        place = end
    return things


def _things_of(text: str, words: list[Word], start: int, end: int) -> set[int]:
    """Return which words of one capitalised phrase are part of a thing."""
    last = max(
        (place for place in range(start, end) if words[place].lower in INSTITUTIONS), default=None
    )
    found: set[int] = set()
    if last is not None and last > start:
        found.update(range(start, last + 1))
    elif last is None and end < len(words) and words[end].lower in INSTITUTIONS:
        # “the Grace unit”, “Apgar score”: the thing is not capitalised.
        is_next = _PLAIN.fullmatch(text[words[end - 1].end : words[end].start])
        found.update(range(start, end) if is_next else ())
    opener = start + 1 if words[start].is_initial and words[start].lower not in OPENERS else start
    if opener < end and words[opener].lower in OPENERS:
        found.update(range(opener, min(opener + 3, end)))
    if _CITED.match(text[words[end - 1].end : words[end - 1].end + 60]):
        found.update(range(start, end))
    return found


def permitted_words(story: Story, text: str, words: list[Word]) -> frozenset[str]:
    """Return what may stand: the credit, names of organisations, invented names said to be so."""
    allowed: set[str] = set()
    for phrase in (story.credit, *story.organisations):
        allowed.update(word.lower for word in split_words(phrase))
    allowed.update(match[1].lower() for match in _RENAMED_HERE.finditer(text))
    if _TALKS_OF_RENAMING.search(text):
        # A surname beside it is no invented first name: two words together stay a finding.
        for place, word in enumerate(words):
            alone = not any(
                0 <= other < len(words)
                and words[other].is_capital
                and abs(other - place) == 1
                and text[min(word.end, words[other].end) : max(word.start, words[other].start)]
                == " "
                and not words[max(other, place)].is_initial
                for other in (place - 1, place + 1)
            )
            if word.is_capital and alone:
                allowed.add(word.lower)
    return frozenset(allowed)
