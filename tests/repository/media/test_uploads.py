import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from repository.media.models import RepositoryDocument, RepositoryImage
from repository.media.uploads import check_upload
from tests.factories.document import MP3, MP4, PDF, VTT
from tests.factories.image import ImageFactory, draw_png
from tests.factories.user import UserFactory


def office_file(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.pdf", PDF),
        ("LIST.PDF", PDF),
        ("talk.vtt", VTT),
        ("notes.txt", "Ünïcode notes".encode()),
        ("data.csv", b"Period,A\nJan,1"),
        ("story.mp3", MP3),
        ("story.mp4", MP4),
        ("story.m4a", MP4),
        ("form.docx", office_file("[Content_Types].xml", "word/document.xml")),
        ("table.xlsx", office_file("[Content_Types].xml", "xl/workbook.xml")),
        ("form.odt", office_file("mimetype", "content.xml")),
    ],
)
def test_a_file_that_is_what_its_name_says_is_accepted(name, data):
    check_upload(SimpleUploadedFile(name, data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.pdf", b"MZ\x90\x00 a program"),
        ("list.pdf", b"<script>alert(1)</script>"),
        ("list.pdf", draw_png()),
        ("notes.txt", PDF),
        ("notes.txt", b"\x00\x01\x02"),
        ("talk.vtt", draw_png()),
        ("story.mp3", PDF),
        ("form.docx", PDF),
        ("list.pdf", b""),
        ("notes.txt", b"\n <!DOCTYPE html><p>Hello"),
        ("notes.txt", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("data.csv", b"<script>alert(1)</script>"),
        ("story.mp4", b"<html>" + MP4),
        ("nameless", PDF),
    ],
)
def test_a_file_of_another_kind_than_its_name_says_is_refused_with_advice(name, data):
    with pytest.raises(ValidationError, match="save it again in that format"):
        check_upload(SimpleUploadedFile(name, data))


@pytest.mark.parametrize("data", [b"Hello", b"WEBVTT\n\n<script>alert(1)</script>"])
def test_captions_that_no_player_would_show_are_refused_with_advice(data):
    with pytest.raises(ValidationError, match="Export them as WebVTT"):
        check_upload(SimpleUploadedFile("talk.vtt", data))


def test_a_file_that_is_too_large_is_refused(settings):
    settings.MEDIA_MAX_UPLOAD_SIZE = 10

    with pytest.raises(ValidationError, match="Make it smaller"):
        check_upload(SimpleUploadedFile("list.pdf", PDF))


def test_checking_leaves_the_file_at_its_beginning():
    upload = SimpleUploadedFile("list.pdf", PDF)

    check_upload(upload)

    assert upload.read() == PDF


@pytest.fixture
def contributor(client, db):  # noqa: ARG001 - asked for by name
    client.force_login(UserFactory(roles=["Contributor"]))
    return client


def upload_document(client, name, data):
    return client.post(
        reverse("wagtaildocs:add"),
        {"title": "Checklist", "file": SimpleUploadedFile(name, data), "accessible_note": "Tagged"},
    )


def test_the_admin_takes_a_document(contributor):
    assert upload_document(contributor, "list.pdf", PDF).status_code == 302

    document = RepositoryDocument.objects.get()
    assert (document.accessible_note, document.file_size) == ("Tagged", len(PDF))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("list.pdf", b"MZ\x90\x00", "its content is of another kind"),
        ("list.html", b"<p>x</p>", "not allowed"),
        ("list.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not allowed"),
    ],
)
def test_the_admin_refuses_a_document_and_says_why(contributor, name, data, said):
    response = upload_document(contributor, name, data)

    assert response.status_code == 200
    assert said in response.content.decode()
    assert not RepositoryDocument.objects.exists()


def upload_image(client, data=None, name="scales.png", **fields):
    return client.post(
        reverse("wagtailimages:add"),
        {"title": "Scales", "file": SimpleUploadedFile(name, data or draw_png()), **fields},
    )


def test_an_image_needs_a_description_or_to_be_called_decorative(contributor):
    response = upload_image(contributor)

    assert "Describe what the picture shows" in response.content.decode()
    assert not RepositoryImage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "alt"),
    [
        ({"description": "A midwife weighs a swab"}, "A midwife weighs a swab"),
        ({"is_decorative": "on"}, ""),
    ],
)
def test_an_image_that_is_described_or_decorative_is_taken(contributor, fields, alt):
    assert upload_image(contributor, **fields).status_code == 302

    assert RepositoryImage.objects.get().default_alt_text == alt


def test_a_program_called_an_image_is_refused(contributor):
    upload_image(contributor, b"MZ\x90\x00", is_decorative="on")

    assert not RepositoryImage.objects.exists()


@pytest.mark.django_db
def test_a_decorative_picture_is_silent_even_when_it_has_a_description():
    image = ImageFactory(description="Swirl", is_decorative=True)

    assert image.default_alt_text == ""
    assert 'alt=""' in image.get_rendition("width-20").img_tag()
