"""Adding up in memory."""

import datetime as dt
import threading

from search.learning.tally import Counts, Tally, Typed

TODAY = dt.date(2026, 6, 1)


def typed(text):
    return Typed(TODAY, text)


def test_the_same_search_is_added_up_and_the_slowest_kept():
    tally = Tally()
    tally.add(typed("pph"), Counts(searches=1, milliseconds=30, slowest=30))
    tally.add(typed("pph"), Counts(searches=1, opened=2, milliseconds=20, slowest=20))

    assert tally.take() == {typed("pph"): Counts(searches=2, opened=2, milliseconds=50, slowest=30)}


def test_only_the_first_since_the_last_taking_wakes_anybody():
    tally = Tally()

    assert [tally.add(typed(text), Counts(searches=1)) for text in "ab"] == [True, False]
    tally.take()
    assert tally.measure_age() is None
    assert tally.add(typed("c"), Counts(searches=1))
    assert tally.measure_age() >= 0


def test_what_could_not_be_written_is_added_to_what_came_since():
    tally = Tally()
    tally.add(typed("pph"), Counts(searches=1))
    taken = tally.take()
    tally.add(typed("pph"), Counts(searches=1))

    tally.put_back(taken)

    assert tally.take() == {typed("pph"): Counts(searches=2)}


def test_a_flood_of_different_searches_does_not_fill_the_memory():
    tally = Tally(most=2)
    for text in "abcab":
        tally.add(typed(text), Counts(searches=1))

    assert tally.take() == {typed(text): Counts(searches=2) for text in "ab"}


def test_threads_lose_no_count():
    tally = Tally()

    def count():
        for _ in range(2_000):
            tally.add(typed("pph"), Counts(searches=1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert tally.take()[typed("pph")].searches == 8_000
