"""Fields that several types of record have in common."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class ChoiceListField(models.JSONField):
    """Several values of one `TextChoices`, in the order of the choices."""

    def __init__(
        self, *args: Any, words: type[models.TextChoices] | None = None, **kwargs: Any
    ) -> None:
        self.words = words
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Offer the words as checkboxes."""
        return forms.MultipleChoiceField(
            choices=self.words.choices if self.words else [],
            required=False,
            label=kwargs.get("label") or str(self.verbose_name).capitalize(),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a word that is not among the choices."""
        super().validate(value, model_instance)
        if self.words and (unknown := set(value or []) - set(self.words.values)):
            raise ValidationError(f"Not among the choices: {', '.join(sorted(unknown))}.")

    def labelled(self, value: list[str]) -> list[dict[str, str]]:
        """Return the chosen words with their labels."""
        labels = dict(self.words.choices) if self.words else {}
        return [{"value": word, "label": str(labels.get(word, word))} for word in value]


def document_field(help_text: str, label: str | None = None) -> models.ForeignKey:
    """Return the field for a file that goes with a record, and may be missing."""
    return models.ForeignKey(
        "media.RepositoryDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=label,
        help_text=help_text,
    )
