"""The stepper among the runs of a document: older, 3 of 7, newer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.tool_button import IconButton

OLDER, NEWER = "Older run (Alt+Left)", "Newer run (Alt+Right)"


class RunStepper(QWidget):
    """Hidden until there is more than one run. `stepped` has how many runs further, below 0 for older ones."""

    stepped = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runStepper")
        self.older = IconButton(appearance, "chevron-left", OLDER, "olderRunButton")
        self.newer = IconButton(appearance, "chevron-right", NEWER, "newerRunButton")
        self._told = ("", False, False, "")
        self._position = QLabel()
        self._position.setObjectName("runPosition")
        self._position.setProperty("role", "secondary")
        self._position.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.older, self._position, self.newer):
            row.addWidget(widget)
        self.older.clicked.connect(self._step_back)
        self.newer.clicked.connect(self._step_on)
        self.hide()

    @property
    def position(self) -> str:
        """Which run is in view: `3 of 7`; empty while there is nothing to step through."""
        return "" if self.isHidden() else self._position.text()

    def show_position(self, position: str, *, older: bool, newer: bool, note: str) -> None:
        """Show which run is in view, and whether there are older and newer ones; `note` on those that are gone."""
        if (told := (position, older, newer, note)) == self._told:
            return
        self._told = told
        self._position.setText(position)
        self._position.setToolTip(note)
        self.older.setEnabled(older)
        self.newer.setEnabled(newer)
        self.setAccessibleName(f"Run {position}")
        self.setAccessibleDescription(note)
        self.setVisible(older or newer)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)
