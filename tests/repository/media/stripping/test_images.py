"""A photograph from a phone says where it was taken. What is stored and sent does not."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageCms, ImageOps
from PIL.PngImagePlugin import PngInfo

from repository.media.models import RepositoryImage
from repository.media.stripping.images import UnreadableImageError, read_hidden, strip_image
from tests.factories.image import ImageFactory
from tests.factories.user import UserFactory

# Wagtail leaves a file that it measures to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

#: Words that each kind of hidden detail holds, to be looked for byte by byte.
OWNER, PLACE, NOTE = b"Canaryowner", b"Canaryplace", b"Canarynote"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><tiff:Artist>" + OWNER + b"</tiff:Artist></x:xmpmeta>"
ORIENTATION, ARTIST, GPS = 0x0112, 0x013B, 0x8825
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation=1):
    written = Image.Exif()
    written[ORIENTATION], written[ARTIST] = orientation, OWNER.decode()
    written[GPS] = {1: "N", 2: (53.0, 48.0, 5.0), 3: "W", 4: (1.0, 33.0, 7.0), 27: PLACE}
    return written


def drawn(width=40, height=30):
    """A picture whose upper left corner is red."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, 16, 16))
    return image


def segment(marker, data):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(orientation=1):
    """A JPEG as a phone and an agency leave it: EXIF, GPS, XMP, IPTC, a comment, a film behind."""
    out = io.BytesIO()
    drawn().save(
        out, "JPEG", exif=exif(orientation), icc_profile=PROFILE, xmp=XMP, comment=NOTE, quality=90
    )
    iptc = b"\x1c\x02\x5a" + struct.pack(">H", len(PLACE)) + PLACE
    block = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0"
    data = out.getvalue()
    return data[:2] + segment(0xED, block) + data[2:] + b"\0\0\0\x18ftypmp42" + NOTE


def png():
    texts = PngInfo()
    texts.add_text("Author", OWNER.decode())
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    out = io.BytesIO()
    drawn().save(out, "PNG", exif=exif(), pnginfo=texts, icc_profile=PROFILE)
    return out.getvalue() + NOTE


def webp(**options):
    out = io.BytesIO()
    drawn().save(out, "WEBP", exif=exif(), xmp=XMP, icc_profile=PROFILE, **options)
    return out.getvalue()


def gif():
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    frames[0].save(
        out, "GIF", save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0,
        comment=NOTE,
    )  # fmt: skip
    return out.getvalue() + OWNER


def strip(data):
    out = io.BytesIO()
    strip_image(io.BytesIO(data), out)
    return out.getvalue()


def jpeg_segments(data):
    """Read the markers of a JPEG by hand: another reader than the one that wrote it."""
    at, found = 2, []
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        found.append((data[at + 1], data[at + 4 : at + 14]))
        at += 2 + length
    return found


@pytest.mark.parametrize("make", [jpeg, png, webp, gif])
def test_no_detail_is_left_in_any_byte(make):
    data = make()
    assert NOTE in data or OWNER in data

    stripped = strip(data)

    for word in (OWNER, PLACE, NOTE, b"Exif", b"xmpmeta", b"8BIM", b"eXIf"):
        assert word not in stripped
    assert read_hidden(io.BytesIO(stripped)) == {}


def test_a_jpeg_keeps_its_colour_profile_and_no_other_segment():
    kept = [(marker, name) for marker, name in jpeg_segments(strip(jpeg())) if marker >= 0xE0]

    assert {marker for marker, _name in kept} <= {0xE0, 0xE2, 0xEE}
    assert (0xE2, b"ICC_PROFIL") in kept


@pytest.mark.parametrize("make", [png, webp])
def test_other_pictures_keep_their_colour_profile(make):
    with Image.open(io.BytesIO(strip(make()))) as image:
        assert image.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_without_the_note_that_turned_it(orientation):
    with Image.open(io.BytesIO(jpeg(orientation))) as before:
        upright = ImageOps.exif_transpose(before).convert("RGB")
        with Image.open(io.BytesIO(strip(jpeg(orientation)))) as after:
            assert after.getexif().get(ORIENTATION) is None
            assert after.size == upright.size
            corners = [(2, 2), (upright.width - 3, 2), (2, upright.height - 3)]
            for corner in corners:
                pairs = zip(after.getpixel(corner), upright.getpixel(corner), strict=True)
                assert all(abs(new - old) < 40 for new, old in pairs)


def test_a_png_and_a_lossless_webp_keep_every_pixel():
    for data in (png(), webp(lossless=True)):
        with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(strip(data))) as after:
            assert before.tobytes() == after.tobytes()


def test_a_moving_picture_still_moves_at_its_pace():
    with Image.open(io.BytesIO(strip(gif()))) as image:
        assert image.n_frames == 3
        image.seek(1)
        assert image.info["duration"] == 200


@pytest.mark.parametrize("data", [b"", b"<svg/>", jpeg()[:300], b"BM" + bytes(60)])
def test_what_cannot_be_drawn_anew_is_refused(data):
    with pytest.raises(UnreadableImageError):
        strip(data)


def bomb():
    """A PNG of a few hundred bytes that says it has 400 million pixels."""

    def chunk(kind, data):
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory_is_not_opened():
    with pytest.raises(UnreadableImageError):
        strip(bomb())


@pytest.fixture
def contributor(client, db):  # noqa: ARG001 - asked for by name
    client.force_login(UserFactory(roles=["Contributor"]))
    return client


def upload(client, data, name="photo.jpg"):
    return client.post(
        reverse("wagtailimages:add"),
        {"title": "P", "description": "A hand", "file": SimpleUploadedFile(name, data)},
    )


def stored(image):
    with image.file.open("rb") as opened:
        return opened.read()


def test_an_uploaded_photograph_is_stored_and_sent_without_them(contributor):
    assert upload(contributor, jpeg(6)).status_code == 302

    image = RepositoryImage.objects.get()
    rendition = image.get_rendition("width-20")
    assert (image.width, image.height) == (30, 40)
    assert image.file_size == len(stored(image))
    for data in (stored(image), stored(rendition)):
        assert OWNER not in data
        assert b"Exif" not in data
    sent = b"".join(contributor.get(image.file.url).streaming_content)
    assert sent == stored(image)


def test_a_photograph_chosen_among_many_is_stored_without_them(contributor):
    response = contributor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "P", "files[]": SimpleUploadedFile("photo.jpg", jpeg())},
    )
    upload_id = response.json().get("uploaded_file_id")
    assert upload_id, "it has no description yet"
    contributor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload_id]),
        {f"uploaded-image-{upload_id}-title": "P", f"uploaded-image-{upload_id}-description": "H"},
    )

    assert OWNER not in stored(RepositoryImage.objects.get())


def test_a_bomb_and_a_broken_picture_are_refused_with_a_message(contributor):
    assert "too many pixels" in upload(contributor, bomb(), "photo.png").content.decode()
    for length in (300, jpeg().index(b"\xff\xda") + 30):
        said = upload(contributor, jpeg()[:length]).content.decode()
        assert "either not an image or a corrupted image" in said
    assert not RepositoryImage.objects.exists()


@pytest.mark.django_db
def test_no_road_past_the_forms_stores_them_either():
    image = ImageFactory(file=ContentFile(jpeg(), "photo.jpg"))
    assert OWNER not in stored(image)

    with pytest.raises(ValidationError, match="could not be read"):
        ImageFactory(file=ContentFile(b"no picture", "photo.jpg"))


@pytest.mark.django_db
def test_a_copy_of_a_photograph_from_before_carries_none_of_them():
    image = ImageFactory(file=ContentFile(jpeg(), "photo.jpg"))
    image.file.storage.delete(image.file.name)
    image.file.storage.save(image.file.name, ContentFile(jpeg()))

    assert OWNER not in stored(image.get_rendition("width-20"))
