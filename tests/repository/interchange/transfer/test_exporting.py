"""An export is put in place when it is whole, and says what it could not take along."""

import zipfile

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from wagtail.models import PageViewRestriction

from repository.interchange.transfer import exporting
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.repository.interchange.transfer.archives import export, rows

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@time_machine.travel("2026-11-27T12:00:00+00:00")
def test_a_folder_gets_a_file_named_after_the_day(tmp_path):
    call_command("export_site", str(tmp_path))

    assert zipfile.is_zipfile(tmp_path / "site-2026-11-27.zip")


def test_a_failure_leaves_the_file_that_was_there(tmp_path, monkeypatch):
    path = tmp_path / "site.zip"
    path.write_bytes(b"of yesterday")

    def fail(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting.records_out, "write_versions", fail)
    with pytest.raises(KeyboardInterrupt):
        export(path)

    assert [file.name for file in tmp_path.iterdir()] == ["site.zip"]
    assert path.read_bytes() == b"of yesterday"


def test_a_file_that_is_not_on_the_disk_is_named(tmp_path, capsys):
    document = DocumentFactory(file__filename="lost.pdf")
    CaseStudyFactory(easy_read=document)
    default_storage.delete(document.file.name)

    call_command("export_site", str(tmp_path / "site.zip"))

    assert f"{document.file.name} is not on the disk." in capsys.readouterr().err


def test_a_file_that_no_import_would_take_is_named(tmp_path, capsys):
    document = DocumentFactory(file__filename="sheet.pdf", file__data=b"\x89PNG\r\n\x1a\n")
    CaseStudyFactory(easy_read=document)

    call_command("export_site", str(tmp_path / "site.zip"))

    assert f"{document.file.name}: The file is named .pdf" in capsys.readouterr().err


def test_a_page_that_is_left_out_is_named(tmp_path, capsys):
    page = CaseStudyFactory()
    page.get_parent().specific.unpublish()

    call_command("export_site", str(tmp_path / "site.zip"))

    assert f"is not public: /case-studies/{page.slug}/" in capsys.readouterr().err


@pytest.mark.parametrize("make_private", [True, False])
def test_a_site_that_is_not_public_is_refused(home_page, tmp_path, make_private):
    if make_private:
        PageViewRestriction.objects.create(
            page=home_page, restriction_type=PageViewRestriction.LOGIN
        )
    else:
        home_page.unpublish()

    with pytest.raises(CommandError, match="There is no public home page to export"):
        call_command("export_site", str(tmp_path / "site.zip"))
    assert list(tmp_path.glob("*.zip")) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("export_site", str(tmp_path / "nowhere" / "site.zip"))


def test_the_same_site_is_written_the_same(tmp_path):
    CaseStudyFactory(easy_read=DocumentFactory(), tags=["one", "two"])
    first, second = export(tmp_path / "1.zip"), export(tmp_path / "2.zip")

    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == ["manifest.json"]
    assert rows(first, "records")
