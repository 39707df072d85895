"""`python -m tests.browser.tether COMMAND…`: run a command for as long as our input stays open.

Whoever started us may die by any death; their end of the pipe closes, and the command stops.
"""

import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - the caller's own command

    def stop_when_alone() -> None:
        sys.stdin.buffer.read()
        child.terminate()

    threading.Thread(target=stop_when_alone, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
