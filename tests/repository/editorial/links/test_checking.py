"""The command, from a record to what is known of its links, against a real server."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from repository.editorial.links import checking
from repository.editorial.links.answers import Answer
from repository.editorial.links.checking import check_links
from repository.editorial.models import LinkState, OutboundLink
from repository.publisher.models import PublisherSettings
from search.lock import LINKS, hold
from tests.factories.case_study import CaseStudyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture(autouse=True)
def _may_ask_this_machine(settings, monkeypatch):
    settings.LINK_CHECK_ALLOW_LOOPBACK = True
    monkeypatch.setattr(checking, "PAUSE", 0)


def run(*arguments):
    output = StringIO()
    call_command("check_links", *arguments, stdout=output)
    return output.getvalue()


def add_record(*targets):
    # `example.org` would be asked for in earnest: records of these tests link to the server alone.
    return CaseStudyFactory(problem="".join(f'<p><a href="{url}">x</a></p>' for url in targets))


@pytest.fixture(autouse=True)
def _this_machine_is_elsewhere(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://repository.example"


def states():
    return dict(OutboundLink.objects.values_list("address", "state"))


def test_a_run_says_where_each_link_stands(other_site):
    guide = other_site.add_page("/guide", "Guidance")
    other_site.add_page("/new", "Newer guidance")
    moved, gone = other_site.move("/old", "/new"), f"{other_site.address}/gone"
    add_record(guide, moved, gone)

    output = run()

    assert states() == {guide: "good", moved: "moved", gone: "unsure"}
    assert "Links asked for: 3." in output
    assert "Failed lately, not sure yet: 1." in output


def test_a_link_that_stays_dead_becomes_broken(other_site, time_machine):
    add_record(f"{other_site.address}/gone")
    start = timezone.now()
    run()

    time_machine.move_to(start + dt.timedelta(days=1))
    run()

    link = OutboundLink.objects.get()
    assert (link.state, link.status, link.good_at) == (LinkState.BROKEN, 404, None)


def test_nothing_is_asked_for_twice_within_the_days_set(other_site, settings, time_machine):
    settings.LINK_CHECK_DAYS = 3
    add_record(other_site.add_page("/guide", "Guidance"))
    start = timezone.now()
    run()
    asked = len(other_site.asked)

    for hours in (1, 71):
        time_machine.move_to(start + dt.timedelta(hours=hours))
        run()
    assert len(other_site.asked) == asked

    time_machine.move_to(start + dt.timedelta(days=3, minutes=1))
    run()
    assert len(other_site.asked) == 2 * asked


def test_a_limit_is_kept_and_the_next_run_goes_on(other_site):
    addresses = [other_site.add_page(f"/{number}", "Page") for number in range(5)]
    add_record(*addresses)

    assert "Links asked for: 2." in run("--limit=2")
    assert "Links asked for: 3." in run()
    assert set(states().values()) == {"good"}


def test_a_run_says_who_asks_and_how_to_reach_them(other_site):
    publisher = PublisherSettings.objects.get()
    publisher.contact_email = "team@repository.example"
    publisher.save()
    add_record(other_site.add_page("/guide", "Guidance"))

    run()

    assert {agent for _method, _path, agent in other_site.asked} == {
        "MaternityEquityRepository-links/1.0 (+https://repository.example; team@repository.example)"
    }


def test_this_machine_is_never_asked_in_service(other_site, settings):
    settings.LINK_CHECK_ALLOW_LOOPBACK = False
    add_record(other_site.add_page("/guide", "Guidance"))

    run()

    assert other_site.asked == []
    assert OutboundLink.objects.get().problem == "It leads to a network that is not public."


def test_one_host_is_asked_with_a_pause_and_others_meanwhile(monkeypatch):
    monkeypatch.setattr(checking, "PAUSE", 2.0)
    monkeypatch.setattr(checking.time, "monotonic", lambda: 100.0)
    for address in ("https://one.example/a", "https://two.example/a", "https://one.example/b"):
        OutboundLink.objects.create(address=address)
    slept = []

    check_links(lambda _address: Answer(200), sleep=slept.append)

    assert slept == [2.0]


def test_a_link_that_was_taken_out_during_the_run_does_not_come_back():
    for letter in "ab":
        OutboundLink.objects.create(address=f"https://{letter}.example/")

    def ask(_address):
        OutboundLink.objects.all().delete()
        return Answer(200)

    assert check_links(ask).total() == 1
    assert states() == {}


def test_two_runs_do_not_ask_at_the_same_time(other_site):
    add_record(other_site.add_page("/guide", "Guidance"))
    with hold(LINKS, wait=False):
        assert run() == "Another process is checking links.\n"
    assert other_site.asked == []
