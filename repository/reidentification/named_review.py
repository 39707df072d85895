"""What asks for a named person to read a story before its release (domain: a death, a child, …)."""

import re
from dataclasses import dataclass
from typing import Final

from repository.reidentification.finding import Span


@dataclass(frozen=True)
class Reason:
    """Why a named review is needed, and the first words that say so."""

    key: str
    label: str
    span: Span
    words: str


@dataclass(frozen=True)
class _Rule:
    key: str
    label: str
    pattern: re.Pattern[str]


def _rule(key: str, label: str, words: str) -> _Rule:
    return _Rule(key, label, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))


_RULES: Final = (
    _rule(
        "death",
        "It tells of a death.",
        r"died|dies|death|dead|dying|stillb(?:irth|irths|orn)|born (?:sleeping|still|asleep)|"
        r"passed away|"
        r"miscarr(?:y|ied|iage|iages)|neonatal loss|baby loss|lost (?:my|our|her|the|"
        r"a) (?:baby|son|daughter|twins?|"
        r"boy|girl|child|wife|pregnancy)|no heartbeat|funeral|bereave(?:d|ment)|post-?mortem|"
        r"inquest|coroner|suicide|"
        r"termination|killed",
    ),
    _rule(
        "child",
        "It tells of a child who can be recognised.",
        r"my (?:\w+ )?(?:son|daughter|child|children|toddler|boy|girl|kids|twins|triplets)|"
        r"our (?:\w+ )?(?:son|daughter|child|"
        r"children|boy|girl|kids|twins|triplets)|(?:he|she) is now \w+|(?:year|month)s? old|"
        r"at school|in nursery|I was (?:1[0-7]|"
        r"fifteen|sixteen|seventeen|fourteen|thirteen)",
    ),
    _rule(
        "safeguarding",
        "It touches on safeguarding.",
        r"safeguarding|social (?:worker|workers|services|care)|child protection|section 47|"
        r"taken into (?:care|foster care)|"
        r"foster(?:ed| care| carers?)|removed (?:at birth|from me)|domestic (?:abuse|"
        r"violence)|abus(?:e|ed|ive)|rape|raped|"
        r"sexual(?:ly)? (?:assault|assaulted|violence)|traffick\w+|FGM|genital mutilation|"
        r"forced marriage|"
        r"honour[- ]based|coercive|hit me|beat me|refuge|self[- ]harm\w*|overdose|"
        r"kill myself|end my life",
    ),
    _rule(
        "complaint",
        "It tells of a complaint or a legal case.",
        r"complain(?:t|ts|ed|ing)?|PALS|ombudsman|solicitors?|lawyers?|barrister|negligen(?:t|"
        r"ce)|legal action|"
        r"lawsuit|sued|suing|compensation|settle(?:d|ment) out of court|court|tribunal|judge|"
        r"litigation|"
        r"serious incident|investigation|HSIB|MNSI|GMC|NMC|police|CQC|inquest",
    ),
    _rule(
        "staff",
        "It says that staff did wrong.",
        r"(?:midwife|doctor|nurse|consultant|registrar|anaesthetist|staff|she|he|"
        r"they) (?:\w+ )?(?:lied|shouted|laughed at|"
        r"mocked|slapped|hit|ignored|refused|racist|called me|swore|falsified|pinned|"
        r"restrained)|without (?:my )?consent|"
        r"racist|racism|assault(?:ed)?|suspended|sacked|struck off|cover(?:ed)?[- ]up",
    ),
)


def needs_named_review(text: str) -> list[Reason]:
    """Return why a named person must review a story, one reason of a kind, in a fixed order."""
    reasons = []
    for rule in _RULES:
        match = rule.pattern.search(text)
        if match:
            reasons.append(Reason(rule.key, rule.label, Span(*match.span()), match[0]))
    return reasons
