"""What a screen reader is told of a painted widget with a value: a slider whose value is words."""

from weakref import ref

from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from workbench.ui.widgets.heard_kinds import hear


class ValuedWidget(QWidget):
    """A painted widget whose value can be heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hear(ValuedWidget, ValuedAccess)

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
        self._widget = ref(widget)

    def text(self, kind: QAccessible.Text) -> str:
        """Return the value where that is asked for, else what any widget says."""
        widget = self._widget()
        if kind == QAccessible.Text.Value and widget is not None:
            return widget.value_text
        return super().text(kind)
