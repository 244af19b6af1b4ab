"""The key doctor: what a key is, what works where, where it may go, and Google's answer to the one free call."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.key_report import NOWHERE, USE_TITLES, Words
from workbench.ui.item_models.text_table import TextTable
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.theme import Appearance
from workbench.ui.widgets.announcing import announce
from workbench.ui.widgets.key_edit import KeyEdit
from workbench.ui.widgets.reading_table import WholeTable
from workbench.ui.widgets.still_combo import StillCombo
from workbench.ui.widgets.words_block import WordsBlock

MARGIN, WIDEST = 28, 860
PASTED = "A text I paste here"
NOTE = "One list of the models: it is free, and the only call that is made here."
PASTED_NOTE = "What you paste is looked at here. It is neither kept nor sent."
CELL_PADDING = 8
"""Pixels at either side of a cell, as the style sheet has them for tables to read."""

SHORT_COLUMNS = 3
"""Columns as wide as what stands in them; the last takes the rest and wraps."""

Rows = Sequence[tuple[str, str, str, str]]


class KeyDoctorPage(ToolPage):
    """Shows what it is told. `key_chosen` has a name or "", `text_pasted` a text, `call_requested` asks for the call."""

    KEY, TITLE, ICON = "keyDoctor", "Key doctor", "shield-check"

    key_chosen = Signal(str)
    text_pasted = Signal(str)
    call_requested = Signal()
    unlock_requested = Signal()
    bind_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyDoctorPage")
        self.setAccessibleName(self.TITLE)
        self._keys = StillCombo()
        self._keys.setObjectName("doctorKeyCombo")
        self._keys.setAccessibleName("Key")
        self._keys.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._text = KeyEdit(appearance, "Text to look at")
        self._text.setObjectName("doctorTextEdit")
        self._call = QPushButton("Check with Google")
        self._call.setObjectName("checkKeyButton")
        self._call.setProperty("primary", "true")
        self._note = _label(NOTE, "muted", "doctorNote")
        self._kind = WordsBlock(appearance, "doctorKind")
        self._answer = WordsBlock(appearance, "doctorAnswer")
        self._fit = WordsBlock(appearance, "doctorFit")
        self._request = WordsBlock(appearance, "doctorRequest")
        self._uses = TextTable(USE_TITLES)
        self._table = _WrappedTable("doctorUses", "What works where", self._uses, " · ")
        self._nowhere = _label(NOWHERE, "secondary", "doctorNowhere")
        self._heads: dict[QWidget, QLabel] = {}
        self._offered: tuple[tuple[str, str], ...] = ()
        self._lay_out()
        self._keys.activated.connect(self._on_chosen)
        self._text.textChanged.connect(self.text_pasted)
        self._call.clicked.connect(self.call_requested)
        self._kind.acted.connect(self.unlock_requested)
        self._fit.acted.connect(self.bind_requested)
        self.begin_at(self._keys)

    def show_keys(self, names: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer keys by label and name; "" stands for a pasted text."""
        offered = (*names, (PASTED, ""))
        if offered != self._offered:
            self._offered = offered
            self._keys.clear()
            for label, name in offered:
                self._keys.addItem(label, name)
        self._keys.setCurrentIndex(max(self._keys.findData(chosen), 0))
        self._show_field()

    def show_kind(self, words: Words, *, is_locked: bool = False) -> None:
        """Show what the key is."""
        self._kind.show_words(words, "Unlock the keyring" if is_locked else "")

    def show_uses(self, rows: Rows | None) -> None:
        """Show what works where, that nothing does, or nothing at all where the kind is not known."""
        self._uses.show_rows(rows or ())
        self._table.fit()
        self._set_shown(self._table, shown=bool(rows))
        self._nowhere.setVisible(rows is not None and not rows)

    def show_fit(self, words: Words | None, *, can_be_bound: bool = False) -> None:
        """Show where the key may go."""
        self._show(self._fit, words, "Bind to hosts…" if can_be_bound else "")

    def show_request(self, words: Words | None) -> None:
        """Show what a request carries."""
        self._show(self._request, words)

    def show_answer(self, words: Words | None) -> None:
        """Show what came of the call, none before it."""
        self._show(self._answer, words)
        if words is not None:
            announce(self._answer, self._answer.text)

    def show_calling(self, *, calling: bool) -> None:
        """Let nobody ask twice."""
        self._call.setEnabled(not calling)

    def _show(self, block: WordsBlock, words: Words | None, action: str = "") -> None:
        if words is not None:
            block.show_words(words, action)
        self._set_shown(block, shown=words is not None)

    def _set_shown(self, widget: QWidget, *, shown: bool) -> None:
        widget.setVisible(shown)
        self._heads[widget].setVisible(shown)

    def _on_chosen(self) -> None:
        name = self._keys.currentData()
        self.key_chosen.emit(name)
        self._show_field()
        if not name:
            self._text.setFocus()

    def _show_field(self) -> None:
        is_pasted = not self._keys.currentData()
        if not is_pasted:
            self._text.clear()
        self._text.setVisible(is_pasted)
        self._call.setVisible(not is_pasted)
        self._note.setText(PASTED_NOTE if is_pasted else NOTE)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self._keys, 1)
        choice.addWidget(self._call)
        content = QWidget()
        content.setObjectName("doctorContent")
        content.setMaximumWidth(WIDEST)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(8)
        rows.addWidget(_label("Check a key", "title", "doctorTitle"))
        rows.addSpacing(4)
        rows.addLayout(choice)
        rows.addWidget(self._text)
        rows.addWidget(self._note)
        for heading, widget in (
            ("Google's answer", self._answer),
            ("What it is", self._kind),
            ("What works where", self._table),
            ("Where it may go", self._fit),
            ("The request you came from", self._request),
        ):
            rows.addWidget(self._head(heading, widget))
            rows.addWidget(widget)
            if widget is self._table:
                rows.addWidget(self._nowhere)
        rows.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(_scrolled(content))

    def _head(self, text: str, widget: QWidget) -> QLabel:
        self._heads[widget] = label = _label(text, "strong", f"{widget.objectName()}Head")
        label.setContentsMargins(0, 12, 0, 0)
        return label


class _Wrapping(QStyledItemDelegate):
    """Asks for the height of a text in the width that the style sheet's padding leaves it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        inner = QStyleOptionViewItem(option)
        inner.rect.setWidth(inner.rect.width() - 2 * CELL_PADDING)
        return super().sizeHint(inner, index) + QSize(0, CELL_PADDING)


class _WrappedTable(WholeTable):
    """A table whose last column wraps, as high as that needs."""

    def __init__(self, object_name: str, name: str, model: TextTable, between: str) -> None:
        super().__init__(object_name, name, model, between)
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapping(self))

    def fit(self) -> None:
        """Give columns and rows the room that their texts need."""
        for column in range(SHORT_COLUMNS):
            self.resizeColumnToContents(column)
        self.resizeRowsToContents()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _label(text: str, role: str, object_name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(object_name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _scrolled(content: QWidget) -> QScrollArea:
    """Return the content in the middle of an area that scrolls."""
    inside = QWidget()
    inside.setObjectName("doctorInside")
    middle = QHBoxLayout(inside)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.addStretch(1)
    middle.addWidget(content, 1000)
    middle.addStretch(1)
    area = QScrollArea()
    area.setObjectName("doctorArea")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
