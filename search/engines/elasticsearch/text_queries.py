"""From what a person typed to Elasticsearch queries: the one place that knows both.

Built as objects and analysed by the index itself: no text is ever parsed as syntax.
"""

from typing import Final

from elasticsearch.dsl.query import Bool, MultiMatch, Query

from search.analysis import find_terms, is_stop_word
from search.query_text import TextQuery
from search.ranking import FIELD_WEIGHTS

_FIELDS: Final = [f"{name}^{weight}" for name, weight in FIELD_WEIGHTS.items()]


def build_required(text: TextQuery) -> list[Query]:
    """Return what a record must hold: one of the words, and every phrase."""
    required: list[Query] = [_phrase(phrase) for phrase in text.phrases]
    if text.words:
        # Any word will do; each that is there adds to the score, so a sentence ranks by all.
        words = [_word(word) for word in text.words]
        required.append(Bool(should=words, minimum_should_match=1))
    return required


def build_excluded(text: TextQuery) -> list[Query]:
    """Return what a record must not hold."""
    return [_phrase(words) for words in text.excluded]


def build_highlight(text: TextQuery) -> Query | None:
    """Return a query whose words are those to be marked, if there are any."""
    words = [*text.words, *(word for phrase in text.phrases for word in phrase.split())]
    telling = [word for word in words if not is_stop_word(word) and find_terms(word)]
    if not telling:
        return None
    return Bool(should=[_word(word) for word in dict.fromkeys(telling)])


def _word(word: str) -> Query:
    """Return a query for a word; one of several parts (`post-partum`) is found by each."""
    # The weights of all fields that hold it add up, as in the embedded engine.
    return MultiMatch(query=word, fields=_FIELDS, type="most_fields")


def _phrase(phrase: str) -> Query:
    """Return a query for words that follow one another in some field."""
    return MultiMatch(query=phrase, fields=_FIELDS, type="phrase", tie_breaker=1.0)
