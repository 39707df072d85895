"""`python -m tests.faults.victim WHAT PLACE`: a process of its own that writes until it is killed.

WHAT is `deliver` or `rebuild`; PLACE says in JSON where database and index are. On the embedded
engine it stops in the middle, says so, and waits for its end; on the other one, the proxy stops it.
"""

import json
import os
import signal
import sys
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

from repository.settings import env


def main(what: str, place: dict) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "repository.settings.test"
    settings.DATABASES["default"]["NAME"] = place["database"]
    settings.SEARCH_INDEX_DIR = Path(place["folder"])
    if place["server"]:
        server = env.Elasticsearch(hosts=(place["server"],), index=place["index"])
        settings.ELASTICSEARCH = server
    django.setup()
    connection.settings_dict["NAME"] = place["database"]

    # Only now: models load once Django is set up.
    from search import delivery, rebuild  # noqa: PLC0415 - as above
    from search.engines.embedded import engine  # noqa: PLC0415 - as above
    from search.engines.embedded.writing import put, take_out  # noqa: PLC0415 - as above

    def stop(*_done):
        print("in the middle", flush=True)  # noqa: T201 - for who waits to kill us
        signal.pause()

    if what == "rebuild":
        rebuild.rebuild(stop)
        return
    if not place["server"]:
        # Done, not committed; and with the writer's lock.
        engine.put = lambda *arguments: (put(*arguments), stop())
        engine.take_out = lambda *arguments: (take_out(*arguments), stop())
    delivery.drain()


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
