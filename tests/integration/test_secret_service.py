"""The key store against a real Secret Service, gnome-keyring in a D-Bus session of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.needs("dbus-run-session", "gnome-keyring-daemon"),
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
]
ROOT = Path(__file__).parents[2]
SCENE = Path(__file__).with_name("secret_service_scene.py")
WINDOW = Path(__file__).with_name("keyring_window_scene.py")
UNLOCKED = "printf password | gnome-keyring-daemon --unlock --components=secrets >&2"
LOCKED = "gnome-keyring-daemon --start --components=secrets >&2"
NOTHING = "true"
HANG_S = 50


def inside_a_session(before: str, scene: str, home: Path, script: Path = SCENE) -> Any:
    """Return what a scene says in a session where a shell command ran before it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHON_KEYRING_BACKEND")
    command = f'{before} && "{sys.executable}" "{script}" {scene}'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=HANG_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_that_a_key_is_added_read_and_removed(home: Path) -> None:
    assert inside_a_session(UNLOCKED, "use", home) == {
        "read before": None,
        "add": None,
        "read": "canary",
        "by another store": "canary",
        "is locked": False,
        "last four": "6789",
        "rename": True,
        "read renamed": "canary",
        "rename back": True,
        "remove": True,
        "read after": None,
        "remove again": False,
        "place": "Secret Service",
    }


def test_that_nothing_of_the_key_stands_in_the_home_in_clear(home: Path) -> None:
    inside_a_session(UNLOCKED, "use", home)
    kept = [file for file in home.rglob("*") if file.is_file()]
    assert kept
    assert [file for file in kept if b"canary-0123456789" in file.read_bytes()] == []


def test_that_a_locked_keyring_is_said_for_every_call(home: Path) -> None:
    told = inside_a_session(LOCKED, "use", home)
    assert {told[call] for call in ("read before", "add", "read", "remove")} == {"locked"}


def test_that_a_keyring_locked_meanwhile_is_said_and_works_once_unlocked(home: Path) -> None:
    assert inside_a_session(UNLOCKED, "lock", home) == {
        "add": None,
        "locked": [True, "locked"],
        "last four while locked": "",
        "is locked after": False,
        "unlock": None,
        "read after": "canary",
    }


def test_that_a_service_that_ended_meanwhile_is_said_and_works_once_it_is_back(home: Path) -> None:
    assert inside_a_session(UNLOCKED, "end", home) == {
        "add": None,
        "gone": True,
        "read after": "canary",
        "place": "Secret Service",
    }


def test_that_a_session_without_a_service_keeps_keys_in_memory(home: Path) -> None:
    # No activation files, so that the session cannot start a service by itself.
    told = inside_a_session(
        "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent && export DBUS_SESSION_BUS_ADDRESS",
        "use",
        home,
    )
    assert told["read before"] == "missing"
    assert (told["read"], told["by another store"], told["place"]) == (
        "canary",
        "missing",
        "memory",
    )


def test_that_a_service_that_never_answers_is_said_within_the_limit(home: Path) -> None:
    assert inside_a_session(NOTHING, "silent", home) == "silent"


# A whole window


def test_that_a_window_on_a_locked_keyring_says_so_and_sends_once_it_is_unlocked(
    home: Path,
) -> None:
    assert inside_a_session(UNLOCKED, "locked", home, WINDOW) == {
        "locked": True,
        "place": "The Secret Service is locked.",
        "still": "Locked",
        "sent": True,
        "with key": True,
        "open": True,
        "place then": "Keys live in Secret Service",
        "smooth": True,
    }


def test_that_a_window_on_a_silent_keyring_says_so_and_never_freezes(home: Path) -> None:
    assert inside_a_session(NOTHING, "silent", home, WINDOW) == {
        "said": True,
        "keys": ["default"],
        "smooth": True,
    }
