from repository.voices.models.consent_step import Answer, ConsentStep, Road, Stage
from repository.voices.models.contact_access import AccessKind, ContactAccess
from repository.voices.models.contact_route import ContactRoute, RouteKind

__all__ = [
    "AccessKind",
    "Answer",
    "ConsentStep",
    "ContactAccess",
    "ContactRoute",
    "Road",
    "RouteKind",
    "Stage",
]
