"""Types into a large body, in a request's page and in the floor's editor, in turn.

Arguments: `lines` or `line` for how the body is spelled, its characters, and how many rounds. Prints JSON: the
milliseconds of each key press until its glyph was painted, of both, and the longest turn of the event loop in which
the page put the body in.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.benchmarks.figure import CannotMeasure
from tests.benchmarks.floors.plain_editor import plain_editor
from tests.benchmarks.telling import tell
from workbench.domain.request import Request
from workbench.ui.look import Look
from workbench.ui.panels.request_page import RequestPage
from workbench.ui.theme import Appearance

ROW = '{{"id": {0}, "text": "Lorem ipsum, dolor sit amet", "on": true}}'
URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent"


class Painted(QObject):
    """Sees when a text is painted."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self.count = 0
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def body_of(spelled: str, characters: int) -> str:
    """Return a body of about so many characters, in lines or on one line."""
    between = ",\n  " if spelled == "lines" else ", "
    rows = (ROW.format(number) for number in range(characters // len(ROW)))
    return f"[{between.join(rows)}]"


def press(editor: QPlainTextEdit, painted: Painted) -> float:
    """Press a key and return the milliseconds until the text was painted with it."""
    before = painted.count
    started = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1")
        QApplication.sendEvent(editor, event)
    while painted.count == before:
        QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def go_to_the_middle(editor: QPlainTextEdit) -> None:
    """Put the caret into the middle of the text."""
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().characterCount() // 2)
    editor.setTextCursor(cursor)
    editor.setFocus()
    QApplication.processEvents()


def put_in(page: RequestPage, body: str) -> float:
    """Show a body and return the longest turn of the event loop until all of it was there, in milliseconds."""
    page.show_request(Request("r", URL, body=body))
    longest = 0.0
    while page.composer.body.content.is_loading:
        started = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - started)
    return longest * 1000


def main(spelled: str, characters: int, rounds: int) -> None:
    """Measure in turn, after one round that is not counted. Errors: CannotMeasure."""
    application = QApplication([])
    body = body_of(spelled, characters)
    page = RequestPage(Appearance(application, Look("light")))
    page.resize(1126, 820)
    page.show()
    longest = put_in(page, body)
    plain = plain_editor(body)
    plain.show()
    ours = page.composer.body
    watched = [(editor, Painted(editor)) for editor in (ours, plain)]
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        for (editor, painted), times in zip(watched, taken, strict=True):
            editor.activateWindow()
            go_to_the_middle(editor)
            times.append(press(editor, painted))
    if len(ours.text()) != len(body) + rounds + 1:
        raise CannotMeasure("the body does not hold what was typed")
    tell({"ours": taken[0][1:], "floor": taken[1][1:], "longest": longest})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
