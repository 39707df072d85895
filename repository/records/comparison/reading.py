"""What of a content is compared, in reading order and under which labels. Pure.

What is not of the words is left out: state, address, dates of publication. A test holds the tables
complete.
"""

from collections.abc import Mapping
from typing import Any, Final

from repository.records.comparison.names import (
    name_ethnic_group,
    name_format,
    name_organisation,
    name_person,
)
from repository.records.comparison.nodes import Group, Node
from repository.records.comparison.readers import (
    Table,
    anything,
    blocks,
    day,
    facts,
    flag,
    group,
    html,
    items,
    labels,
    one_label,
    said_as,
    text,
)
from repository.records.comparison.section_parts import KINDS

_TRANSLATION: Final[Table] = (
    ("identifier", "Original", text),
    ("version", "Version of the original", text),
    ("language", "Language of the original", one_label),
    ("translator", "Translated by", text),
    ("checked_by", "Checked by", text),
)
_REFERENCE: Final[Table] = (
    ("authors", "Authors", text),
    ("title", "Title", text),
    ("container", "Published in", text),
    ("publisher", "Publisher", text),
    ("year", "Year", text),
    ("volume", "Volume", text),
    ("issue", "Issue", text),
    ("pages", "Pages", text),
    ("doi", "DOI", text),
    ("url", "Address", text),
    ("note", "Note", text),
    ("verified", "Checked against the original", flag),
)
#: What stands above the sections, and below them.
HEAD: Final[Table] = (
    ("title", "Title", text),
    ("summary", "Summary", text),
    ("translation", "Translation", group(_TRANSLATION)),
    ("provenance_label", "Provenance", text),
    ("source_note", "About the source", text),
    ("plain_summary", "In plain language", html),
    ("account", "Whose account", one_label),
    ("easy_read_url", "Easy Read version", text),
    ("formats", "Other formats", said_as(name_format)),
    ("limits", "Limits", html),
    ("priority_areas", "Priority areas", labels),
    ("cross_cutting", "Applies to all areas", flag),
    ("organisations", "Organisations", said_as(name_organisation)),
    ("contributors", "Contributors", said_as(name_person)),
    ("place", "Place", text),
    ("year", "Year", text),
    ("years_text", "Dates of the work", text),
    ("facts", "At a glance", facts),
    ("care_settings", "Care setting", labels),
    ("audience", "Useful to", items),
    ("themes", "Themes", labels),
    ("tags", "Tags", labels),
    ("language", "Language", one_label),
    ("inequality", "The inequality it addresses", html),
    ("ethnic_groups", "Groups named", said_as(name_ethnic_group)),
)
FOOT: Final[Table] = (
    ("references", "References", blocks("Reference", "title", _REFERENCE)),
    ("sources_read", "Sources read", items),
    ("licence", "Licence", one_label),
    ("source_licence", "Licence of the original", text),
    ("last_reviewed", "Last reviewed", day),
    ("review_due", "Next review due", day),
)
#: What is not of the words: identity, state and dates, which have places of their own.
LEFT_OUT: Final = frozenset(
    {
        "identifier",
        "type",
        "type_label",
        "url",
        "provenance",
        "state",
        "state_label",
        "state_reason",
        "replacement",
        "published",
        "edited",
        "sections",
    }
)


def read_content(content: Mapping[str, Any]) -> tuple[Node, ...]:
    """Return what of a content is compared, in reading order."""
    return (
        *(read(key, label, content.get(key)) for key, label, read in HEAD),
        *(_section(section) for section in content["sections"]),
        *(read(key, label, content.get(key)) for key, label, read in FOOT),
    )


def _section(section: Mapping[str, Any]) -> Group:
    read = KINDS.get(section["kind"], anything)
    nodes = (
        read("value", "", section["value"]),
        flag("ours", "Our suggestion, not from the source", section.get("ours")),
        text("note", "Note", section.get("note")),
    )
    # A key of its own: a field may be called as a section is.
    return Group(f"section {section['key']}", section["heading"], nodes)
