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
