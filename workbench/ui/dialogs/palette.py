"""The command palette: one field, what it finds below, and the keys that act on it at the foot (ui.md 19)."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.palette import Entry, Hit, palette_rows
from workbench.ui.icons import icon
from workbench.ui.item_models.palette_model import PaletteModel, Role
from workbench.ui.theme import Appearance
from workbench.ui.widgets.key_label import KeyLabel
from workbench.ui.widgets.palette_delegate import PaletteDelegate

WIDTH, MARGIN, LIST_HEIGHT, FROM_TOP = 640, 16, 370, 38
HINTS = ((("Up", "Down"), "Move"), (("Return",), "Run"))
PREFIXES = ((">", "commands"), ("/", "requests"), (":", "line"))
PLACEHOLDER = "Type a command or the name of a request"
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class How(Enum):
    """What the user wants with a choice."""

    RUN = "run"
    KEEP = "open in a new tab"
    REVEAL = "show in the tree"


class Palette(QFrame):
    """`chosen` has the entry and how it was chosen; the palette closes before. Esc or a click elsewhere closes it."""

    chosen = Signal(object, object)

    def __init__(
        self,
        appearance: Appearance,
        entries: Sequence[Entry],
        recent: Sequence[str],
        *,
        has_body: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAccessibleName("Command palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self._recent = recent
        self._has_body = has_body
        self.model = PaletteModel()
        self.model.setParent(self)
        self.edit = _Field()
        self.edit.addAction(icon(appearance, "search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = self._make_list(appearance)
        self._nothing = QLabel()
        self._nothing.setObjectName("paletteNothing")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out(appearance)
        self.edit.textChanged.connect(self._search)
        self.edit.stepped.connect(self._step)
        self.edit.entered.connect(self._choose_current)
        self.list.clicked.connect(self._choose)
        self._search("")

    def open_in(self, window: QWidget, typed: str = "") -> None:
        """Show the palette at the upper middle of a window."""
        width = min(WIDTH, window.width() - 2 * MARGIN)
        wanted = self.sizeHint().height()
        height = min(wanted, window.height() - FROM_TOP - MARGIN)
        self.list.setFixedHeight(LIST_HEIGHT - (wanted - height))
        self.setFixedSize(QSize(width, height))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + FROM_TOP)
        self.edit.setText(typed)
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, typed: str) -> None:
        rows = palette_rows(self._entries, typed, self._recent, has_body=self._has_body)
        self.model.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.setText(f"Nothing matches “{typed.lstrip('>/').strip()}”.")
        self._show_row(self.model.step(-1, 1))
        self.list.scrollToTop()

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row()
        for _ in range(abs(by)):
            following = self.model.step(row, 1 if by > 0 else -1)
            wraps = (following - row) * by <= 0
            if wraps and abs(by) > 1:
                break  # a page stops at the end
            row = following
        self._show_row(row)

    def _show_row(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)
            if row == 1:  # its heading, too
                self.list.scrollToTop()

    def _choose_current(self, how: How) -> None:
        self._choose(self.list.currentIndex(), how)

    def _choose(self, index: QModelIndex, how: How = How.RUN) -> None:
        hit = index.data(Role.ROW)
        if isinstance(hit, Hit) and not hit.entry.reason:
            self.close()
            self.chosen.emit(hit.entry, how)

    def _make_list(self, appearance: Appearance) -> QListView:
        rows = QListView()
        rows.setObjectName("paletteList")
        rows.setAccessibleName("Found")
        rows.setModel(self.model)
        rows.setItemDelegate(PaletteDelegate(appearance, rows))
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps it, arrows move the choice
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setFixedHeight(LIST_HEIGHT)
        rows.setMouseTracking(True)
        return rows

    def _lay_out(self, appearance: Appearance) -> None:
        head = QFrame()
        head.setObjectName("paletteHead")
        top = QHBoxLayout(head)
        top.setContentsMargins(8, 6, 12, 6)
        top.addWidget(self.edit, 1)
        top.addWidget(KeyLabel(appearance, "Esc"))
        foot = QFrame()
        foot.setObjectName("paletteFoot")
        bottom = QHBoxLayout(foot)
        bottom.setContentsMargins(14, 7, 14, 7)
        bottom.setSpacing(6)
        for keys, word in HINTS:
            _add_hint(appearance, bottom, keys, word)
        bottom.addStretch(1)
        for key, word in PREFIXES:
            _add_hint(appearance, bottom, (key,), word)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing)
        layout.addStretch(0)
        layout.addWidget(foot)


class _Field(QLineEdit):
    """The field; arrows and Enter go to the list."""

    stepped = Signal(int)
    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paletteEdit")
        self.setAccessibleName("Command palette")
        self.setPlaceholderText(PLACEHOLDER)
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        by = _STEPS.get(key) or _PAGES.get(key)
        if by is not None:
            self.stepped.emit(by)
        elif key in _ENTERS:
            self.entered.emit(_how(event.modifiers()))
        else:
            super().keyPressEvent(event)


def _how(modifiers: Qt.KeyboardModifier) -> How:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return How.KEEP
    return How.REVEAL if modifiers & Qt.KeyboardModifier.AltModifier else How.RUN


def _add_hint(appearance: Appearance, row: QHBoxLayout, keys: Sequence[str], word: str) -> None:
    for key in keys:
        row.addWidget(KeyLabel(appearance, key))
    label = QLabel(word)
    label.setProperty("role", "muted")
    row.addWidget(label)
