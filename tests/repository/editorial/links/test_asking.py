"""Asking a real server, and never one that is not public."""

import socket

import pytest

from repository.editorial.links import asking
from repository.editorial.links.asking import ask

AGENT = "Example/1.0 (+https://repository.example; links@repository.example)"
NOT_PUBLIC = "It leads to a network that is not public."


def ask_locally(address):
    return ask(address, AGENT, allow_loopback=True)


def test_a_page_is_asked_for_its_head_and_then_read_for_its_title(other_site):
    address = other_site.add_page("/guide", "Guidance &amp; more\n  | A body")

    answer = ask_locally(address)

    assert (answer.status, answer.problem, answer.moved_to) == (200, "", "")
    assert answer.page.title == "Guidance & more | A body"
    assert other_site.asked == [("HEAD", "/guide", AGENT), ("GET", "/guide", AGENT)]


def test_a_file_is_never_fetched(other_site):
    address = other_site.add("/guide.pdf", body="%PDF", Content_Type="application/pdf")

    assert ask_locally(address).status == 200
    assert [method for method, _path, _agent in other_site.asked] == ["HEAD"]


def test_a_server_that_knows_no_head_is_asked_for_the_page(other_site):
    other_site.unknown = {"HEAD"}
    address = other_site.add_page("/guide", "Guidance")

    assert ask_locally(address).status == 200


@pytest.mark.parametrize("status", [404, 410, 403, 500])
def test_an_error_is_told_as_it_came(other_site, status):
    assert ask_locally(other_site.add("/guide", status)).status == status


def test_where_a_page_moved_for_good_is_told(other_site):
    other_site.add_page("/newest", "Guidance")
    other_site.move("/newer", "/newest", status=308)
    address = other_site.move("/old", "newer")

    answer = ask_locally(address)

    assert answer.moved_to == f"{other_site.address}/newest"
    assert (answer.status, answer.page.title) == (200, "Guidance")


def test_what_is_elsewhere_for_now_has_not_moved(other_site):
    other_site.add_page("/today", "Guidance")
    other_site.move("/newer", "/today", status=302)
    address = other_site.move("/old", "/newer")

    assert ask_locally(address).moved_to == f"{other_site.address}/newer"
    assert ask_locally(f"{other_site.address}/newer").moved_to == ""


def test_a_circle_of_redirects_is_a_problem(other_site):
    other_site.move("/there", "/here")
    address = other_site.move("/here", "/there")

    answer = ask_locally(address)

    assert answer.status is None
    assert answer.problem == "It leads from one address to the next without end."


def test_who_registers_dois_is_not_followed_further(other_site, monkeypatch):
    monkeypatch.setattr(asking, "_RESOLVERS", ("127.0.0.1",))
    address = other_site.move("/10.1186/example", "https://publisher.example/article", status=302)

    assert ask_locally(address).status == 302
    assert [path for _method, path, _agent in other_site.asked] == ["/10.1186/example"]


def test_a_long_page_is_read_only_at_its_beginning(other_site):
    body = f"<title>Guidance</title>{'x' * 2_000_000}"

    assert ask_locally(other_site.add("/guide", body=body)).page.title == "Guidance"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://2130706433:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
    ],
)
def test_no_network_that_is_not_public_is_ever_asked(other_site, address):
    port = other_site.address.rpartition(":")[2]

    answer = ask(address.format(port=port), AGENT)

    assert (answer.status, answer.problem) == (None, NOT_PUBLIC)
    assert other_site.asked == []


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/", "http://10.0.0.1/"])
def test_no_redirect_leads_into_a_network_that_is_not_public(other_site, target):
    answer = ask_locally(other_site.move("/out", target, status=302))

    assert (answer.status, answer.problem) == (None, NOT_PUBLIC)


def test_no_name_leads_into_a_network_that_is_not_public(monkeypatch):
    looked_up = []

    def look_up(host, port, *_args, **_kwargs):
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", port or 80))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    assert ask("http://inside.example/", AGENT).problem == NOT_PUBLIC
    assert looked_up == ["inside.example"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://127.0.0.1/", "mailto:a@b.example"]
)
def test_only_web_pages_are_asked_for(other_site, target):
    answer = ask_locally(other_site.move("/out", target, status=302))

    assert answer.problem == "It leads to something that is not a web page."


def test_a_server_that_is_not_there_is_a_problem():
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/"

        answer = ask_locally(address)

    assert answer.status is None
    assert answer.problem == "There is no server of this name, or it does not answer."


@pytest.mark.parametrize(
    "address", ["http://" + "a" * 70 + ".example/", "http://[::1/", "http://a..b/"]
)
def test_an_address_that_cannot_be_one_is_a_problem_and_no_error(address):
    assert ask_locally(address).problem
