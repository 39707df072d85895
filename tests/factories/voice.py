import factory

from repository.records.choices import Provenance, VoiceFormat
from repository.records.models import VoicePage
from tests.factories.record_page import REFERENCE, RecordPageFactory


class VoiceFactory(RecordPageFactory):
    """A summary of published research: nobody's own story."""

    class Meta:
        model = VoicePage

    provenance = Provenance.SUMMARY
    references = [("reference", REFERENCE)]
    limits = "<p>One city only.</p>"
    voice_format = VoiceFormat.RESEARCH
    story = "<p>Women said that they were not believed.</p>"


class PersonalVoiceFactory(VoiceFactory):
    """One person's story, with consent to be read on this site."""

    provenance = Provenance.SUBMISSION
    references = []
    limits = ""
    voice_format = VoiceFormat.WRITTEN
    story = "<p>I said that I was bleeding, and nobody came.</p>"
    content_notes = "Describes heavy bleeding."
    self_described_ethnicity = "Nigerian British"
    place = "Exampletown"
    year = 2025
    support_links = [("link", {"title": "Birth trauma line", "url": "https://example.org/help"})]
    consent = factory.LazyFunction(dict)
