"""What of the chunks is to be shown: those that say a text, those of one kind."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from workbench.gemini.chunks import ChunkKind
from workbench.presenters import figures
from workbench.presenters.find_query import FindQuery
from workbench.ui.icons import icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.still_combo import StillCombo

AFTER_MS = 150
KINDS: tuple[ChunkKind | None, ...] = (None, *ChunkKind)
"""The choices in the order of the list; None for every kind."""


class ChunkFilter(QWidget):
    """`changed` when other chunks are asked for; for typed text after a pause."""

    changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setObjectName("chunkFilter")
        self.field.setAccessibleName("Filter chunks")
        self.field.setPlaceholderText("Filter")
        self.field.addAction(icon(appearance, "filter"), QLineEdit.ActionPosition.LeadingPosition)
        self._kinds = StillCombo()
        self._kinds.setObjectName("chunkKinds")
        self._kinds.setAccessibleName("Kind of the chunks")
        words = ["Every kind", *(kind.value.capitalize() for kind in ChunkKind)]
        self._kinds.addItems(words)
        self._count = QLabel()
        self._count.setObjectName("chunksLeft")
        self._count.setProperty("role", "muted")
        self._count.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._kinds)
        row.addWidget(self._count)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MS)
        self._soon.timeout.connect(self.changed)
        self.field.textChanged.connect(self._on_text)
        self._kinds.currentIndexChanged.connect(self._on_kind)

    @property
    def query(self) -> FindQuery:
        """The text that is asked for; empty for any."""
        return FindQuery(self.field.text())

    @property
    def kind(self) -> ChunkKind | None:
        """The kind that is asked for, None for every kind."""
        return KINDS[self._kinds.currentIndex()]

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.field.text()) or self.kind is not None

    @property
    def count_text(self) -> str:
        """How many chunks are left: `12 of 340`."""
        return self._count.text()

    def clear(self) -> None:
        """Leave nothing out."""
        self.field.clear()
        self._kinds.setCurrentIndex(0)

    def show_count(self, left: int, total: int) -> None:
        """Show how many chunks are left, nothing where none is left out."""
        words = f"{figures.count(left)} of {figures.count(total)}" if self.is_on else ""
        self._count.setText(words)
        self._count.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_on:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        if text:
            self._soon.start()
        else:
            self._on_kind()

    def _on_kind(self) -> None:
        self._soon.stop()
        self.changed.emit()
