"""What a screen reader is told of a painted widget with a value: a slider whose value is words."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class ValuedWidget(QWidget):
    """A painted widget whose value can be heard. The interface that tells it lives as long as the widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.access: ValuedAccess | None = None
        _install()

    @property
    def value_text(self) -> str:
        """The value in words; each kind of widget says its own."""
        return ""

    def tell_value(self) -> None:
        """Tell whoever listens that the value is another one."""
        if QAccessible.isActive():
            change = QAccessibleValueChangeEvent(self, self.value_text)
            QAccessible.updateAccessibility(change)


class ValuedAccess(QAccessibleWidget):
    """The role of a slider, the widget's name, and its value in words."""

    def __init__(self, widget: ValuedWidget) -> None:
        super().__init__(widget, QAccessible.Role.Slider)
        self._widget = widget

    def text(self, kind: QAccessible.Text) -> str:
        """Return the value where that is asked for, else what any widget says."""
        if kind == QAccessible.Text.Value:
            return self._widget.value_text
        return super().text(kind)


@cache
def _install() -> None:
    QAccessible.installFactory(_interface_of)


def _interface_of(_kind: str, found: QObject) -> QAccessibleInterface | None:
    """Return the interface of a valued widget; Qt asks this of every object and makes the others itself."""
    if not isinstance(found, ValuedWidget):
        return None
    if found.access is None:
        found.access = ValuedAccess(found)
    return found.access
