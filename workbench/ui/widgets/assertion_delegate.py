"""Paints and edits a row of the assertions table: its fields above, the sentence that they make or its error below."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.assertions.checks import JSON_TYPES
from workbench.domain.assertion import Assertion
from workbench.presenters.assertion_rows import check_choices, row_sentence, what_choices
from workbench.ui.icons import paint_icon
from workbench.ui.item_models.assertion_model import CHECK, PLACE, VALUE, WHAT
from workbench.ui.item_models.row_model import ON, ROW, TROUBLE
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.still_combo import StillCombo

Index = QModelIndex | QPersistentModelIndex
SIDE, ICON = 8, 14
PAD = 3
"""Pixels above and below a line of text."""


class AssertionDelegate(QStyledItemDelegate):
    """`places` gives the pointers or names to complete for what an assertion looks at."""

    def __init__(
        self, appearance: Appearance, places: Callable[[str], tuple[str, ...]], table: QTableView
    ) -> None:
        super().__init__(table)
        self._appearance = appearance
        self._places = places

    @property
    def row_height(self) -> int:
        """The height of a row in pixels."""
        return self._upper_height + self._sentence_height + 2

    @property
    def _upper_height(self) -> int:
        tallest = QFontMetrics(self._appearance.font()).height() + 2 * PAD + 2
        return max(size("row"), tallest)

    @property
    def _sentence_height(self) -> int:
        return QFontMetrics(self._appearance.font("small")).height() + PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QRect(option.rect)
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        if index.column() == ON:
            option.rect = self._upper(whole)
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if index.column() == ON:
            self._fill_below(painter, option, whole)
        else:
            self._paint_cell(painter, self._upper(whole), text, index)
        painter.restore()

    def paint_sentence(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the lower line of a whole row."""
        row, trouble = index.data(ROW), index.data(TROUBLE)
        room = rect.adjusted(SIDE, self._upper_height - 1, -SIDE, -PAD)
        painter.setFont(self._appearance.font("small"))
        if trouble:
            box = QRect(room.left(), room.top(), ICON, room.height())
            paint_icon(painter, box, self._appearance, "circle-x", "error.fg")
            room.setLeft(box.right() + 5)
        tint = "error.fg" if trouble else "text.muted" if row.enabled else "text.disabled"
        self._draw(painter, room, trouble or row_sentence(row), tint)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: Assertion = index.data(ROW)
        if index.column() == WHAT:
            return self._combo(parent, "What", what_choices())
        if index.column() == CHECK:
            return self._combo(parent, "Check", check_choices(row))
        name = "Pointer or name" if index.column() == PLACE else "Value"
        edit = QLineEdit(parent)
        edit.setFrame(False)
        edit.setObjectName("assertionEdit")
        edit.setAccessibleName(name)
        words = self._words(row, index.column())
        if words:
            edit.setCompleter(_completer(words, edit))
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        text = editor.text() if isinstance(editor, QLineEdit) else text
        model.setData(_plain(index), text)

    def updateEditorGeometry(  # noqa: N802  # Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(self._upper(option.rect).adjusted(0, 1, 0, -1))

    def _upper(self, rect: QRect) -> QRect:
        """Return where the fields of a row stand."""
        return QRect(rect.left(), rect.top(), rect.width(), self._upper_height)

    def _words(self, row: Assertion, column: int) -> tuple[str, ...]:
        if column == PLACE:
            return self._places(row.what)
        return JSON_TYPES if column == VALUE and row.check == "has type" else ()

    def _combo(self, parent: QWidget, name: str, words: tuple[str, ...]) -> QComboBox:
        combo = StillCombo(parent)
        combo.setObjectName("assertionCombo")
        combo.setAccessibleName(name)
        combo.addItems(words)
        combo.activated.connect(self._take_choice)
        return combo

    def _take_choice(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self.commitData.emit(combo)
            self.closeEditor.emit(combo)

    def _fill_below(self, painter: QPainter, option: QStyleOptionViewItem, whole: QRect) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            below = whole.adjusted(0, self._upper_height, 0, 0)
            painter.fillRect(below, self._appearance.color("bg.selected"))

    def _paint_cell(self, painter: QPainter, rect: QRect, text: str, index: Index) -> None:
        row = index.data(ROW)
        is_word = index.column() in (WHAT, CHECK)
        painter.setFont(self._appearance.font() if is_word else self._appearance.mono())
        tint = "text.primary" if row.enabled else "text.disabled"
        self._draw(painter, rect.adjusted(SIDE, 2, -SIDE, 0), text, tint)

    def _draw(self, painter: QPainter, room: QRect, text: str, tint: str) -> None:
        painter.setPen(self._appearance.color(tint))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _plain(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column())


def _completer(words: tuple[str, ...], parent: QWidget) -> QCompleter:
    completer = QCompleter(words, parent)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
