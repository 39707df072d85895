"""What is in an answer that is packed: nobody shall hide a word by packing it."""

import gzip
import io
from zipfile import BadZipFile, ZipFile


def unpack(content, media_type):
    """Return everything that an answer says, whatever it is packed in, and however often."""
    if media_type == "application/gzip":
        return gzip.decompress(content)
    if media_type == "application/zip":
        return b"\n".join(_walk(content))
    return content


def _walk(content):
    with ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            yield name.encode()
            inside = packed.read(name)
            try:
                yield from _walk(inside)
            except BadZipFile:
                yield inside
