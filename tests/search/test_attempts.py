"""The ways to put a search: the same for a page and its file, each worked out once."""

import pytest

from search import correction
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]


@pytest.fixture
def looked_up(monkeypatch):
    """The words for which near ones were looked up: what costs most of a correction."""
    words = []
    look_up = correction.list_near
    monkeypatch.setattr(
        correction, "list_near", lambda word, *rest: words.append(word) or look_up(word, *rest)
    )
    return words


@pytest.mark.parametrize("path", ["/api/search/", "/search/", "/search/export.csv"])
@pytest.mark.parametrize("typed", ["perinatalogy", "xyzzyq"])
def test_a_search_that_finds_nothing_has_its_words_corrected_once(
    client, search_index, looked_up, path, typed
):
    CaseStudyFactory(title="Perinatal care")
    search_index()

    b"".join(client.get(path, {"q": typed}))

    assert looked_up == [typed]
