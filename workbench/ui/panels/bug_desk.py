"""Tells of errors that nobody expected: one line above the documents, and a report to copy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.ui.panels.notice_area import NoticeArea
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.ui.bug_catcher import CaughtBug

KEY = "bug"
ACTIONS = (("copyReport", "Copy report"),)
CRASH = "crash"
KEPT = "Edits are kept. The report names no key and nothing that was typed or received."


class BugDesk(QObject):
    """Gathers the faults of a session."""

    def __init__(self, notices: NoticeArea, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._toast = toast
        self._bugs: dict[str, CaughtBug] = {}
        self._count = 0

    def show(self, bug: "CaughtBug") -> None:
        """Say that something went wrong, again and again in the same line."""
        self._bugs[bug.report] = bug
        self._count += 1
        times = "" if self._count == 1 else f" {self._count:,} times"
        self._notices.say(KEY, f"Something went wrong{times}. {KEPT}", "error", ACTIONS, self._act)

    def show_crash(self, bug: "CaughtBug") -> None:
        """Say that an earlier window crashed."""
        self._bugs[bug.report] = bug
        text = f"An earlier window ended by a crash. {KEPT}"
        self._notices.say(CRASH, text, "warning", ACTIONS, self._act)

    def _act(self, button: str) -> None:
        del button  # there is one
        bugs = self._bugs.values()
        QGuiApplication.clipboard().setText("\n".join(bug.report for bug in bugs))
        place = next((bug.place for bug in reversed(bugs) if bug.place), "")
        self._toast.say(f"Report copied. It is kept in {place}" if place else "Report copied")
