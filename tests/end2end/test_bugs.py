"""An error that nobody expected in the real program: told in the window, kept without the key, and the program goes on."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.end2end import window_probe

KEY = "AQ." + "canary-in-an-error"


def opened(fault: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the real window into an error whose words hold the key."""
    return subprocess.run(
        [sys.executable, str(Path(window_probe.__file__)), *((fault,) if fault else ())],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "GEMINI_API_KEY": KEY},
        timeout=55,
        check=False,
    )


def reports(home: Path) -> list[str]:
    """Return the texts of the reports that were kept."""
    folder = home / ".local" / "state" / "gemini-workbench" / "logs"
    return [file.read_text("utf-8") for file in folder.glob("report-*.txt")]


def test_that_the_window_tells_of_a_bug_and_goes_on(home: Path) -> None:
    done = opened("--fault")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["settled"]
    assert told["notices"][0].startswith("Something went wrong. Edits are kept.")
    (report,) = reports(home)
    assert report.startswith("ValueError (its words are left out")
    assert "window_probe.py" in report
    assert KEY not in report + done.stderr
    assert str(home) not in report


def test_that_a_window_that_cannot_be_built_says_so(home: Path) -> None:
    done = opened("--early-fault")
    assert done.returncode == 0
    assert "could not be opened" in done.stdout
    (report,) = reports(home)
    assert report in done.stdout
    assert KEY not in done.stdout + done.stderr + report


def test_that_the_next_window_tells_of_a_crash_once(home: Path) -> None:
    assert opened("--crash").returncode == -signal.SIGABRT
    told = json.loads(opened().stdout)
    assert [text.partition(".")[0] for text in told["notices"]] == [
        "An earlier window ended by a crash"
    ]
    (report,) = reports(home)
    assert report.startswith("Fatal Python error: Aborted\nGemini Workbench")
    assert "window_probe.py" in report
    assert str(home) not in report
    assert json.loads(opened().stdout)["notices"] == []
