"""A file is read once, when it comes; whatever is wrong with it is told to its editor."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse

from repository.media import reading
from repository.media.models import DocumentText
from repository.media.reading import read, read_document, unread
from tests.factories.document import VTT, DocumentFactory
from tests.factories.files import make_pdf, make_word
from tests.factories.user import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

State = DocumentText.State


def make_document(data, name="guide.pdf"):
    return DocumentFactory(file__filename=name, file__data=data)


def run_main_instead(monkeypatch, code):
    """Have the reading program do something else, as a hostile file might make it."""
    run = reading.subprocess.run

    def run_code(command, **options):
        return run([command[0], "-c", code], **options)

    monkeypatch.setattr(reading.subprocess, "run", run_code)


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("guide.pdf", make_pdf("Weigh every swab.", "Call for help."), 2),
        ("GUIDE.PDF", make_pdf("Weigh every swab."), 1),
        ("guide.docx", make_word("Weigh every swab."), 1),
    ],
)
def test_a_file_is_read_when_it_comes(name, data, pages, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = make_document(data, name)

    assert (document.text.state, len(document.text.pages)) == (State.READ, pages)
    assert document.text.pages[0] == "Weigh every swab."


def test_a_file_of_another_kind_is_not_read(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_document(VTT, "story.vtt")

    assert not DocumentText.objects.exists()
    assert not unread().exists()


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (make_pdf(""), State.NO_TEXT),
        (make_pdf("Secret", password="x"), State.LOCKED),
        (b"%PDF-1.7 nothing follows", State.BROKEN),
        (b"", State.BROKEN),
    ],
)
def test_a_file_without_words_for_search_says_why(data, state):
    text = read(make_document(data))

    assert (text.state, text.pages) == (state, [])


def test_a_file_that_is_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 10)

    assert read(make_document(make_pdf("One"))).state == State.TOO_LARGE


def test_a_file_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(reading, "_PATIENCE", 0.5)
    run_main_instead(monkeypatch, "while True: pass")

    assert read(make_document(make_pdf("One"))).state == State.TOO_SLOW


def test_a_file_that_takes_all_its_time_on_one_page_is_given_up(monkeypatch):
    monkeypatch.setattr(reading, "_PATIENCE", 60)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 9));"
    run_main_instead(monkeypatch, f"{limit}\nwhile True: pass")

    assert read(make_document(make_pdf("One"))).state == State.TOO_SLOW


def test_a_file_that_fills_the_memory_harms_nothing_else(monkeypatch):
    limit = "from repository.media import extraction as e; e._limit_this_process();"
    run_main_instead(monkeypatch, f"{limit} bytearray(2 * e.MAX_MEMORY)")

    assert read(make_document(make_pdf("One"))).state == State.BROKEN


@pytest.mark.parametrize("limit", ["RLIMIT_CORE", "RLIMIT_FSIZE"])
def test_the_reading_program_leaves_nothing_on_the_disk(monkeypatch, limit):
    run_main_instead(
        monkeypatch,
        "import json, resource; from repository.media import extraction as e;"
        f"e._limit_this_process(); found = resource.getrlimit(resource.{limit});"
        "print(json.dumps({'pages': [str(found)], 'whole': True}))",
    )

    assert read(make_document(make_pdf("One"))).pages == ["(0, 0)"]


def test_the_reading_program_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hush")
    run_main_instead(
        monkeypatch,
        "import json, os; print(json.dumps({'pages': [' '.join(os.environ)], 'whole': True}))",
    )

    assert "SECRET_KEY" not in read(make_document(make_pdf("One"))).pages[0]


def test_a_file_longer_than_the_bound_is_read_in_part(monkeypatch):
    run_main_instead(monkeypatch, 'print(\'{"pages": ["One"], "whole": false}\')')

    assert read(make_document(make_pdf("One"))).state == State.IN_PART


def test_a_file_that_is_lost_on_disk_is_broken():
    document = make_document(make_pdf("One"))
    document.file.storage.delete(document.file.name)

    assert read(document).state == State.BROKEN


def test_a_file_is_read_once():
    document = make_document(make_pdf("One"))
    read_document.enqueue(document.pk)
    DocumentText.objects.update(pages=["As it was read"])

    read_document.enqueue(document.pk)

    assert DocumentText.objects.get().pages == ["As it was read"]


def test_the_words_of_a_replaced_file_are_forgotten_at_once():
    document = make_document(make_pdf("Old words"))
    read(document)

    document.file = ContentFile(make_pdf("New words"), "guide.pdf")
    document.save()

    assert not DocumentText.objects.exists()
    assert read(document).pages == ["New words"]


def test_words_of_a_file_replaced_while_it_was_read_are_not_kept():
    document = make_document(make_pdf("Old words"))
    type(document).objects.update(file="other/name.pdf")

    assert read(document) is None
    assert not DocumentText.objects.exists()


def test_words_go_with_their_document():
    document = make_document(make_pdf("Old words"))
    read(document)

    document.delete()

    assert not DocumentText.objects.exists()


def test_files_from_before_are_read_by_the_command():
    make_document(make_pdf("One"))
    locked = make_document(make_pdf("Two", password="x"))
    out = io.StringIO()

    call_command("read_documents", stdout=out)

    assert out.getvalue() == f"Document {locked.pk}: locked\nRead: 2 files.\n"
    assert not unread().exists()


def test_what_could_not_be_read_is_tried_again_on_demand(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    document = make_document(make_pdf("One"))
    read(document)
    monkeypatch.undo()

    call_command("read_documents", "--again", stdout=io.StringIO())

    assert DocumentText.objects.get().state == State.READ


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_pdf("One"), "Search finds this file by its words."),
        (make_pdf("One", password="x"), "it needs a password"),
    ],
)
def test_an_editor_sees_beside_the_file_whether_search_can_read_it(client, data, words):
    document = make_document(data)
    read(document)
    client.force_login(UserFactory(roles=["Editor"]))

    page = client.get(reverse("wagtaildocs:edit", args=[document.pk]))

    assert words in page.content.decode()
