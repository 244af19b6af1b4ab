"""The find bar of an editor: below it a line to replace what was found."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.find_bar import FindBar


class ReplaceBar(FindBar):
    """`replaced` has the number of a place and the text for it, `all_replaced` the text for every place."""

    replaced = Signal(int, str)
    all_replaced = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName("Find and replace")
        self.replacement = QLineEdit()
        self.replacement.setObjectName("replaceEdit")
        self.replacement.setAccessibleName("Replace with")
        self.replacement.setPlaceholderText("Replace with")
        self._one = _button("Replace", "replaceButton")
        self._all = _button("Replace all", "replaceAllButton")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.replacement, 1)
        row.addWidget(self._one)
        row.addWidget(self._all)
        self.rows.addLayout(row)
        self._one.clicked.connect(self._replace)
        self._all.clicked.connect(self._replace_all)
        self.replacement.returnPressed.connect(self._replace)
        self.place_changed.connect(self._show_buttons)
        self._show_buttons()

    def _replace(self) -> None:
        if self.current >= 0:
            self.replaced.emit(self.current, self.replacement.text())
            self.search_again()
            self.step(0)

    def _replace_all(self) -> None:
        self.all_replaced.emit(self.replacement.text())
        self.search_again()

    def _show_buttons(self) -> None:
        for button in (self._one, self._all):
            button.setEnabled(self.current >= 0)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    return button
