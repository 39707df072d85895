import os
import re
import stat
import subprocess
import sys
import traceback

import pytest
from django.core.exceptions import ImproperlyConfigured

from repository.settings import env


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch):
    for variable in env.VARIABLES:
        monkeypatch.delenv(variable.name, raising=False)


def test_a_variable_that_is_absent_or_blank_has_its_default(monkeypatch):
    assert env.read("PORT") == "8000"
    monkeypatch.setenv("PORT", "  ")
    assert env.read("PORT") == "8000"


def test_a_variable_that_nobody_declared_is_a_programming_error():
    with pytest.raises(KeyError):
        env.read("UNDECLARED")


@pytest.mark.parametrize(("value", "on"), [("1", True), ("True", True), ("0", False), ("", False)])
def test_a_switch_is_on_when_it_says_so(monkeypatch, value, on):
    monkeypatch.setenv("DEBUG", value)

    assert env.read_bool("DEBUG") is on


def test_a_list_is_parted_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example , b.example,,")

    assert env.read_list("ALLOWED_HOSTS") == ["a.example", "b.example"]


def test_without_a_database_url_the_database_is_a_file(tmp_path):
    database = env.databases(tmp_path)["default"]

    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == tmp_path / "repository.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "secure_delete=ON" in database["OPTIONS"]["init_command"]
    assert "journal_size_limit=0" in database["OPTIONS"]["init_command"]


def test_connections_to_the_file_are_kept(tmp_path):
    assert env.databases(tmp_path)["default"]["CONN_MAX_AGE"] is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://user:p%40ss@db.example:5433/records",
            ("records", "user", "p@ss", "db.example", "5433"),
        ),
        (
            "postgresql://user@/records?host=%2Frun%2Fpostgresql",
            ("records", "user", "", "/run/postgresql", ""),
        ),
    ],
)
def test_a_database_url_names_a_postgresql(monkeypatch, tmp_path, url, expected):
    monkeypatch.setenv("DATABASE_URL", url)

    database = env.databases(tmp_path)["default"]

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert tuple(database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


@pytest.mark.parametrize("url", ["mysql://u@h/db", "records"])
def test_another_kind_of_database_is_refused_with_a_way_out(monkeypatch, tmp_path, url):
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(ValueError, match="Leave it empty to use SQLite"):
        env.databases(tmp_path)


def test_a_key_is_made_once_for_the_owner_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "data"))

    key = env.secret_key()

    assert len(key) >= 50
    assert env.secret_key() == key
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600


def test_a_key_that_is_given_is_used(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert env.secret_key() == "given"


def test_mail_is_printed_when_no_server_is_named():
    assert env.email("")["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_a_mail_server_is_used_over_tls():
    plain = env.email("smtp://user:p%40ss@mail.example:2525")

    assert (plain["EMAIL_HOST"], plain["EMAIL_PORT"]) == ("mail.example", 2525)
    assert (plain["EMAIL_HOST_PASSWORD"], plain["EMAIL_USE_TLS"]) == ("p@ss", True)
    assert env.email("smtps://mail.example")["EMAIL_USE_SSL"] is True


def test_a_mail_server_that_hangs_is_not_waited_for_long():
    assert env.email("smtp://mail.example")["EMAIL_TIMEOUT"] <= 10


def test_another_kind_of_mail_server_is_refused():
    with pytest.raises(ValueError, match="smtp://"):
        env.email("http://mail.example")


def test_without_an_address_the_embedded_engine_serves():
    assert env.elasticsearch() is None


def test_an_address_gives_hosts_and_login(monkeypatch):
    addresses = "https://me:a%40b@one.example:9200,https://two.example/es/"
    monkeypatch.setenv("ELASTICSEARCH_URL", addresses)
    monkeypatch.setenv("ELASTICSEARCH_TIMEOUT", "2.5")
    monkeypatch.setenv("ELASTICSEARCH_INDEX", "trust-a")

    found = env.elasticsearch()

    assert found.hosts == ("https://one.example:9200", "https://two.example:443/es")
    assert found.basic == ("me", "a@b")
    assert (found.timeout, found.index) == (2.5, "trust-a")
    assert "a@b" not in repr(found)


def test_two_logins_are_refused(monkeypatch):
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://a:one@x:9200,http://b:two@y:9200")

    with pytest.raises(ImproperlyConfigured, match="same login"):
        env.elasticsearch()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ELASTICSEARCH_URL", "localhost:9200"),
        ("ELASTICSEARCH_URL", "https://"),
        ("ELASTICSEARCH_URL", "http://host:notaport"),
        ("ELASTICSEARCH_URL", "http://host:99999"),
        ("ELASTICSEARCH_URL", "ftp://host:21"),
        ("ELASTICSEARCH_URL", "me:secret@host:9200"),
        ("ELASTICSEARCH_URL", "https://me:sec/ret@host:9200"),
        ("ELASTICSEARCH_URL", "https://me:sec?ret@host:9200"),
        ("ELASTICSEARCH_URL", "https://host:9200/?pretty"),
        ("ELASTICSEARCH_TIMEOUT", "soon"),
        ("ELASTICSEARCH_TIMEOUT", "0"),
        ("ELASTICSEARCH_TIMEOUT", "-1"),
        ("ELASTICSEARCH_TIMEOUT", "61"),
        ("ELASTICSEARCH_TIMEOUT", "nan"),
        ("ELASTICSEARCH_INDEX", "My Index*"),
        ("ELASTICSEARCH_CA_CERTS", "/nowhere/ca.pem"),
        ("ELASTICSEARCH_API_KEY", "a-key-beside-a-password"),
    ],
)
def test_a_wrong_setting_of_elasticsearch_is_named(monkeypatch, variable, value):
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://me:secret@localhost:9200")
    monkeypatch.setenv(variable, value)

    with pytest.raises(ImproperlyConfigured, match=variable) as refused:
        env.elasticsearch()

    # Nor does a stack trace, which shows what led to an error.
    told = "".join(traceback.format_exception(refused.value))
    assert not {word for word in ("secret", "sec/", "'sec", "ret@") if word in told}


def test_a_key_of_two_lines_is_refused(monkeypatch):
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://localhost:9200")
    monkeypatch.setenv("ELASTICSEARCH_API_KEY", "first\nsecond")

    with pytest.raises(ImproperlyConfigured, match="ELASTICSEARCH_API_KEY") as refused:
        env.elasticsearch()

    assert "second" not in str(refused.value)


def test_a_file_without_a_certificate_is_no_authority(monkeypatch, tmp_path):
    (tmp_path / "ca.pem").write_text("-----BEGIN CERTIFICATE-----\nno\n")
    monkeypatch.setenv("ELASTICSEARCH_URL", "https://localhost:9200")
    monkeypatch.setenv("ELASTICSEARCH_CA_CERTS", str(tmp_path / "ca.pem"))

    with pytest.raises(ImproperlyConfigured, match="ELASTICSEARCH_CA_CERTS"):
        env.elasticsearch()


def test_a_wrong_setting_stops_a_command_in_one_line():
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=env.BASE_DIR,
        env={**os.environ, "ELASTICSEARCH_URL": "https://me:sec/ret@host:9200"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert re.fullmatch(r"Not started\. ELASTICSEARCH_URL must .*\n", done.stderr)


def test_a_developer_sees_where_a_wrong_setting_was_noticed():
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--traceback"],
        cwd=env.BASE_DIR,
        env={**os.environ, "ELASTICSEARCH_URL": "localhost:9200"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "in elasticsearch\n" in done.stderr


def test_an_authority_makes_no_sense_without_tls(monkeypatch, tmp_path):
    (tmp_path / "ca.pem").touch()
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://localhost:9200")
    monkeypatch.setenv("ELASTICSEARCH_CA_CERTS", str(tmp_path / "ca.pem"))

    with pytest.raises(ImproperlyConfigured, match="http://"):
        env.elasticsearch()


@pytest.mark.parametrize(("given", "days"), [("", 396), ("30", 30)])
def test_counts_of_searches_are_kept_for_thirteen_months_or_as_said(monkeypatch, given, days):
    monkeypatch.setenv("SEARCH_COUNTS_DAYS", given)

    assert env.search_counts_days() == days


@pytest.mark.parametrize("given", ["0", "-1", "a year", "1.5", "99999"])
def test_a_wrong_number_of_days_is_named(monkeypatch, given):
    monkeypatch.setenv("SEARCH_COUNTS_DAYS", given)

    with pytest.raises(ImproperlyConfigured, match="SEARCH_COUNTS_DAYS"):
        env.search_counts_days()


@pytest.mark.parametrize(("given", "number"), [("", 300), ("0", 0), ("1000", 1000)])
def test_requests_to_the_api_are_limited_as_said(monkeypatch, given, number):
    monkeypatch.setenv("API_REQUESTS_PER_MINUTE", given)

    assert env.api_requests_per_minute() == number


@pytest.mark.parametrize("given", ["-1", "many", "1.5", "1000000"])
def test_a_wrong_number_of_requests_is_named(monkeypatch, given):
    monkeypatch.setenv("API_REQUESTS_PER_MINUTE", given)

    with pytest.raises(ImproperlyConfigured, match="API_REQUESTS_PER_MINUTE"):
        env.api_requests_per_minute()
