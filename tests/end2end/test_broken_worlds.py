"""Worlds in which something is broken at the start: window and command line begin, and say what is wrong.

Source: promises.md, promise 15.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.end2end import window_probe
from tests.end2end.program import QUICK, write_request
from workbench.domain.window_state import WindowState, state_text

pytestmark = pytest.mark.slow

KEY = "AQ." + "canary-of-broken-worlds"
CONFIG, DATA = ".config/gemini-workbench", ".local/share/gemini-workbench"
NOWHERE = "/dev/null/nowhere"


class World(NamedTuple):
    """A broken thing: what prepares the home, the variables, and what the window says."""

    prepare: Callable[[Path], object] = bool
    variables: dict[str, str | None] = {}  # noqa: RUF012  nobody changes it
    says: str = ""
    disk_is_full: bool = False
    has_examples: bool = True


def file(path: str, content: bytes | str) -> Callable[[Path], object]:
    """Return what writes a file into the home."""

    def write(home: Path) -> None:
        place = home / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def pipe_for_settings(home: Path) -> None:
    (home / CONFIG).mkdir(parents=True)
    os.mkfifo(home / CONFIG / "settings.json")


def thousand_damaged(home: Path) -> None:
    """Write a collection of damaged files that was open the last time."""
    folder = home / "Damaged"
    folder.mkdir()
    for number in range(1000):
        whole = write_request(folder, f"r{number}").read_bytes()
        (folder / f"r{number}.yaml").write_bytes(whole[: number % len(whole)] + b"<<<<<<< \xff")
    remember(home, folder)


def remember(home: Path, folder: Path) -> None:
    """Let a collection have been open the last time."""
    file(f"{CONFIG}/window.json", state_text(WindowState(roots=(str(folder),))))(home)


def nobody(home: Path) -> None:
    """Let the user be unknown to the system, as in a container, and have no home."""
    file("lib/sitecustomize.py", NOBODY)(home)


NOBODY = """
import pwd
def unknown(number):
    raise KeyError(number)
pwd.getpwuid = unknown
"""
NO_FOLDERS: dict[str, str | None] = dict.fromkeys(
    (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "XDG_RUNTIME_DIR",
    )
)
BAD_LOCALE = {"LANG": "xx_YY.nonsense", "LC_ALL": "nonsense"}
BAD_KEYRING = {
    "PYTHON_KEYRING_BACKEND": "no.such.Backend",
    "DBUS_SESSION_BUS_ADDRESS": "garbage;;",
}
BAD_NETWORK: dict[str, str | None] = {
    "HTTPS_PROXY": "::::",
    "HTTP_PROXY": "socks5://user:hunter2@x",
    "ALL_PROXY": "%%%",
    "NO_PROXY": "[::1",
    "SSL_CERT_FILE": NOWHERE,
    "SSL_CERT_DIR": NOWHERE,
    "REQUESTS_CA_BUNDLE": NOWHERE,
    "CURL_CA_BUNDLE": NOWHERE,
    "SSLKEYLOGFILE": NOWHERE,
    "OPENSSL_CONF": NOWHERE,
}
WORLDS = {
    "settings are no JSON": World(file(f"{CONFIG}/settings.json", '{"theme": "dark",'), says="settings.json cannot be read: Line 1"),
    "settings are a pipe": World(pipe_for_settings, says="not a regular file"),
    "settings may not stand": World(file(f"{CONFIG}/settings.json", '{"theme": "pink", "new": 1}'), says="theme: It must be one of"),
    "window state is junk": World(file(f"{CONFIG}/window.json", b"\xff\x00{{{")),
    "window state is newer": World(file(f"{CONFIG}/window.json", '{"version": 99, "tabs": 7}')),
    "keys are no JSON": World(file(f"{CONFIG}/keys.json", '{"keys": ['), says="keys.json cannot be read"),
    "drafts are junk": World(file(f"{DATA}/drafts/x.json", "{{{"), says="One edit of the last time cannot be read"),
    "config folder is a file": World(file(CONFIG, "x"), says="Keys cannot be used"),
    "data folder is a file": World(file(DATA, "x"), says="The examples are missing", has_examples=False),
    "disk is full": World(says="The examples are missing", disk_is_full=True, has_examples=False),
    "no home": World(variables={**NO_FOLDERS, "HOME": NOWHERE, "TMPDIR": NOWHERE}, says="The examples are missing", has_examples=False),
    "nobody": World(nobody, NO_FOLDERS, says="The examples are missing", has_examples=False),
    "locale, keyring and network are junk": World(variables={**BAD_LOCALE, **BAD_KEYRING, **BAD_NETWORK}),
    "collection is gone": World(lambda home: remember(home, home / "Gone"), says="Gone cannot be opened"),
    "collection is damaged": World(thousand_damaged),
}  # fmt: skip
OF_THE_WINDOW = ("window", "drafts", "collection")
"""How the names of the worlds begin in which only something is broken that no command reads."""


def fill_disk() -> None:
    """Let nothing be written any more, in a process to come."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def started(world: World, home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a world; standard output is a pipe, so a full disk does not hold it up."""
    path = {"PYTHONPATH": os.pathsep.join((str(home / "lib"), os.environ.get("PYTHONPATH", "")))}
    variables = {**os.environ, **path, "GEMINI_API_KEY": KEY, **world.variables}
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={name: value for name, value in variables.items() if value is not None},
        timeout=55,
        check=False,
        preexec_fn=fill_disk if world.disk_is_full else None,
    )


def complaints(text: str) -> list[str]:
    """Return what a start may not say: anything but Qt's word on the locale."""
    ours = ("Traceback", "Error", "Exception", "Something went wrong")
    return [line for line in text.splitlines() if any(word in line for word in ours)]


@pytest.mark.parametrize("name", WORLDS)
def test_that_the_window_opens_and_says_what_is_wrong(name: str, home: Path) -> None:
    world = WORLDS[name]
    world.prepare(home)
    done = started(world, home, str(Path(window_probe.__file__)))
    assert (done.returncode, complaints(done.stderr)) == (0, [])
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["settled"]
    assert world.says in "\n".join(told["notices"])
    assert bool(told["notices"]) is bool(world.says)
    assert bool(told["folders"]) is world.has_examples
    assert KEY not in done.stdout + done.stderr
    assert "hunter2" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", [name for name in WORLDS if not name.startswith(OF_THE_WINDOW)])
def test_that_a_command_sends(name: str, home: Path, tmp_path: Path) -> None:
    world = WORLDS[name]
    world.prepare(home)
    request = write_request(tmp_path, "request", scene=QUICK)
    done = started(world, home, "-m", "workbench", "send", str(request), "--mock", "--json")
    assert (done.returncode, complaints(done.stderr)) == (0, [])
    assert json.loads(done.stdout)["ended"] == "complete"
    assert KEY not in done.stdout + done.stderr
