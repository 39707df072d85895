"""Editors, readers, deliveries and rebuilds at once, while the way to the server breaks and mends.

What happens is drawn from a seeded generator; threads add an order of their own. At the end,
database and index agree, and no reader ever met an empty list or a record that was taken away.
"""

import contextlib
import io
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from search import engines, outbox
from search.backlog import pending
from search.delivery import drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.verify import verify
from tests.elasticsearch.server import Server
from tests.faults.operators import Operators
from tests.faults.proxy import PATIENCE
from tests.faults.readers import ADDRESSES, Readers, read
from tests.faults.site import Site
from tests.faults.weather import Weather

#: How much happens in a scenario of every test run, and in those of a soak.
FEW, MANY = 8, 14
READERS = 2
ALWAYS = 10
SEEDS = [
    seed if seed < ALWAYS else pytest.param(seed, marks=pytest.mark.soak) for seed in range(100)
]

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def scenario(client, courier):
    """Live through it, and see that nothing is lost."""

    def play(seed, others, mend=lambda: None):
        """Play it.

        Args:
            seed: what is drawn.
            others: given the generator and the operators, what happens beside the edits.
            mend: bring everything back.
        """
        rng = Random(seed)  # noqa: S311 - weather, not a secret
        with outbox.paused():
            site = Site(rng)
        call_command("search_index", "rebuild", stdout=io.StringIO())
        operators, readers = Operators(), Readers(site, READERS)
        with contextlib.ExitStack() as stack:
            stack.callback(operators.wait)
            stack.callback(readers.stop)
            for happens in others(rng, operators):
                readers.go_on()
                happens()
                rng.choice(site.actions)()
                read(site, client, rng.choice(ADDRESSES))
        mend()
        # Everything comes right by itself.
        assert courier.join(PATIENCE)
        assert not pending().exists()
        assert not [*operators.complaints, *readers.complaints]
        assert not verify().all
        assert read(site, client, "/search/") == site.titles()
        assert "in reserve" not in client.get("/search/").content.decode()
        return site

    return play


def be_patient():
    """Take no slow answer for trouble any more: the machine may be busy with other things."""
    way = get_engine()._connection  # noqa: SLF001 - who asks in a test is always the site
    way._client = way._patient = way._client.options(request_timeout=PATIENCE)  # noqa: SLF001 - as above


def go_back():
    """Serve from the index before, if there is one."""
    with contextlib.suppress(EngineUnavailableError):
        get_engine().roll_back()


@pytest.mark.both_databases
@pytest.mark.parametrize("seed", range(3))
def test_the_embedded_index_follows_whatever_happens_at_once(scenario, seed):
    def others(rng, operators):
        return rng.choices([operators.rebuild, operators.drain, operators.verify], k=FEW)

    scenario(seed, others)


@pytest.mark.elasticsearch
@pytest.mark.parametrize("search_engine", ["elasticsearch"], indirect=True)
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_on_a_bad_way_to_the_server(proxy, scenario, seed):
    def others(rng, operators):
        weather = Weather(rng, proxy)
        happen = [
            *[weather.turn] * 3,
            *[weather.let_late_ones_arrive] * 2,
            operators.rebuild,
            operators.drain,
            operators.verify,
            operators.roll_back,
        ]
        return rng.choices(happen, k=FEW if seed < ALWAYS else MANY)

    def mend():
        proxy.heal()
        be_patient()
        proxy.send_late(2)

    site = scenario(seed, others, mend)

    # Even what arrives now undoes nothing; what it makes is nobody's, and goes with a delivery.
    proxy.send_late()
    site.rename_body()
    drain()
    assert get_engine()._indices.load().strays == ()  # noqa: SLF001 - operators see them in Elasticsearch
    assert not verify().all
    go_back()
    assert not verify().all


@pytest.fixture
def own_server(elasticsearch, settings):
    """A server that may be killed: no other test uses it."""
    folder = Path(tempfile.mkdtemp(prefix="repository-elasticsearch-"))
    folder.chmod(0o755)
    server = Server(folder)
    server.start()
    settings.ELASTICSEARCH = replace(elasticsearch, hosts=(server.url,), timeout=2.0)
    yield server
    engines.get_engine().close()
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.soak
@pytest.mark.elasticsearch
@pytest.mark.parametrize("search_engine", ["elasticsearch"], indirect=True)
def test_nothing_is_lost_when_the_server_is_killed(own_server, scenario):
    port = str(urlsplit(own_server.url).port)

    def others(rng, operators):
        def happen():
            return rng.choices([operators.drain, operators.verify], k=FEW // 2)

        # Killed while an index is filled and changes are delivered.
        before = [*happen(), operators.rebuild, own_server.kill]
        return [*before, *happen(), lambda: own_server.start(port), *happen()]

    scenario(0, others, be_patient)

    go_back()
    assert not verify().all
