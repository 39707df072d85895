"""The Java that the server runs on: a full development kit, of a version that it starts with."""

import os
import re
import subprocess
from pathlib import Path

from tests.elasticsearch.distribution import MissingError, install, is_executable

#: Where systems keep their Javas, one folder each.
FOLDERS = ("/usr/lib/jvm", "/opt/java", "/Library/Java/JavaVirtualMachines")


def find_java(versions: range) -> Path:
    """Return a Java home that suits: the one named, else the newest of the machine."""
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        home = Path(os.environ.get(name, "/nowhere"))
        if _version(home) in versions:
            return home
    what = f"A Java development kit, {versions.start} to {versions.stop - 1},"
    home = _newest(versions)
    if home is None:
        install(f"openjdk-{versions.start}-jdk-headless", what)
        home = _newest(versions)
    if home is None:
        raise MissingError(f"{what} is needed: set JAVA_HOME.")
    return home


def _newest(versions: range) -> Path | None:
    homes = [
        place
        for folder in FOLDERS
        for found in sorted(Path(folder).glob("*"))
        for place in (found, found / "Contents" / "Home")
    ]
    return max((home for home in homes if _version(home) in versions), key=_version, default=None)


def _version(home: Path) -> int:
    """Return the main version of a development kit, 0 when there is none."""
    if not all(is_executable(home / "bin" / name) for name in ("java", "javac")):
        return 0
    done = subprocess.run(  # noqa: S603 - found on this machine
        [home / "bin" / "java", "-version"], capture_output=True, text=True, check=False
    )
    found = re.search(r'version "(\d+)', done.stderr)
    return int(found[1]) if found else 0
