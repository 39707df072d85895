"""RIS, BibTeX and CSL-JSON: the records as a reference manager reads them."""

from collections.abc import Iterator

from repository.citation.bibtex import render_bibtex
from repository.citation.csl_json import iterate_csl_json
from repository.citation.ris import render_ris
from search.export.export import Export


def write_ris(export: Export) -> Iterator[str]:
    """Return the records of RIS, which knows no comments."""
    return (render_ris(item) for item in export.iterate_items())


def write_csl_json(export: Export) -> Iterator[str]:
    """Return the list, which has no place for what the reader should know either."""
    return iterate_csl_json(export.iterate_items())


def write_bibtex(export: Export) -> Iterator[str]:
    """Return the entries; what the reader should know stands before them."""
    # Outside an entry everything is a comment, but for an @.
    notices = (notice.text.replace("@", "(at)") for notice in export.notices)
    yield "".join(f"% {text}\n" for text in notices)
    for item in export.iterate_items():
        yield f"\n{render_bibtex(item)}"
