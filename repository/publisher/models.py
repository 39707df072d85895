"""Who runs this site. While these settings are empty the site calls itself a demonstration."""

from django.core.validators import EmailValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

SUPPORT_TEXT = (
    "<p>If something here has upset you, you do not have to deal with it alone.</p>"
    '<ul><li>Call <a href="tel:116123">116 123</a> to talk to Samaritans, at any time.</li>'
    '<li>Call <a href="tel:111">NHS 111</a> if you need help now and it is not an emergency; '
    "choose the mental health option if you are in crisis.</li>"
    '<li>Call <a href="tel:999">999</a> if someone’s life is in danger.</li>'
    "<li>Your midwife, health visitor or GP can also help.</li></ul>"
)


@register_setting(icon="home")
class PublisherSettings(BaseSiteSetting):
    """The claims this site makes about itself: owner, controller, contacts, audit."""

    owner = models.CharField(
        max_length=200,
        blank=True,
        help_text="The organisation that runs this repository and answers for it.",
    )
    publisher_name = models.CharField(
        "publisher",
        max_length=200,
        blank=True,
        help_text="The name that citations give as publisher.",
    )
    data_controller = models.CharField(
        max_length=200,
        blank=True,
        help_text="The data controller under UK GDPR, with its ICO registration number.",
    )
    contact_email = models.CharField(
        max_length=254,
        blank=True,
        validators=[EmailValidator()],
        help_text="A shared mailbox that is read every working day. Shown on the contact page.",
    )
    concerns_email = models.CharField(
        max_length=254,
        blank=True,
        validators=[EmailValidator()],
        help_text="Where “Report a concern” messages go. The contact mailbox when empty.",
    )
    accessibility_audit_date = models.DateField(
        null=True,
        blank=True,
        help_text="When an independent accessibility audit was made. Leave empty until one has.",
    )
    licence_name = models.CharField(
        max_length=120,
        default="Open Government Licence v3.0",
        help_text="The licence of this site’s own words, personal stories excepted.",
    )
    licence_url = models.URLField(
        "licence address",
        default="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        help_text="Where readers can read the licence.",
    )
    support_text = RichTextField(
        default=SUPPORT_TEXT,
        features=["bold", "ul", "link"],
        help_text="Shown after every voice: where a reader who is upset can turn.",
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("owner"),
                FieldPanel("publisher_name"),
                FieldPanel("data_controller"),
                FieldPanel("contact_email"),
                FieldPanel("concerns_email"),
            ],
            heading="Who runs this site",
            help_text=(
                "Until owner, publisher, data controller and contact mailbox are all set, every "
                "page says “Demonstration: not an official publication”."
            ),
        ),
        MultiFieldPanel([FieldPanel("licence_name"), FieldPanel("licence_url")], heading="Licence"),
        FieldPanel("accessibility_audit_date"),
        FieldPanel("support_text"),
    ]

    class Meta:
        verbose_name = "publisher"

    #: Settings without which the site may not claim to be an official publication.
    REQUIRED = ("owner", "publisher_name", "data_controller", "contact_email")

    def missing(self) -> list[str]:
        """Return the names of the settings still to be filled before official use."""
        return [
            str(self._meta.get_field(name).verbose_name)
            for name in self.REQUIRED
            if not getattr(self, name)
        ]

    @property
    def is_demonstration(self) -> bool:
        """Whether pages must carry the demonstration banner."""
        return bool(self.missing())


class SnapshotVersion(models.Model):
    """A single counter that moves whenever anything held in an in-process snapshot changes."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
