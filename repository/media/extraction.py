"""The words of a PDF or Word file, page by page. Pure: no Django, no secrets, no network.

`reading` runs this as a program of its own, with the file as standard input: whatever a hostile
file does, it does to a process that has little memory and little time.
"""

import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from typing import IO, Any, Final

from docx import Document
from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from repository.media.extraction_limits import (
    BROKEN,
    LOCKED,
    MAX_ABOUT,
    MAX_CHARACTERS,
    MAX_MEMORY,
    MAX_PAGES,
    MAX_SECONDS,
)

try:
    import resource
except ImportError:
    # Only Unix has it.
    resource = None  # type: ignore[assignment] - a module that may be missing

#: Neither letters nor anything a reader sees: control characters, halves of characters, and
#: those that every font gives a meaning of its own. Databases refuse some of them.
_NO_TEXT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
#: A word broken at the end of a line. One that has its own hyphen loses it; search finds both.
_BROKEN_WORD: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*\n\s*(?=[^\W\d_])")
#: What Microsoft's programs wrap a document in when it has a password.
_OLE: Final = b"\xd0\xcf\x11\xe0"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID_TWICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class LockedError(Exception):
    """The file cannot be read without a password."""


def clean_text(text: str) -> str:
    """Return a page's text in one line: ligatures taken apart, broken words joined."""
    joined = _BROKEN_WORD.sub("", text)
    shown = _NO_TEXT.sub(" ", _INVISIBLE.sub("", joined))
    return " ".join(unicodedata.normalize("NFKC", shown).split())


def iterate_pdf(file: IO[bytes]) -> Iterator[str]:
    """Return the text of each page of a PDF; nothing of a page that cannot be read."""
    try:
        reader = PdfReader(file)
        # Many files are locked against changes alone: those open without a password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise LockedError
        pages = reader.pages
        len(pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise LockedError from error
    for page in pages:
        try:
            text = page.extract_text()
        except Exception:  # noqa: BLE001 - files are broken in every way; the next page may be whole
            text = ""
        yield text


def iterate_word(file: IO[bytes]) -> Iterator[str]:
    """Return the text of a Word file as one: only the program that prints it makes its pages."""
    if file.read(len(_OLE)) == _OLE:
        raise LockedError
    file.seek(0)
    yield "".join(_word_parts(Document(file).element.body))


def _word_parts(body: Any) -> Iterator[str]:
    """Return what is to be read in order, in tables and boxes too; deleted words are elsewhere."""
    for copy in list(body.iter(_SAID_TWICE)):
        copy.getparent().remove(copy)
    for element in body.iter(*(_WORD + name for name in ("p", "t", "tab", "br", "cr"))):
        yield (element.text or "") if element.tag == f"{_WORD}t" else "\n"


def _about_pdf(file: IO[bytes]) -> Iterator[Any]:
    reader = PdfReader(file)
    if reader.is_encrypted:
        reader.decrypt("")
    for key in ("/Author", "/Title", "/Subject", "/Keywords"):
        yield (reader.metadata or {}).get(key)


def _about_word(file: IO[bytes]) -> Iterator[Any]:
    known = Document(file).core_properties
    for key in ("author", "last_modified_by", "title", "subject", "keywords", "comments"):
        yield getattr(known, key)


_ABOUT: Final[dict[str, Callable[[IO[bytes]], Iterator[Any]]]] = {
    "pdf": _about_pdf,
    "docx": _about_word,
}


def read_about(kind: str, file: IO[bytes]) -> str:
    """Return what a file says of its makers, a line each: readers of the file see it too."""
    try:
        lines = [clean_text(str(value)) for value in _ABOUT[kind](file) if value]
    except Exception:  # noqa: BLE001 - whatever a broken file does to its reader
        lines = []
    file.seek(0)
    return "\n".join(dict.fromkeys(filter(None, lines)))[:MAX_ABOUT]


_READERS: Final[dict[str, Callable[[IO[bytes]], Iterator[str]]]] = {
    "pdf": iterate_pdf,
    "docx": iterate_word,
}


def extract(kind: str, file: IO[bytes]) -> dict[str, Any]:
    """Return a file's pages, and whether they are all of it; or what is wrong with it."""
    deadline = time.monotonic() + MAX_SECONDS
    pages: list[str] = []
    left = MAX_CHARACTERS
    try:
        for text in _READERS[kind](file):
            if len(pages) == MAX_PAGES or not left or time.monotonic() > deadline:
                return {"pages": pages, "whole": False}
            page = clean_text(text)
            pages.append(page[:left])
            left = max(0, left - len(page))
            if len(page) > len(pages[-1]):
                return {"pages": pages, "whole": False}
    except LockedError:
        return {"trouble": LOCKED}
    except Exception:  # noqa: BLE001 - whatever a broken file does to its reader
        return {"trouble": BROKEN}
    return {"pages": pages, "whole": True}


def _limit_this_process() -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    # The first ends it with a signal that says why; the second is for who ignores that.
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS + 5, MAX_SECONDS + 8))
    # It writes no file: neither what a hostile one might have it write, nor, when that signal
    # ends it, a gigabyte of memory that holds what others wrote.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read standard input as a file of the kind that is named, and write what was found."""
    _limit_this_process()
    kind, file = sys.argv[1], sys.stdin.buffer
    about = read_about(kind, file)
    json.dump({**extract(kind, file), "about": about}, sys.stdout)


if __name__ == "__main__":
    main()
