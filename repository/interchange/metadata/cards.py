"""What other sites show when someone shares a record's address: Open Graph, Twitter. Pure."""

from repository.interchange.metadata.characters import clean
from repository.interchange.metadata.described import Described, make_absolute
from repository.records.csl import Repository


def build_cards(described: Described, repository: Repository) -> list[tuple[str, str]]:
    """Return Open Graph’s tags as property and value. Twitter reads them too."""
    content = described.content
    tags = (
        ("og:type", "article"),
        ("og:title", content["title"]),
        ("og:description", content["summary"]),
        ("og:url", make_absolute(content["url"], repository)),
        ("og:site_name", repository.name),
        ("article:published_time", content["published"] or ""),
        ("article:modified_time", content["edited"] or ""),
        ("article:section", content["type_label"]),
    )
    kept = ((name, clean(value)) for name, value in tags)
    return [(name, value) for name, value in kept if value]
