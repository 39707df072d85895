"""What is kept to keep the tellers of stories safe: one concept a module."""

from repository.voices.models.consent_step import Answer, ConsentStep, Road, Stage
from repository.voices.models.contact_access import AccessKind, ContactAccess
from repository.voices.models.contact_route import ContactRoute, RouteKind
from repository.voices.models.dismissal import Dismissal
from repository.voices.models.mentioned_person import Agreement, MentionedPerson, Relation
from repository.voices.models.named_review import NamedReview
from repository.voices.models.person_event import PersonEvent
from repository.voices.models.person_link import PersonLink, Purpose
from repository.voices.models.reminder import Reminder, ReminderKind
from repository.voices.models.withdrawal import DoomedFile, Withdrawal, WithdrawalRoad
from repository.voices.models.wording_approval import WordingApproval

__all__ = [
    "AccessKind",
    "Agreement",
    "Answer",
    "ConsentStep",
    "ContactAccess",
    "ContactRoute",
    "Dismissal",
    "DoomedFile",
    "MentionedPerson",
    "NamedReview",
    "PersonEvent",
    "PersonLink",
    "Purpose",
    "Relation",
    "Reminder",
    "ReminderKind",
    "Road",
    "RouteKind",
    "Stage",
    "Withdrawal",
    "WithdrawalRoad",
    "WordingApproval",
]
