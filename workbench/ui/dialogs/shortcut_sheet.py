"""All shortcuts on one page, from the declared commands (ui.md 21)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.icons import icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.key_label import KeyLabel
from workbench.ui.widgets.palette_delegate import key_names

WIDTH, HEIGHT = 560, 600
Shortcuts = Mapping[str, Sequence[tuple[str, str]]]
"""What is done and its keys, by the heading above."""


class ShortcutSheet(QDialog):
    """A list with a filter."""

    def __init__(
        self, appearance: Appearance, shortcuts: Shortcuts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rows: list[tuple[str, tuple[QWidget, ...]]] = []
        self._headings: list[tuple[QLabel, int, int]] = []
        self.setObjectName("shortcutSheet")
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.filter = QLineEdit()
        self.filter.setObjectName("shortcutFilter")
        self.filter.setAccessibleName("Filter shortcuts")
        self.filter.setPlaceholderText("Filter")
        self.filter.addAction(icon(appearance, "filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._show)
        close = QPushButton("Close")
        close.setObjectName("closeSheetButton")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.filter)
        layout.addWidget(self._list(shortcuts), 1)
        layout.addLayout(buttons)

    @property
    def shown(self) -> list[str]:
        """What the sheet lists now."""
        return [text for text, widgets in self._rows if not widgets[0].isHidden()]

    def _list(self, shortcuts: Shortcuts) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("shortcutList")
        grid = QGridLayout(inside)
        grid.setContentsMargins(12, 4, 12, 12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for heading, rows in shortcuts.items():
            label = QLabel(heading)
            label.setProperty("role", "strong")
            label.setContentsMargins(0, 10, 0, 2)
            grid.addWidget(label, grid.rowCount(), 0, 1, 2)
            first = len(self._rows)
            for text, keys in rows:
                self._add(grid, text, keys)
            self._headings.append((label, first, len(self._rows)))
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setObjectName("shortcutArea")
        area.setAccessibleName("Keyboard shortcuts")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _add(self, grid: QGridLayout, text: str, keys: str) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(f"{text}, {keys}")
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        for key in key_names(keys):
            row.addWidget(KeyLabel(self._appearance, key))
        at = grid.rowCount()
        grid.addWidget(label, at, 0)
        grid.addWidget(right, at, 1)
        self._rows.append((text, (label, right)))

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        for text, widgets in self._rows:
            fits = all(word in text.casefold() for word in words)
            for widget in widgets:
                widget.setVisible(fits)
        for label, first, end in self._headings:
            some = any(not widgets[0].isHidden() for _, widgets in self._rows[first:end])
            label.setVisible(some)
