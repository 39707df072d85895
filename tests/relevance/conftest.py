"""The engine that serves, over the starter content, as a function from a text to identifiers."""

import pytest

from search.presentation import answer
from search.rebuild import rebuild


@pytest.fixture
def find(db, starter_content, search_engine, settings, tmp_path):  # noqa: ARG001 - asked for by name
    """Ask as the search page does: `find(text)` → identifiers, best first."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    rebuild()

    def ask(text):
        response = answer({"q": [text]}).response
        assert not response.degraded
        return [hit.identifier for hit in response.hits]

    return ask
