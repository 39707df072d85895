"""A request whose answer was lost may still be done, long after others that came later."""

import time

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from search.backlog import pending
from search.delivery import deliver, drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.rebuild import rebuild
from tests.elasticsearch.fixtures import list_indices
from tests.factories.case_study import CaseStudyFactory
from tests.faults.proxy import Harm
from tests.finding import retitle, titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.elasticsearch,
    pytest.mark.usefixtures("search_index"),
    pytest.mark.parametrize("search_engine", ["elasticsearch"], indirect=True),
]


def drain_now():
    pending().update(not_before=None)
    return drain()


@pytest.fixture
def page(proxy, search_index):  # noqa: ARG001 - asked for by name
    page = CaseStudyFactory(title="Before")
    search_index()
    return page


@pytest.fixture
def harm(proxy):
    """Have requests of one kind harmed; `Harm.NONE` ends it."""

    def arrange(kind, words, afterwards=Harm.NONE):
        met = []

        def choose(line):
            if words in line:
                met.append(line)
                return kind
            return afterwards if met else Harm.NONE

        proxy.choose = choose

    return arrange


@pytest.mark.parametrize("kind", [Harm.LATE, Harm.HANG])
def test_a_late_write_does_not_undo_a_later_one(page, proxy, harm, kind):
    harm(kind, "_bulk")
    retitle(page, "Meanwhile")
    assert drain(seconds=0).error
    proxy.heal()
    retitle(page, "After")
    drain_now()

    assert proxy.send_late()

    retitle(CaseStudyFactory(), "Another")
    drain_now()
    assert titles() == ["After", "Another"]
    call_command("search_index", "verify")


def test_a_late_write_does_not_bring_back_what_is_gone(page, proxy, harm):
    CaseStudyFactory(title="Staying")
    harm(Harm.LATE, "_bulk")
    retitle(page, "Meanwhile")
    assert drain().error
    proxy.heal()
    page.unpublish()
    drain_now()

    assert proxy.send_late()

    CaseStudyFactory(title="Another")
    drain_now()
    assert titles() == ["Another", "Staying"]
    call_command("search_index", "verify")


def test_a_write_that_was_done_without_an_answer_is_done_again(page, harm):
    harm(Harm.LOSE, "_bulk")
    retitle(page, "After")

    assert drain().error
    harm(Harm.NONE, "")
    drain_now()

    assert titles() == ["After"]
    assert not pending().exists()


@pytest.mark.usefixtures("page")
def test_a_rebuild_whose_switch_was_done_without_an_answer_has_succeeded(harm):
    (before,) = list_indices()
    harm(Harm.LOSE, "POST /_aliases")

    rebuild()

    # Both may be of one second, which their names alone would leave in any order.
    (after,) = set(list_indices()) - {before}
    assert get_engine().status().detail.startswith(after)
    assert titles() == ["Before"]


def test_a_switch_that_comes_late_does_not_bring_back_an_older_state(page, proxy, harm):
    # Neither does the server hear that the new index is given up.
    harm(Harm.LATE, "POST /_aliases", afterwards=Harm.REFUSE)
    with pytest.raises(EngineUnavailableError):
        rebuild()
    proxy.heal()
    assert len(list_indices()) == 2
    retitle(page, "After")
    drain_now()

    (answer, *_) = proxy.send_late()

    assert answer.split(b" ", 2)[1] == b"404"
    assert titles() == ["After"]
    assert len(list_indices()) == 1


def test_a_return_that_comes_late_does_not_serve_what_a_late_write_made_anew(page, proxy, harm):
    (oldest,) = list_indices()
    rebuild()
    harm(Harm.LATE, "_bulk")
    retitle(page, "Meanwhile")
    assert drain().error
    harm(Harm.LATE, "POST /_aliases")
    with pytest.raises(EngineUnavailableError):
        get_engine().roll_back()
    proxy.heal()
    retitle(page, "After")
    drain_now()
    rebuild()
    assert oldest not in list_indices()
    serving = get_engine().roll_back()

    written, *_, returned = proxy.send_late()

    assert b'"errors":true' in written
    assert returned.split(b" ", 2)[1] == b"404"
    assert get_engine().status().detail.startswith(serving)
    assert titles() == ["After"]
    call_command("search_index", "verify")


def test_a_page_made_private_while_the_index_was_back_stays_so_in_the_reserve(page, proxy, client):
    CaseStudyFactory(title="Staying")
    drain()

    def list_titles():
        answer = client.get("/api/search/").json()
        assert answer["degraded"] is True
        return sorted(result["title"] for result in answer["results"])

    proxy.go_away()
    before = list_titles()
    proxy.come_back()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    drain_now()
    proxy.go_away()

    assert (before, list_titles()) == (["Before", "Staying"], ["Staying"])


def test_who_edits_does_not_wait_for_a_server_that_hangs(page, proxy, harm, monkeypatch):
    patience = 25.0
    way = get_engine()._connection  # noqa: SLF001 - to tell who is patient from who is not
    monkeypatch.setattr(way, "_patient", way._client.options(request_timeout=patience))  # noqa: SLF001 - as above
    harm(Harm.HANG, "_bulk")
    retitle(page, "After")
    started = time.monotonic()

    deliver()

    assert proxy.caught.is_set()
    assert time.monotonic() - started < patience
    assert pending().exists()
