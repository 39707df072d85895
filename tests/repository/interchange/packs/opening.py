"""Opens a pack as its reader does: unpacked into a folder."""

import io
import json
from zipfile import ZipFile


class Opened:
    """A pack, unpacked."""

    def __init__(self, response, folder):
        assert response.status_code == 200, response
        content = b"".join(response.streaming_content) if response.streaming else response.content
        self.size = len(content)
        with ZipFile(io.BytesIO(content)) as packed:
            packed.extractall(folder)
            (name,) = {entry.partition("/")[0] for entry in packed.namelist()}
        self.bag = folder / name
        self.data = self.bag / "data"

    @property
    def inventory(self):
        return json.loads((self.data / "pack.json").read_text())

    @property
    def paths(self):
        return sorted(
            str(file.relative_to(self.data)) for file in self.data.rglob("*") if file.is_file()
        )

    def text(self, path):
        return (self.data / path).read_text()

    def says(self, words):
        """Return the files that have some words in them, whatever they are packed in."""
        found = set()
        for path in self.paths:
            content = (self.data / path).read_bytes()
            if path.endswith((".docx", ".xlsx")):
                with ZipFile(io.BytesIO(content)) as packed:
                    content = b"".join(map(packed.read, packed.namelist()))
            if words.encode() in content:
                found.add(path)
        return found
