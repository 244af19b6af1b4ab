"""The window from its start: what is loaded before the first paint, what follows, the picture it leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from workbench.resource_files import resource
from workbench.ui.application import OBJECTS_A_LOOK

LATER = (
    *(
        "httpx",
        "keyring",
        "ssl",
        "asyncio",
        "pygments",
        "jsonschema_rs",
        "markdown_it",
        "uvicorn",
        "sqlite3",
    ),
    *("yaml", "ruamel", "concurrent.futures", "PySide6.QtSvg", "PySide6.QtNetwork"),
)
"""What no first paint needs."""

AT_FIRST_PAINT = """
import json, os, sys
from workbench.bootstrap import open_window
from workbench.ui.application import TheRest

def begin(self):
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

TheRest.begin = begin
open_window(())
"""

ONCE_LOADED = """
import gc, os
from workbench.bootstrap import open_window
from workbench.ui.application import TheRest

settle = TheRest._settle

def settled(self):
    settle(self)
    print(gc.get_freeze_count(), len(gc.get_objects()), gc.get_threshold()[0], flush=True)
    os._exit(0)

TheRest._settle = settled
open_window(())
"""


def python(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a fresh home, without a display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        env=environment,
        timeout=50,
        check=False,
    )


def test_that_nothing_heavy_is_imported_before_the_first_paint(home: Path) -> None:
    done = python(home, "-c", AT_FIRST_PAINT)
    modules = set(json.loads(done.stdout))
    assert "PySide6.QtWidgets" in modules
    assert modules.isdisjoint(LATER), modules.intersection(LATER)
    ours = {name for name in modules if name.startswith("workbench.")}
    assert not {
        name for name in ours if name.startswith(("workbench.gemini", "workbench.services"))
    }


def test_that_garbage_is_looked_for_only_among_what_comes_after_the_start(home: Path) -> None:
    done = python(home, "-c", ONCE_LOADED)
    frozen, watched, threshold = map(int, done.stdout.split())
    assert frozen > 10 * watched
    assert threshold == OBJECTS_A_LOOK


@pytest.mark.slow
def test_that_a_picture_shows_the_first_request_answered(home: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = python(home, "-m", "workbench", "--screenshot", str(picture))
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 900)


@pytest.mark.slow
def test_that_the_examples_are_copied_and_the_shipped_ones_left_alone(
    home: Path, tmp_path: Path
) -> None:
    python(home, "-m", "workbench", "--screenshot", str(tmp_path / "window.png"))
    copied = next(home.rglob("Examples/hello.yaml"))
    assert copied.read_bytes() == resource("examples", "hello.yaml").read_bytes()


@pytest.mark.slow
def test_that_a_picture_that_cannot_be_written_is_said(home: Path, tmp_path: Path) -> None:
    place = tmp_path / "no such folder" / "window.png"
    done = python(home, "-m", "workbench", "--screenshot", str(place))
    assert done.returncode == 1
    assert str(place) in done.stderr
