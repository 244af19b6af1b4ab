"""Paints a row of the command palette: icon, title with the typed letters marked, detail, keys at the right."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.presenters.palette import Heading, Hit
from workbench.ui.icons import paint_icon
from workbench.ui.item_models.palette_model import Role
from workbench.ui.theme import STRONG, Appearance, size

ROW_PADDING, HEADING_PADDING = 17, 14
LEFT, GAP, ICON_GAP, KEY_PADDING, KEY_GAP = 14, 10, 10, 5, 6
MOST_TITLE = 0.72
"""How much of a row its title may take where there is a detail, too."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A text with the places of its marked letters, its colour and its size."""

    text: str
    marks: Collection[int] = ()
    tint: str = "text.muted"
    step: str = "body"


class PaletteDelegate(QStyledItemDelegate):
    """Draws headings and hits; sizes follow the font."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        heading = isinstance(index.data(Role.ROW), Heading)
        font = self._appearance.font("small" if heading else "body")
        padding = HEADING_PADDING if heading else ROW_PADDING
        return QSize(0, QFontMetrics(font).height() + padding)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Role.ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            painter.setFont(self._appearance.font("small"))
            painter.setPen(self._appearance.color("text.muted"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect.adjusted(LEFT, 4, -LEFT, 0), flags, row.text)
        elif isinstance(row, Hit):
            state: QStyle.StateFlag = option.state
            if state & QStyle.StateFlag.State_Selected:
                self._paint_selection(painter, rect)
            self._paint_hit(painter, rect, row)
        painter.restore()

    def _paint_selection(self, painter: QPainter, rect: QRect) -> None:
        edge = self._appearance.edge()
        inset = 0 if edge.style() == Qt.PenStyle.NoPen else 0.5
        painter.setPen(edge)
        painter.setBrush(self._appearance.color("bg.selected"))
        painter.drawRoundedRect(QRectF(rect).adjusted(6, inset, -6, -inset), 4, 4)

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit) -> None:
        entry = hit.entry
        tint = "text.disabled" if entry.reason else entry.tint
        room = rect.adjusted(LEFT + 6, 0, -LEFT - 2, 0)
        place = QRect(room.left(), room.top(), size("icon"), room.height())
        paint_icon(painter, place, self._appearance, entry.icon, tint)
        room.setLeft(place.right() + 1 + ICON_GAP)
        if entry.shortcut and not entry.reason:
            room.setRight(self._paint_keys(painter, room, entry.shortcut) - GAP)
        detail = entry.reason or entry.detail
        most = int(room.width() * MOST_TITLE) if detail else room.width()
        title_tint = "text.muted" if entry.reason else "text.primary"
        title = _Words(entry.title, hit.title_marks, title_tint)
        used = self._paint_text(painter, room, most, title)
        if detail:
            room.setLeft(room.left() + used + GAP)
            marks = () if entry.reason else hit.detail_marks
            self._paint_text(painter, room, room.width(), _Words(detail, marks, step="small"))

    def _paint_text(self, painter: QPainter, room: QRect, most: int, words: "_Words") -> int:
        """Paint a text with some letters in bold and accent; return how wide it is."""
        plain = self._appearance.font(words.step)
        bold = self._appearance.font(words.step, STRONG)
        metrics = QFontMetrics(bold if words.marks else plain)
        shown = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, most)
        used = 0
        for piece, marked in _pieces(shown, words.marks):
            font = bold if marked else plain
            painter.setFont(font)
            painter.setPen(self._appearance.color("accent.fg" if marked else words.tint))
            at = room.adjusted(used, 0, 0, 0)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, piece)
            used += QFontMetrics(font).horizontalAdvance(piece)
        return used

    def _paint_keys(self, painter: QPainter, room: QRect, shortcut: str) -> int:
        """Paint a shortcut as keys at the right; return where they begin."""
        font = self._appearance.mono("caption")
        metrics = QFontMetrics(font)
        right = room.right()
        for key in reversed(key_names(shortcut)):
            width = metrics.horizontalAdvance(key) + 2 * KEY_PADDING
            height = metrics.height() + 3
            box = QRectF(right - width, room.center().y() - height / 2 + 1, width, height)
            paint_key(painter, self._appearance, box, key, font)
            right -= width + KEY_GAP
        return right


def paint_key(
    painter: QPainter, appearance: Appearance, box: QRectF, key: str, font: QFont
) -> None:
    """Paint one key of a keyboard with its name."""
    painter.setPen(appearance.color("border.subtle"))
    painter.setBrush(appearance.color("bg.panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(font)
    painter.setPen(appearance.color("text.secondary"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def key_names(shortcut: str) -> list[str]:
    """Return the keys of a shortcut as this system writes them: `Ctrl`, `Shift`, `M`."""
    shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    keys = shown.split("+") if not shown.endswith("+") else [*shown[:-2].split("+"), "+"]
    return ["Enter" if key == "Return" else key for key in keys if key]


def _pieces(text: str, marks: Collection[int]) -> list[tuple[str, bool]]:
    """Return a text in pieces that are marked as a whole, or not at all."""
    wanted = frozenset(marks)
    pieces: list[tuple[str, bool]] = []
    for at, letter in enumerate(text):
        marked = at in wanted
        if pieces and pieces[-1][1] == marked:
            pieces[-1] = (pieces[-1][0] + letter, marked)
        else:
            pieces.append((letter, marked))
    return pieces
