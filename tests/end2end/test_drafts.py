"""Edits survive the death of the program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TYPES_AND_DIES = """
import os, signal
from PySide6.QtCore import QTimer
from workbench.adapters.app_folders import data_folder
from workbench.bootstrap import open_window
from workbench.ui.first_steps import FirstSteps

def look():
    drafts = data_folder() / "drafts"
    if any("typed and kept" in file.read_text() for file in drafts.glob("*.json")):
        os.kill(os.getpid(), signal.SIGKILL)
    QTimer.singleShot(20, look)

def shown(self):
    body = self._window.desk.front.request_page.composer.body
    if "typed and kept" not in body.toPlainText():
        body.insertPlainText("typed and kept")
        look()

FirstSteps._on_shown = shown
open_window(())
"""

TELLS_WHAT_IS_SHOWN = """
import os
from workbench.bootstrap import open_window
from workbench.ui.first_steps import FirstSteps

def shown(self):
    page = self._window.desk.front
    print(self._window.desk.is_dirty(page), page.request().body[:14], flush=True)
    os._exit(0)

FirstSteps._on_shown = shown
open_window(())
"""


def run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        timeout=50,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_that_an_edit_is_there_after_the_program_was_killed(home: Path) -> None:
    killed = run(TYPES_AND_DIES)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert run(TELLS_WHAT_IS_SHOWN).stdout == "True typed and kept\n"


FILLS_THE_DISK = """
import os, resource
from PySide6.QtCore import QTimer
from workbench.adapters.app_folders import data_folder
from workbench.bootstrap import open_window
from workbench.ui.first_steps import FirstSteps

def limit(most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

def look(page):
    kept = "".join(file.read_text() for file in (data_folder() / "drafts").glob("*.json"))
    if page.banner.text and not page.has_been_told:
        page.has_been_told = True
        print(page.banner.text, "typed" in kept, flush=True)
        limit(resource.RLIM_INFINITY)
        page.request_page.composer.body.insertPlainText("more")
    if "moretyped" in kept and not page.banner.text:
        os._exit(0)
    QTimer.singleShot(20, lambda: look(page))

def shown(self):
    page = self._window.desk.front
    if not hasattr(page, "has_been_told"):
        page.has_been_told = False
        limit(0)
        body = page.request_page.composer.body
        body.insertPlainText("typed")
        body.moveCursor(body.textCursor().MoveOperation.Start)
        look(page)

FirstSteps._send_first = lambda self: None  # its history would speak of the disk, too
FirstSteps._on_shown = shown
open_window(())
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to fill a disk with")
def test_that_a_disk_that_is_full_is_told_and_the_edit_kept_once_there_is_room(home: Path) -> None:
    done = run(FILLS_THE_DISK)
    reason = "the disk is full; nothing was changed. Free some space and save again"
    assert done.stdout == f"This edit lasts until you quit: {reason}. False\n", done.stderr
    assert done.returncode == 0
