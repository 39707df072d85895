"""An archive is read only when it is whole and as it was written; why not is said in a sentence."""

import json
import struct
import zipfile

import pytest

from repository.interchange.transfer import archive as reading
from repository.interchange.transfer import layout
from repository.interchange.transfer.archive import Archive, ArchiveError
from repository.interchange.transfer.archive_writer import ArchiveWriter
from tests.repository.interchange.transfer.archives import hush, unzip, with_rows, zip_up

NAME = "AbCd1234EfGh5678IjKl90/sheet.pdf"
MEDIA = f"media/{NAME}"
THEMES = "data/themes.jsonl"


@pytest.fixture
def path(tmp_path):
    """A whole archive of a site with one theme and one file."""
    path = tmp_path / "site.zip"
    writer = ArchiveWriter(path, hush)
    for kind in layout.KINDS:
        writer.write_rows(kind, [{"slug": "listening"}] if kind == "themes" else [])
    source = tmp_path / "source.pdf"
    source.write_bytes(b"%PDF-1.7 words")
    with source.open("rb") as opened:
        writer.write_media(NAME, opened)
    writer.finish({"exported": "2026-11-27T12:00:00+00:00"})
    return path


@pytest.fixture
def parts(path):
    return unzip(path)


def refused(path):
    with pytest.raises(ArchiveError) as caught, Archive(path):
        pass
    return str(caught.value)


def test_what_was_written_is_read(path):
    with Archive(path) as archive:
        assert [row for _, row in archive.rows("themes")] == [{"slug": "listening"}]
        assert archive.media == {NAME: 14}
        assert archive.open_media(NAME).read() == b"%PDF-1.7 words"
        assert archive.exported.year == 2026


def test_progress_is_told_at_each_thousand(tmp_path):
    said = []
    writer = ArchiveWriter(tmp_path / "site.zip", said.append)
    writer.write_rows("separate_terms", ({"first": str(number)} for number in range(2500)))

    assert said == ["  separate terms: 1,000", "  separate terms: 2,000"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(path, share):
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    assert "is not a ZIP file" in refused(path)


def test_each_changed_byte_of_what_is_in_it_is_noticed(path):
    whole = path.read_bytes()
    start = whole.index(b"%PDF-1.7")
    for offset in range(start, start + 14):
        path.write_bytes(whole[:offset] + b"!" + whole[offset + 1 :])
        assert refused(path).startswith(f"{MEDIA} is damaged")


def test_a_file_of_another_kind_is_refused(path):
    path.write_bytes(b"%PDF-1.7")

    assert "is not a ZIP file" in refused(path)


def test_a_zip_of_something_else_is_refused(path):
    zip_up(path, {"word/document.xml": b"<xml/>"})

    assert refused(path) == "There is no manifest.json: this is no export of a site."


def test_a_manifest_of_another_format_is_refused(path, parts):
    zip_up(path, {**parts, "manifest.json": b'{"format": "bagit"}'})

    assert "names another format" in refused(path)


def test_another_version_of_the_format_is_refused(path, parts):
    manifest = {**json.loads(parts["manifest.json"]), "format_version": 99}
    zip_up(path, {**parts, "manifest.json": json.dumps(manifest).encode()})

    assert "has version 99 of the format" in refused(path)


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'"site"', b"[" * 100_000, b"\xff"])
def test_a_manifest_that_is_no_object_is_refused(path, parts, text):
    zip_up(path, {**parts, "manifest.json": text})

    assert refused(path).startswith("manifest.json is not")


@pytest.mark.parametrize("name", ["files", "counts", "exported"])
def test_a_manifest_that_leaves_something_out_is_refused(path, parts, name):
    manifest = json.loads(parts["manifest.json"])
    del manifest[name]
    zip_up(path, {**parts, "manifest.json": json.dumps(manifest).encode()})

    assert refused(path) == "manifest.json does not say what is in the archive."


def test_changed_words_are_refused_by_their_hash(path, parts):
    zip_up(path, {**parts, THEMES: parts[THEMES].replace(b"listening", b"Listening")})

    assert refused(path) == f"{THEMES} was changed after the export: its hash is not the same."


def test_a_missing_file_is_refused(path, parts):
    del parts[MEDIA]
    zip_up(path, parts)

    assert refused(path) == f"The manifest and the archive differ: {MEDIA}."


def test_a_file_more_than_the_manifest_names_is_refused(path, parts):
    zip_up(path, {**parts, "media/AbCd1234EfGh5678IjKl91/more.pdf": b"%PDF"})

    assert "more.pdf" in refused(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(path, parts):
    zip_up(path, [*parts.items(), (THEMES, b'{"slug": "another"}\n')])

    assert refused(path).startswith("The manifest and the archive differ")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/job",
        "/etc/passwd",
        "media/../../outside.pdf",
        "media/AbCd1234/../outside.pdf",
        "media/AbCd1234/folder/file.pdf",
        "media/AbCd1234/.htaccess",
        "media/AbCd1234/..",
        "media/AbCd1234\\..\\outside.pdf",
        "media/AbCd1234/two\nlines.pdf",
        "media/AbCd1234/",
        "media/short/file.pdf",
        "C:/windows/file.pdf",
        "data/../data/themes.jsonl",
        "data/users.jsonl",
    ],
)
def test_names_that_lead_elsewhere_are_refused(path, parts, name):
    manifest = json.loads(parts["manifest.json"])
    manifest["files"].append({"name": name, "bytes": 1, "sha256": "0" * 64})
    zip_up(path, {**parts, "manifest.json": json.dumps(manifest).encode(), name: b"x"})

    assert "is no name of a file of an export" in refused(path)


def test_a_file_that_would_fill_the_disk_is_refused_before_it_is_unpacked(path, parts, monkeypatch):
    bomb = b" " * 30_000_000
    manifest = json.loads(parts["manifest.json"])
    told = next(item for item in manifest["files"] if item["name"] == MEDIA)
    told["bytes"] = len(bomb)
    zip_up(path, {**parts, MEDIA: bomb, "manifest.json": json.dumps(manifest).encode()})
    opened = []
    really_open = zipfile.ZipFile.open
    monkeypatch.setattr(
        zipfile.ZipFile,
        "open",
        lambda self, name, *rest, **named: (
            opened.append(getattr(name, "filename", name))
            or really_open(self, name, *rest, **named)
        ),
    )

    assert "would become suspiciously large" in refused(path)
    assert MEDIA not in opened


def test_a_size_that_is_told_too_small_is_noticed(path, parts):
    """The directory says ten bytes, and a gigabyte might follow: no more than ten are read."""
    zip_up(path, {**parts, MEDIA: b" " * 5_000_000})
    whole = bytearray(path.read_bytes())
    at = whole.rindex(MEDIA.encode()) - 46
    struct.pack_into("<L", whole, at + 24, 10)
    path.write_bytes(whole)

    assert refused(path).startswith(MEDIA)


def test_a_manifest_that_is_a_bomb_is_refused(path, parts):
    zip_up(path, {**parts, "manifest.json": b" " * (reading.MAX_MANIFEST + 1)})

    assert refused(path) == "manifest.json is too large."


def test_a_row_without_end_is_refused(path, parts, monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROW", 100)
    zip_up(path, with_rows(parts, "themes", [{"slug": "x" * 200}]))

    assert refused(path) == f"{THEMES}, line 1 is longer than 100 bytes."


@pytest.mark.parametrize("line", [b"not JSON\n", b"[1]\n", b"NaN\n", b"\n", b"[" * 50_000])
def test_a_row_that_is_no_object_is_refused_with_its_line(path, parts, line):
    changed = with_rows(parts, "themes", [{"slug": "listening"}])
    manifest = json.loads(changed["manifest.json"])
    text = changed[THEMES] + line
    manifest["counts"]["themes"] = 2
    told = next(item for item in manifest["files"] if item["name"] == THEMES)
    told |= {"bytes": len(text), "sha256": reading.hashlib.sha256(text).hexdigest()}
    zip_up(path, {**changed, THEMES: text, "manifest.json": json.dumps(manifest).encode()})

    assert refused(path).startswith(f"{THEMES}, line 2 is not")


def test_rows_that_are_missing_are_noticed_though_the_hash_fits(path, parts):
    changed = with_rows(parts, "themes", [])
    manifest = json.loads(changed["manifest.json"])
    manifest["counts"]["themes"] = 1
    zip_up(path, {**changed, "manifest.json": json.dumps(manifest).encode()})

    assert refused(path) == f"{THEMES} has not the 1 rows it should."


def test_an_archive_that_is_locked_with_a_password_is_refused(path):
    whole = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := whole.find(signature, at + 1)) >= 0:
            whole[at + offset] |= 1
    path.write_bytes(whole)

    assert "is damaged" in refused(path)
