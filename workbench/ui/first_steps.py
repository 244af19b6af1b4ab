"""What happens after the first paint: collections, engine, the first request, sent where that is wanted."""

import os
import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from workbench.domain.errors import WorkbenchError
from workbench.domain.settings import RESTORE_TABS
from workbench.domain.window_state import WindowState
from workbench.ports import StarterCollection
from workbench.presenters.collection_rows import first_document
from workbench.presenters.open_documents import Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.main_window import MainWindow
from workbench.ui.window_parts import WindowParts

FIRST_REQUEST = "hello.yaml"
ENGINE_AT_LATEST_MS = 500
"""How long the engine waits for the first request to be shown, where there is one."""

SETTLE_MS = 120
"""How long the finished answer may take to be laid out before it is painted."""

BESIDE = "The window that is open does not answer. This one stands beside it; its tabs are not remembered."
AFTER_A_CRASH = "Tabs restored after an unexpected quit"

LONGEST_MS = 60_000
"""How long a picture may take."""


class FirstSteps(QObject):
    """Opens what the user should see first; leaves by itself where only a picture is wanted."""

    def __init__(self, parts: WindowParts, window: MainWindow, bridge: AsyncBridge) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        self._bridge = bridge
        self._sends_first = parts.screenshot is not None
        self._has_opened = False
        self._is_first_start = False
        self._left = WindowState()
        self._awaited: set[str] = set()
        self._engine_at_latest = QTimer(self)
        self._engine_at_latest.setSingleShot(True)
        self._engine_at_latest.timeout.connect(window.session.begin)
        self.exit_code = 0

    def begin(self) -> None:
        """Load the collections, and the engine once a request is shown: both at once would show it later."""
        window = self._window
        window.library.collection_opened.connect(self._on_collection)
        window.library.collection_broken.connect(self._on_broken)
        window.session.ready.connect(self._on_ready)
        window.desk.document_shown.connect(self._on_shown)
        window.troubles.look_at(window.preferences)
        if self._parts.screenshot is None and self._parts.beside != "asked":
            self._left = window.memory.load()
            window.memory.restore(self._left)
            if not window.preferences.get(RESTORE_TABS):
                self._left = self._left._replace(tabs=())
        window.drafts.loaded.connect(self._open_collections)
        window.drafts.begin()
        if self._parts.screenshot is not None:
            sys.excepthook = self._on_bug
            window.session.use_mock(wanted=True)
            QTimer.singleShot(LONGEST_MS, self._on_too_slow)
        self._engine_at_latest.start(ENGINE_AT_LATEST_MS)

    def end(self) -> int:
        """Close what the engine holds open, end the loop's thread, and return the exit code."""
        self._bridge.close(self._window.session.close)
        return self.exit_code

    def _open_collections(self) -> None:
        """Open what was asked for or left open, once the edits of the last time are known."""
        asked = (os.path.abspath(folder) for folder in self._parts.folders)  # noqa: PTH100  # links stay as the user sees them
        roots = tuple(dict.fromkeys(asked)) or self._left.roots
        if roots:
            self._await(roots)
        else:
            self._prepare_examples()

    def _prepare_examples(self) -> None:
        self._bridge.work(
            self._parts.prepare_examples, self, self._on_examples, self._on_no_examples
        )

    def _await(self, roots: Sequence[str]) -> None:
        """Open collections; what is shown first is decided once all of them are read."""
        self._awaited = set(roots)
        for root in roots:
            self._window.library.open(root)

    def _on_examples(self, starter: StarterCollection) -> None:
        self._is_first_start = starter.is_new and self._parts.screenshot is None
        self._sends_first = self._sends_first or starter.is_new
        self._await((starter.folder,))

    def _on_no_examples(self, error: WorkbenchError) -> None:
        self._welcome()
        self._window.troubles.tell_of_examples(error)
        self._give_up(str(error))

    def _on_broken(self, root: str, error: WorkbenchError) -> None:
        if root in self._left.roots:
            self._window.troubles.tell_of_folder(root, error)
        self._give_up(str(error))
        self._on_collection(root)

    def _on_collection(self, root: str) -> None:
        """Show something once every collection is there, the tabs that were left open before all."""
        self._awaited.discard(root)
        if self._has_opened or self._awaited:
            return
        roots = self._window.library.roots
        if not roots and not self._parts.folders and self._left.roots:
            self._left = WindowState()  # nothing of the last time is there any more
            self._prepare_examples()
            return
        self._has_opened = True
        self._window.panel.tree.setFocus()
        if roots and not self._window.memory.restore_tabs(self._left):
            self._open_first(roots[0])
        elif not roots:
            self._welcome()
        if self._parts.screenshot is None:
            self._settle_in()

    def _settle_in(self) -> None:
        """Remember the window from now on and hear later starts; a window beside the first one does neither."""
        if self._parts.beside:
            if self._parts.beside == "silent":
                self._window.toast.say(BESIDE)
            return
        if self._left.tabs and not self._left.ended:
            self._window.toast.say(AFTER_A_CRASH)
        self._window.memory.watch()
        if self._parts.address:
            from workbench.ui.second_starts import SecondStarts

            starts = SecondStarts(self._window)
            starts.asked.connect(self._window.take_start)
            starts.listen(self._parts.address)

    def _open_first(self, root: str) -> None:
        """Open the first request for a look, on the very first start with the Welcome page before it."""
        if self._is_first_start:
            self._welcome()
            self._window.panel.tree.setFocus()
        rows = self._window.library.rows
        first = Place(root, FIRST_REQUEST)
        if self._window.panel.model.index_of(first).isValid():
            self._window.desk.open(first)
        elif (row := first_document(rows)) is not None and row.place is not None:
            self._window.desk.open(row.place)
        else:
            self._give_up(f"{root}: there is no request to show")
            self._welcome()

    def _welcome(self) -> None:
        """Show the Welcome page; a picture is of the first request alone."""
        if self._parts.screenshot is None:
            self._window.welcome.show()

    def _on_ready(self) -> None:
        """Without any key, requests go to the mock server from the start."""
        session = self._window.session
        if not session.keys.in_force:
            session.use_mock(wanted=True)
        self._send_first()

    def _on_shown(self) -> None:
        if self._engine_at_latest.isActive():
            self._engine_at_latest.start(0)  # it is painted before
        self._send_first()

    def _send_first(self) -> None:
        """Send the first request once it is shown, where there is no key that could be spent on it."""
        session, front = self._window.session, self._window.desk.front
        if not self._sends_first or front is None or not front.is_ready or not session.keys.loaded:
            return
        self._sends_first = False
        if session.mock.wanted:
            self._window.desk.run_ended.connect(self._on_ended)
            self._window.desk.send(front)

    def _on_ended(self) -> None:
        self._window.desk.run_ended.disconnect(self._on_ended)
        if self._parts.screenshot is not None:
            QTimer.singleShot(SETTLE_MS, self._paint)

    def _paint(self) -> None:
        """Paint the window into the file and leave."""
        if self._parts.screenshot is None:
            return
        if not self._window.frame.grab().save(self._parts.screenshot, "PNG"):
            self._give_up(f"{self._parts.screenshot} could not be written.")
            return
        self._leave(0)

    def _give_up(self, sentence: str) -> None:
        """Without a window to say it in, say why there is no picture and leave."""
        if self._parts.screenshot is not None:
            sys.stderr.write(f"No picture: {sentence}\n")
            self._leave(1)

    def _on_bug(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        """A picture is not waited for where the program is broken."""
        sys.__excepthook__(kind, bug, trace)
        self._leave(1)

    def _on_too_slow(self) -> None:
        self._give_up(f"the answer was not complete after {LONGEST_MS // 1000} s.")

    def _leave(self, code: int) -> None:
        self.exit_code = code
        QApplication.exit(code)
