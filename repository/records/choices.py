"""The controlled words of a record. Values are public: they stand in addresses and the API."""

from typing import Final

from django.db import models


class RecordType(models.TextChoices):
    """The four types."""

    CASE_STUDY = "case-study", "Case study"
    POLICY_RECOMMENDATION = "policy-recommendation", "Policy recommendation"
    TOOL = "tool", "Tool"
    VOICE = "voice", "Voice"


#: What records of each type are called together, and where they are listed.
LISTS: Final = {
    RecordType.CASE_STUDY: ("Case studies", "/case-studies/"),
    RecordType.POLICY_RECOMMENDATION: ("Policy recommendations", "/policy-recommendations/"),
    RecordType.TOOL: ("Tools", "/tools/"),
    RecordType.VOICE: ("Voices", "/voices/"),
}


class State(models.TextChoices):
    """Where a record stands in its life (design §3)."""

    DRAFT = "draft", "Not published"
    CURRENT = "current", "Current"
    SUPERSEDED = "superseded", "Superseded"
    RETRACTED = "retracted", "Retracted"
    REMOVED = "removed", "Removed"
    CONSENT_ENDED = "consent-ended", "Consent ended"


class Reason(models.TextChoices):
    """Why a record was retracted or removed, in words that name nobody."""

    FACTUAL_ERROR = "factual-error", "It was factually wrong"
    SAFETY = "safety", "It could have put someone at risk"
    LEGAL = "legal", "A legal reason, such as copyright or a court order"
    OWNER_ASKED = "owner-asked", "The organisation that shared it asked us to"
    DUPLICATE = "duplicate", "Another record says the same"
    OTHER = "other", "Another reason"


#: Readers may open these. Search shows the first two unless asked.
READABLE = (State.CURRENT, State.SUPERSEDED, State.RETRACTED)


class Provenance(models.TextChoices):
    """Whose account a record is."""

    SUBMISSION = "submission", "Submitted by the site"
    SUMMARY = "summary", "Summary of published work"


class Stage(models.TextChoices):
    """How far an improvement has come."""

    IDEA = "idea", "Idea"
    TESTING = "testing", "Being tested"
    IMPLEMENTED = "implemented", "Implemented"
    SUSTAINED = "sustained", "Sustained"
    SPREAD = "spread", "Spread to other places"
    STOPPED = "stopped", "Stopped"


class Outcome(models.TextChoices):
    """What happened. “Too few to tell yet” is a result."""

    BETTER = "better", "Got better"
    SAME = "same", "No change"
    WORSE = "worse", "Got worse"
    MIXED = "mixed", "Mixed results"
    TOO_FEW = "too-few-to-tell", "Too few to tell yet"
    NOT_MEASURED = "not-measured", "Not measured"


class PolicyStatus(models.TextChoices):
    """Where a recommendation stands with its issuer."""

    CONSULTATION = "consultation", "Out for consultation"
    CURRENT = "current", "Current"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Strength(models.TextChoices):
    """How strongly the issuer puts a statement. Never ours to decide."""

    MUST = "must", "Must"
    SHOULD = "should", "Should"
    COULD = "could", "Could"
    NOT_STATED = "not-stated", "Strength not stated"


class Wording(models.TextChoices):
    """Whose words a statement is in."""

    PARAPHRASE = "paraphrase", "Our paraphrase, not the issuer’s words"
    VERBATIM = "verbatim", "The issuer’s own words"


class OrganisationRole(models.TextChoices):
    """What an organisation did for a record."""

    LED_BY = "led-by", "Led by"
    TOOK_PART = "took-part", "Took part"
    PUBLISHED_BY = "published-by", "Published by"
    ISSUED_BY = "issued-by", "Issued by"
    OWNER = "owner", "Owner"
    EVALUATED_BY = "evaluated-by", "Evaluated by"


class CareSetting(models.TextChoices):
    """Where in care it happens."""

    PRECONCEPTION = "preconception", "Before pregnancy"
    ANTENATAL = "antenatal", "Antenatal care"
    TRIAGE = "triage", "Maternity triage"
    LABOUR_AND_BIRTH = "labour-and-birth", "Labour and birth"
    POSTNATAL = "postnatal", "Postnatal care"
    NEONATAL = "neonatal", "Neonatal care"
    COMMUNITY = "community", "Community"
    PRIMARY_CARE = "primary-care", "General practice and primary care"
    MENTAL_HEALTH = "mental-health", "Perinatal mental health services"
    WHOLE_SYSTEM = "whole-system", "Whole organisation or system"


class ToolKind(models.TextChoices):
    """What kind of tool it is."""

    DRIVER_DIAGRAM = "driver-diagram", "Driver diagram"
    CHECKLIST = "checklist", "Checklist"
    FRAMEWORK = "framework", "Framework"
    DATA_TOOL = "data-tool", "Data tool"
    TRAINING = "training", "Training"
    ASSESSMENT = "assessment", "Assessment"
    TEMPLATE = "template", "Template"
    CONVERSATION_GUIDE = "conversation-guide", "Conversation guide"


class QIStage(models.TextChoices):
    """When in an improvement project a tool helps."""

    UNDERSTAND = "understand", "Understand the problem"
    PLAN = "plan", "Plan the change"
    TEST = "test", "Test the change"
    MEASURE = "measure", "Measure"
    IMPLEMENT = "implement", "Implement"
    SUSTAIN = "sustain-and-spread", "Sustain and spread"


class VoiceFormat(models.TextChoices):
    """How a voice is heard."""

    WRITTEN = "written", "Written story"
    AUDIO = "audio", "Audio"
    VIDEO = "video", "Video"
    RESEARCH = "research-summary", "Summary of published research"


class Account(models.TextChoices):
    """Whose account a voice is. The two are never mistaken for each other."""

    STORY = "personal-story", "A service user’s story"
    RESEARCH = "published-research", "Summary of published research"


class MeasureKind(models.TextChoices):
    """The Model for Improvement's families of measures, with structure (Donabedian)."""

    OUTCOME = "outcome", "Outcome measure"
    PROCESS = "process", "Process measure"
    BALANCING = "balancing", "Balancing measure"
    STRUCTURE = "structure", "Structure measure"


class Direction(models.TextChoices):
    """Which way is better."""

    HIGHER = "higher", "Higher is better"
    LOWER = "lower", "Lower is better"
    NEITHER = "neither", "Neither way is better in itself"


class Act(models.TextChoices):
    """What a PDSA cycle ended in."""

    ADOPT = "adopt", "Adopt"
    ADAPT = "adapt", "Adapt"
    ABANDON = "abandon", "Abandon"


class Part(models.TextChoices):
    """Whether a replicating site must keep a part or may change it."""

    CORE = "core", "Core: keep this"
    ADAPTABLE = "adaptable", "May be adapted"


class CostBand(models.TextChoices):
    """What a change costs one site in its first year, beside the time of staff it has already.

    In pounds, and a convention of our own: the bounds tell what a ward may decide from what a board
    must. They are taken from no source.
    """

    FREE = "free", "No extra cost"
    LOW = "low", "Low: up to £1,000"
    MEDIUM = "medium", "Medium: £1,001 to £10,000"
    HIGH = "high", "High: more than £10,000"


class Ground(models.TextChoices):
    """Why words were taken out of a version that is otherwise never changed."""

    ERASURE = "erasure", "Erasure: a person asked for it"
    RECTIFICATION = "rectification", "Rectification: it was wrong about a person"
    COURT_ORDER = "court-order", "A court or a regulator ordered it"


class Language(models.TextChoices):
    """Languages a record may be written in."""

    ENGLISH = "en", "English"
    ARABIC = "ar", "Arabic"
    BENGALI = "bn", "Bengali"
    FRENCH = "fr", "French"
    GUJARATI = "gu", "Gujarati"
    POLISH = "pl", "Polish"
    PORTUGUESE = "pt", "Portuguese"
    PUNJABI = "pa", "Punjabi"
    ROMANIAN = "ro", "Romanian"
    SOMALI = "so", "Somali"
    TAMIL = "ta", "Tamil"
    URDU = "ur", "Urdu"
    YORUBA = "yo", "Yoruba"
    WELSH = "cy", "Welsh"


#: What a language calls itself: how readers of it find it.
OWN_NAMES: Final = {
    Language.ENGLISH: "English",
    Language.ARABIC: "العربية",
    Language.BENGALI: "বাংলা",
    Language.FRENCH: "Français",
    Language.GUJARATI: "ગુજરાતી",
    Language.POLISH: "Polski",
    Language.PORTUGUESE: "Português",
    Language.PUNJABI: "ਪੰਜਾਬੀ",
    Language.ROMANIAN: "Română",
    Language.SOMALI: "Soomaali",
    Language.TAMIL: "தமிழ்",
    Language.URDU: "اردو",
    Language.YORUBA: "Yorùbá",
    Language.WELSH: "Cymraeg",
}
OGL: Final = "ogl-3.0"
#: Licence → its name and where it can be read.
LICENCES: Final = {
    OGL: (
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "cc-by-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "cc-by-nc-4.0": (
        "Creative Commons Attribution-NonCommercial 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    "all-rights-reserved": ("All rights reserved: read it here", ""),
}


class CreditChoice(models.TextChoices):
    """How a person wants to be credited for their story."""

    NAME = "name", "Their name"
    FIRST_NAME = "first-name", "Their first name"
    PSEUDONYM = "pseudonym", "A name that is not theirs"
    NONE = "none", "No credit"


class Payment(models.TextChoices):
    """How the payment of a person stands."""

    OFFERED = "offered", "Offered, not paid yet"
    PAID = "paid", "Paid"
    DECLINED = "declined", "Offered, and the person did not want it"
    NOT_OFFERED = "none", "Not offered"
