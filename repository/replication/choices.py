"""The controlled words of an adoption. Values are public: they stand in addresses and the API."""

from django.db import models


class AdoptionStage(models.TextChoices):
    """How far an adopter has come. “Stopped” is a result like the others."""

    INTERESTED = "interested", "Interested"
    PLANNING = "planning", "Planning"
    TESTING = "testing", "Testing"
    IMPLEMENTED = "implemented", "Implemented"
    SUSTAINED = "sustained", "Sustained"
    STOPPED = "stopped", "Stopped"


class AdoptionStatus(models.TextChoices):
    """Where a report stands between the adopter and the public."""

    UNCONFIRMED = "unconfirmed", "Waiting for the adopter to confirm by email"
    WAITING = "waiting", "Waiting for a moderator"
    PUBLIC = "public", "Public"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Taken back by the adopter"


class AdoptionResult(models.TextChoices):
    """What happened where it was tried. “Too early” and “not measured” are honest answers."""

    BETTER = "better", "Got better"
    SAME = "same", "No change"
    WORSE = "worse", "Got worse"
    TOO_EARLY = "too-early", "Too early to tell"
    NOT_MEASURED = "not-measured", "Not measured"


class EquityChange(models.TextChoices):
    """What happened to the inequality that a group meets."""

    NARROWED = "narrowed", "The gap narrowed"
    SAME = "same", "The gap stayed the same"
    WIDENED = "widened", "The gap widened"
    UNCLEAR = "unclear", "Cannot tell yet"


class NoEquityReason(models.TextChoices):
    """Why an adopter cannot say what happened for each group."""

    TOO_EARLY = "too-early", "It is too early"
    TOO_FEW = "too-few", "Too few people to tell"
    NOT_RECORDED = "not-recorded", "Ethnicity is not recorded well enough"
    NOT_LOOKED_AT = "not-looked-at", "We have not looked at it by ethnic group"


class PartFate(models.TextChoices):
    """What an adopter did with a core part."""

    KEPT = "kept", "Kept"
    CHANGED = "changed", "Changed"
    LEFT_OUT = "left-out", "Left out"


class FactorKind(models.TextChoices):
    """Whether something got in the way or helped."""

    BARRIER = "barrier", "Got in the way"
    ENABLER = "enabler", "Helped"
