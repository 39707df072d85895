"""The judged queries as they are kept in `judgements/`: TREC qrels beside a list of queries."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from home import starter

FOLDER = Path(__file__).parent / "judgements"
RECORDED = Path(__file__).parent / "recorded.json"
DEVELOPMENT, SEALED = "development", "sealed"
GRADES = {1, 2, 3}


@dataclass(frozen=True)
class JudgedQuery:
    """What somebody types, and how well each record answers it; a record not named: not at all."""

    name: str
    half: str
    kind: str
    text: str
    grades: dict[str, int]


def load_grades(name="qrels.txt"):
    """Return query → starter record's slug → grade."""
    grades = {}
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        query, _, slug, grade = line.split()
        grades.setdefault(query, {})[slug] = int(grade)
    return grades


def load_queries(half=None):
    """Return the judged queries of one half, or all, with records under their identifiers."""
    identifiers = starter.read("identifiers")
    grades = load_grades()
    with (FOLDER / "queries.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        JudgedQuery(
            row["query"],
            row["half"],
            row["kind"],
            row["text"],
            {identifiers[slug]: grade for slug, grade in grades[row["query"]].items()},
        )
        for row in rows
        if half in {None, row["half"]}
    ]


def load_recorded():
    """Return the development half's recorded figures, by engine."""
    return json.loads(RECORDED.read_text(encoding="utf-8"))
