"""The Java that the server runs on: 21 or newer, a full development kit."""

import os
import re
import subprocess
from pathlib import Path

from tests.elasticsearch.distribution import MissingError, install, is_executable

OLDEST = 21
#: Where systems keep their Javas, one folder each.
FOLDERS = ("/usr/lib/jvm", "/opt/java", "/Library/Java/JavaVirtualMachines")


def find_java() -> Path:
    """Return a Java home that is new enough: the one named, else the newest of the machine."""
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        home = Path(os.environ.get(name, "/nowhere"))
        if _version(home) >= OLDEST:
            return home
    home = _newest()
    if home is None:
        install("openjdk-21-jdk-headless", f"A Java development kit, {OLDEST} or newer,")
        home = _newest()
    if home is None:
        raise MissingError(f"A Java development kit, {OLDEST} or newer, is needed: set JAVA_HOME.")
    return home


def _newest() -> Path | None:
    homes = [
        place
        for folder in FOLDERS
        for found in sorted(Path(folder).glob("*"))
        for place in (found, found / "Contents" / "Home")
    ]
    best = max(homes, key=_version, default=None)
    return best if best is not None and _version(best) >= OLDEST else None


def _version(home: Path) -> int:
    """Return the main version of a development kit, 0 when there is none."""
    if not all(is_executable(home / "bin" / name) for name in ("java", "javac")):
        return 0
    done = subprocess.run(  # noqa: S603 - found on this machine
        [home / "bin" / "java", "-version"], capture_output=True, text=True, check=False
    )
    found = re.search(r'version "(\d+)', done.stderr)
    return int(found[1]) if found else 0
