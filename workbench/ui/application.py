"""Opens the window: what is needed for the first paint first, everything else right after it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.domain.errors import WorkbenchError
from workbench.domain.settings import THEME
from workbench.ports import CollectionStore, SettingsStore, StarterCollection
from workbench.presenters.collection_rows import first_document
from workbench.presenters.open_documents import Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.main_window import APP, MainWindow
from workbench.ui.panels.session import Session
from workbench.ui.theme import Appearance

if TYPE_CHECKING:
    from workbench.gemini.catalog import Catalog
    from workbench.services.engine import Engine

FIRST_REQUEST = "hello.yaml"
SETTLE_MS = 120
"""How long the finished answer may take to be laid out before it is painted."""

LONGEST_MS = 60_000
"""How long a picture may take."""


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What the window needs from outside; whatever takes time is called after the first paint, on another thread.

    `folders` are the collections to open, the examples where there are none. `find_variables` names the variables
    of the process that hold a key. With `screenshot` nothing is shown: the first request is sent to the mock server
    and the window is painted into that file.
    """

    load_collections: Callable[[], CollectionStore]
    settings: SettingsStore
    load_engine: "Callable[[], Engine]"
    load_catalog: "Callable[[], Catalog]"
    prepare_examples: Callable[[], StarterCollection]
    find_variables: Callable[[], tuple[str, ...]]
    folders: tuple[str, ...] = ()
    screenshot: str | None = None


def run(parts: WindowParts) -> int:
    """Open the window and return the exit code when it closes."""
    application = QApplication(_qt_arguments(parts))
    application.setApplicationName("gemini-workbench")
    application.setApplicationDisplayName(APP)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gemini-workbench")
    appearance = Appearance(application, parts.settings.load().get(THEME))
    bridge = AsyncBridge(application)
    session = Session(bridge, parts.load_engine, parts.load_catalog, parts.find_variables)
    window = MainWindow(appearance, bridge, parts.load_collections, parts.settings, session)
    start = FirstSteps(parts, window, bridge)
    window.painted.connect(start.begin)
    window.show()
    code = application.exec()
    bridge.close(session.close)
    return code or start.exit_code


class FirstSteps(QObject):
    """What happens after the first paint: collections, engine, the first request, sent where that is wanted."""

    def __init__(self, parts: WindowParts, window: MainWindow, bridge: AsyncBridge) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        self._bridge = bridge
        self._sends_first = parts.screenshot is not None
        self._has_opened = False
        self.exit_code = 0

    def begin(self) -> None:
        """Load the engine and the collections."""
        window = self._window
        window.library.collection_opened.connect(self._on_collection)
        window.library.collection_broken.connect(self._on_broken)
        window.session.ready.connect(self._on_ready)
        window.desk.document_shown.connect(self._on_shown)
        if self._parts.folders:
            for folder in self._parts.folders:
                window.library.open(folder)
        else:
            self._bridge.work(
                self._parts.prepare_examples, self, self._on_examples, self._on_no_examples
            )
        if self._parts.screenshot is not None:
            window.session.use_mock(wanted=True)
            QTimer.singleShot(LONGEST_MS, self._on_too_slow)
        window.session.begin()

    def _on_examples(self, starter: StarterCollection) -> None:
        self._sends_first = self._sends_first or starter.is_new
        self._window.library.open(starter.folder)

    def _on_no_examples(self, error: WorkbenchError) -> None:
        self._window.status_line.say("triangle-alert", f"The examples are missing. {error}")
        self._give_up(str(error))

    def _on_broken(self, root: str, error: WorkbenchError) -> None:
        self._give_up(str(error))

    def _on_collection(self, root: str) -> None:
        """Open the first request of the first collection for a look."""
        if self._has_opened:
            return
        self._has_opened = True
        self._window.panel.tree.setFocus()
        rows = self._window.library.rows
        first = Place(root, FIRST_REQUEST)
        if self._window.panel.model.index_of(first).isValid():
            self._window.desk.open(first)
        elif (row := first_document(rows)) is not None and row.place is not None:
            self._window.desk.open(row.place)
        else:
            self._give_up(f"{root}: there is no request to show")

    def _on_ready(self) -> None:
        """Without any key, requests go to the mock server from the start."""
        session = self._window.session
        if not session.keys.in_force:
            session.use_mock(wanted=True)

    def _on_shown(self, page: QObject) -> None:
        """Send the first request that is shown, where that is wanted."""
        if not self._sends_first:
            return
        self._sends_first = False
        front = self._window.desk.front
        if front is not None:
            self._window.desk.run_ended.connect(self._on_ended)
            self._window.session.use_mock(wanted=True)
            self._window.desk.send(front)

    def _on_ended(self, page: QObject) -> None:
        self._window.desk.run_ended.disconnect(self._on_ended)
        if self._parts.screenshot is not None:
            QTimer.singleShot(SETTLE_MS, self._paint)

    def _paint(self) -> None:
        """Paint the window into the file and leave."""
        if self._parts.screenshot is None:
            return
        if not self._window.grab().save(self._parts.screenshot, "PNG"):
            self._give_up(f"{self._parts.screenshot} could not be written.")
            return
        self._leave(0)

    def _give_up(self, sentence: str) -> None:
        """Without a window to say it in, say why there is no picture and leave."""
        if self._parts.screenshot is not None:
            sys.stderr.write(f"No picture: {sentence}\n")
            self._leave(1)

    def _on_too_slow(self) -> None:
        self._give_up(f"the answer was not complete after {LONGEST_MS // 1000} s.")

    def _leave(self, code: int) -> None:
        self.exit_code = code
        QApplication.exit(code)


def _qt_arguments(parts: WindowParts) -> list[str]:
    """Return Qt's own arguments: a picture needs no screen."""
    off_screen = ["-platform", "offscreen"] if parts.screenshot is not None else []
    return ["gemini-workbench", *off_screen]
