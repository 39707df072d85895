import threading

import pytest

from search.lock import WRITER, hold, is_held, take_number

pytestmark = pytest.mark.usefixtures("search_index")


def test_one_holder_at_a_time():
    with hold(WRITER, wait=False) as first, hold(WRITER, wait=False) as second:
        assert (first, second) == (True, False)


def test_a_lock_is_given_back():
    with hold(WRITER, wait=False):
        assert is_held(WRITER)

    assert not is_held(WRITER)


def test_a_lock_is_given_back_after_an_error():
    with pytest.raises(ZeroDivisionError), hold(WRITER, wait=False):
        raise ZeroDivisionError

    assert not is_held(WRITER)


def test_who_waits_gets_it_next():
    got = threading.Event()

    def wait():
        with hold(WRITER, wait=True):
            got.set()

    with hold(WRITER, wait=False):
        thread = threading.Thread(target=wait)
        thread.start()
        assert not got.is_set()
    thread.join(timeout=10)

    assert got.is_set()


def test_numbers_rise_whatever_the_clock_says(monkeypatch):
    first = take_number()
    monkeypatch.setattr("search.lock.time.time_ns", lambda: 0)

    assert first < take_number() < take_number()


@pytest.mark.parametrize("spoilt", [b"", b"??", bytes(16), b"\xff17"])
def test_a_spoilt_number_is_replaced_by_the_clock(settings, spoilt):
    first = take_number()
    (settings.SEARCH_INDEX_DIR / "number.lock").write_bytes(spoilt)

    assert take_number() > first
