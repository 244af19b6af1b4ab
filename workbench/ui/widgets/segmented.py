"""A row of buttons of which one is pressed: a choice between a few words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QWidget,
)


class Segmented(QFrame):
    """Choices given as (key, label). `chosen` is emitted when the user presses another one."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._buttons = {key: self._segment(key, label) for key, label in choices}
        for place, button in zip(_places(len(choices)), self._buttons.values(), strict=True):
            button.setProperty("seg", place)
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    def choose(self, key: str | None) -> None:
        """Show a choice as pressed, none for None, without telling anyone."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    @property
    def choice(self) -> str | None:
        """The key that is pressed."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def button(self, key: str) -> QPushButton:
        """Return the button of a choice, to explain why it is disabled."""
        return self._buttons[key]

    def _segment(self, key: str, label: str) -> QPushButton:
        button = QPushButton(label, self)
        button.setObjectName(f"segment{key[:1].upper()}{key[1:]}")
        button.setAccessibleName(label)
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _tell(self, button: QAbstractButton) -> None:
        key = next(key for key, each in self._buttons.items() if each is button)
        self.chosen.emit(key)


def _places(count: int) -> list[str]:
    if count == 1:
        return ["only"]
    return ["first", *["mid"] * (count - 2), "last"]
