import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from tests.factories.document import DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(roles=["Editor"]))
    return client


def headers_of(client, document):
    response = client.get(document.url)
    assert b"".join(response.streaming_content)
    return response.headers


def make(name, data):
    return DocumentFactory(file__filename=name, file__data=data)


def test_a_file_is_never_cached_sniffed_indexed_or_allowed_to_run(editor):
    headers = headers_of(editor, DocumentFactory())

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Robots-Tag"] == "noindex"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("list.pdf", "attachment"),
        ("talk.vtt", "inline"),
        ("page.html", "attachment"),
        ("drawing.svg", "attachment"),
        ("list.docx", "attachment"),
        ("data.csv", "attachment"),
        ("unknown.zzz", "attachment"),
    ],
)
def test_what_a_browser_could_run_is_a_download(editor, name, disposition):
    headers = headers_of(editor, make(name, b"<script>alert(1)</script>"))

    assert headers["Content-Disposition"].startswith(disposition)


def test_the_address_of_a_file_cannot_be_guessed():
    first, second = DocumentFactory(), DocumentFactory()

    folders = [document.url.split("/")[2] for document in (first, second)]
    assert folders[0] != folders[1]
    assert all(len(folder) >= 22 for folder in folders)


def test_a_copy_of_an_image_tells_nothing_of_the_address_of_the_image():
    image = ImageFactory()

    assert image.file.url.split("/")[2] != image.get_rendition("width-20").url.split("/")[2]


def test_a_file_keeps_its_name_in_the_address():
    assert make("Safety checklist.pdf", b"%PDF-1.7").url.endswith("/Safety_checklist.pdf")


def test_a_very_long_name_is_cut_and_keeps_its_ending(editor):
    document = make("x" * 150 + ".pdf", b"%PDF-1.7")

    assert len(document.file.name) <= 113
    assert headers_of(editor, document)["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("name", "content_type", "disposition"),
    [
        ("notes.txt", "text/plain", "attachment"),
        ("talk.vtt", "text/vtt", "inline"),
        ("data.csv", "text/csv", "attachment"),
        ("page.xhtml", "application/xhtml+xml", "attachment"),
        ("page.svg", "image/svg+xml", "attachment"),
    ],
)
def test_a_page_in_disguise_is_sent_as_what_its_name_says_and_never_runs(
    editor, name, content_type, disposition
):
    headers = headers_of(editor, make(name, b"<html><script>alert(1)</script></html>"))

    assert headers["Content-Type"].split(";")[0] == content_type
    assert headers["Content-Disposition"].startswith(disposition)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


def test_a_picture_that_is_also_a_page_loses_the_page(editor):
    drawn = io.BytesIO()
    Image.new("RGB", (9, 9)).save(drawn, "GIF", comment=b"<script>alert(1)</script>")
    image = ImageFactory(file=ContentFile(drawn.getvalue() + b"<script>2</script>", "a.gif"))

    sent = b"".join(editor.get(image.file.url).streaming_content)

    assert sent.startswith(b"GIF8")
    assert b"script" not in sent
