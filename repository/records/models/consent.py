"""What a person agreed to. Private to the Consent officer; nothing here is ever shown.

How it is recorded, and what hangs on it, is `repository.voices`.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.models import ClusterableModel

from repository.records.choices import CreditChoice, Payment
from repository.records.models.voice import VoicePage


def _agreed(help_text: str, label: str | None = None) -> models.BooleanField:
    return models.BooleanField(label, default=False, help_text=help_text)


class Consent(ClusterableModel):
    """A person's consent to one story, in separate scopes. None is ticked to begin with."""

    voice = models.OneToOneField(
        VoicePage, on_delete=models.CASCADE, related_name="consent", help_text="Which story."
    )
    # Where it may appear
    site = _agreed("It may be read on this site, and found by its search.", "this site")
    reuse = _agreed("Others may re-use it: API, harvest, feeds, bulk files.", "re-use by others")
    print_packs = _agreed("It may be printed in replication packs.", "print")
    social_media = _agreed("It may be quoted on social media.")
    training = _agreed("It may be used to train staff.")
    research = _agreed("It may be used in research.")
    # Which parts may be shown
    show_name = _agreed("Credit the person as written below.", "credit")
    show_ethnicity = _agreed("Show the person’s ethnicity.", "ethnicity")
    show_place = _agreed("Show the hospital or area.", "place")
    show_dates = _agreed("Show when it happened.", "dates")
    show_image = _agreed("Show photographs of the person or family.", "photographs")
    show_audio = _agreed("Let the person’s voice be heard.", "voice recording")
    show_video = _agreed("Show the video.", "video")
    translation = _agreed("It may be translated. Without it no translation is shown.")
    # `show_name` is what surfaces read; this is what the person was asked.
    credit_choice = models.CharField(
        "credit as",
        max_length=10,
        choices=CreditChoice.choices,
        help_text="What the person chose. Baby loss: the parents decide on names.",
    )
    credit = models.CharField(
        "exact credit",
        max_length=100,
        blank=True,
        help_text="Exactly as the person wants to read it. Leave it empty for no credit.",
    )
    # How it was agreed
    given_on = models.DateField(help_text="When consent was given.")
    taken_by = models.CharField(max_length=150, help_text="Who asked for it, and their role.")
    witness = models.CharField(max_length=150, blank=True, help_text="Who witnessed it, if anyone.")
    interview_language = models.CharField(
        "language", max_length=60, default="English", help_text="In which language it was asked."
    )
    interpreter = models.CharField(
        max_length=150, blank=True, help_text="Who interpreted, if used."
    )
    others_mentioned = models.TextField(
        "more about others",
        blank=True,
        help_text="Anything else about other people in the story. No names.",
    )
    evidence = models.ForeignKey(
        "media.RepositoryDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="evidence_of",
        help_text="The signed form, or a recording of what was said.",
    )
    seen_final = _agreed("The person has read or watched the finished piece.", "seen when finished")
    released = _agreed("The person agreed to its release after that.", "agreed to release")
    # `records.agreed_words`: other words than these are published only after another answer.
    released_sha256 = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Hash of the words agreed to."
    )
    expires_at = models.DateTimeField(
        null=True, blank=True, help_text="Public until this moment, judged to the second."
    )
    review_on = models.DateField(null=True, blank=True, help_text="When to ask the person again.")
    support_offered = models.CharField(
        max_length=200, blank=True, help_text="What support the person was offered."
    )
    payment = models.CharField(
        "what was offered",
        max_length=200,
        blank=True,
        help_text="The amount or voucher that was offered, in writing and beforehand.",
    )
    payment_state = models.CharField(
        "payment", max_length=10, choices=Payment.choices, blank=True, help_text="How it stands."
    )
    paid_on = models.DateField(null=True, blank=True, help_text="When it was paid.")
    costs_covered = models.CharField(
        max_length=200, blank=True, help_text="Such as travel, childcare, data, an interpreter."
    )

    class Meta:
        verbose_name = "consent"

    def __str__(self) -> str:
        # Logs keep this: no title. A draft has no identifier yet.
        record = getattr(self.voice, "record", None)
        return f"Consent for {record.pk if record else f'voice {self.voice_id}'}"

    def clean(self) -> None:
        """Refuse a credit that consent does not cover, and a consent from the future."""
        super().clean()
        if self.voice_id and self.voice.translation_of_id:
            raise ValidationError(
                {"voice": "This is a translation. Record consent for the original story instead."}
            )
        if self.show_name and not self.credit.strip():
            raise ValidationError({"credit": "Write how the person wants to be credited."})
        if self.given_on and self.given_on > timezone.localdate():
            raise ValidationError({"given_on": "Consent cannot have been given in the future."})
        if self.payment_state == Payment.PAID and self.paid_on is None:
            raise ValidationError({"paid_on": "Say when it was paid."})

    @property
    def is_in_force(self) -> bool:
        """Whether it holds at this second: seen, released, not expired.

        A withdrawal leaves no consent behind that could be asked.
        """
        if not (self.seen_final and self.released):
            return False
        return self.expires_at is None or self.expires_at > timezone.now()
