"""The hands of a user on a desktop: keys and pointer by xdotool, and a clipboard that another program filled."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.end2end.eyes import Box, Thing

BETWEEN_KEYS_MS = "12"
SECONDS = 20
PROGRAM = "gemini-workbench"

HOLDS_A_TEXT = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtCore import QTimer

application = QGuiApplication([])
clipboard = QGuiApplication.clipboard()
clipboard.setText(sys.argv[1])
clipboard.setText(sys.argv[1], clipboard.Mode.Selection)
QTimer.singleShot(0, lambda: print("copied", flush=True))
application.exec()
"""


class Fingers:
    """Presses, types and clicks as fast as a quick user."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; a combination is `ctrl+k`."""
        self._do("key", "--clearmodifiers", "--delay", BETWEEN_KEYS_MS, *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--clearmodifiers", "--delay", BETWEEN_KEYS_MS, text)

    def click(self, at: Thing | Box, *, button: int = 1, times: int = 1) -> None:
        """Move the pointer there and click."""
        x, y = (at.box if isinstance(at, Thing) else at).middle
        self._do("mousemove", "--sync", str(x), str(y))
        self._do("click", "--repeat", str(times), "--delay", "60", str(button))

    def popup(self) -> Box | None:
        """Return where a window stands that pops up over the others: the last one on the screen."""
        shown = self._do("search", "--onlyvisible", "--class", PROGRAM).split()
        boxes = [self._box_of(window) for window in shown]
        return min(boxes, key=lambda box: box.width * box.height) if len(boxes) > 1 else None

    def _box_of(self, window: str) -> Box:
        told = self._do("getwindowgeometry", "--shell", window).split()
        values = dict(line.split("=") for line in told)
        return Box(*(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def _do(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            check=True,
            timeout=SECONDS,
            capture_output=True,
            text=True,
        ).stdout


@contextmanager
def copied_elsewhere(text: str, environment: Mapping[str, str]) -> Iterator[None]:
    """Have a text copied and marked in another program."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_A_TEXT, text],
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline().strip() == "copied"
            yield
        finally:
            program.kill()
