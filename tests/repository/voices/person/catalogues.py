"""Message catalogues for a test's own language, as `msgfmt` writes them."""

import struct


def write_catalogue(folder, language, messages):
    """Write `<folder>/<language>/LC_MESSAGES/django.mo`."""
    header = f"Content-Type: text/plain; charset=UTF-8\nLanguage: {language}\n"
    pairs = sorted(pair for pair in {"": header, **messages}.items() if pair[1])
    count = len(pairs)
    start = 28 + 16 * count
    tables, texts = ([], []), b""
    for side in (0, 1):
        for pair in pairs:
            encoded = pair[side].encode()
            tables[side].append((len(encoded), start + len(texts)))
            texts += encoded + b"\0"
    rows = [number for table in tables for row in table for number in row]
    data = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, start)
    path = folder / language / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data + struct.pack(f"<{len(rows)}I", *rows) + texts)
