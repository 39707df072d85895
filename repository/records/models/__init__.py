"""The records: their permanent identity, their versions, the four page types, consent."""

from repository.records.models.case_study import CaseStudyPage, ToolUsed
from repository.records.models.consent import Consent
from repository.records.models.policy_recommendation import PolicyRecommendationPage
from repository.records.models.record import Record, RecordVersion
from repository.records.models.record_page import RecordPage
from repository.records.models.redaction import Redaction
from repository.records.models.relations import (
    Adaptation,
    Contributor,
    RecordEthnicGroup,
    RecordOrganisation,
    VoiceAnswered,
)
from repository.records.models.tags import RecordPageTag, RecordTag
from repository.records.models.tool import ToolPage
from repository.records.models.voice import VoicePage

#: Record type → the page type that shows it.
PAGE_TYPES: dict[str, type[RecordPage]] = {
    str(model.record_type): model
    for model in (CaseStudyPage, PolicyRecommendationPage, ToolPage, VoicePage)
}

__all__ = [
    "PAGE_TYPES",
    "Adaptation",
    "CaseStudyPage",
    "Consent",
    "Contributor",
    "PolicyRecommendationPage",
    "Record",
    "RecordEthnicGroup",
    "RecordOrganisation",
    "RecordPage",
    "RecordPageTag",
    "RecordTag",
    "RecordVersion",
    "Redaction",
    "ToolPage",
    "ToolUsed",
    "VoiceAnswered",
    "VoicePage",
]
