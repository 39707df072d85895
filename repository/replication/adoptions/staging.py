"""Every stage that an adoption reaches leaves a row: how a change spread is drawn from these."""

from repository.replication.models import Adoption, StageChange


def note_stage(adoption: Adoption) -> None:
    """Keep the stage it is at now, unless it was kept last."""
    last = StageChange.objects.filter(adoption=adoption).order_by("-pk").first()
    if last is None or last.stage != adoption.stage:
        StageChange.objects.create(
            adoption=adoption, stage=adoption.stage, since=adoption.stage_since
        )
