"""What the way to the server is like, drawn from a seeded generator."""

import threading
from random import Random

from tests.faults.proxy import Harm

#: How likely each harm is in a storm.
STORM = {
    Harm.NONE: 50,
    Harm.DELAY: 12,
    Harm.REFUSE: 8,
    Harm.CUT: 8,
    Harm.LOSE: 9,
    Harm.HALVE: 5,
    Harm.LATE: 8,
}


class Weather:
    """What the way to the server is like; one request in a scenario is left hanging."""

    def __init__(self, rng, proxy):
        self._rng = rng
        # Of its own: requests of several threads come in whatever order.
        self._luck = Random(rng.random())  # noqa: S311 - weather, not a secret
        self._lock = threading.Lock()
        self._hangs = 1
        self._proxy = proxy

    def turn(self):
        kind = self._rng.choice(["calm", "storm", "storm", "storm", "away"])
        self._proxy.heal()
        if kind == "storm":
            self._proxy.choose = self._choose
        elif kind == "away":
            self._proxy.go_away()

    def let_late_ones_arrive(self):
        self._proxy.send_late(self._rng.randint(1, 4))

    def _choose(self, _line):
        with self._lock:
            if self._hangs and self._luck.random() < 0.01:
                self._hangs -= 1
                return Harm.HANG
            return self._luck.choices(list(STORM), STORM.values())[0]
