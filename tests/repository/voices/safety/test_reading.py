"""Everything that readers would be given is checked, wherever on the page it stands."""

import io

import pytest
from docx import Document

from repository.media.reading import read
from repository.voices.safety.reading import read_page
from repository.voices.safety.risks import judge
from tests.factories.document import DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db

NAMED = "The photo was taken by Halima Warsame."


def draft(**fields):
    return PersonalVoiceFactory(published=False, settled=False, **fields)


def found(page):
    return [(risk.place, risk.words) for risk in judge(page).risks]


def test_a_harmless_story_has_nothing_found():
    assert found(draft()) == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"title": NAMED}, "Title"),
        ({"seo_title": NAMED}, "Title tag"),
        ({"summary": NAMED}, "Summary"),
        ({"plain_summary": f"<p>{NAMED}</p>"}, "Plain-language summary"),
        ({"content_notes": NAMED}, "Content notes"),
        ({"story": f"<p>Hello.</p><p>{NAMED}</p>"}, "Story"),
        ({"transcript": f"<p>{NAMED}</p>"}, "Transcript"),
        ({"what_mattered": f"<p>{NAMED}</p>"}, "What mattered"),
        ({"what_needs_to_change": f"<p>{NAMED}</p>"}, "What needs to change"),
        ({"quotations": [("quotation", {"text": NAMED, "key": ""})]}, "Quotations"),
        ({"change_note": NAMED}, "Change note"),
        ({"limits": f"<p>{NAMED}</p>"}, "Limits"),
    ],
)
def test_a_name_is_found_in_every_field(fields, place):
    assert (place, "Halima Warsame") in found(draft(**fields))


def test_the_address_behind_a_link_is_read():
    page = draft(story='<p>Our <a href="https://www.justgiving.com/fundraising/x">page</a>.</p>')

    assert [risk.kind for risk in judge(page).risks] == ["web address"]


def test_what_is_said_in_captions_is_read():
    said = f"WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Speaker>{NAMED}\n".encode()
    page = draft(captions=DocumentFactory(title="C", file__filename="talk.vtt", file__data=said))

    assert ("Captions", "Halima Warsame") in found(page)


def test_the_name_of_a_file_and_of_its_row_are_read():
    page = draft(
        recording=DocumentFactory(
            title="Talk",
            file__filename="halima-warsame-nhs.mp3",
            file__data=b"\xff\xfb\x90\x64" + bytes(64),
        ),
        poster=ImageFactory(title=NAMED),
    )

    assert ("Title of the image", "Halima Warsame") in found(page)
    assert any(place.startswith("File name halima-warsame") for place, _words in found(page))


def test_the_description_of_a_picture_is_read():
    assert ("Description of the image", "Halima Warsame") in found(
        draft(poster=ImageFactory(description=NAMED))
    )


def written_by(author, text):
    document = Document()
    document.core_properties.author = author
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_words_of_an_attached_file_and_the_name_of_its_writer_are_read():
    data = written_by("Halima Warsame", "My number is 07700 900123.")
    file = DocumentFactory(title="Easy", file__filename="easy.docx", file__data=data)
    read(file)

    assert found(draft(easy_read=file)) == [
        ("Words in the file “Easy”", "07700 900123"),
        ("Properties of the file “Easy”", "Halima Warsame"),
    ]


def test_a_file_of_a_draft_is_read_before_the_page_is_saved_with_it():
    page = draft()
    page.poster = ImageFactory(description=NAMED)

    assert ("Description of the image", "Halima Warsame") in found(page)


RARE = {
    "story": "<p>She was stillborn.</p>",
    "place": "Whitby Hospital",
    "years_text": "June 2020",
    "year": None,
    "self_described_ethnicity": "Nepali",
    "organisations": [],
}


@pytest.mark.parametrize(
    ("shown", "identifies"),
    [
        ({"show_place": True, "show_dates": True, "show_ethnicity": True}, True),
        ({"show_dates": True, "show_ethnicity": True}, False),
    ],
)
def test_what_stands_beside_the_story_counts_as_far_as_consent_shows_it(shown, identifies):
    page = draft(consent=shown, **RARE)

    kinds = {risk.kind for risk in judge(page).risks}
    assert ("details that identify together" in kinds) is identifies


def test_without_a_consent_record_all_of_it_counts():
    assert {risk.kind for risk in judge(draft(consent=None, **RARE)).risks} == {
        "details that identify together"
    }


def test_the_hospital_that_is_named_as_an_organisation_is_a_place():
    hospital = OrganisationFactory(name="Whitby Hospital")

    page = draft(place="", organisations=[(hospital, "led-by")], consent={"show_place": True})
    assert read_page(page).story.place == "Whitby Hospital"


def test_the_credit_that_consent_allows_is_no_finding():
    page = draft(story="<p>My name is Adwoa and this is my story.</p>", consent={"credit": "Adwoa"})

    assert found(page) == []


def test_a_finding_shows_its_sentence_and_no_more():
    (risk,) = judge(draft(story=f"<p>It was cold. {NAMED} We went home.</p>")).risks

    (sentence,) = risk.sentences
    assert str(sentence) == NAMED
    assert (sentence.before, sentence.words) == ("The photo was taken by ", "Halima Warsame")
