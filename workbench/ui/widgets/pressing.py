"""Enter presses the button that has the focus, as Space does (ui.md 21); Qt leaves that to dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def press_focused(event: QKeyEvent) -> bool:
    """Press the focused button where an Enter that no widget wanted is meant for it; tell whether it was."""
    button = QApplication.focusWidget()
    if event.key() not in _ENTER or event.modifiers() not in _PLAIN:
        return False
    if not isinstance(button, QAbstractButton) or event.isAutoRepeat():
        return False
    button.click()
    return True
