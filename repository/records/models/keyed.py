"""Pages whose parts have permanent keys, given whoever saves them."""

from typing import Any, ClassVar

from django.db import models

from repository.records.keys import Keyed, give_keys


class HasKeyedParts(models.Model):
    """A record of which others cite, adopt or quote single parts."""

    keyed: ClassVar[tuple[Keyed, ...]] = ()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Give new parts their keys before anything is saved."""
        super().clean()
        give_keys(self, self.keyed)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give keys also to parts that no form has seen."""
        give_keys(self, self.keyed)
        super().save(*args, **kwargs)


def count_keys() -> Any:
    """Return the field in which a page keeps the highest number it ever gave."""
    return models.PositiveIntegerField(
        default=0, editable=False, help_text="The highest key given: keys are never used again."
    )
