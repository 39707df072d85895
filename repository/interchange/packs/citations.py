"""How to cite what is in a pack: the originals first, then the records, in every format. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from repository.citation.styles import STYLES
from repository.interchange.cite.formats import FILES

Item = dict[str, Any]
_READ_FIRST: Final = "Cite the original of a summary first, then our summary of it.\n"


def build_citations(
    originals: Sequence[Item], records: Sequence[Item]
) -> Iterator[tuple[str, str]]:
    """Yield files with citations, each with its name.

    Args:
        originals: the works that the records rest on.
        records: the records, in their versions.
    """
    for stem, items in (("originals", originals), ("records", records)):
        if items:
            for kind in FILES:
                yield kind.name_file(stem), kind.render(items, next(iter(STYLES.values())))
    parts = [_READ_FIRST]
    for style in STYLES.values():
        parts.append(f"\n{style.label}\n{'=' * len(style.label)}\n")
        for heading, items in (("Originals", originals), ("Records", records)):
            if items:
                lines = "\n".join(f"{style.render_text(item)}" for item in items)
                parts.append(f"\n{heading}\n\n{lines}\n")
    yield "citations.txt", "".join(parts)
