"""Ways to reach somebody: phone, e-mail, web address, account. Public ones are no finding."""

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding
from repository.reidentification.words import is_ordinary

_PHONE_LIKE: Final = re.compile(r"(?<![\w.])(?:\+|\(?0|00)[\d()][\d ()\-–./]{7,20}\d(?!\w)")
_EMAIL: Final = re.compile(
    r"(?<![\w.+\-])([\w.+\-]{1,64})\s?(?:@|\[at\]|\(at\)|\sat\s(?=\w+\s(?:dot\s|\[dot\])))\s?"
    r"([\w\-]{1,63}(?:(?:\.|\s?\[dot\]\s?|\s?\(dot\)\s?|\sdot\s)[\w\-]{2,63}){1,4})",
    re.IGNORECASE,
)
_SHARED_MAILBOX: Final = re.compile(
    r"(?:info|enquir(?:y|ies)|contact|hello|help(?:line)?|pals|admin|office|support|feedback|mail|"
    r"complaints|press|media|research|maternity|mvp|bookings?|reception|team|voices|noreply|"
    r"no-reply|communications|comms|library|jo)\b.*|.*(?:team|pals|maternity|mvp|enquiries|"
    r"voices).*",
    re.IGNORECASE,
)
_URL: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"']{3,300}|(?<![\w@.])"
    r"(?:[\w\-]{1,63}\.)?(?:facebook|fb|instagram|tiktok|twitter|x|linkedin|youtube|gofundme|"
    r"justgiving|linktr|wordpress|blogspot|substack|snapchat|threads|t)\.(?:com|ee|me|net|uk)"
    r"(?:/[^\s<>“”\"']{1,200})?",
    re.IGNORECASE,
)
_PUBLIC_HOST: Final = re.compile(
    r"^(?:https?://)?(?:[\w\-]{1,63}\.){0,6}(?:nhs\.uk|gov\.uk|gov\.wales|gov\.scot|nhs\.scot|"
    r"hscni\.net|org\.uk|"
    r"org|ac\.uk|edu|int|police\.uk|nice\.org\.uk|bbc\.co\.uk|bmj\.com|"
    r"thelancet\.com)(?:[/:?#.,)]|$)",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<![\w@./])@([A-Za-z_][\w.]{2,30})(?![\w@])")
_NAMED_ACCOUNT: Final = re.compile(
    r"\b(?i:insta(?:gram)?|facebook|tiktok|tik tok|twitter|snapchat|snap|linkedin|youtube|telegram|"
    r"discord|reddit|threads|bluesky|mumsnet|netmums|twitch|signal)\b"
    r"(?:\s(?:account|page|handle|username|user ?name|name|profile|channel|blog|is|as|at|"
    r"under|it|i|"
    r"my|was|on|you|can|find|me|am|called|post|I'm|I’m|user)|[,:]){0,8}\s?[“\"'‘@]?"
    r"(?P<name>(?=[\w.]{0,30}[\d_.]\w|[a-z]{0,20}[A-Z])[A-Za-z][\w.]{3,30}\w)"
)
_USERNAME: Final = re.compile(
    r"\b(?:user ?name|handle|gamertag|screen name)\b(?:\s(?:is|was|there|on|"
    r"it)){0,4}[:,]?\s[“\"'‘@]?"
    r"(?P<name>(?=[\w.]{0,30}[\d_])[A-Za-z][\w.]{3,30}\w)"
)
_ORGANISATION_IN_HANDLE: Final = re.compile(
    r"nhs|charity|trust|hospital|mvp|maternity|midwi|ucl|nice|rcog|rcm|who|sands|tommys|bliss|"
    r"mbrrace|health|council|fivexmore|five_?x_?more",
    re.IGNORECASE,
)
#: Shared by whoever answers: free and 03 numbers, three-digit services.
_PUBLIC_TYPES: Final = {
    phonenumbers.PhoneNumberType.TOLL_FREE,
    phonenumbers.PhoneNumberType.UAN,
    phonenumbers.PhoneNumberType.SHARED_COST,
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
}
_PUBLIC_CUE: Final = re.compile(
    r"\b(?:helpline|switchboard|ward|labour line|triage|advice line|pals|charity|freephone|"
    r"reception|clinic|assessment unit|samaritans|surgery|support line|crisis line)\b[^.\n]{0,40}$",
    re.IGNORECASE,
)


def find_phones(text: str) -> Iterator[Finding]:
    """Find numbers that could be a person's own, British or foreign."""
    for match in _PHONE_LIKE.finditer(text):
        number = _parse(match[0])
        if number is None:
            continue
        kind = phonenumbers.number_type(number)
        is_mobile = kind == phonenumbers.PhoneNumberType.MOBILE
        before = text[max(0, match.start() - 60) : match.start()]
        if kind in _PUBLIC_TYPES or (_PUBLIC_CUE.search(before) and not is_mobile):
            continue
        certain = Confidence.CERTAIN if is_mobile else Confidence.LIKELY
        yield build_finding(Kind.PHONE, text, match.start(), match.end(), certain)


def _parse(digits: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return None
    # Numbers kept for drama are not valid, and look like anybody's: possible is enough.
    return number if phonenumbers.is_possible_number(number) else None


def find_emails(text: str) -> Iterator[Finding]:
    """Find addresses, also written with “at”, that are no organisation's shared mailbox."""
    for match in _EMAIL.finditer(text):
        if not _SHARED_MAILBOX.fullmatch(match[1]):
            yield build_finding(Kind.EMAIL, text, match.start(), match.end(), Confidence.CERTAIN)


def find_web_addresses(text: str) -> Iterator[Finding]:
    """Find addresses of pages that are no public body's or charity's."""
    for match in _URL.finditer(text):
        if not _PUBLIC_HOST.match(match[0]):
            yield build_finding(Kind.URL, text, match.start(), match.end())


def find_accounts(text: str) -> Iterator[Finding]:
    """Find handles, and account names told without the @."""
    for match in _HANDLE.finditer(text):
        name = match[1].strip(".")
        if is_ordinary(name.lower()) or _ORGANISATION_IN_HANDLE.search(name):
            continue
        yield build_finding(Kind.SOCIAL, text, match.start(), match.end(1), Confidence.CERTAIN)
    for pattern in (_NAMED_ACCOUNT, _USERNAME):
        for match in pattern.finditer(text):
            name = match["name"]
            if not _ORGANISATION_IN_HANDLE.search(name):
                yield build_finding(Kind.SOCIAL, text, *match.span("name"))
