"""What the embedded index stores of a document, and how. A change here means a rebuild."""

import hashlib
import json
from importlib.metadata import version
from typing import Final

import tantivy

from search.analysis import build_analyzer
from search.documents import ATTACHMENTS, SearchDocument
from search.engines.terms import list_counted, list_filters, list_tags, to_microseconds
from search.ranking import FIELD_WEIGHTS, most_first, newest_first, tie_break
from search.spelling import list_title_words, list_words

ANALYZER: Final = "repository_english"
#: Moves when the analysis, or the meaning of a field, changes under the same field names.
REVISION: Final = 6

IDENTIFIER: Final = "identifier"
#: Filter terms, `region=london`: one field for all, so that any filter is one set of terms.
TERMS: Final = "terms"
#: Counted terms, with their labels, so that a count and its words come from the same write.
FACETS: Final = "facets"
#: Tags with their labels: known to filters, never counted.
TAGS: Final = "tags"
#: Whole words, for spelling: of all text fields, and of titles. A person's story has none.
WORDS: Final = "words"
TITLE_WORDS: Final = "title_words"
#: The words of all text fields: whether a record matches, in one look.
ANYWHERE: Final = "anywhere"
YEAR: Final = "year"
VISIBLE_UNTIL: Final = "visible_until"
NEWEST_KEY: Final = "newest_key"
REVIEWED_KEY: Final = "reviewed_key"
REPLICATED_KEY: Final = "replicated_key"
TIE: Final = "tie"
CARD: Final = "card"
#: What names the files whose words are searched.
FILES: Final = "files"
#: What the whole document was, in short: tells an outdated one.
DIGEST: Final = "digest"

_STORED: Final = frozenset({"title", "summary", "body", ATTACHMENTS})
_LAYOUT: Final = {
    "text": {name: name in _STORED for name in FIELD_WEIGHTS},
    "words": {
        IDENTIFIER: True,
        TERMS: True,
        FACETS: False,
        TAGS: False,
        WORDS: False,
        TITLE_WORDS: False,
    },
    "sort": [NEWEST_KEY, REVIEWED_KEY, REPLICATED_KEY],
    "numbers": [YEAR, VISIBLE_UNTIL, TIE],
    "bytes": [CARD, DIGEST, FILES],
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
    for name in (WORDS, TITLE_WORDS):
        # One text each: several hundred values would take longer to hand over.
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in (NEWEST_KEY, REVIEWED_KEY, REPLICATED_KEY):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (YEAR, VISIBLE_UNTIL, TIE):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in (CARD, DIGEST, FILES):
        builder.add_bytes_field(name, stored=True)
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


def to_tantivy(document: SearchDocument) -> tantivy.Document:
    """Return a document as the index stores it."""
    texts = {name: document.texts(name) for name in FIELD_WEIGHTS}
    fields: dict[str, object] = {
        **texts,
        ANYWHERE: [text for found in texts.values() for text in found],
        IDENTIFIER: document.identifier,
        TERMS: list_filters(document),
        FACETS: list_counted(document),
        TAGS: list_tags(document),
        WORDS: " ".join(list_words(document)),
        TITLE_WORDS: " ".join(list_title_words(document)),
        NEWEST_KEY: newest_first(document.published, document.identifier),
        REVIEWED_KEY: newest_first(document.reviewed, document.identifier),
        REPLICATED_KEY: most_first(document.adoptions, document.identifier),
        TIE: tie_break(document.identifier),
        CARD: json.dumps(document.card, ensure_ascii=False).encode(),
        DIGEST: document.digest().encode(),
    }
    if document.attachments:
        files = [attachment.describe() for attachment in document.attachments]
        fields[FILES] = json.dumps(files, ensure_ascii=False).encode()
    if document.year is not None:
        fields[YEAR] = document.year
    if document.visible_until is not None:
        fields[VISIBLE_UNTIL] = to_microseconds(document.visible_until)
    return tantivy.Document.from_dict(fields, SCHEMA)
