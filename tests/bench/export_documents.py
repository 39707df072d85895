"""Write what the floor's index holds of each record. Runs in the site's environment."""

import gzip
import json

from repository.records.loading import collecting_by_batch, iterate_identifiers, load_records
from search.building import build_document
from search.lookups import load_lookups
from tests.bench.floor import FACETS, TEXTS

_BATCH = 500


def export(path):
    """Write every findable record to a compressed file, one a line."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as lines:
        lines.writelines(iterate_lines())


def iterate_lines():
    """Return what the floor's index holds of each record, as lines of JSON."""
    lookups = load_lookups()
    with collecting_by_batch():
        for identifiers in iterate_identifiers(_BATCH):
            for record in load_records(identifiers):
                document = build_document(record, lookups)
                if document is not None:
                    yield json.dumps(_reduce(document)) + "\n"


def _reduce(document):
    texts = {name: getattr(document, name) for name in TEXTS}
    return texts | {key: sorted(document.values(key)) for key in FACETS if document.values(key)}
