"""The find bar of an editor: below it a line to replace what was found."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.body_find import BodyFind
from workbench.ui.widgets.find_bar import FindBar


class ReplaceBar(FindBar):
    """Finds and replaces in the editor of a `BodyFind`."""

    def __init__(
        self, appearance: Appearance, finding: BodyFind, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, parent)
        self._finding = finding
        self.attach(finding)
        self.setAccessibleName("Find and replace")
        self.replacement = QLineEdit()
        self.replacement.setObjectName("replaceEdit")
        self.replacement.setAccessibleName("Replace with")
        self.replacement.setPlaceholderText("Replace with")
        self.replacement.setToolTip("$1 stands for the first group of a regular expression")
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

    def first_place(self) -> int:
        """Begin at the caret."""
        return self._finding.place_at_caret()

    def _replace(self) -> None:
        if self.current >= 0:
            self._finding.replace(self.current, self.replacement.text())
            self.search_again()
            self.step(0)

    def _replace_all(self) -> None:
        self._finding.replace_all(self.replacement.text())
        self.search_again()

    def _show_buttons(self) -> None:
        for button in (self._one, self._all):
            button.setEnabled(self.current >= 0)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    return button
