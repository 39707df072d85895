"""The formats of exports, declared once: a format's name is the end of its address. Data only."""

from dataclasses import dataclass
from typing import Final

#: No file has more records than this: what is longer is better harvested.
LIMIT: Final = 5_000


@dataclass(frozen=True)
class Format:
    """One format of file."""

    extension: str
    label: str
    content_type: str


FORMATS: Final = (
    Format("csv", "CSV, for spreadsheets", "text/csv; charset=utf-8"),
    Format("ris", "RIS, for reference managers", "application/x-research-info-systems"),
    Format("bib", "BibTeX", "application/x-bibtex; charset=utf-8"),
    Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
    Format("json", "JSON", "application/json"),
)
BY_EXTENSION: Final = {kind.extension: kind for kind in FORMATS}
