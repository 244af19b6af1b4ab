"""Pictures of every page of the window, in both themes, at 100 % and at 200 %, painted off screen by its own code."""

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from dev_steps import ROOT, StepFailed, child_environment, say

PERCENTS = (100, 200)
FOLDER = ROOT / "build" / "screenshots"
EXAMPLE = "As in: screenshots build/pictures --page welcome --page error-429"
SCREEN = {"name": "Screen", "x": 0, "y": 0, "width": 2880, "height": 1800, "dpr": 1}
"""In pixels; at 200 % the largest window of the pictures just fits."""

USER = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
    "GEMINI_API_KEY",
    "GOOGLE_API_KEY",
)
"""What is the user's own and must not show in a picture."""


def paint_all(python: Path, arguments: Sequence[str]) -> int:
    """Paint all pages into a folder, at both scales side by side; 1 where one could not be shown.

    Errors: StepFailed.
    """
    folder, pages = asked_for(arguments)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as homes:
        started = [start(python, folder, pages, Path(homes), percent) for percent in PERCENTS]
        codes = [process.wait() for process in started]
    say(f"{len(list(folder.rglob('*.png')))} pictures are in {folder}")
    return max(codes, key=abs)


def asked_for(arguments: Sequence[str]) -> tuple[Path, tuple[str, ...]]:
    """Return the folder and the options that arguments ask for. Errors: StepFailed."""
    named = [word for word in arguments[:1] if not word.startswith("-")]
    options = arguments[len(named) :]
    if any(word != "--page" for word in options[::2]) or len(options) % 2:
        raise StepFailed("screenshots takes a folder, and pages by their names.", EXAMPLE, code=2)
    return (Path(named[0]).absolute() if named else FOLDER), tuple(options)


def start(
    python: Path, folder: Path, options: Sequence[str], homes: Path, percent: int
) -> "subprocess.Popen[bytes]":
    """Start painting at one scale, as a user who has never started the program."""
    home = homes / str(percent)
    words = [python, "-m", "tests.pictures", folder, "--percent", str(percent), *options]
    return subprocess.Popen(
        [str(word) for word in words], cwd=ROOT, env=newcomer(home, percent, os.environ)
    )


def newcomer(home: Path, percent: int, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a user with an empty home, no keyring and a large screen."""
    screen, runtime = home / "screen.json", home / "run"
    runtime.mkdir(parents=True, mode=0o700)
    screen.write_text(json.dumps({"screens": [SCREEN]}))
    kept = {name: value for name, value in environment.items() if name not in USER}
    return {
        **child_environment(kept),
        **{name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")},
        **{f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "CONFIG", "DATA", "STATE")},
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": str(percent / 100),
    }
