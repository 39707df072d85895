"""A participating site with a plan, and a learning session with a recording. All made up."""

from datetime import date

from django.core.files.base import ContentFile

from repository.network.models import (
    LearningSessionPage,
    NetworkPage,
    Organisation,
    SitePage,
    SiteTeamMember,
)
from tests.factories.document import MP4, VTT, DocumentFactory


def add_site():
    page = SitePage(
        title="Example site with a plan",
        founding_name="Example Maternity Team",
        region="north-west",
        system="Example Integrated Care System",
        place="Exampletown",
        introduction="<p>Two hospitals and the women who use them.</p>",
        context_note="The ambulance trust is nearby and was not named.",
        plan_published=True,
        objectives=[
            ("objective", {"objective": "Measure every loss", "detail": "<p>With scales.</p>"}),
            ("objective", {"objective": "Ask every woman"}),
        ],
        key_measures=[
            ("measure", {"name": "Loss of 1,500 ml", "target": "2.9% by 2027", "source": "MSDS"}),
            ("measure", {"name": "Interpreters present"}),
        ],
        equity_lens="<p>Every figure is read by ethnic group.</p>",
        progress="<p>Half way.</p>",
        sources=[("source", {"title": "Its plan", "url": "https://example.org/plan"})],
        live=False,
    )
    page.team = [SiteTeamMember(organisation=Organisation.objects.first(), part="leads")]
    return _publish(page)


def add_session():
    return _publish(
        LearningSessionPage(
            title="Measuring blood loss together",
            kind="learning",
            date=date(2026, 3, 4),
            introduction="<p>Nine sites compared their scales.</p>",
            materials="<h3>Slides</h3><ul><li>By request</li></ul>",
            recording=DocumentFactory(title="Recording", file=ContentFile(MP4, "recording.mp4")),
            captions=DocumentFactory(title="Captions", file=ContentFile(VTT, "captions.vtt")),
            live=False,
        )
    )


def _publish(page):
    NetworkPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page
