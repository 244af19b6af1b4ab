"""Offers the names of variables while `{{` is typed; the focus stays in the text, so typing simply goes on.

Up and Down choose, Tab and Enter take the name with its `}}`, Esc closes the list and nothing else.
"""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QPlainTextEdit, QWidget
from shiboken6 import isValid

from workbench.domain.environment import NOTHING
from workbench.presenters.editor_text import index_of, utf16_length
from workbench.presenters.variable_rows import (
    VariableRow,
    offered,
    open_name,
    rest_of_name,
    variable_rows,
)
from workbench.ui.item_models.row_list import ROW
from workbench.ui.item_models.variable_list import VariableList
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.variable_delegate import VariableDelegate

WIDTH, SHOWN, GAP, FRAME = 420, 8, 2, 10
"""FRAME: what the style sheet puts around the rows."""

_TAKE = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -SHOWN,
    Qt.Key.Key_PageDown: SHOWN,
}
_GONE = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.WindowDeactivate)


class _Text(Protocol):
    """What a completer asks of a text: what stands around the caret, and an edit there."""

    def around(self) -> tuple[str, str]: ...
    def put(self, text: str, back: int, forward: int) -> None: ...
    def caret(self) -> QRect: ...


class NameCompleter(QObject):
    """Attached to one text, which owns it."""

    def __init__(self, edit: QPlainTextEdit | QLineEdit, appearance: Appearance) -> None:
        super().__init__(edit)
        self._edit = edit
        self._appearance = appearance
        self._text: _Text = _Lines(edit) if isinstance(edit, QPlainTextEdit) else _Line(edit)
        self._rows: tuple[VariableRow, ...] = ()
        self._list: QListView | None = None
        self._names = VariableList(self)
        self._is_dismissed = False
        edit.textChanged.connect(self._on_text)
        edit.cursorPositionChanged.connect(self._on_caret)

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer these names from now on."""
        self._rows = variable_rows(values, origins)

    @property
    def is_open(self) -> bool:
        """Whether the list is in view."""
        return self._list is not None and isValid(self._list) and self._list.isVisible()

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the list, from the top."""
        rows = range(self._names.rowCount() if self.is_open else 0)
        return tuple(str(self._names.index(row).data()) for row in rows)

    def close(self) -> None:
        """Take the list away. It is made anew each time, since it belongs to the window and not to the text."""
        view, self._list = self._list, None
        if view is not None and isValid(view):
            view.hide()
            view.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _GONE:
            self.close()
        elif isinstance(event, QKeyEvent) and self.is_open and _is_plain(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.setAccepted(event.key() in (*_TAKE, *_STEPS, Qt.Key.Key_Escape))
                return event.isAccepted()
            if event.type() == QEvent.Type.KeyPress:
                return self._press(Qt.Key(event.key()))
        return False

    def _press(self, key: Qt.Key) -> bool:
        """Do what a key does to the list; False leaves it to the text."""
        if key == Qt.Key.Key_Escape:
            self._is_dismissed = True
            self.close()
        elif key in _TAKE:
            self._take(self._shown().currentIndex())
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            return False
        return True

    def _on_text(self) -> None:
        if not self._edit.hasFocus():
            return
        typed = open_name(self._text.around()[0])
        self._is_dismissed = self._is_dismissed and typed is not None
        rows = () if typed is None or self._is_dismissed else offered(self._rows, typed)
        if rows:
            self._open(rows)
        else:
            self.close()

    def _on_caret(self) -> None:
        if self.is_open and open_name(self._text.around()[0]) is None:
            self.close()

    def _open(self, rows: tuple[VariableRow, ...]) -> None:
        view = self._shown()
        self._names.show_rows(rows)
        view.setCurrentIndex(self._names.index(0))
        view.resize(WIDTH, min(SHOWN, len(rows)) * size("row") + FRAME)
        view.move(self._place(view))
        if not view.isVisible():
            # last in, first asked: a delegate that watches its editor must not take Tab and Esc before
            self._edit.removeEventFilter(self)
            self._edit.installEventFilter(self)
            view.show()
        view.raise_()
        self._say(rows[0])

    def _shown(self) -> QListView:
        if self._list is None or not isValid(self._list):
            self._list = self._make(self._edit.window())
        return self._list

    def _make(self, window: QWidget) -> QListView:
        view = QListView(window)
        view.setObjectName("variableList")
        view.setAccessibleName("Variables")
        view.setProperty("popup", "true")
        view.setFrameShape(QFrame.Shape.StyledPanel)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)  # Qt's signature
        view.setModel(self._names)
        view.setItemDelegate(VariableDelegate(self._appearance, view))
        view.clicked.connect(self._take)
        view.hide()
        return view

    def _place(self, view: QListView) -> QPoint:
        """Return where the list fits: below the caret, else above it, inside the window."""
        window, caret = self._edit.window(), self._text.caret()
        below = self._edit.mapTo(window, caret.bottomLeft()) + QPoint(0, GAP)
        if below.y() + view.height() > window.height():
            above = self._edit.mapTo(window, caret.topLeft()).y() - view.height() - GAP
            below.setY(max(0, above))
        below.setX(max(0, min(below.x(), window.width() - view.width())))
        return below

    def _step(self, by: int) -> None:
        view, last = self._shown(), self._names.rowCount() - 1
        row = view.currentIndex().row() + by
        wrapped = row % (last + 1) if abs(by) == 1 else max(0, min(row, last))
        view.setCurrentIndex(self._names.index(wrapped))
        self._say(view.currentIndex().data(ROW))

    def _say(self, row: VariableRow) -> None:
        """Tell a screen reader which name is chosen: the focus stays in the text."""
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._edit, row.spoken)
            QAccessible.updateAccessibility(event)

    def _take(self, index: QModelIndex) -> None:
        before, after = self._text.around()
        typed, row = open_name(before), index.data(ROW)
        self.close()
        if typed is not None and isinstance(row, VariableRow):
            self._text.put(f"{row.name}}}}}", len(typed), rest_of_name(after))
            self.close()  # the edit itself looks like typing


class _Lines:
    """The line of the caret in a plain text editor."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit

    def around(self) -> tuple[str, str]:
        cursor = self._edit.textCursor()
        text = cursor.block().text()
        at = index_of(text, cursor.positionInBlock())
        return text[:at], text[at:]

    def put(self, text: str, back: int, forward: int) -> None:
        cursor = self._edit.textCursor()
        before, after = self.around()
        start = cursor.position() - utf16_length(before[len(before) - back :])
        stop = cursor.position() + utf16_length(after[:forward])
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self._edit.setTextCursor(cursor)

    def caret(self) -> QRect:
        rect = self._edit.cursorRect()
        return QRect(self._edit.viewport().mapTo(self._edit, rect.topLeft()), rect.size())


class _Line:
    """A field of one line."""

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit

    def around(self) -> tuple[str, str]:
        text = self._edit.text()
        at = index_of(text, self._edit.cursorPosition())
        return text[:at], text[at:]

    def put(self, text: str, back: int, forward: int) -> None:
        before, after = self.around()
        start = self._edit.cursorPosition() - utf16_length(before[len(before) - back :])
        self._edit.setSelection(start, utf16_length(before[len(before) - back :] + after[:forward]))
        self._edit.insert(text)

    def caret(self) -> QRect:
        return self._edit.cursorRect()


def _is_plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
