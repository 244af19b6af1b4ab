"""Paints the values of a JSON tree: base64 as a chip, and after a string that was cut the words that show all of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.presenters.json_words import Look, Words
from workbench.ui.item_models.json_model import VALUE, Role
from workbench.ui.theme import Appearance
from workbench.ui.widgets.kept_height import row_height

SHOW_ALL = "Show all"
PAD, LEFT = 8, 7
AnyIndex = QModelIndex | QPersistentModelIndex


class JsonDelegate(QStyledItemDelegate):
    """Draws the value column; the other columns are as usual."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), row_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the tree rings the whole row
        words = index.data(Role.WORDS) if index.column() == VALUE else None
        if not isinstance(words, Words) or words.look is Look.PLAIN:
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._appearance.color("bg.selected"))
        painter.setFont(self._appearance.mono())
        if words.look is Look.CHIP:
            self._paint_chip(painter, option.rect, words)
        else:
            self._paint_cut(painter, option.rect, words)
        painter.restore()

    def show_all_rect(self, row: QRect) -> QRect:
        """Return where the words stand that show a whole value."""
        metrics = QFontMetrics(self._appearance.font("small"))
        width = metrics.horizontalAdvance(SHOW_ALL) + 2 * PAD
        return QRect(row.right() - width + 1, row.top(), width, row.height())

    def _paint_chip(self, painter: QPainter, row: QRect, words: Words) -> None:
        look = self._appearance
        painter.setFont(look.font("small"))
        metrics = painter.fontMetrics()
        room = row.width() - 2 * PAD
        text = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, room - 2 * PAD)
        width = min(metrics.horizontalAdvance(text) + 2 * PAD, room)
        chip = QRectF(row.left() + LEFT - 1, row.top() + 3.5, width, row.height() - 7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("border.subtle"))
        painter.setBrush(look.color("bg.raised"))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(look.color(words.tint))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_cut(self, painter: QPainter, row: QRect, words: Words) -> None:
        link = self.show_all_rect(row)
        room = row.adjusted(LEFT, 0, -link.width(), 0)
        text = painter.fontMetrics().elidedText(
            words.text, Qt.TextElideMode.ElideRight, room.width()
        )
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setPen(self._appearance.color(words.tint))
        painter.drawText(room, middle, text)
        painter.setFont(self._appearance.font("small"))
        painter.setPen(self._appearance.color("accent.fg"))
        painter.drawText(link, int(Qt.AlignmentFlag.AlignCenter), SHOW_ALL)
