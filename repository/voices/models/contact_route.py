"""How to reach the person who told a story. The address is sealed before it comes here."""

from django.db import models

from repository.records.models import Consent


class RouteKind(models.TextChoices):
    """By which road a person wants to be reached."""

    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    POST = "post", "Post"
    IN_PERSON = "in_person", "In person"


class ContactRoute(models.Model):
    """One person's route. Only `repository.voices.contact` writes and opens it."""

    consent = models.OneToOneField(
        Consent, on_delete=models.CASCADE, related_name="contact_route", editable=False
    )
    kind = models.CharField(
        max_length=10,
        choices=RouteKind.choices,
        editable=False,
        help_text="How the person wants to be reached. It is not sealed.",
    )
    sealed = models.TextField(editable=False, help_text="The address, under the newest key.")
    set_at = models.DateTimeField(auto_now=True, help_text="When it was written last.")

    class Meta:
        verbose_name = "contact route"

    def __str__(self) -> str:
        return f"Contact route of {self.consent}"
