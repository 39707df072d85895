"""What was found, where, how sure, and what an editor could do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The ways in which words tell who somebody is."""

    NAME = "name"
    BABY_NAME = "baby name"
    OTHER_NAME = "name of another person"
    STAFF_NAME = "member of staff named"
    PHONE = "phone number"
    EMAIL = "e-mail address"
    ADDRESS = "postal address"
    POSTCODE = "postcode"
    NHS_NUMBER = "NHS number"
    HOSPITAL_NUMBER = "hospital, registration or other personal number"
    EXACT_DATE = "date of birth or exact date"
    JOB = "job or role held by one person"
    MEDIA = "told in the media"
    SOCIAL = "social media account"
    URL = "web address"
    GPS = "exact place"
    IMAGE_METADATA = "name in a picture's metadata"
    FILE_NAME = "file name"
    JIGSAW = "details that identify together"


class Confidence(StrEnum):
    """How sure the check is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, order=True)
class Span:
    """Where in a text it stands: from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """One thing that could say who somebody is.

    Attributes:
        source: “text”, or the name of the field or file that holds it.
        span: where in that source; of several parts, the first.
        words: the very words.
        others: the other parts of a combination, each with its source.
    """

    kind: Kind
    source: str
    span: Span
    words: str
    why: str
    suggestion: str
    confidence: Confidence
    others: tuple[tuple[str, Span], ...] = ()


TEXT: Final = "text"

#: kind → why it matters, and what could be written instead.
ADVICE: Final[dict[Kind, tuple[str, str]]] = {
    Kind.NAME: (
        "This looks like the name of the person who tells the story.",
        "Leave it out, or credit the person only as their consent says.",
    ),
    Kind.BABY_NAME: (
        "This looks like a child’s name. It can lead to the whole family.",
        "Write “my baby” or “our son”, unless the parents decided to share the name.",
    ),
    Kind.OTHER_NAME: (
        "This looks like the name of somebody else, who may not have agreed.",
        "Say who they are to the person instead: “my partner”, “a friend”.",
    ),
    Kind.STAFF_NAME: (
        "A member of staff is named. A first name is enough for colleagues to know who it was.",
        "Give the role only: “a midwife”, “the consultant”.",
    ),
    Kind.PHONE: ("This is a phone number that may be somebody’s own.", "Take it out."),
    Kind.EMAIL: ("This is an e-mail address that may be somebody’s own.", "Take it out."),
    Kind.ADDRESS: ("This is part of a postal address.", "Name the city or region only."),
    Kind.POSTCODE: ("About 15 homes share one postcode.", "Name the city or region only."),
    Kind.NHS_NUMBER: ("An NHS number belongs to one person.", "Take it out."),
    Kind.HOSPITAL_NUMBER: ("A number of this kind belongs to one person.", "Take it out."),
    Kind.EXACT_DATE: (
        "An exact date of a birth, a death or a stay can be matched with records and posts.",
        "Give the year, or the time of year.",
    ),
    Kind.JOB: (
        "Few people, perhaps only one, have this job or role in this place.",
        "Describe the job broadly (“works in a school”), or leave out the place.",
    ),
    Kind.MEDIA: (
        "The story was in the media, where names and pictures can be looked up.",
        "Leave out that it was reported.",
    ),
    Kind.SOCIAL: ("This leads to somebody’s account.", "Take it out."),
    Kind.URL: ("This address leads to a page about a person.", "Take it out."),
    Kind.GPS: (
        "This says where something is, to within metres.",
        "Take it out; remove a picture’s metadata before it is stored.",
    ),
    Kind.IMAGE_METADATA: (
        "The picture’s hidden details name a person or say exactly when it was taken.",
        "Remove the picture’s metadata before it is stored.",
    ),
    Kind.FILE_NAME: (
        "The file’s name says who it is about. Readers see it when they save the file.",
        "Name the file after what it shows, such as “portrait.jpg”.",
    ),
    Kind.JIGSAW: (
        "Each detail is harmless alone. Together they may fit one person only",
        "Make one of them broader: the region instead of the place, the year instead of the month.",
    ),
}


def build_finding(  # noqa: PLR0913, PLR0917 - each is a column of the finding
    kind: Kind,
    text: str,
    start: int,
    end: int,
    confidence: Confidence = Confidence.LIKELY,
    source: str = TEXT,
) -> Finding:
    """Return a finding at a span, with the advice of its kind."""
    why, suggestion = ADVICE[kind]
    return Finding(kind, source, Span(start, end), text[start:end], why, suggestion, confidence)


def drop_contained(findings: Iterator[Finding]) -> list[Finding]:
    """Return findings in order of place, without those that lie inside an earlier, surer one."""
    rank = {confidence: order for order, confidence in enumerate(Confidence)}
    ordered = sorted(
        set(findings),
        key=lambda f: (f.source, f.span.start, -f.span.end, rank[f.confidence], f.kind),
    )
    kept: list[Finding] = []
    reach: dict[str, int] = {}
    for finding in ordered:
        combined = finding.kind is Kind.JIGSAW
        if not combined and finding.span.end <= reach.get(finding.source, -1):
            continue
        kept.append(finding)
        if not combined:
            reach[finding.source] = max(finding.span.end, reach.get(finding.source, 0))
    return kept
