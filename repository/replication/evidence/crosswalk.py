"""Our levels beside published scales: nearest, never equal. Data only.

Each source says what of it was read. None of their wording is copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Source:
    """A published scale or guideline, and how far it could be read."""

    key: str
    #: What a table calls it.
    short: str
    name: str
    publisher: str
    url: str
    #: What was read of it, and what could not be.
    read: str


@dataclass(frozen=True)
class Scale:
    """A published scale beside ours."""

    source: Source
    #: What it rates, where that is another thing than a record here.
    differs: str
    #: Our level → its nearest.
    nearest: Mapping[str, str]


AHRQ: Final = Source(
    "ahrq",
    "AHRQ Innovations Exchange",
    "Evidence Rating of the Health Care Innovations Exchange",
    "Agency for Healthcare Research and Quality, United States (no longer kept up)",
    "https://webarchive.library.unt.edu/web/20130305101225/http:/www.innovations.ahrq.gov/evidencerating.aspx",
    "Read: what the rating is for and how to use it, in an archived copy. Not read: the part that "
    "defines its three ratings. They are matched here by the names that others give for them, and "
    "by their order alone.",
)
AMCHP: Final = Source(
    "amchp",
    "AMCHP",
    "Practice Continuum of the MCH Innovations Database",
    "Association of Maternal and Child Health Programs, United States",
    "https://www.amchpinnovation.org/evidence-based-practices/",
    "Read: the criteria of cutting-edge, emerging and promising practices, in the current page and "
    "in older ones. Not read: all the criteria of best practices.",
)
EEF_TOOLKIT: Final = Source(
    "eef-toolkit",
    "EEF Toolkit padlocks",
    "Evidence strength in the Teaching and Learning Toolkit (padlocks)",
    "Education Endowment Foundation, England",
    "https://educationendowmentfoundation.org.uk/evidence-summaries/about-the-toolkits/evidence-strength/",
    "Read: an earlier edition of the page that says what each number of padlocks means. Not read: "
    "the manual, and the edition of 2021.",
)
EEF_TRIALS: Final = Source(
    "eef-trials",
    "EEF padlocks of a trial",
    "Security rating of single trials (padlocks)",
    "Education Endowment Foundation, England",
    "https://v2.educationendowmentfoundation.org.uk/help/projects/the-eef-security-rating/",
    "Read: the page on what the rating means, who gives it, and its six levels. Not read: the "
    "guidance for reviewers.",
)
GRADE: Final = Source(
    "grade",
    "GRADE",
    "GRADE quality of evidence",
    "GRADE Working Group; Balshem and others, Journal of Clinical Epidemiology 2011;64:401–406",
    "https://doi.org/10.1186/1741-7015-10-33",
    "Read: the abstract, and the meaning of the four grades as the linked open-access paper quotes "
    "it. Not read: the article as a whole.",
)
SQUIRE: Final = Source(
    "squire",
    "SQUIRE 2.0",
    "SQUIRE 2.0, for reports of quality improvement",
    "Ogrinc and others, BMJ Quality & Safety 2016;25:986–992",
    "https://www.squire-statement.org/",
    "Read: a list of its 18 items. It is a guideline for reports, and has no levels.",
)
TIDIER: Final = Source(
    "tidier",
    "TIDieR",
    "TIDieR, for descriptions of interventions",
    "Hoffmann and others, BMJ 2014;348:g1687",
    "https://doi.org/10.1136/bmj.g1687",
    "Read: a list of its 12 items. It is a guideline for reports, and has no levels.",
)
SOURCES: Final = (AHRQ, AMCHP, EEF_TOOLKIT, EEF_TRIALS, GRADE, SQUIRE, TIDIER)
BY_KEY: Final = {source.key: source for source in SOURCES}
SCALES: Final = (
    Scale(
        AHRQ,
        "It rates one innovation, as we do. Innovations without any evidence of effect were not "
        "taken in.",
        {
            "strong": "Strong",
            "moderate": "Moderate",
            "early": "Suggestive",
            "idea": "Not taken in",
        },
    ),
    Scale(
        AMCHP,
        "It rates a practice by more than evidence: need, equity and who was engaged count too, "
        "and from promising on its results have to be good ones.",
        {
            "strong": "Best practice",
            "moderate": "Promising practice",
            "early": "Emerging practice",
            "idea": "Cutting-edge practice",
        },
    ),
    Scale(
        EEF_TOOLKIT,
        "It rates many studies together, by the reviews of them. A single study has one padlock, "
        "however good it is.",
        dict.fromkeys(("strong", "moderate", "early"), "1 of 5") | {"idea": "None"},
    ),
    Scale(
        EEF_TRIALS,
        "It rates single trials in which chance decided who got what, which few records here are.",
        {
            "strong": "High",
            "moderate": "Moderate to low",
            "early": "Low",
            "idea": "Very low",
        },
    ),
    Scale(
        GRADE,
        "It rates all that is known about one outcome, never a single study. Without random "
        "allocation it begins at low.",
        {
            "strong": "Moderate",
            "moderate": "Low",
            "early": "Very low",
            "idea": "Nothing to grade",
        },
    ),
)
