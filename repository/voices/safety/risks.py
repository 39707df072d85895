"""What the check found in a page, one row for the same words, and what was decided of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.crypto import salted_hmac

from repository.records.models import VoicePage
from repository.reidentification.check import find_risks
from repository.reidentification.finding import TEXT, Finding, Kind
from repository.reidentification.named_review import needs_named_review
from repository.voices.models import Dismissal, NamedReview
from repository.voices.safety.reading import Reading, read_page

_SALT: Final = "repository.voices.safety"
#: Where a sentence, and with it what a finding is judged by, begins and ends.
_ENDS: Final = ".!?\n"
_NAMES: Final = {
    "place": "Place and organisations",
    "date": "Year and dates in words",
    "ethnicity": "Ethnicity",
    "role": "Role",
}


@dataclass(frozen=True)
class Sentence:
    """A sentence around a finding, in three parts, for an editor to find it by."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return self.before + self.words + self.after


@dataclass(frozen=True)
class Risk:
    """The same words found once or more in one place of the page."""

    kind: Kind
    place: str
    words: str
    why: str
    suggestion: str
    confidence: str
    sentences: tuple[Sentence, ...]
    fingerprint: str
    dismissal: Dismissal | None = None


@dataclass(frozen=True)
class Needed:
    """A named review that a story asks for, and the one that answers it, if any."""

    kind: NamedReview.Kind
    why: str
    words: str
    review: NamedReview | None


@dataclass(frozen=True)
class Safety:
    """Where a story stands."""

    risks: tuple[Risk, ...]
    needed: tuple[Needed, ...]
    fingerprint: str

    @property
    def open_risks(self) -> tuple[Risk, ...]:
        """What nobody has looked at."""
        return tuple(risk for risk in self.risks if risk.dismissal is None)

    @property
    def dismissed(self) -> tuple[Risk, ...]:
        """What a reviewer let stand."""
        return tuple(risk for risk in self.risks if risk.dismissal is not None)

    @property
    def missing_reviews(self) -> tuple[Needed, ...]:
        """What a named person has yet to read."""
        return tuple(need for need in self.needed if need.review is None)

    @property
    def is_settled(self) -> bool:
        """Whether nothing stands in the way of publication."""
        return not self.open_risks and not self.missing_reviews


def judge(page: VoicePage) -> Safety:
    """Check a page as it is in memory against what was decided of it so far."""
    reading = read_page(page)
    dismissals = {each.fingerprint: each for each in page.dismissals.all()} if page.pk else {}
    risks = tuple(_group(reading, find_risks(reading.story), dismissals))
    fingerprint = _sign("review", reading.told)
    reviews = list(page.named_reviews.all()) if page.pk else []
    if not _is_minor(page):
        reviews = [review for review in reviews if review.fingerprint == fingerprint]
    needed = tuple(_needed(page, reading, reviews))
    return Safety(risks, needed, fingerprint)


def _is_minor(page: VoicePage) -> bool:
    """Return whether only spelling or layout changed since a version that is public."""
    return page.minor_correction and page.last_note() is not None


def _needed(page: VoicePage, reading: Reading, reviews: Iterable[NamedReview]) -> Iterable[Needed]:
    reasons = {reason.key: reason for reason in needs_named_review(reading.told)}
    if page.translation_of is not None:
        # The words that ask for it are known in English alone: a translation asks as its original.
        told = read_page(page.translation_of).told
        reasons = {**{reason.key: reason for reason in needs_named_review(told)}, **reasons}
    done = {review.kind: review for review in reversed(list(reviews))}
    for kind in NamedReview.Kind:
        if reason := reasons.get(kind.value):
            yield Needed(kind, reason.label, reason.words, done.get(kind.value))


def _group(
    reading: Reading, findings: Iterable[Finding], dismissals: dict[str, Dismissal]
) -> Iterable[Risk]:
    groups: dict[tuple[Kind, str, str], list[tuple[Finding, Sentence]]] = {}
    for finding in findings:
        place, sentence = _locate(reading, finding)
        groups.setdefault((finding.kind, place, finding.words), []).append((finding, sentence))
    for (kind, place, words), found in groups.items():
        first = found[0][0]
        sentences = tuple(dict.fromkeys(sentence for _finding, sentence in found))
        # A combination stands or falls with its parts, which its reason names.
        told = (first.why,) if kind is Kind.JIGSAW else tuple(str(each) for each in sentences)
        fingerprint = _sign("finding", kind, place, words, *told)
        yield Risk(
            kind,
            place,
            words,
            first.why,
            first.suggestion,
            first.confidence,
            sentences,
            fingerprint,
            dismissals.get(fingerprint),
        )


def _locate(reading: Reading, finding: Finding) -> tuple[str, Sentence]:
    if finding.source != TEXT:
        place = _NAMES.get(finding.source, finding.source[:1].upper() + finding.source[1:])
        return place, Sentence("", finding.words, "")
    place, words, start = reading.locate(finding.span.start)
    end = start + finding.span.end - finding.span.start
    first = max(words.rfind(mark, 0, start) for mark in _ENDS) + 1
    last = min((at for mark in _ENDS if (at := words.find(mark, end)) >= 0), default=len(words))
    return place, Sentence(
        words[first:start].lstrip(), words[start:end], words[end : last + 1].rstrip()
    )


def _sign(*told: Any) -> str:
    """Return what stands for words without telling them: it cannot be tried without the key."""
    value = "\x1f".join(str(part) for part in told)
    return salted_hmac(_SALT, value, algorithm="sha256").hexdigest()
