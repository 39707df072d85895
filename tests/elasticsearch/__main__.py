"""`python -m tests.elasticsearch COMMAND…`: run a command beside an Elasticsearch of its own.

The server is stopped when the command ends, and leaves nothing behind. A server named in
ELASTICSEARCH_URL is used instead when there is one. `--start` and `--stop` are for one that stays.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.elasticsearch.distribution import MissingError, cache_folder, choose
from tests.elasticsearch.server import Server

VARIABLE = "ELASTICSEARCH_URL"


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command's own output


def development() -> Server:
    # Each version keeps its data apart: an older one cannot read what a newer one wrote.
    return Server(cache_folder() / f"elasticsearch-development-{choose().version}")


def start() -> int:
    server = development()
    if not server.is_running():
        try:
            # The port that everybody expects, unless somebody else has it.
            server.start("9200-9300")
        except MissingError as error:
            say(f"{error}")
            return 1
    say(f"Elasticsearch answers. Use it with:\n  export {VARIABLE}={server.url}")
    return 0


def stop() -> int:
    development().stop()
    say("Elasticsearch is stopped.")
    return 0


def run(command: list[str]) -> int:
    if os.environ.get(VARIABLE):
        return subprocess.call(command)  # noqa: S603 - the caller's own command
    folder = Path(tempfile.mkdtemp(prefix="repository-elasticsearch-"))
    folder.chmod(0o755)
    server = Server(folder)
    try:
        server.start()
        return subprocess.call(command, env={**os.environ, VARIABLE: server.url})  # noqa: S603 - as above
    except MissingError as error:
        say(f"\n{'!' * 78}\nNO ELASTICSEARCH: {error}\n{'!' * 78}\n")
        if os.environ.get("CI"):
            return 1
        say("Its tests are skipped.")
        return subprocess.call(command)  # noqa: S603 - as above
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def leave(*_signal: object) -> None:
    """Leave by the ordinary door, so that the server is stopped."""
    sys.exit(128 + signal.SIGTERM)


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__, file=sys.stderr)  # noqa: T201 - a command's own output
        return 2
    return {("--start",): start, ("--stop",): stop}.get(tuple(arguments), lambda: run(arguments))()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    sys.exit(main(sys.argv[1:]))
