"""Search documents for tests of the engines, which need no database."""

import datetime as dt
import itertools
import random

from search.documents import SearchDocument, Term

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
_numbers = itertools.count(1)


def make_identifier(number, prefix="cs"):
    digits = []
    for _ in range(8):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return f"{prefix}-{''.join(reversed(digits))}0"


def make_document(identifier=None, **values):
    """Facets may be given as keywords: `theme=["listening"]`."""
    identifier = identifier or make_identifier(next(_numbers))
    fields = {
        "title": "A record",
        "summary": "What was done, where, and what happened.",
        "published": dt.date(2025, 1, 1),
    }
    terms = {}
    for key, value in values.items():
        if isinstance(value, list):
            terms[key] = tuple(Term(item, item.replace("-", " ").capitalize()) for item in value)
        else:
            fields[key] = value
    terms.setdefault("type", (Term("case-study", "Case study"),))
    terms.setdefault("language", (Term("en", "English"),))
    card = {"identifier": identifier, "title": fields["title"]}
    return SearchDocument(identifier=identifier, terms=terms, card=card, **fields)


def make_story(identifier=None, **values):
    """A personal story."""
    return make_document(identifier, personal=True, **{"type": ["voice"], **values})


_WORDS = """
haemorrhage bleeding birth triage interpreter midwives anaemia listening postnatal breech labour
neonatal community screening glucose depression preterm the of and
"""
WORDS = _WORDS.split()
CHOICES = {
    "type": ["case-study", "policy-recommendation", "tool", "voice"],
    "priority_area": ["haemorrhage", "preterm-birth", "cross-cutting"],
    "theme": ["listening", "language-support", "ethnicity-data", "care-bundles"],
    "setting": ["antenatal", "postnatal", "triage"],
    "ethnic_group": ["2001-n", "five-groups-black", "all", "source-somali-women"],
    "region": ["london", "midlands", "wales"],
    "organisation": [f"trust-{number}" for number in range(13)],
    "stage": ["testing", "sustained"],
    "outcome": ["better", "same"],
    "adoption": ["testing", "stopped", "none"],
    "factor": ["barrier-trigger", "enabler-trigger"],
    "language": ["en", "so"],
    "tag": ["toolkit", "video"],
}


def make_random_documents(count, seed):
    """Documents of all kinds, a third of them personal stories, some already over."""
    random_ = random.Random(seed)  # noqa: S311 - seeded, so that a failure can be repeated

    def some(values, most):
        return random_.sample(values, random_.randint(0, min(most, len(values))))

    documents = []
    for _ in range(count):
        personal = random_.random() < 0.35
        terms = {key: some(values, 2) for key, values in CHOICES.items()}
        terms["type"] = ["voice"] if personal else [random_.choice(CHOICES["type"])]
        documents.append(
            make_document(
                make_identifier(random_.randrange(29**8)),
                title=" ".join(random_.choices(WORDS, k=3)),
                summary=" ".join(random_.choices(WORDS, k=6)),
                body=" ".join(random_.choices(WORDS, k=20)),
                names=" ".join(terms["organisation"]),
                state=random_.choice(["current"] * 4 + ["superseded", "retracted"]),
                year=random_.choice([None, 2019, 2020, 2021, 2022]),
                published=dt.date(2025, 1, random_.randint(1, 9)),
                reviewed=random_.choice([None, dt.date(2026, 1, random_.randint(1, 5))]),
                visible_until=random_.choice([None, NOW, NOW + dt.timedelta(days=1)])
                if personal
                else None,
                personal=personal,
                adoptions=random_.randint(0, 3),
                **terms,
            )
        )
    return documents
