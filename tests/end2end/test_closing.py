"""The program closed in mid-stream: it ends at once, without a word, with exit code 0, and the run is kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end.program import workbench

CLOSES_SOON = """
import sys
from PySide6.QtCore import QTimer
from workbench.bootstrap import open_window
from workbench.ui.panels.run_control import RunControl

begun = RunControl.send

def send(self, *words):
    begun(self, *words)
    QTimer.singleShot(int(sys.argv[1]), self.parent().window().close)

RunControl.send = send
raise SystemExit(open_window(()))
"""
DELAYS_MS = (0, 250, 800)
"""At once, in the answer of the first start, and towards its end: it takes about a second."""


@pytest.mark.slow
@pytest.mark.parametrize("delay", DELAYS_MS)
def test_that_a_program_closed_in_mid_stream_ends_well(delay: int, home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", CLOSES_SOON, str(delay)],
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        timeout=50,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    state = next(home.rglob("window.json")).read_text("utf-8")
    assert '"ended"' not in state
    kept = workbench("history", "list", "--json").rows
    assert [row["ended"] for row in kept] == ["cancelled"] or (not delay and not kept)
