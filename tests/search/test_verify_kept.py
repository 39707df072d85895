"""`search_index verify` also looks into the index that is kept to go back to."""

import pytest
from django.core.management import CommandError, call_command

from search.building import build_documents
from search.delivery import drain
from search.engines import get_engine
from search.engines.elasticsearch.writing import put
from search.verify import Differences, verify
from tests.factories.case_study import CaseStudyFactory
from tests.factories.search_document import make_document

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.elasticsearch,
    pytest.mark.parametrize("search_engine", ["elasticsearch"], indirect=True),
]


@pytest.fixture
def kept(search_index):
    """The name of the index before the last rebuild."""
    CaseStudyFactory()
    search_index()
    search_index()
    return get_engine()._indices.load().kept[1]  # noqa: SLF001 - operators see it in Elasticsearch


def write(index, *documents):
    put(get_engine()._connection, [index], documents)  # noqa: SLF001 - what no code of ours would do


def test_a_previous_index_that_followed_holds_nothing_more(kept):
    page = CaseStudyFactory()
    drain()
    page.unpublish()
    drain()

    assert kept
    assert verify() == Differences()


@pytest.mark.parametrize("known", [True, False])
def test_what_it_holds_of_a_record_that_is_not_public_is_told_and_taken_out(kept, known):
    page = CaseStudyFactory()
    (document,) = build_documents([page.record.pk]).documents
    page.unpublish()
    drain()
    write(kept, document if known else make_document("cs-neverthere"))
    name = document.identifier if known else "cs-neverthere"

    with pytest.raises(CommandError, match="1 records differ"):
        call_command("search_index", "verify")
    assert verify() == Differences(kept=frozenset({name}))

    call_command("search_index", "verify", "--repair")
    assert verify() == Differences()


def test_what_an_earlier_release_could_not_hold_is_no_difference(kept):
    page = CaseStudyFactory()
    drain()
    client = get_engine()._connection._client  # noqa: SLF001 - as above
    client.delete(index=kept, id=page.record.pk, refresh=True)

    assert verify() == Differences()
