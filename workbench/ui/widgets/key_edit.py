"""The field for an API key: dots until the user asks to see it, and never a word of it to assistive programs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QAccessibleWidget, QLineEdit, QWidget

from workbench.ui.icons import icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.heard_kinds import hear

SHOW, HIDE = "Show key", "Hide key"


class KeyEdit(QLineEdit):
    """Takes a key. What is shown is hidden again when the field is left."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        hear(KeyEdit, KeyAccess)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._reveal = self.addAction(
            icon(appearance, "eye-off"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._reveal.triggered.connect(self._toggle)
        self._show(shown=False)

    @property
    def is_shown(self) -> bool:
        """Whether the key can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def hide_key(self) -> None:
        """Show dots again."""
        self._show(shown=False)

    def clear(self) -> None:
        """Forget what was typed, also what undo would bring back."""
        self.setText("")
        self.hide_key()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide_key()

    def _toggle(self) -> None:
        self._show(shown=not self.is_shown)

    def _show(self, *, shown: bool) -> None:
        echo = QLineEdit.EchoMode
        self.setEchoMode(echo.Normal if shown else echo.Password)
        self._reveal.setIcon(icon(self._appearance, "eye" if shown else "eye-off"))
        self._reveal.setText(HIDE if shown else SHOW)
        self._reveal.setToolTip(HIDE if shown else SHOW)


class KeyAccess(QAccessibleWidget):
    """A password field without a value, shown or not."""

    def __init__(self, field: KeyEdit) -> None:
        super().__init__(field, QAccessible.Role.EditableText)

    def text(self, kind: QAccessible.Text) -> str:
        """Return what any widget says, but no value."""
        return "" if kind == QAccessible.Text.Value else super().text(kind)

    def state(self) -> QAccessible.State:
        """Return the state of a field for passwords."""
        state = super().state()
        state.passwordEdit = 1
        return state
