"""Programs started as a user would start them: whole processes, timed from outside, in a clean home."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.figure import CannotMeasure

ROOT = Path(__file__).parents[2]
SECONDS = 80
"""After this a child hangs."""

LAST_WORDS = 600
NOT_PASSED_ON = (
    *("PYTHONDONTWRITEBYTECODE", "GOOGLE_API_KEY", "GOOGLE_APPLICATION_CREDENTIALS"),
    *("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "SSL_CERT_FILE", "SSL_CERT_DIR"),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"),
)
HOMES = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME"),
    *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)


def environment(home: Path) -> dict[str, str]:
    """Return what children see: caches of compiled modules on, windows off screen, a home of their own."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    own = {
        "GEMINI_API_KEY": "unused",  # without any key the window would send to its own mock server
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return kept | dict.fromkeys(HOMES, str(home)) | own


def python(module: str, *arguments: object) -> list[str]:
    """Return the command that runs one of our modules with this interpreter."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def floor(name: str, *arguments: object) -> list[str]:
    """Return the command of a program in floors/."""
    return python(f"tests.benchmarks.floors.{name}", *arguments)


class Starter:
    """Starts children whose home is a folder."""

    def __init__(self, home: Path) -> None:
        self._environment = environment(home)

    def ms_of(self, command: Sequence[str]) -> float:
        """Return how long a program took from its start to its end. Errors: CannotMeasure."""
        started = time.perf_counter()
        self._run(command, subprocess.DEVNULL)
        return (time.perf_counter() - started) * 1000

    def told_by(self, command: Sequence[str]) -> Any:
        """Return the JSON value in the last line that a program prints. Errors: CannotMeasure."""
        lines = self._run(command, subprocess.PIPE).splitlines()
        try:
            return json.loads(lines[-1])
        except (IndexError, ValueError):
            raise CannotMeasure(f"{_named(command)} did not tell what it did") from None

    def ms_until(self, key: str, command: Sequence[str]) -> tuple[float, Mapping[str, Any]]:
        """Return how long after its start a program had reached `key`, and all that it told.

        The program prints the monotonic time in seconds under that name; all processes share that clock.
        """
        started = time.monotonic()
        told = self.told_by(command)
        return (told[key] - started) * 1000, told

    @contextmanager
    def serving(self, command: Sequence[str]) -> Iterator[str]:
        """Run a server that prints one line, its address, and serves until its standard input ends."""
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env=self._environment,
        ) as server:
            try:
                assert server.stdout is not None
                yield server.stdout.readline().strip()
            finally:
                server.terminate()

    def _run(self, command: Sequence[str], output: int) -> str:
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.PIPE,
                cwd=ROOT,
                env=self._environment,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise CannotMeasure(f"{_named(command)} was not done after {SECONDS} s") from None
        if done.returncode != 0:
            last = done.stderr.decode(errors="replace").strip()[-LAST_WORDS:]
            raise CannotMeasure(f"{_named(command)} ended with {done.returncode}: {last}")
        return (done.stdout or b"").decode()


def _named(command: Sequence[str]) -> str:
    return " ".join(command[2:4])
