"""What file names and pictures' hidden details give away."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from repository.reidentification import addresses, contacts, dates, numbers
from repository.reidentification.finding import Confidence, Finding, Kind, build_finding
from repository.reidentification.names import names_in
from repository.reidentification.not_names import INSTITUTIONS, SELDOM_NAMES
from repository.reidentification.places import is_place_word
from repository.reidentification.story import Story
from repository.reidentification.word_lists import read_list
from repository.reidentification.words import is_ordinary

_SEPARATOR: Final = re.compile(
    r"[_\-.+]|(?<=[a-z])(?=[A-Z])|(?<=\D)(?=\d{5})|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])"
)
_EXTENSION: Final = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_DAY: Final = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[\-_. ]?[01]\d[\-_. ]?[0-3]\d|[0-3]\d[\-_. ][01]\d[\-_. ](?:19|"
    r"20)?\d\d)(?!\d)"
)
_CAMERA: Final = re.compile(
    r"^(?:IMG|DSC|DSCN|DSCF|PXL|VID|MVI|WA|Screenshot|signal|WhatsApp)", re.IGNORECASE
)
_DOB: Final = re.compile(r"dob|born|birth", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"\b(?:mrs?|ms|miss|dr|baby|mum|nurse|midwife)\s([A-Za-z]{3,})", re.IGNORECASE
)
_TITLE_CASE: Final = re.compile(r"\b[A-Z][a-z]{3,}\b")
_OF_DEVICES: Final = read_list("of_devices")
_LOCATION: Final = re.compile(
    r"GPS|Location|Latitude|Longitude|^(?:City|Sub-?location)$", re.IGNORECASE
)
_OWNER: Final = re.compile(
    r"Artist|Author|Owner|Copyright|Creator|By-?line|UserComment|ImageDescription|XPAuthor|"
    r"XPTitle|XPComment|XPSubject|"
    r"XPKeywords|PersonInImage|Caption|Description|Title|Subject|Keywords|HostComputer|RegionName",
    re.IGNORECASE,
)
_TAKEN: Final = re.compile(r"DateTime|Date.?Time.?Original|DateCreated|CreateDate", re.IGNORECASE)


def find_in_file_names(story: Story) -> Iterator[Finding]:
    """Find names, numbers and days in the names of files."""
    for name in story.file_names:
        stem = _EXTENSION.sub("", re.split(r"[/\\]", name)[-1])
        spread = _SEPARATOR.sub(" ", stem)
        has_name = bool(names_in(spread.title())) or _may_name(spread)
        digits = re.findall(r"\d{10}", re.sub(r"[ _\-]", "", stem))
        has_number = any(
            numbers.has_nhs_check_digit(d) and not _CAMERA.match(stem) for d in digits
        ) or any(True for _ in numbers.find_personal_numbers(stem.replace("_", " ")))
        has_day = bool(_DAY.search(stem)) and (bool(_DOB.search(stem)) or has_name)
        has_contact = (
            any(True for _ in contacts.find_emails(name))
            or any(True for _ in contacts.find_phones(stem))
            or any(True for _ in addresses.find_postcodes(spread))
        )
        written_day = dates.EXACT_DAY.search(spread) is not None and _DOB.search(spread) is not None
        if has_name or has_number or has_day or has_contact or written_day:
            yield build_finding(
                Kind.FILE_NAME, name, 0, len(name), Confidence.LIKELY, f"file name {name}"
            )


def _may_name(words: str) -> bool:
    """Return whether a word of no list looks like a name: “Mrs kowalczyk”, “Chukwuma family”."""
    titled = _TITLE.search(words)
    if titled is not None and not is_ordinary(titled[1].lower()):
        return True
    return any(
        not is_ordinary(word.lower())
        and not is_place_word(word.lower())
        and word.lower() not in SELDOM_NAMES | INSTITUTIONS | _OF_DEVICES
        for word in _TITLE_CASE.findall(words)
    )


def find_in_images(story: Story) -> Iterator[Finding]:
    """Find where a picture was taken, and who is named in it."""
    for order, metadata in enumerate(story.image_metadata, start=1):
        source = f"metadata of picture {order}"
        for key, value in _flatten(metadata):
            words = _as_words(value)
            if not words:
                continue
            if _LOCATION.search(key):
                yield build_finding(Kind.GPS, words, 0, len(words), Confidence.CERTAIN, source)
            elif _OWNER.search(key) or (_TAKEN.search(key) and not key.startswith("Modify")):
                sure = Confidence.LIKELY if _OWNER.search(key) else Confidence.POSSIBLE
                yield build_finding(Kind.IMAGE_METADATA, words, 0, len(words), sure, source)


def _flatten(metadata: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Walk nested blocks; those under a GPS block keep its name."""
    for key, value in metadata.items():
        if isinstance(value, Mapping):
            for inner, content in _flatten({str(k): v for k, v in value.items()}):
                yield f"{key} {inner}", content
        else:
            yield str(key), value


def _as_words(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="ignore")
    return "" if value is None else str(value).strip(" \0")
