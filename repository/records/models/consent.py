"""What a person agreed to. Private to the Consent officer; nothing here is ever shown."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from repository.records.models.voice import VoicePage


def _agreed(help_text: str, label: str | None = None) -> models.BooleanField:
    return models.BooleanField(label, default=False, help_text=help_text)


class Consent(models.Model):
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
    credit = models.CharField(
        max_length=100,
        blank=True,
        help_text="Exactly how to credit the person: a name, first name, pseudonym, or nothing.",
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
        blank=True, help_text="Other people in the story, and whether each of them agreed."
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
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When.")
    support_offered = models.CharField(
        max_length=200, blank=True, help_text="What support the person was offered."
    )
    payment = models.CharField(
        max_length=200, blank=True, help_text="What was offered and paid, and costs covered."
    )

    panels = [
        FieldPanel("voice"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "site",
                    "reuse",
                    "print_packs",
                    "social_media",
                    "training",
                    "research",
                    "translation",
                )
            ],
            heading="Where it may appear",
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "show_name",
                    "credit",
                    "show_ethnicity",
                    "show_place",
                    "show_dates",
                    "show_image",
                    "show_audio",
                    "show_video",
                )
            ],
            heading="Which parts may be shown",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("given_on"), FieldPanel("taken_by")]),
                FieldRowPanel([FieldPanel("witness"), FieldPanel("interview_language")]),
                FieldPanel("interpreter"),
                FieldPanel("others_mentioned"),
                FieldPanel("support_offered"),
                FieldPanel("payment"),
            ],
            heading="How it was agreed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("seen_final"),
                FieldPanel("released"),
                FieldRowPanel([FieldPanel("expires_at"), FieldPanel("review_on")]),
            ],
            heading="Release and expiry",
        ),
    ]

    class Meta:
        verbose_name = "consent"

    def __str__(self) -> str:
        return f"Consent for voice {self.voice_id}"

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

    @property
    def is_in_force(self) -> bool:
        """Whether it holds at this second: released, not withdrawn, not expired."""
        if self.withdrawn_at is not None or not (self.seen_final and self.released):
            return False
        return self.expires_at is None or self.expires_at > timezone.now()
