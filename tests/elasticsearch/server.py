"""One Elasticsearch node of our own: started as an ordinary user, stopped by its process id."""

import json
import os
import pwd
import shutil
import signal
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from base64 import b64encode
from pathlib import Path

from tests.elasticsearch.distribution import MissingError, choose, ensure_distribution
from tests.elasticsearch.java import find_java

HEAP = "512m"
#: It is up in some twenty seconds; a busy machine may take several times as long.
PATIENCE = 180
#: The user it runs as when we are root, for it refuses to be root. On every Unix; owns nothing.
USER = "nobody"
_CONFIGURATION = """\
cluster.name: maternity-equity-repository
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: 0
node.portsfile: true
path.data: {folder}/data
path.logs: {folder}/logs
# A nearly full disk is no reason to refuse a few megabytes.
cluster.routing.allocation.disk.threshold_enabled: false
"""
_OPEN = "xpack.security.enabled: false\n"


class Server:
    """A node whose configuration, data, log and process id lie in one folder."""

    scheme = "http"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pid = folder / "pid"

    @property
    def url(self) -> str:
        """The address it listens on, as it wrote it down itself."""
        return f"{self.scheme}://{self._ports().splitlines()[0]}"

    def is_running(self) -> bool:
        """Return whether it answers."""
        return self._alive() and bool(self._ports()) and self._answers()

    def start(self, port: str = "0") -> None:
        """Start it and wait until it answers; port 0 is any that is free."""
        self._configure(ensure_distribution(), port)
        self._set_password()
        self._run("elasticsearch", "--daemonize", "--pidfile", str(self._pid))
        _wait(self.is_running, "Elasticsearch did not answer.")

    def stop(self) -> None:
        """Stop it and wait until it has gone."""
        if self._alive():
            os.kill(int(self._pid.read_text()), signal.SIGTERM)
            _wait(lambda: not self._alive(), "Elasticsearch did not stop.")
        self._pid.unlink(missing_ok=True)

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(int(self._pid.read_text()), signal.SIGKILL)
        _wait(lambda: not self._alive(), "Elasticsearch did not end.")

    def _run(self, script: str, *arguments: str, said: str = "") -> None:
        """Run one of its own scripts, as the user that it runs as."""
        done = subprocess.run(  # noqa: S603 - our own words
            [ensure_distribution() / "bin" / script, *arguments],
            cwd=self.folder,
            env={
                **os.environ,
                "ES_JAVA_HOME": str(find_java(choose().java)),
                "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
                "ES_PATH_CONF": str(self.folder / "config"),
                "ES_TMPDIR": str(self.folder / "temporary"),
            },
            user=USER if os.getuid() == 0 else None,
            input=said,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            told = (done.stdout + done.stderr).strip()[-1_500:]
            raise MissingError(f"{script} failed (log in {self.folder}/logs):\n{told}")

    def _configure(self, home: Path, port: str) -> None:
        for name in ("config", "logs", "temporary"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(home / "config", self.folder / "config")
        for name in ("data", "logs", "temporary"):
            (self.folder / name).mkdir(exist_ok=True)
        text = _CONFIGURATION.format(port=port, folder=self.folder) + self._secure()
        (self.folder / "config" / "elasticsearch.yml").write_text(text, encoding="utf-8")
        # Version 8 would write its log of garbage collection into its own folder, which is shared.
        options = self.folder / "config" / "jvm.options"
        kept = [line for line in options.read_text().splitlines() if "-Xlog:gc" not in line]
        options.write_text("\n".join(kept))
        if os.getuid() == 0:
            owner = pwd.getpwnam(USER)
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, owner.pw_uid, owner.pw_gid)

    def _secure(self) -> str:
        """Return the lines of the configuration that say who may use it."""
        return _OPEN

    def _set_password(self) -> None:
        """Say which password opens it, where one does."""

    def _answers(self, context: ssl.SSLContext | None = None, login: str = "") -> bool:
        request = urllib.request.Request(f"{self.url}/_cluster/health")  # noqa: S310 - our own server
        if login:
            request.add_header("Authorization", f"Basic {b64encode(login.encode()).decode()}")
        try:
            with urllib.request.urlopen(request, timeout=5, context=context) as response:  # noqa: S310 - as above
                return json.load(response)["status"] in {"green", "yellow"}
        except (OSError, urllib.error.URLError, ValueError):
            return False

    def _ports(self) -> str:
        path = self.folder / "logs" / "http.ports"
        return path.read_text(encoding="ascii").strip() if path.exists() else ""

    def _alive(self) -> bool:
        try:
            number = int(self._pid.read_text())
            os.kill(number, 0)
        except (FileNotFoundError, ValueError, ProcessLookupError):
            return False
        # After a crash the number may be another program's by now.
        command = Path(f"/proc/{number}/cmdline")
        return not command.exists() or b"elasticsearch" in command.read_bytes()


def _wait(condition, message: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise MissingError(message)
        time.sleep(0.1)
