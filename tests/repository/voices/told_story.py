"""One story with every part that consent opens or closes, and where each part can be met."""

from repository.records.choices import VoiceFormat
from repository.records.models import VoicePage
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import MP3, MP4, VTT, DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.surfaces import ABSENT, GONE, SURFACES, Surfaces

SCOPES = ("site", "reuse", "social_media", "print_packs", "training", "research")
PARTS = (
    "show_name",
    "show_ethnicity",
    "show_place",
    "show_dates",
    "show_image",
    "show_audio",
    "show_video",
    "translation",
)
EVERYTHING = dict.fromkeys((*SCOPES, *PARTS), True)
#: The words of each part, by the letter that stands for it in the table.
WORDS = {
    "T": ("Ottersong", "Heronfen"),
    "Q": ("Larkmere",),
    "N": ("Finchwell",),
    "E": ("Wrenish",),
    "P": ("Swallowbridge",),
    "D": ("1987",),
}


class ToldStory:
    """A filmed story with its captions and poster, its spoken translation, and who quotes it."""

    def __init__(self, client, **consent):
        self.client = client
        trust = OrganisationFactory(name="Swallowbridge Maternity")
        self.page = PersonalVoiceFactory(
            title="Ottersong at night",
            summary="What happened at Heronfen.",
            story="<p>Nobody came to Heronfen.</p>",
            transcript="<p>Nobody came to Heronfen.</p>",
            voice_format=VoiceFormat.VIDEO,
            recording=_document("film.mp4", MP4),
            captions=_document("film.vtt", VTT),
            poster=ImageFactory(),
            self_described_ethnicity="Wrenish British",
            place="Swallowbridge",
            organisations=[(trust, "led-by")],
            years_text="Winter 1987",
            quotations=[("quotation", {"text": "Larkmere was asleep."})],
            consent={"credit": "Ada Finchwell", **consent},
        )
        self.translation = PersonalVoiceFactory(
            title="Loutre chantante",
            language="fr",
            voice_format=VoiceFormat.AUDIO,
            recording=_document("loutre.mp3", MP3),
            transcript="<p>Personne n’est venu.</p>",
            organisations=[],
            consent=None,
            translation_of=self.page,
            translator="Jean Example",
            checked_by="Marie Example",
        )
        self.quoting = CaseStudyFactory(
            title="Weigh every swab",
            quoted_voices=[("quoted_voice", {"voice": self.page, "quotation": "q1"})],
        )
        self.files = {
            "V": self.page.recording.url,
            "I": self.page.poster.get_rendition("width-960|format-jpeg").url,
            "A": self.translation.recording.url,
        }
        self.also = {
            "captions": self.page.captions.url,
            "original_picture": self.page.poster.file.url,
        }

    def read_all(self):
        """Return which parts are met at each place, as letters: see `WORDS` and `files`."""
        told = Surfaces(self.client, self.page)
        translated = Surfaces(self.client, self.translation)
        found = {
            name: self._letters(read(told), read(translated)) for name, read in SURFACES.items()
        }
        quoting = Surfaces(self.client, self.quoting)
        for name in ("page", "version", "api", "lines"):
            found[f"quoting_{name}"] = self._letters(SURFACES[name](quoting), ABSENT)
        found["card"] = self._letters(self._card(self.page), self._card(self.translation))
        for name, address in {**self.files, **self.also}.items():
            found[f"file_{name}"] = "o" if self._opens(address) else "-"
        return found

    def agree(self, **changes):
        """Have the person agree to something else."""
        consent = self._fresh(self.page).consent
        for name, value in changes.items():
            setattr(consent, name, value)
        consent.save()

    def unpublish(self):
        """Take the story off the site as an editor would."""
        self._fresh(self.page).unpublish()

    def publish(self):
        """Put it back, in both languages."""
        for told in (self.page, self.translation):
            page = self._fresh(told)
            page.minor_correction = True
            page.save_revision().publish()

    def _fresh(self, page):
        return VoicePage.objects.get(pk=page.pk)

    def _letters(self, told, translated):
        if told in {GONE, ABSENT} and translated in {GONE, ABSENT}:
            return {GONE: "G", ABSENT: "-"}[told]
        said = f"{told}\n{translated}"
        letters = [letter for letter, words in WORDS.items() if any(word in said for word in words)]
        letters += [letter for letter, address in self.files.items() if address in said]
        if "Loutre" in said or self.translation.record.pk in said:
            letters.append("L")
        return "".join(letters) or "s"

    def _card(self, page):
        """Return what other sites show of a page: the head's cards alone."""
        response = self.client.get(page.get_url() or f"/id/{page.record.pk}")
        lines = response.content.decode().splitlines() if response.status_code == 200 else []
        return "\n".join(line for line in lines if '"og:' in line or '"twitter:' in line) or ABSENT

    def _opens(self, address):
        response = self.client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
        assert response.status_code in {200, 404, 410}, address
        return response.status_code == 200


def _document(name, data):
    return DocumentFactory(title=name, file__filename=name, file__data=data)
