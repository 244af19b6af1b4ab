"""The model of the request: any id can be typed, known ones are offered with a few words on each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.presenters.model_rows import ModelRow
from workbench.ui.item_models.catalog_list import CatalogList
from workbench.ui.item_models.row_list import ROW
from workbench.ui.theme import MEDIUM, Appearance, size
from workbench.ui.widgets.still_combo import StillCombo

Index = QModelIndex | QPersistentModelIndex
SIDE, BADGE_SIDE, POPUP_WIDTH, SHOWN, CHARACTERS = 10, 6, 420, 12, 16


class ModelCombo(StillCombo):
    """`model_chosen` when the user picks a model or ends typing another id."""

    model_chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelCombo")
        self.setAccessibleName("Model")
        self._model = ""
        self._list = CatalogList(self)
        self._delegate = _TwoLines(appearance, self)
        self._edit = QLineEdit()
        self._edit.setObjectName("modelEdit")
        self._edit.setAccessibleName("Model")
        self._edit.editingFinished.connect(self._end_typing)
        self.setEditable(True)
        self.setLineEdit(self._edit)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(CHARACTERS)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(SHOWN)
        self.setModel(self._list)
        self._dress(self.view())
        self._complete()
        self.activated.connect(self._choose)

    @property
    def usual_width(self) -> int:
        """Its width where there is room."""
        left_out = CHARACTERS - self.minimumContentsLength()
        return self.sizeHint().width() + left_out * self.fontMetrics().horizontalAdvance("X")

    def show_narrow(self, *, narrow: bool) -> None:
        """Be no wider than the beginning of a name."""
        self.setMinimumContentsLength(CHARACTERS // 3 if narrow else CHARACTERS)

    def show_rows(self, rows: Sequence[ModelRow]) -> None:
        """Offer these models; the text and its caret stay."""
        text, caret = self.currentText(), self._edit.cursorPosition()
        self._list.show_rows(rows)
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self._edit.setCursorPosition(caret)

    def show_model(self, model: str) -> None:
        """Show the model that the URL names, without telling anyone."""
        self._model = model
        if self.currentText() != model:
            self.setCurrentIndex(self.findText(model, Qt.MatchFlag.MatchExactly))
            self.setEditText(model)
            self._edit.setCursorPosition(0)

    def select_all(self) -> None:
        """Put the caret into the id, all of it selected."""
        self._edit.setFocus()
        self._edit.selectAll()

    def _complete(self) -> None:
        completer = QCompleter(self._list, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(SHOWN)
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            self._dress(popup)

    def _dress(self, view: QAbstractItemView) -> None:
        view.setItemDelegate(self._delegate)
        view.setProperty("popup", "true")
        view.setMinimumWidth(POPUP_WIDTH)

    def _choose(self, index: int) -> None:
        self._tell(self.itemText(index))

    def _end_typing(self) -> None:
        self._tell(self.currentText().strip())

    def _tell(self, model: str) -> None:
        if not model:
            self.setEditText(self._model)
        elif model != self._model:
            self._model = model
            self.model_chosen.emit(model)


class _TwoLines(QStyledItemDelegate):
    """The id with its badge, and a muted line on the model below."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(POPUP_WIDTH - 24, size("rowTall"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, ModelRow):
            return
        painter.save()
        self._paint_background(painter, option)
        rect = option.rect.adjusted(SIDE, 4, -SIDE, -4)
        top = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        self._paint_badge(painter, top, row)
        self._write(painter, top, row.id, self._appearance.font("body", MEDIUM), "text.primary")
        bottom = top.translated(0, top.height())
        self._write(painter, bottom, row.note, self._appearance.font("small"), "text.muted")
        painter.restore()

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, self._appearance.color("bg.selected"))
            painter.setPen(self._appearance.edge())
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_badge(self, painter: QPainter, line: QRect, row: ModelRow) -> None:
        """Draw the badge at the right end and take its room from the line."""
        if not row.badge:
            return
        font = self._appearance.font("caption", MEDIUM)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(row.badge) + 2 * BADGE_SIDE
        box = QRect(line.right() - width, line.top(), width, line.height())
        ground, ink = _BADGES[row.severity]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.color(ground))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(self._appearance.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.badge)
        line.setRight(box.left() - BADGE_SIDE)

    def _write(self, painter: QPainter, line: QRect, text: str, font: QFont, tint: str) -> None:
        painter.setFont(font)
        painter.setPen(self._appearance.color(tint))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)


_BADGES = {
    "plain": ("bg.hover", "text.secondary"),
    "warning": ("warning.bg", "warning.fg"),
    "error": ("error.bg", "error.fg"),
}
