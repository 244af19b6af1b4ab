"""Paints every page of the program at one scale: the scale, the home and the screen come from the environment.

python -m tests.pictures FOLDER --percent 100|200 [--page NAME …]
`packaging/dev.py screenshots` makes home and screen, and starts this once for each scale.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QSize, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.pictures.pages import PAGES
from tests.pictures.stage import NotShown, Stage
from workbench import bootstrap
from workbench.ui import application
from workbench.ui.frame import Frame
from workbench.ui.main_window import MainWindow

THEMES = ("light", "dark")
ROOMS = {
    100: (QSize(1440, 900), QSize(960, 600)),
    200: (QSize(1440, 900), QSize(960, 600), QSize(720, 450)),
}
"""Sizes of the window by scale; at 200 % a screen of 1440 by 900 has room for 720 by 450."""


class Painting(QObject):
    """Goes through the pages once the window stands, then ends the program."""

    def __init__(self, frame: Frame, options: argparse.Namespace) -> None:
        super().__init__(frame)
        self._frame = frame
        self._options = options
        frame.painted.connect(self._begin_soon)

    def _begin_soon(self) -> None:
        QTimer.singleShot(0, self._paint_all)  # the program itself fills its window first

    def _paint_all(self) -> None:
        window = self._frame.findChild(MainWindow)
        assert isinstance(window, MainWindow)
        sys.excepthook = self._on_bug
        stage = Stage(window)
        missing: list[str] = []
        try:
            stage.wait_for_start()
            for theme in THEMES:
                for room in ROOMS[self._options.percent]:
                    stage.show(theme, room)
                    missing += self._missing(stage, f"{theme}-{room.width()}x{room.height()}")
        except NotShown as trouble:
            missing.append(f"the window: {trouble}")
        for told in missing:
            sys.stderr.write(f"Not painted: {told}\n")
        window.desk.discard_all()
        QApplication.exit(1 if missing else 0)

    def _on_bug(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        """A program with a bug leaves no picture to trust."""
        sys.__excepthook__(kind, bug, trace)
        os._exit(1)

    def _missing(self, stage: Stage, look: str) -> Iterator[str]:
        """Paint every page in one theme and size; yield what went wrong."""
        folder = self._options.folder / f"{look}-{self._options.percent}"
        folder.mkdir(parents=True, exist_ok=True)
        for page in PAGES:
            if self._options.page and page.name not in self._options.page:
                continue
            try:
                stage.clear()
                page.show(stage)
                stage.paint(folder / f"{page.name}.png")
            except NotShown as trouble:
                yield f"{page.name}, {folder.name}: {trouble}"


def _complain(kind: object, context: object, text: str) -> None:
    """Pass Qt's messages on, but for what the screenless platform says of every window."""
    del kind, context
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and paint its pages; 1 where a page could not be shown."""
    parser = argparse.ArgumentParser(prog="tests.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--percent", type=int, choices=sorted(ROOMS), default=100)
    parser.add_argument(
        "--page", action="append", metavar="NAME", choices=[page.name for page in PAGES]
    )
    options = parser.parse_args(arguments)

    class PaintedFrame(Frame):
        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            Painting(self, options)  # Qt keeps it with its parent

    qInstallMessageHandler(_complain)
    vars(application)["Frame"] = PaintedFrame
    return bootstrap.open_window((), new=True)


if __name__ == "__main__":
    sys.exit(main())
