"""Reads the lists of words in `lists/`, which anybody can amend without knowing Python."""

from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "lists"


@cache
def read_list(name: str) -> frozenset[str]:
    """Return the words of one list, or of every list in a folder; lines with # are remarks."""
    path = _FOLDER / name
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path.with_suffix(".txt")]
    return frozenset(
        word
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    )
