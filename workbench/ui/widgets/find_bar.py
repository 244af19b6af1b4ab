"""The find bar above a view: what is looked for, how far one is, and the way to the next place."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.presenters.find_query import FindQuery, found_words
from workbench.ui.icons import icon
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.tool_button import IconButton

COUNT_WIDTH = 76
BAD_PATTERN = "Bad pattern"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Told(Protocol):
    """A signal of a view."""

    def connect(self, slot: object, /) -> object: ...
    def disconnect(self, slot: object, /) -> object: ...


@runtime_checkable
class Findable(Protocol):
    """A view in which a text can be looked for.

    `found_changed` tells that a search has found more or is over; places are numbered from 0 in their order.
    """

    @property
    def found_changed(self) -> _Told: ...
    @property
    def found_count(self) -> int: ...
    @property
    def found_all(self) -> bool: ...
    def look_for(self, query: FindQuery | None) -> None: ...
    def go_to(self, number: int) -> None: ...


class FindBar(QFrame):
    """Searches the view it is attached to. `place_changed` when the user is at another place, or at none."""

    place_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName("Find")
        self._view: Findable | None = None
        self._current = -1
        self._trouble = ""
        self._before: QWidget | None = None  # who had the focus
        self.field = QLineEdit()
        self.field.setObjectName("findEdit")
        self.field.setAccessibleName("Find")
        self.field.setPlaceholderText("Find")
        self.field.addAction(icon(appearance, "search"), QLineEdit.ActionPosition.LeadingPosition)
        self._count = QLabel()
        self._count.setObjectName("findCount")
        self._count.setProperty("role", "muted")
        self._count.setMinimumWidth(COUNT_WIDTH)
        self._case = _toggle("Aa", "Match case", "matchCaseButton")
        self._word = _toggle("W", "Whole word", "wholeWordButton")
        self._regex = _toggle(".*", "Regular expression", "regularExpressionButton")
        names = (
            ("chevron-left", "Previous match", "findPreviousButton"),
            ("chevron-right", "Next match", "findNextButton"),
            ("x", "Close find", "closeFindButton"),
        )
        self._previous, self._next, self._close = (IconButton(appearance, *n) for n in names)
        self.rows = QVBoxLayout(self)
        """Where a bar that does more adds its lines."""
        self._lay_out()
        self._bind()
        self.hide()

    @property
    def query(self) -> FindQuery:
        """What is looked for."""
        toggles = (self._case, self._word, self._regex)
        return FindQuery(self.field.text(), *(toggle.isChecked() for toggle in toggles))

    @property
    def current(self) -> int:
        """The number of the place one is at, -1 for none."""
        return self._current

    @property
    def count_text(self) -> str:
        """How far one is: `3 of 17`."""
        return self._count.text()

    def attach(self, view: Findable | None) -> None:
        """Search another view from now on, none for None."""
        if view is self._view:
            return
        if self._view is not None:
            self._view.found_changed.disconnect(self._on_found)
            self._view.look_for(None)
        self._view = view
        if view is not None:
            view.found_changed.connect(self._on_found)
        self.setEnabled(view is not None)
        if self.isVisible():
            self._begin()

    def open(self) -> None:
        """Show the bar with the caret in it, and search for what stands there."""
        was_hidden = self.isHidden()
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._before = before
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if was_hidden:
            self._begin()

    def first_place(self) -> int:
        """Return the number of the place that a search begins with."""
        return 0

    def search_again(self) -> None:
        """Search anew in a view that has grown; where one is stays."""
        if self.isVisible() and self._view is not None and self.field.text():
            self._search(self._view)

    def step(self, by: int) -> None:
        """Go to the next place, or with -1 to the one before; from the last to the first."""
        if self.isHidden():
            self.open()
        elif self._view is not None and self._view.found_count:
            self._go_to((self._current + by) % self._view.found_count)

    def next(self) -> None:
        """Go to the next place."""
        self.step(1)

    def previous(self) -> None:
        """Go to the place before."""
        self.step(-1)

    def close_bar(self) -> None:
        """Take the bar and all marks away, and give the focus back."""
        self.hide()
        if self._view is not None:
            self._view.look_for(None)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _ENTER and self.field.hasFocus():
            backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if backwards else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.rows.setContentsMargins(12, 5, 8, 5)
        self.rows.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.rows.addLayout(row)
        row.addWidget(self.field, 1)
        for widget in (self._case, self._word, self._regex, self._count):
            row.addWidget(widget)
        for widget in (self._previous, self._next, self._close):
            row.addWidget(widget)

    def _bind(self) -> None:
        self.field.textChanged.connect(self._begin)
        self._case.toggled.connect(self._begin)
        self._word.toggled.connect(self._begin)
        self._regex.toggled.connect(self._begin)
        self._previous.clicked.connect(self.previous)
        self._next.clicked.connect(self.next)
        self._close.clicked.connect(self.close_bar)

    def _begin(self) -> None:
        self._current = -1
        if self._view is not None:
            self._search(self._view)
        self._show_count()

    def _search(self, view: Findable) -> None:
        """Look for what stands in the field, for nothing where that is empty or no pattern."""
        query = self.query
        self._trouble = query.trouble if query.text else ""
        view.look_for(query if query.text and not self._trouble else None)

    def _on_found(self) -> None:
        if self._view is None or not self.isVisible():
            return
        if self._current < 0 < self._view.found_count:
            self._go_to(self.first_place())
        elif self._view.found_all:
            self._current = min(self._current, self._view.found_count - 1)
        self._show_count()

    def _wear(self, trouble: str) -> None:
        """Show the field as one with an error, or without."""
        if bool(self.field.property("invalid")) != bool(trouble):
            self.field.setProperty("invalid", bool(trouble))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _go_to(self, number: int) -> None:
        self._current = number
        if self._view is not None:
            self._view.go_to(number)
        self._show_count()

    def _show_count(self) -> None:
        view = self._view
        has_places = view is not None and view.found_count > 0
        self._previous.setEnabled(has_places)
        self._next.setEnabled(has_places)
        if view is None or not self.field.text():
            self._count.clear()
        elif self._trouble:
            self._count.setText(BAD_PATTERN)
        else:
            words = found_words(self._current, view.found_count, is_all=view.found_all)
            self._count.setText(words)
        self.field.setAccessibleDescription(self._trouble or self._count.text())
        self.field.setToolTip(self._trouble)
        self._count.setToolTip(self._trouble)
        self._wear(self._trouble)
        self.place_changed.emit()


def _toggle(text: str, name: str, object_name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(object_name)
    button.setText(text)
    button.setCheckable(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setProperty("toggle", "true")  # the style sheet's word
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setMinimumSize(size("hitMin"), size("hitMin"))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
