"""A combo box that stays as it is when the wheel passes over it."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class StillCombo(QComboBox):
    """Scrolling past must not change a request, so the wheel is left to what lies behind."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
