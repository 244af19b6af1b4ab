"""Errors that nobody expected: in a slot, on another thread, in the loop, in what Python puts away; one path for all.

The program goes on. Each becomes a report without locals, keys and bodies; the same fault at the same place is
reported once and counted after that.
"""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from workbench import __version__

if TYPE_CHECKING:
    from workbench.ports import BugReports
    from workbench.presenters.bug_report import BugReport

MOST_REPORTS = 50
"""Different faults of one session that are kept."""


class CaughtBug(NamedTuple):
    """A fault: its report without keys, where that is kept ("" nowhere), and how often it came up."""

    title: str
    report: str
    place: str
    times: int


class BugCatcher(QObject):
    """`caught` has a `CaughtBug`, on the window's thread, for every error that nobody expected.

    `crashed` has one for the crash of an earlier program.
    """

    caught = Signal(object)
    crashed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, load: "Callable[[], BugReports]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._reports: BugReports | None = None
        self._known: dict[str, CaughtBug] = {}
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._arrived.connect(self._take)

    def install(self) -> None:
        """Hear of every error from now on."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def remove(self) -> None:
        """Leave errors to whoever had them before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def watch(self) -> None:
        """Tell of earlier crashes, and note where this program stands should it crash."""
        reports = self._loaded()
        for text in reports.crashes():
            from workbench.presenters.bug_report import crash_report

            report = crash_report(text, _facts())
            self.crashed.emit(CaughtBug(report.title, *reports.keep(report.text), 1))
        reports.watch()

    def rest(self) -> None:
        """The program ends well."""
        if self._reports is not None:
            self._reports.rest()

    def _on_error(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(bug, Exception):
            self._tell(bug, "in the window")
        else:
            self._before[0](kind, bug, trace)

    def _on_thread(self, told: threading.ExceptHookArgs) -> None:
        if isinstance(told.exc_value, Exception):
            self._tell(told.exc_value, f'on the thread "{told.thread.name if told.thread else ""}"')
        elif told.exc_value is not None:
            self._before[1](told)

    def _on_unraisable(self, told: "sys.UnraisableHookArgs") -> None:
        if isinstance(told.exc_value, Exception):
            self._tell(told.exc_value, "while something was put away")
        else:
            self._before[2](told)

    def _tell(self, bug: Exception, where: str) -> None:
        """Make the report where the error is, and hand it to the window's thread."""
        from workbench.presenters.bug_report import bug_report

        self._arrived.emit(bug_report(bug, where, _facts()))

    def _take(self, report: "BugReport") -> None:
        known = self._known.get(report.signature)
        if known is not None:
            bug = known._replace(times=known.times + 1)
        elif len(self._known) < MOST_REPORTS:
            bug = self._kept(report)
        else:
            return
        self._known[report.signature] = bug
        self.caught.emit(bug)

    def _kept(self, report: "BugReport") -> CaughtBug:
        text, place = self._loaded().keep(report.text)
        with suppress(
            OSError, ValueError, AttributeError
        ):  # it may be full, closed, or none at all
            sys.stderr.write(text)
        return CaughtBug(report.title, text, place, 1)

    def _loaded(self) -> "BugReports":
        if self._reports is None:
            self._reports = self._load()
        return self._reports


def _facts() -> tuple[str, ...]:
    import platform

    qt = f"Qt {qVersion()}, PySide6 {pyside_version}, {QGuiApplication.platformName()}"
    return (
        f"Gemini Workbench {__version__}, Python {platform.python_version()}, {qt}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
    )
