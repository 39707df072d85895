"""What the embedded index stores of a document, and how. A change here means a rebuild."""

import datetime as dt
import hashlib
import json
from importlib.metadata import version
from typing import Final

import tantivy

from search.analysis import build_analyzer
from search.documents import SearchDocument, Term
from search.facets import BY_KEY, TAG
from search.ranking import FIELD_WEIGHTS, newest_first, tie_break

ANALYZER: Final = "repository_english"
#: Moves when the analysis, or the meaning of a field, changes under the same field names.
REVISION: Final = 4
#: Parts a counted term into key, value, label and mark; it stands in no text.
SEPARATOR: Final = "\x1f"
#: The filter term of one person's story.
PERSONAL: Final = "personal=1"

IDENTIFIER: Final = "identifier"
#: Filter terms, `region=london`: one field for all, so that any filter is one set of terms.
TERMS: Final = "terms"
#: Counted terms, with their labels, so that a count and its words come from the same write.
FACETS: Final = "facets"
#: Tags with their labels: known to filters, never counted.
TAGS: Final = "tags"
#: The words of all text fields: whether a record matches, in one look.
ANYWHERE: Final = "anywhere"
YEAR: Final = "year"
VISIBLE_UNTIL: Final = "visible_until"
NEWEST_KEY: Final = "newest_key"
REVIEWED_KEY: Final = "reviewed_key"
TIE: Final = "tie"
CARD: Final = "card"

_STORED: Final = frozenset({"title", "summary", "body"})
_LAYOUT: Final = {
    "text": {name: name in _STORED for name in FIELD_WEIGHTS},
    "words": {IDENTIFIER: True, TERMS: True, FACETS: False, TAGS: False},
    "sort": [NEWEST_KEY, REVIEWED_KEY],
    "numbers": [YEAR, VISIBLE_UNTIL, TIE],
    "bytes": [CARD],
}


def _build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in FIELD_WEIGHTS:
        builder.add_text_field(name, stored=name in _STORED, tokenizer_name=ANALYZER)
    builder.add_text_field(ANYWHERE, tokenizer_name=ANALYZER)
    for name in (IDENTIFIER, TERMS, FACETS, TAGS):
        builder.add_text_field(
            name, stored=name in {IDENTIFIER, TERMS}, tokenizer_name="raw", index_option="basic"
        )
    for name in (NEWEST_KEY, REVIEWED_KEY):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (YEAR, VISIBLE_UNTIL, TIE):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field(CARD, stored=True)
    return builder.build()


SCHEMA: Final = _build_schema()
SCHEMA_HASH: Final = hashlib.sha256(
    json.dumps([_LAYOUT, REVISION, version("tantivy").split(".")[:2]], sort_keys=True).encode()
).hexdigest()[:12]


def open_index(path: str) -> tantivy.Index:
    """Open an index on disk, made when it is not there, with the analysis it needs."""
    index = tantivy.Index(SCHEMA, path)
    index.register_tokenizer(ANALYZER, build_analyzer())
    return index


def filter_term(key: str, value: str) -> str:
    """Return the term a filter looks for."""
    return f"{key}={value}"


def counted_term(key: str, term: Term, *, personal: bool) -> str:
    """Return the term a count is kept under: personal stories apart, to leave out small cells."""
    mark = "personal" if personal else ""
    return SEPARATOR.join((key, term.value, term.label.replace(SEPARATOR, " "), mark))


def to_microseconds(moment: dt.datetime) -> int:
    """Return a moment as a number that compares exactly."""
    return int(moment.timestamp() * 1_000_000)


def to_tantivy(document: SearchDocument) -> tantivy.Document:
    """Return a document as the index stores it."""
    fields: dict[str, object] = {name: getattr(document, name) for name in FIELD_WEIGHTS}
    filters = [filter_term("state", document.state)]
    if document.personal:
        filters.append(PERSONAL)
    for key, terms in document.terms.items():
        filters += [filter_term(key, term.value) for term in terms]
    fields |= {
        ANYWHERE: list(fields.values()),
        IDENTIFIER: document.identifier,
        TERMS: sorted(set(filters)),
        FACETS: sorted(
            {
                counted_term(key, term, personal=document.personal)
                for key, terms in document.terms.items()
                if key in BY_KEY
                for term in terms
            }
        ),
        TAGS: sorted(
            {
                counted_term(TAG, term, personal=document.personal)
                for term in document.terms.get(TAG, ())
            }
        ),
        NEWEST_KEY: newest_first(document.published, document.identifier),
        REVIEWED_KEY: newest_first(document.reviewed, document.identifier),
        TIE: tie_break(document.identifier),
        CARD: json.dumps(document.card, ensure_ascii=False).encode(),
    }
    if document.year is not None:
        fields[YEAR] = document.year
    if document.visible_until is not None:
        fields[VISIBLE_UNTIL] = to_microseconds(document.visible_until)
    return tantivy.Document.from_dict(fields, SCHEMA)
