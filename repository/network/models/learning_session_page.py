"""A learning session of the network."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from repository.network.rich_text import RICH_TEXT


class LearningSessionPage(Page):
    """A meeting of the network: action, learning or coaching."""

    kind = models.CharField(
        max_length=20,
        choices=[("action", "Action"), ("learning", "Learning"), ("coaching", "Coaching")],
        help_text="Which kind of session it was.",
    )
    date = models.DateField(help_text="When it took place.")
    introduction = RichTextField(features=RICH_TEXT, help_text="What it was about.")
    materials = RichTextField(
        blank=True, features=RICH_TEXT, help_text="Links to slides and hand-outs."
    )
    recording = models.ForeignKey(
        "media.RepositoryDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="An .mp4 or .mp3 file. It needs captions.",
    )
    captions = models.ForeignKey(
        "media.RepositoryDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The captions of the recording, a .vtt file.",
    )

    template = "network/learning_session_page.html"
    parent_page_types = ["network.NetworkPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldPanel("introduction"),
        FieldPanel("materials"),
        MultiFieldPanel([FieldPanel("recording"), FieldPanel("captions")], heading="Recording"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the recording as the media component takes it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.recording and self.captions:
            context["media"] = {
                "kind": "video" if self.recording.file_extension == "mp4" else "audio",
                "url": self.recording.url,
                "captions_url": self.captions.url,
                "poster_url": "",
                "transcript": "",
            }
        return context

    def clean(self) -> None:
        """Refuse a recording without captions (WCAG 1.2.2)."""
        super().clean()
        if self.recording_id and not self.captions_id:
            raise ValidationError({"captions": "A recording needs captions, as a .vtt file."})
