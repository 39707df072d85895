"""What an index in Elasticsearch stores of a document, and how. A change here means a rebuild.

The analysis is that of `search/analysis.py` in Elasticsearch's words. Only the stemmers may differ
in a few words: both are Porter's second, of different years.
"""

import hashlib
import json
import re
from typing import Any, Final

from elasticsearch.dsl import (
    Boolean,
    Document,
    Integer,
    Keyword,
    Long,
    MetaField,
    Object,
    Text,
    analyzer,
    token_filter,
    tokenizer,
)

from search.documents import ATTACHMENTS, SearchDocument
from search.engines.terms import list_counted, list_filters, list_tags, to_microseconds
from search.ranking import FIELD_WEIGHTS, most_first, newest_first
from search.spelling import list_title_words, list_words

#: Moves when the meaning of a field changes under the same mapping.
REVISION: Final = 3
ANYWHERE: Final = "anywhere"
#: The furthest hit that can be paged to: twice the largest repository that we measure with. Each
#: page costs memory for all hits before it.
WINDOW: Final = 200_000
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

#: Everything between letters and digits, in any script.
_WORDS: Final = tokenizer("words", "pattern", pattern=r"[^\p{IsAlphabetic}\p{N}]+")
ENGLISH: Final = analyzer(
    "repository_english",
    tokenizer=_WORDS,
    filter=[
        "lowercase",
        "asciifolding",
        # The index refuses a whole document for one endless word, such as a pasted picture.
        token_filter("bearable", "length", max=1_000),
        token_filter("english", "stemmer", language="porter2"),
    ],
)


def _text(**options: Any) -> Any:
    return Text(analyzer=ENGLISH, **options)


#: Fields that are only searched, counted or sorted by.
_NEVER_SHOWN: Final = (
    *("names", "facets", "tags", "words", "title_words", "year", "visible_until"),
    *("newest_key", "reviewed_key", "replicated_key"),
)


class StoredRecord(Document):
    """One findable record. Fields that are only shown lie in the stored source."""

    title = _text(copy_to=ANYWHERE)
    summary = _text(copy_to=ANYWHERE)
    body = _text(copy_to=ANYWHERE)
    names = _text(copy_to=ANYWHERE)
    # Long, and seldom shown: kept apart from the source, which every hit is read from.
    attachments = _text(index_options="offsets", copy_to=ANYWHERE, store=True)
    # Whether a record holds something at all is asked of one field.
    anywhere = _text()
    identifier = Keyword()
    terms = Keyword(doc_values=False)
    # Counted at every search: their numbers are made ready when the index changes.
    facets = Keyword(index=False, eager_global_ordinals=True)
    tags = Keyword(index=False)
    # Whole words, for spelling. A person's story has none.
    words = Keyword(index=False)
    title_words = Keyword(index=False)
    year = Integer(doc_values=False)
    visible_until = Long()
    newest_key = Keyword(index=False)
    reviewed_key = Keyword(index=False)
    replicated_key = Keyword(index=False)
    card = Object(enabled=False)
    # What names the files whose words are searched.
    files = Object(enabled=False)
    # What the whole document was, in short: tells an outdated one.
    digest = Keyword(index=False, doc_values=False)
    personal = Boolean(index=False, doc_values=False)

    class Meta:
        # A later version's fields are no reason to refuse its documents: this index may be kept
        # to go back to.
        dynamic = MetaField("false")
        # What is stored is what a page of hits shows, and little else, handed over whole: to choose
        # from it took the server a quarter of its time for a page.
        source = MetaField(excludes=[ATTACHMENTS, *_NEVER_SHOWN])

    class Index:
        settings = {
            # One shard holds millions of records of this size, and makes every count exact.
            "number_of_shards": 1,
            "max_result_window": WINDOW,
        }


def _build_layout() -> dict[str, Any]:
    layout: dict[str, Any] = StoredRecord._index.to_dict()  # noqa: SLF001 - the library's documented attribute
    return layout


LAYOUT: Final = _build_layout()
MAPPING_HASH: Final = hashlib.sha256(
    json.dumps([LAYOUT, REVISION], sort_keys=True).encode()
).hexdigest()[:12]


def to_source(document: SearchDocument) -> dict[str, Any]:
    """Return a document as the index stores it."""
    source: dict[str, Any] = {
        name: _NO_TEXT.sub(" ", getattr(document, name))
        for name in FIELD_WEIGHTS
        if name != ATTACHMENTS
    }
    source |= {
        "identifier": document.identifier,
        "terms": list_filters(document),
        "facets": list_counted(document),
        "tags": list_tags(document),
        "words": list_words(document),
        "title_words": list_title_words(document),
        "newest_key": newest_first(document.published, document.identifier),
        "reviewed_key": newest_first(document.reviewed, document.identifier),
        "replicated_key": most_first(document.adoptions, document.identifier),
        "card": document.card,
        ATTACHMENTS: document.texts(ATTACHMENTS),
        "files": [attachment.describe() for attachment in document.attachments],
        "digest": document.digest(),
        "personal": document.personal,
    }
    if document.year is not None:
        source["year"] = document.year
    if document.visible_until is not None:
        source["visible_until"] = to_microseconds(document.visible_until)
    return source
