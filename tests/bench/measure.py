"""Taking times: requests over one kept-alive connection, and many readers at once."""

import statistics
import threading
import time
from dataclasses import dataclass
from itertools import cycle, islice

from tests.browser.reader import Reader

#: As browsers ask.
COMPRESSED = {"Accept-Encoding": "gzip"}
WARM_UP = 30
REQUESTS = 300


@dataclass(frozen=True)
class Times:
    """Milliseconds of one kind of request."""

    median: float
    p95: float

    @classmethod
    def of(cls, milliseconds):
        return cls(statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1])


def time_requests(site, paths):
    """Ask for paths in turn, one after the other, until there are enough times."""
    with Reader(site) as reader:
        for path in islice(cycle(paths), WARM_UP):
            check(reader.get(path, **COMPRESSED), path)
        return Times.of([time_one(reader, path) for path in islice(cycle(paths), REQUESTS)])


def time_one(reader, path):
    started = time.perf_counter()
    answer = reader.get(path, **COMPRESSED)
    taken = (time.perf_counter() - started) * 1000
    check(answer, path)
    return taken


def check(answer, path):
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")


def count_requests(site, paths, *, readers=8, seconds=8):
    """Return how many requests a second are answered to several readers at once."""
    finished, end = [0] * readers, time.monotonic() + seconds

    def read(number):
        with Reader(site) as reader:
            for path in cycle(paths[number:] + paths[:number]):
                if time.monotonic() > end:
                    return
                check(reader.get(path, **COMPRESSED), path)
                finished[number] += 1

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(finished) / seconds
