"""What differs between two contents of a record, in words a reader can follow. Pure: dicts in."""

from repository.records.comparison.changes import REDACTED, Change, compare
from repository.records.comparison.words import Line, Piece

__all__ = ["REDACTED", "Change", "Line", "Piece", "compare"]
