"""A film from a phone says where it was made. What is stored and sent does not."""

import io
import struct

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from mutagen.id3 import ID3, TPE1
from mutagen.mp4 import MP4

from repository.media.models import RepositoryDocument
from repository.media.stripping.mp3 import strip_mp3
from repository.media.stripping.mp4 import UnsafeRecordingError, strip_mp4
from tests.factories.document import DocumentFactory
from tests.factories.user import UserFactory

OWNER, PLACE = b"Canaryowner", b"+53.8013-001.5491/"
SOUND = b"\xff\xfb\x90\x64" + b"\x55" * 100
MADE = 3_800_000_000


def box(kind, *content):
    data = b"".join(content)
    return struct.pack(">I4s", 8 + len(data), kind) + data


def full(kind, *content):
    return box(kind, bytes(4), *content)


def handler(kind):
    return full(b"hdlr", bytes(4), kind, bytes(12), OWNER + b"\0")


def track(kind):
    header = full(b"tkhd", struct.pack(">II", MADE, MADE), bytes(72))
    media = box(
        b"mdia",
        full(b"mdhd", struct.pack(">IIII", MADE, MADE, 44_100, 0), bytes(4)),
        handler(kind),
        box(b"minf", box(b"stbl", full(b"stsd", struct.pack(">I", 0)))),
    )
    return box(b"trak", header, media, box(b"udta", box(b"name", OWNER)))


def mp4(*more, tracks=(b"soun",), samples=b"\x11" * 50):
    """A film as a phone leaves it: place, names, device and time in the usual boxes."""
    tags = box(b"ilst", box(b"\xa9ART", full(b"data", bytes(4), OWNER)))
    place = box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7), PLACE)
    about = box(b"udta", place, full(b"meta", handler(b"mdir"), tags))
    keys = full(b"meta", handler(b"mdta"), full(b"keys", PLACE), box(b"ilst", PLACE))
    movie = box(
        b"moov",
        full(b"mvhd", struct.pack(">IIII", MADE, MADE, 1000, 0), bytes(80)),
        *(track(kind) for kind in tracks),
        about,
        keys,
        box(b"gps ", PLACE),
    )
    return (
        box(b"ftyp", b"mp42", bytes(4), b"mp42isom")
        + box(b"uuid", bytes(16), OWNER)
        + movie
        + box(b"free", OWNER)
        + box(b"mdat", samples)
        + b"".join(more)
    )


def stripped(data):
    file = io.BytesIO(data)
    strip_mp4(file)
    return file.getvalue()


def test_an_independent_reader_finds_the_details_before_and_none_after():
    before = MP4(io.BytesIO(mp4()))
    after = MP4(io.BytesIO(stripped(mp4())))

    assert before.tags
    assert not after.tags


def test_no_detail_is_left_in_any_byte_and_nothing_has_moved():
    data, clean = mp4(), stripped(mp4())

    for word in (OWNER, PLACE, struct.pack(">I", MADE)):
        assert word in data
        assert word not in clean
    assert len(clean) == len(data)
    assert clean.index(b"\x11" * 50) == data.index(b"\x11" * 50)


@pytest.mark.parametrize("more", [box(b"sefd", OWNER), box(b"thum", OWNER)])
def test_what_a_maker_wrote_behind_the_film_goes(more):
    assert OWNER not in stripped(mp4(more))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (mp4(tracks=(b"soun", b"meta")), "track of data"),
        (mp4(b"behind"), "damaged"),
        (mp4()[:-60], "damaged"),
        (box(b"ftyp", b"mp42") + struct.pack(">I4s", 4, b"moov"), "damaged"),
        (box(b"ftyp", b"mp42") + box(b"moov", full(b"mvhd", bytes(2))), "damaged"),
    ],
)
def test_a_recording_that_cannot_be_stripped_is_refused_and_says_why(data, said):
    with pytest.raises(UnsafeRecordingError, match=said):
        stripped(data)


def mp3():
    """A recording with tags of three kinds: in front, behind, and the oldest at the very end."""
    out = io.BytesIO(SOUND)
    tags = ID3()
    tags.add(TPE1(encoding=3, text=OWNER.decode()))
    tags.save(out, v1=2)
    old = out.getvalue()[-128:]
    item = struct.pack("<II", len(OWNER), 0) + b"Artist\0" + OWNER
    ape = b"APETAGEX" + struct.pack("<IIII", 2000, len(item) + 32, 1, 0) + bytes(8)
    return out.getvalue()[:-128] + item + ape + old


def test_an_mp3_keeps_its_sound_and_no_tag():
    assert OWNER in mp3()
    assert ID3(io.BytesIO(mp3())).getall("TPE1")
    out = io.BytesIO()

    strip_mp3(io.BytesIO(mp3()), out)

    assert out.getvalue() == SOUND


@pytest.mark.parametrize("data", [b"", b"ID3\x04\0\0\0\0\0\x7f", b"ID3\x04\0\0\0\0\0\0<script>"])
def test_what_has_no_sound_is_no_mp3(data):
    with pytest.raises(UnsafeRecordingError):
        strip_mp3(io.BytesIO(data), io.BytesIO())


@pytest.fixture
def contributor(client, db):  # noqa: ARG001 - asked for by name
    client.force_login(UserFactory(roles=["Contributor"]))
    return client


def upload(client, name, data):
    return client.post(
        reverse("wagtaildocs:add"), {"title": "Told", "file": SimpleUploadedFile(name, data)}
    )


@pytest.mark.parametrize(("name", "data"), [("a.mp4", mp4()), ("a.m4a", mp4()), ("a.mp3", mp3())])
def test_an_uploaded_recording_is_stored_and_sent_without_them(contributor, name, data):
    assert upload(contributor, name, data).status_code == 302

    document = RepositoryDocument.objects.get()
    sent = b"".join(contributor.get(document.url).streaming_content)
    assert OWNER not in sent
    assert PLACE not in sent
    assert document.file_size == len(sent)


def test_a_recording_that_cannot_be_stripped_is_refused_with_advice(contributor):
    response = upload(contributor, "a.mp4", mp4(tracks=(b"vide", b"meta")))

    said = response.content.decode()
    assert "a track of data, in which cameras write where they were" in said
    assert "Export it anew" in said
    assert not RepositoryDocument.objects.exists()


@pytest.mark.django_db
def test_a_recording_larger_than_memory_is_given_is_stripped_too():
    document = DocumentFactory(file=ContentFile(mp4(samples=b"\x11" * 6_000_000), "a.mp4"))

    with document.file.open("rb") as opened:
        assert OWNER not in opened.read()
