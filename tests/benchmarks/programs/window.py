"""The program as `python -m workbench FOLDER` starts it, sending the folder's request; tells what was painted when.

Arguments: the folder, how many chunks will come, and `--ticks` to watch a timer of the window's thread, at rest and
while the answer streams. Prints JSON: `last_byte` and `last_paint` in monotonic seconds, the lateness of ticks `at_rest`
and `streaming`, and for each chunk the milliseconds from its arrival until it was painted (`waits`).
"""

import argparse
import gc
import os
import re
import sys
from typing import Any

from workbench import bootstrap, cli

gc.set_threshold(cli.OBJECTS_A_LOOK)  # as the program does before it imports anything of the window

from PySide6.QtCore import QObject, QTimer  # noqa: E402  as above

from tests.benchmarks.gemini_stream import text_after  # noqa: E402  as above
from tests.benchmarks.programs.arrivals import WatchedEngine  # noqa: E402  as above
from tests.benchmarks.programs.paints import Paints  # noqa: E402  as above
from tests.benchmarks.programs.ticks import Ticks  # noqa: E402  as above
from tests.benchmarks.telling import tell  # noqa: E402  as above
from workbench.ui import application  # noqa: E402  as above
from workbench.ui.frame import Frame  # noqa: E402  as above

QUIET_MS = 250
"""The answer counts as painted when its view was not painted again for so long after the run's end."""

AT_REST_MS = 500
NUMBER = re.compile(r"(\d+)\.\s*$")


class Drive(QObject):
    """Sends as soon as the request is shown, watches, and ends the process."""

    def __init__(self, frame: Frame, options: argparse.Namespace, engine: WatchedEngine) -> None:
        super().__init__(frame)
        self._frame = frame
        self._count = options.count
        self._watches_ticks = options.ticks
        self._engine = engine
        self._ticks = Ticks(self)
        self._at_rest: list[float] = []
        self._streaming: list[float] = []
        self._waits: list[float] = []
        self._last_paint = 0.0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._tell)
        frame.painted.connect(self._begin_soon)

    def _begin_soon(self) -> None:
        QTimer.singleShot(0, self._begin)  # the program itself builds its window first

    def _begin(self) -> None:
        from workbench.ui.main_window import MainWindow  # noqa: PLC0415  # as late as the program does

        window = self._frame.findChild(MainWindow)
        assert isinstance(window, MainWindow)
        self._session, self._desk = window.session, window.desk
        self._desk.document_shown.connect(self._on_shown)
        self._desk.run_ended.connect(self._on_ended)

    def _on_shown(self) -> None:
        from workbench.ui.widgets.block_area import BlockArea  # noqa: PLC0415  # as above

        self._desk.document_shown.disconnect(self._on_shown)
        self._frame.activateWindow()
        area = self._frame.findChild(BlockArea, "mergedView")
        assert isinstance(area, BlockArea)
        self._area = area
        self._paints = Paints(self._frame, area.viewport())
        self._paints.painted.connect(self._on_painted)
        if not self._watches_ticks:
            self._send()
        elif self._session.keys.loaded:
            self._rest()
        else:
            self._session.ready.connect(self._rest)

    def _rest(self) -> None:
        self._ticks.start()
        QTimer.singleShot(AT_REST_MS, self._send)

    def _send(self) -> None:
        self._at_rest = self._ticks.taken()
        assert self._desk.front is not None
        self._desk.send(self._desk.front)

    def _on_painted(self, at: float) -> None:
        self._last_paint = at
        self._streaming += self._ticks.taken()
        if self._quiet.isActive():
            self._quiet.start()
        transport = self._engine.transport
        if transport is not None:
            shown = min(self._shown(), len(transport.times))
            new = transport.times[len(self._waits) : shown]
            self._waits += [(at - arrived) * 1000 for arrived in new]

    def _on_ended(self) -> None:
        self._quiet.start()

    def _shown(self) -> int:
        """Return the number of the last chunk that stands at the end of the view."""
        texts = [row.text for row in self._area._rows[-1:] if hasattr(row, "text")]
        found = NUMBER.search(texts[0]) if texts else None
        return int(found[1]) if found else 0

    def _tell(self) -> None:
        transport = self._engine.transport
        text = " ".join(row.text for row in self._area._rows if hasattr(row, "text"))
        is_whole = text.split() == text_after(self._count).split()
        if transport is None or not is_whole:
            sys.stderr.write(f"The window shows {len(text)} characters of another text.\n")
            os._exit(1)
        tell(
            {
                "last_byte": transport.last,
                "last_paint": self._last_paint,
                "at_rest": self._at_rest,
                "streaming": self._streaming,
                "waits": self._waits,
            }
        )
        os._exit(0)


def main() -> None:
    """Start the program with its frame and its transport watched."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("count", type=int)
    parser.add_argument("--ticks", action="store_true")
    options = parser.parse_args()
    engine = WatchedEngine()

    class DrivenFrame(Frame):
        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            Drive(self, options, engine)  # Qt keeps it with its parent

    vars(bootstrap)["build_engine"] = engine
    vars(application)["Frame"] = DrivenFrame
    cli.main([options.folder])


if __name__ == "__main__":
    main()
