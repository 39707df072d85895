"""How the sections of a record are compared, by their kinds: declared tables. Pure.

Codes are left out where a label says the same. A test holds the tables complete.
"""

from typing import Final

from repository.records.comparison.names import (
    name_adaptation,
    name_link,
    name_part,
    name_quotation,
    name_record,
)
from repository.records.comparison.readers import (
    Read,
    Table,
    blocks,
    day,
    figures,
    group,
    html,
    items,
    keyed_blocks,
    one_label,
    said_as,
    text,
)

_STATEMENT: Final[Table] = (
    ("text", "Text", html),
    ("wording_label", "Whose words", text),
    ("strength_label", "Strength", text),
    ("audience", "Audience", text),
    ("owner", "Owner", text),
    ("evidence", "Evidence", html),
    ("evidence_records", "Evidence in this repository", said_as(name_record)),
    ("status_label", "Status", text),
)
_STEP: Final[Table] = (
    ("title", "Title", text),
    ("detail", "Detail", html),
    ("role", "Role", text),
    ("time", "Time", text),
    ("materials", "Materials", text),
    ("prerequisites", "First", text),
    ("cost_label", "Cost", text),
    ("part_label", "Core or adaptable", text),
)
_STEPS: Final = blocks("Step", "title", _STEP)
_CYCLE: Final[Table] = (
    ("title", "Title", text),
    ("scale", "Scale", text),
    ("start", "Start", day),
    ("end", "End", day),
    ("plan", "Plan", html),
    ("prediction", "Prediction", text),
    ("do", "Do", html),
    ("study", "Study", html),
    ("act_label", "Act", text),
    ("act_notes", "Notes on the act", text),
)
_REPORTED: Final[Table] = (
    ("group", "Group", text),
    ("baseline", "Baseline", text),
    ("result", "Result", text),
    ("period", "Period", text),
    ("source", "Source", text),
)
_MEASURE: Final[Table] = (
    ("name", "Name", text),
    ("kind_label", "Kind", text),
    ("definition", "Definition", text),
    ("numerator", "Numerator", text),
    ("denominator", "Denominator", text),
    ("unit", "Unit", text),
    ("direction_label", "Direction", text),
    ("target", "Target", text),
    ("source", "Source", text),
    ("reported", "Reported results", blocks("Result", "group", _REPORTED)),
    ("table", "Figures", figures),
)
_SECONDARY: Final[Table] = (
    ("title", "Title", text),
    ("change_ideas", "Change ideas", items),
)
_PRIMARY: Final[Table] = (
    ("title", "Title", text),
    ("secondary_drivers", "", blocks("Secondary driver", "title", _SECONDARY)),
)
_DIAGRAM: Final[Table] = (
    ("aim", "Aim", text),
    ("primary_drivers", "", blocks("Primary driver", "title", _PRIMARY)),
)
_AIM: Final[Table] = (
    ("what", "What", text),
    ("from", "From", text),
    ("to", "To", text),
    ("by_when", "By when", text),
    ("for_whom", "For whom", text),
)
_REPLICATION: Final[Table] = (
    ("core_parts", "Core: keep these", said_as(name_part)),
    ("adaptable_parts", "Adaptable: fit these to your place", said_as(name_part)),
    ("prerequisites", "What you need first", said_as(name_part)),
    ("steps", "", _STEPS),
)
_DOWNLOAD: Final[Table] = (
    ("title", "Title", text),
    ("url", "Address", text),
    ("format", "Format", text),
    ("accessible_note", "Accessibility", text),
)
_MEDIA: Final[Table] = (
    ("kind", "Kind", text),
    ("url", "Recording", text),
    ("captions_url", "Captions", text),
    ("poster_url", "Picture", text),
    ("transcript", "Transcript", html),
)
#: How the value of a section is read, by its kind.
KINDS: Final[dict[str, Read]] = {
    "html": html,
    "aim": group(_AIM),
    "outcome": one_label,
    "driver_diagram": group(_DIAGRAM),
    "pdsa_cycles": blocks("Cycle", "title", _CYCLE),
    "measures": blocks("Measure", "name", _MEASURE),
    "replication": group(_REPLICATION),
    "steps": _STEPS,
    "statements": keyed_blocks("Statement", _STATEMENT),
    "downloads": blocks("Download", "title", _DOWNLOAD),
    "links": said_as(name_link),
    "tools": said_as(name_record),
    "adaptations": said_as(name_adaptation),
    "quotations": said_as(name_quotation),
    "answers": said_as(name_record),
    "media": group(_MEDIA),
}
