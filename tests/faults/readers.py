"""Readers who read all the time, and hold against the site what they should not have met."""

import itertools
import queue
import re
import threading

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client

ADDRESSES = ("/search/", "/search/?q=swabs", "/case-studies/", "/api/search/?q=swabs")
_TITLE = re.compile(r"Swabs\s+(\d{3})\s+edition\s+(\d+)")


def read(site, client, address):
    """Read a list; return the titles on it, each as often as it is listed."""
    before = site.hidden()
    response = client.get(address)
    after = site.hidden()
    assert response.status_code == 200, f"{address}: {response.status_code}"
    text = listed = response.content.decode()
    if not address.startswith("/api/"):
        main = BeautifulSoup(text, "lxml").find("main")
        text = main.get_text(" ")
        # A card tells its title once more beside the box that chooses it.
        listed = " ".join(link.get_text(" ") for link in main.select(".nhsuk-card__link"))
    found = _TITLE.findall(listed)
    numbers = {number for number, _ in _TITLE.findall(text)}
    # What was hidden before we asked, and still was when we had the answer.
    never = {name for name, moment in before.items() if after.get(name) == moment}
    met = sorted(name for name in never if name in numbers or f"/{name}" in text)
    assert not met, f"{address} shows {met}"
    missing = {f"{piece.number:03}" for piece in site.anchors} - numbers
    assert not missing, f"{address} lacks {missing}: {sorted(numbers)}"
    return sorted(f"Swabs {number} edition {edition}" for number, edition in found)


class Readers:
    """Some threads, each reading the next address for each call of `go_on`."""

    def __init__(self, site, number):
        self._site = site
        self._turns = [queue.SimpleQueue() for _ in range(number)]
        self._threads = [threading.Thread(target=self._run, args=(turn,)) for turn in self._turns]
        #: What was wrong.
        self.complaints = []
        for thread in self._threads:
            thread.start()

    def go_on(self):
        for turn in self._turns:
            turn.put(True)

    def stop(self):
        for turn in self._turns:
            turn.put(False)
        for thread in self._threads:
            thread.join()

    def _run(self, turn):
        client = Client()
        try:
            for address in itertools.cycle(ADDRESSES):
                if not turn.get():
                    return
                read(self._site, client, address)
        except Exception as error:  # noqa: BLE001 - told to the test, whose thread this is not
            self.complaints.append(error)
        finally:
            connection.close()
