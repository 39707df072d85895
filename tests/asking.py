"""Whether code that shows a voice asks consent first: as it is written, and as it runs."""

import ast
import sys

from repository.records import consent
from search import blocked

#: Names by which code comes by a voice, or by what was frozen of one.
VOICES = {"VoicePage", "RecordPage", "RecordVersion", "PAGE_TYPES"}
REACHED = {"voicepage", "specific", "versions", "newest_version"}
#: What asks, or hands out nothing that was not asked for.
ASKING = {
    "permitted", "permitted_parts", "is_permitted", "build_content", "find_parts", "load_released",
    "release", "is_readable", "find_released", "readable_content", "resolve", "resolve_all",
    "load_sight", "iterate_stories", "parts_of",
}  # fmt: skip


def reaches_voices(tree):
    """Whether a module comes by voices at all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and VOICES & {alias.name for alias in node.names}:
            return True
        if isinstance(node, ast.Attribute) and node.attr in REACHED:
            return True
        if isinstance(node, ast.Constant) and "voicepage" in str(node.value):
            return True
    return False


def asks(tree):
    """Whether a module asks, or takes what was asked for."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return bool(used & ASKING)


class Recorder:
    """Notes what is asked of consent; the answers are the real ones."""

    def __init__(self):
        #: For which scopes it was asked about one voice, by the key of its page.
        self.scopes = {}
        #: For which scopes it was asked which of all voices may not be shown.
        self.of_all = set()

    def forget(self):
        self.scopes.clear()
        self.of_all.clear()

    def scopes_of(self, page):
        """Return for which scopes it was asked whether a voice may be shown."""
        return self.scopes.get(page.pk, set()) | self.of_all

    def attach(self, monkeypatch):
        """Stand before the one judge, and before its form for an index, wherever they are known."""
        permitted, load_sight = consent.permitted, blocked.load_sight

        def ask_of_one(voice, surface):
            self.scopes.setdefault(voice.pk, set()).add(surface.value)
            return permitted(voice, surface)

        def ask_of_all(surface=consent.Surface.SEARCH):
            self.of_all.add(surface.value)
            return load_sight(surface)

        for module in list(sys.modules.values()):
            for name, known in list(getattr(module, "__dict__", {}).items()):
                if known is permitted:
                    monkeypatch.setattr(module, name, ask_of_one)
                elif known is load_sight:
                    monkeypatch.setattr(module, name, ask_of_all)
