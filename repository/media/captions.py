"""WebVTT: what is said in captions, and what is wrong with a file that players would not read.

Pure. Strict where players are: a file that they would skip in part leaves people without words.
"""

import re
from typing import Final

#: A day of speech has some 2 million.
MAX_BYTES: Final = 5 * 1024 * 1024
_TIME: Final = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_TIMING: Final = re.compile(rf"({_TIME})[ \t]+-->[ \t]+({_TIME})(?:[ \t]+\S.*)?", re.ASCII)
_NOTES: Final = ("NOTE", "STYLE", "REGION")
_TAG: Final = re.compile(r"<[^>]*>")


class CaptionsError(ValueError):
    """What is wrong, as a sentence for whoever uploads the file."""


def read_captions(data: bytes) -> list[str]:
    """Return what is said, cue by cue.

    Raises:
        CaptionsError: no player would show all of it.
    """
    if len(data) > MAX_BYTES:
        raise CaptionsError("It is too large for captions.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaptionsError("It is not in UTF-8.") from error
    blocks = re.split(r"\n{2,}", re.sub(r"\r\n?", "\n", text).strip("\n"))
    if not re.match(r"WEBVTT(?:[ \t]|$)", blocks[0].split("\n")[0]):
        raise CaptionsError("Its first line is not WEBVTT.")
    cues = [_read_cue(block.split("\n")) for block in blocks[1:] if _is_cue(block)]
    said = [cue for cue in cues if cue]
    if not said:
        raise CaptionsError("It has no captions in it.")
    return said


def _is_cue(block: str) -> bool:
    first = block.split("\n", maxsplit=1)[0]
    is_note = any(first == word or first.startswith(f"{word} ") for word in _NOTES)
    return bool(block.strip()) and not is_note


def _read_cue(lines: list[str]) -> str:
    at = next((place for place, line in enumerate(lines[:2]) if "-->" in line), None)
    if at is None:
        raise CaptionsError(f"A caption has no time: “{lines[0][:40]}”.")
    timing = _TIMING.fullmatch(lines[at].strip())
    if timing is None:
        raise CaptionsError(
            f"A time is not written as 00:01.000 --> 00:02.000: “{lines[at][:40]}”."
        )
    start, end = (_seconds(time) for time in timing.groups())
    if end <= start:
        raise CaptionsError(f"A caption ends before it begins: “{lines[at][:40]}”.")
    return _TAG.sub("", " ".join(lines[at + 1 :])).strip()


def _seconds(time: str) -> float:
    *larger, seconds = time.split(":")
    return sum(
        60 ** (place + 1) * int(part) for place, part in enumerate(reversed(larger))
    ) + float(seconds)
