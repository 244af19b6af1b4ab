"""Opens the window: the bare frame first, everything else right after its first paint."""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.ui.frame import APP, Frame
from workbench.ui.look import Look, look_of
from workbench.ui.tokens import tokens
from workbench.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from workbench.ui.bug_catcher import BugCatcher, CaughtBug

__all__ = ["WindowParts"]  # for whoever calls `run`

INTERRUPTED = 130
"""The exit code after a signal, as of every command (command-line.md)."""

NOT_OPENED = "Something went wrong, and the window could not be opened. The report is kept in"

OBJECTS_A_LOOK = 10_000
"""So many new objects before the collector looks for garbage among them, once the window stands."""

MIDDLE = 128
"""Of 255: a window darker than this is a dark one."""


def run(parts: WindowParts) -> int:
    """Open the window and return the exit code when it closes."""
    if parts.screenshot is not None:
        qInstallMessageHandler(_complain)
    application = QApplication(_qt_arguments(parts))
    application.setApplicationName("gemini-workbench")
    application.setApplicationDisplayName(APP)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gemini-workbench")
    look = look_of(parts.settings.load())
    frame = Frame(tokens()[_first_colors(application, look.theme)])
    rest = TheRest(parts, application, frame, look)
    if parts.screenshot is None:
        frame.fit_into(frame.screen().availableSize())
        left = parts.window_states.load()
        if left.place is not None:
            frame.go_to(left.place, maximized=left.maximized)
    frame.painted.connect(rest.begin)
    frame.show()
    code = application.exec()
    return rest.close() or code


class TheRest(QObject):
    """Imports and builds what the first paint did without."""

    def __init__(
        self, parts: WindowParts, application: QApplication, frame: Frame, look: Look
    ) -> None:
        super().__init__(frame)
        self._parts = parts
        self._application = application
        self._frame = frame
        self._look = look
        self._end: Callable[[], int] | None = None
        self._catcher: BugCatcher | None = None
        self._leave_signals: Callable[[], None] | None = None
        self._asked_to_quit = 0

    def begin(self) -> None:
        """Fill the frame and take the first steps."""
        from workbench.ui.async_bridge import AsyncBridge
        from workbench.ui.first_steps import FirstSteps
        from workbench.ui.main_window import MainWindow
        from workbench.ui.panels.session import Session
        from workbench.ui.quit_signals import QuitSignals
        from workbench.ui.theme import Appearance

        parts, frame = self._parts, self._frame
        catcher = self._catch_bugs()
        appearance = Appearance(self._application, self._look)
        bridge = AsyncBridge(self)
        session = Session(bridge, parts.load_engine, parts.load_catalog, parts.find_variables, self)
        window = MainWindow(frame, appearance, bridge, parts, session)
        catcher.caught.connect(window.bugs.show)
        catcher.crashed.connect(window.bugs.show_crash)
        session.loaded.connect(self._settle)
        steps = FirstSteps(parts, window, bridge)
        self._end = steps.end
        signals = QuitSignals(self)
        signals.asked.connect(self._quit)
        self._leave_signals = signals.close
        steps.begin()
        if self._catcher is not None:
            self._catcher.watch()

    def close(self) -> int:
        """Close what is open and return the exit code."""
        if self._catcher is not None:
            self._catcher.remove()
        code = 0 if self._end is None else self._end()
        if self._catcher is not None:
            self._catcher.rest()
        if self._leave_signals is not None:
            self._leave_signals()
        return INTERRUPTED if self._asked_to_quit else code

    def _settle(self) -> None:
        """Keep the collector of garbage away from what lives until the end; looking through it stops the window."""
        gc.freeze()
        gc.set_threshold(OBJECTS_A_LOOK)

    def _catch_bugs(self) -> "BugCatcher":
        """Hear of errors that nobody expected; without a window to say it in they are left to Python."""
        from workbench.ui.bug_catcher import BugCatcher

        catcher = BugCatcher(self._parts.load_bug_reports, self)
        catcher.caught.connect(self._on_early_bug)
        if self._parts.screenshot is None:
            catcher.install()
            self._catcher = catcher
        return catcher

    def _on_early_bug(self, bug: "CaughtBug") -> None:
        """Say so in the bare frame, while there is nothing else that could."""
        if self._end is None:
            from PySide6.QtWidgets import QLabel

            label = QLabel(f"{NOT_OPENED} {bug.place}\n\n{bug.report}")
            label.setObjectName("notOpened")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setMargin(24)
            self._frame.setCentralWidget(label)

    def _quit(self) -> None:
        """Close the window; asked again, leave even where a question is open."""
        self._asked_to_quit += 1
        self._frame.close()
        if self._asked_to_quit > 1:
            self._application.exit(INTERRUPTED)


def _complain(kind: object, context: object, text: str) -> None:
    """Pass Qt's messages on, but for what the screenless platform says of every window."""
    del kind, context
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _qt_arguments(parts: WindowParts) -> list[str]:
    """Return Qt's own arguments: a picture needs no screen."""
    off_screen = ["-platform", "offscreen"] if parts.screenshot is not None else []
    return ["gemini-workbench", *off_screen]


def _first_colors(application: QApplication, choice: str) -> str:
    """Return the theme of the first paint; what the desktop wants shows in the palette it gave."""
    if choice != "system":
        return choice
    return "dark" if application.palette().window().color().lightness() < MIDDLE else "light"
