"""Taking times: one reader asking everything in turn, and many readers at once."""

import threading
import time
from itertools import cycle

from tests.bench.figures import Times

#: As browsers ask.
COMPRESSED = {"Accept-Encoding": "gzip"}
WARM_UP = 40
REQUESTS = 300
READERS = 8
#: Of each kind of question, in each of several rounds.
SECONDS = 5
ROUNDS = 3


def ask_page(reader):
    """Return a question: a page by its path, as a browser asks for it."""

    def ask(path):
        answer = reader.get(path, **COMPRESSED)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")

    return ask


def time_in_turn(questions, *, requests=REQUESTS, warm_up=WARM_UP):
    """Return the times of several kinds of question.

    They are put one after another, over and over: whatever else the machine does meanwhile
    falls upon all of them, and upon what they are compared with.

    Args:
        questions: by name, what asks, and what it asks for.
        requests: how many of each count.
        warm_up: how many of each do not.
    """
    taken = {name: [] for name in questions}
    for number in range(warm_up + requests):
        for name, (ask, things) in questions.items():
            thing = things[number % len(things)]
            started = time.perf_counter()
            ask(thing)
            if number >= warm_up:
                taken[name].append((time.perf_counter() - started) * 1000)
    return {name: Times.of(times) for name, times in taken.items()}


def count_in_turn(questions):
    """Return how many questions of each kind are answered in a second to several readers at once.

    Args:
        questions: by name, what opens a reader's connection and gives what asks; what is asked.
    """
    counted = dict.fromkeys(questions, 0)
    for _ in range(ROUNDS):
        for name, (connect, things) in questions.items():
            counted[name] += _count(connect, things)
    return {name: count / ROUNDS / SECONDS for name, count in counted.items()}


def _count(connect, things):
    finished, failed = [0] * READERS, []
    end = time.monotonic() + SECONDS

    def read(number):
        try:
            with connect() as ask:
                for thing in cycle(things[number:] + things[:number]):
                    ask(thing)
                    if time.monotonic() > end:
                        return
                    finished[number] += 1
        except Exception as error:  # noqa: BLE001 - told to whoever started the thread
            failed.append(error)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return sum(finished)
