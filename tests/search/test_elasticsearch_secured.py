"""A server with TLS and a login: what opens it, and what the site says when nothing does."""

import io
import os
import tempfile
import uuid
from pathlib import Path
from urllib.parse import quote

import pytest
import trustme
from django.core.management import CommandError, call_command

from repository.settings import env
from search import engines
from search.checks import search_server_answers
from tests.elasticsearch.distribution import MissingError
from tests.elasticsearch.fixtures import URL, refuse
from tests.elasticsearch.secured import PASSWORD, USER, SecuredServer
from tests.factories.case_study import CaseStudyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]
LOGIN = f"{USER}:{quote(PASSWORD, safe='')}"
#: What the site's key may do with its own indices: what docs/operations.md says, and no more.
NEEDED = ("read", "write", "manage")
WRONG_KEY = "d3Jvbmc6a2V5"


@pytest.fixture(scope="module")
def server():
    """One for all tests of the module: it takes a while."""
    if not URL:
        refuse("ELASTICSEARCH_URL names no server: python -m tests.elasticsearch COMMAND")
    with tempfile.TemporaryDirectory(
        prefix="repository-secured-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        folder.chmod(0o755)
        made = SecuredServer(folder)
        try:
            made.start()
            yield made
        except MissingError as error:
            refuse(f"{error}")
        finally:
            made.stop()


@pytest.fixture(scope="module")
def key(server):
    return server.make_key("test-*", *NEEDED)


@pytest.fixture
def configure(server, settings, monkeypatch):
    """Start the site with these variables: the right ones, unless the test says otherwise."""
    # Each test has indices of its own; the server goes with all of them.
    index = f"test-{uuid.uuid4().hex[:12]}"

    def start(**variables):
        usual = {
            "URL": server.url,
            "CA_CERTS": str(server.authority),
            "INDEX": index,
            # A busy machine may take longer than a reader would wait.
            "TIMEOUT": "60",
        }
        for name, value in {**usual, **variables}.items():
            monkeypatch.setenv(f"ELASTICSEARCH_{name}", value)
        close()
        settings.ELASTICSEARCH = env.elasticsearch()

    def close():
        if settings.ELASTICSEARCH is not None:
            engines.get_engine().close()
        engines._elasticsearch.cache_clear()  # noqa: SLF001 - a site has one engine, a test run many

    yield start
    close()


@pytest.fixture
def untrusted(tmp_path):
    """An authority that signed nothing here."""
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    return str(tmp_path / "other.pem")


def run(action):
    out = io.StringIO()
    call_command("search_index", action, stdout=out)
    return out.getvalue()


def search(client, words):
    """The titles found, and whether the index found them."""
    answer = client.get("/api/search/", {"q": words}).json()
    return [result["title"] for result in answer["results"]], answer["degraded"]


def with_login(url, login):
    return url.replace("https://", f"https://{login}@")


def test_a_user_name_and_password_in_the_address_open_it(client, server, configure):
    configure(URL=with_login(server.url, LOGIN))
    CaseStudyFactory(title="Weighing swabs")
    run("rebuild")

    assert search(client, "swabs") == (["Weighing swabs"], False)
    assert client.get("/health/ready").json()["search"]["status"] == "ready"


def test_a_key_for_the_site_s_own_indices_is_enough_for_everything(client, configure, key):
    configure(API_KEY=key)
    page = CaseStudyFactory(title="Weighing swabs")
    run("rebuild")
    run("rebuild")
    page.title = "Counting swabs"
    page.save()
    CaseStudyFactory(title="Timing gauze")

    assert "Delivered: 2" in run("drain")
    assert "Database and index agree." in run("verify")
    assert search(client, "counting") == (["Counting swabs"], False)
    assert "Search is answered from" in run("rollback")
    assert search(client, "gauze") == (["Timing gauze"], False)
    page.unpublish()
    assert "Delivered: 1" in run("drain")
    assert search(client, "counting") == ([], False)
    assert "Index: ready, 1 records" in run("status")
    assert search_server_answers() == []


def wrong_password(server, **_others):
    return {"URL": with_login(server.url, f"{USER}:wrong-password")}


def wrong_key(**_others):
    return {"API_KEY": WRONG_KEY}


def no_login(**_others):
    return {}


def another_authority(key, untrusted, **_others):
    return {"API_KEY": key, "CA_CERTS": untrusted}


def no_authority(key, **_others):
    return {"API_KEY": key, "CA_CERTS": ""}


def another_name(server, key, **_others):
    return {"API_KEY": key, "URL": server.url.replace("127.0.0.1", "localhost")}


def without_tls(server, key, **_others):
    return {"API_KEY": key, "CA_CERTS": "", "URL": server.url.replace("https:", "http:")}


def tls_to_who_has_none(key, **_others):
    return {"API_KEY": key, "URL": URL.replace("http:", "https:")}


@pytest.mark.parametrize(
    ("make", "setting", "words"),
    [
        (wrong_password, "ELASTICSEARCH_URL", "does not accept the user name and password"),
        (wrong_key, "ELASTICSEARCH_API_KEY", "wrong, has expired or was withdrawn"),
        (no_login, "ELASTICSEARCH_URL", "asks for a login: set ELASTICSEARCH_API_KEY"),
        (another_authority, "ELASTICSEARCH_CA_CERTS", "is not trusted"),
        (no_authority, "ELASTICSEARCH_CA_CERTS", "is not trusted"),
        (another_name, "ELASTICSEARCH_URL", "is for another host"),
        (without_tls, "ELASTICSEARCH_URL", "write https:// in"),
        (tls_to_who_has_none, "ELASTICSEARCH_URL", "write http:// in"),
    ],
)
def test_what_keeps_the_site_out_is_told_in_one_line_and_searches_go_on(
    client, server, configure, key, untrusted, capfd, caplog, make, setting, words
):
    configure(**make(server=server, key=key, untrusted=untrusted))
    CaseStudyFactory(title="Weighing swabs")

    page = client.get("/search/", {"q": "swabs"})
    health = client.get("/health/ready")
    with pytest.raises(CommandError, match="cannot be reached"):
        call_command("search_index", "status")
    (warning,) = search_server_answers()
    said = capfd.readouterr()

    assert page.status_code == 200
    assert "Weighing" in page.text
    assert "Search is running in reserve" in page.text
    told = health.json()
    assert (health.status_code, told["status"]) == (200, "degraded")
    assert (told["search"]["status"], told["search"]["setting"]) == ("unreachable", setting)
    (line,) = (line for line in said.out.splitlines() if line.startswith("Detail: "))
    assert words in line
    assert setting in line
    assert (warning.msg, warning.hint) == (line.removeprefix("Detail: "), f"Look at {setting}.")
    everything = f"{said}{caplog.text}{page.text}{health.text}"
    assert "Traceback" not in everything
    for secret in ("wrong-password", quote(PASSWORD), PASSWORD, WRONG_KEY, key):
        assert secret not in everything


def test_a_key_that_may_only_read_searches_and_tells_why_changes_wait(
    client, server, configure, key
):
    configure(API_KEY=key)
    CaseStudyFactory(title="Weighing swabs")
    run("rebuild")
    index = os.environ["ELASTICSEARCH_INDEX"]
    configure(API_KEY=server.make_key(f"{index}-*", "read", "view_index_metadata"))
    CaseStudyFactory(title="Timing gauze")
    why = f"ELASTICSEARCH_API_KEY may not do this .*it needs read, write and manage on {index}-"

    with pytest.raises(CommandError, match=why):
        run("drain")
    with pytest.raises(CommandError, match=why):
        run("rebuild")
    out = io.StringIO()
    with pytest.raises(CommandError, match="could not be delivered"):
        call_command("search_index", "status", stdout=out)

    assert "ELASTICSEARCH_API_KEY may not do this" in out.getvalue()
    assert search(client, "swabs") == (["Weighing swabs"], False)
    assert client.get("/health/ready").json()["outbox"]["status"] == "failing"


def test_a_key_for_other_indices_is_told_at_the_rebuild(client, server, configure):
    configure(API_KEY=server.make_key("another-site-*", *NEEDED))
    CaseStudyFactory(title="Weighing swabs")

    with pytest.raises(CommandError, match=r"may not do this.* on test-"):
        run("rebuild")

    assert search(client, "swabs") == (["Weighing swabs"], True)
