"""Capitalised phrases that are no person, and names that may stand."""

import re
from typing import Final

from repository.reidentification.not_names import INSTITUTIONS, OPENERS
from repository.reidentification.people_words import STAFF_TITLES, TITLES
from repository.reidentification.story import Story
from repository.reidentification.word_lists import read_list
from repository.reidentification.words import Word, split_words

_JOINING: Final = frozenset(["of", "for", "the", "upon", "and"])
_MOST_JOINING: Final = 2
_BETWEEN: Final = re.compile(r"(?:['’]s?)?[ \t\-&a-z]{1,12}")
_PLAIN: Final = re.compile(r"['’]?s?[ \t\-]{1,2}")
_BRANDS: Final = read_list("not_names/brands") - {"marie", "cow"}
_CITED: Final = re.compile(
    r"(?:\s[A-Z][\w'’\-]+){0,2}(?:['’]s)?\s(?:et al|and colleagues|\(?(?:19|20)\d\d\)?|"
    r"(?:report|review|inquiry|enquiry|study|paper|book|research|criteria|theorem|trial|score|"
    r"scale|test|"
    r"contractions?|hicks|manoeuvre|syndrome|disease|forceps|position|sign|method|technique|"
    r"unit|ward|suite))\b"
)
#: All names in the text are invented.
_ALL_RENAMED: Final = re.compile(
    r"\bnames\s(?:and\s\w+\s)?(?:in\sthis\s\w+\s)?(?:have|were)\s(?:all\s)?(?:been\s)?"
    r"(?:changed|altered|invented)\b|\b(?:changed|invented|altered)\s(?:all\s)?(?:the|all|"
    r"every|our|their)"
    r"\snames?\b|\bnames\schanged\b|\bpseudonyms\b",
    re.IGNORECASE,
)
_INVENTED: Final = (
    r"(?:name changed|not (?:her|his|their|my) real name|(?:a |her |his |my )?pseudonym)"
)
#: One name is invented: “Amina (not her real name)”, “I will call him Ade”.
_RENAMED: Final = (
    re.compile(rf"\b([A-Z][\w'’\-]+),?\s?[(–—,\-]\s?{_INVENTED}"),
    re.compile(
        r"\b(?:[Ii]['’]?ll|[Ww]e['’]?ll|[Ll]et['’]?s|[Ll]et me|will|shall|I)\s(?:just\s)?call\s"
        r"(?:her|him|them|me|myself|my \w+|the \w+)\s([A-Z][\w'’\-]+)"
    ),
    re.compile(r"\b([A-Z][\w'’\-]+)\s(?:is|was) not (?:her|his|their|my) real name"),
    re.compile(r"\b(?:under|by|use|using|used) (?:the|a) (?:name|pseudonym)\s([A-Z][\w'’\-]+)"),
)
_ADJACENT: Final = re.compile(r"[A-Z][\w'’\-]+ [A-Z][\w'’\-]+")


def find_things(text: str, words: list[Word]) -> set[int]:
    """Return the places of words in phrases such as “St Mary’s Hospital” or “Apgar score”."""
    things: set[int] = set()
    place = 0
    while place < len(words):
        end = place + 1
        if words[place].is_capital:
            while (joined := _join_next(text, words, end)) > end:
                end = joined
            things.update(_things_of(text, words, place, end))
        place = end
    return things


def _join_next(text: str, words: list[Word], end: int) -> int:
    """Return the end of a phrase with its next capitalised word, over “of” and “for the”."""
    reach = end
    institution = words[end - 1].lower in INSTITUTIONS or words[end - 1].lower in _JOINING
    while reach < len(words) and words[reach].lower in _JOINING and reach - end < _MOST_JOINING:
        if words[reach].lower == "and" and not institution:
            return end
        reach += 1
    is_next = (
        reach < len(words)
        and words[reach].is_capital
        and not words[reach].is_initial
        and _BETWEEN.fullmatch(text[words[end - 1].end : words[reach].start]) is not None
    )
    return reach + 1 if is_next else end


def _things_of(text: str, words: list[Word], start: int, end: int) -> set[int]:
    """Return which words of one capitalised phrase are part of a thing."""
    last = max(
        (place for place in range(start, end) if words[place].lower in INSTITUTIONS), default=None
    )
    found: set[int] = set()
    if last is not None and last > start:
        found.update(range(_start_of_thing(words, start, last), last + 1))
    if last is not None and last + 1 < end:
        # “Institute for Healthcare Improvement”, “Office for Equality and Opportunity”.
        found.update(range(last, end) if words[last + 1].lower in _JOINING else ())
    elif last is None and end < len(words) and words[end].lower in INSTITUTIONS:
        # “the Grace unit”, “Apgar score”: the thing is not capitalised.
        is_next = _PLAIN.fullmatch(text[words[end - 1].end : words[end].start])
        found.update(range(start, end) if is_next else ())
    brands = [place for place in range(start, end) if words[place].lower in _BRANDS]
    if brands:
        found.update(range(brands[0], end))  # “Google Translate”, “Marie Curie Nurses”
    opener = start + 1 if words[start].is_initial and words[start].lower not in OPENERS else start
    if opener < end and words[opener].lower in OPENERS:
        found.update(range(opener, min(opener + 3, end)))
    if _CITED.match(text[words[end - 1].end : words[end - 1].end + 60]):
        found.update(range(start, end))
    return found


def _start_of_thing(words: list[Word], start: int, last: int) -> int:
    """Return where the thing begins: after “of” in “Dr Patel of St Mary’s Hospital”."""
    if words[start].lower not in TITLES | STAFF_TITLES:
        return start
    joining = (place for place in range(start, last) if words[place].lower in _JOINING)
    return next(joining, start)


def permitted_words(story: Story, text: str, words: list[Word]) -> frozenset[str]:
    """Return what may stand: the credit, names of organisations, invented names said to be so."""
    allowed: set[str] = set()
    for phrase in (story.credit, *story.organisations):
        allowed.update(word.lower for word in split_words(phrase))
    for pattern in _RENAMED:
        allowed.update(match[1].lower() for match in pattern.finditer(text))
    if _ALL_RENAMED.search(text):
        # A surname beside it is no invented first name: two words together stay a finding.
        full = {part for pair in _ADJACENT.findall(text) for part in pair.split()}
        allowed.update(word.lower for word in words if word.is_capital and word.text not in full)
    return frozenset(allowed)
