"""One control for each kind of setting; `entered` has the value that the user chose, `refused` what is wrong with it."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QWidget

from workbench.domain.settings import Setting, SettingValue
from workbench.ui.theme import Appearance
from workbench.ui.widgets.still_combo import StillCombo
from workbench.ui.widgets.switch import Switch

CONTROL_WIDTH = 176


class SettingSwitch(Switch):
    """A setting that is on or off."""

    entered = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, "", "", "accent.fg", parent)
        self.clicked.connect(self._tell)

    def show_value(self, value: SettingValue) -> None:
        """Show the value in force."""
        self.setChecked(bool(value))

    def _tell(self) -> None:
        self.entered.emit(self.isChecked())


class SettingCombo(StillCombo):
    """A setting that is one of a few."""

    entered = Signal(object)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(CONTROL_WIDTH)
        for choice in setting.choices:
            self.addItem(choice.label, choice.value)
        self.activated.connect(self._tell)

    def show_value(self, value: SettingValue) -> None:
        """Show the value in force."""
        self.setCurrentIndex(self.findData(value))

    def _tell(self) -> None:
        self.entered.emit(self.currentData())


class SettingNumber(QDoubleSpinBox):
    """A number between two bounds; where it may be none, the place below the lowest says so."""

    entered = Signal(object)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        low, high = setting.low or 0, setting.high or 0
        self._low = low
        self._is_whole = isinstance(setting.default, int)
        self._may_be_none = bool(setting.none)
        self.setMinimumWidth(CONTROL_WIDTH)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet does not reach into it
        self.setDecimals(0 if self._is_whole else 1)
        self.setRange(0 if self._may_be_none else low, high)
        self.setSpecialValueText(setting.none)
        self.setSuffix(f" {setting.unit}" if setting.unit else "")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel gives no focus
        self.valueChanged.connect(self._tell)

    def show_value(self, value: SettingValue) -> None:
        """Show the value in force."""
        with QSignalBlocker(self):
            self.setValue(float(value) if isinstance(value, int | float) else self.minimum())

    def textFromValue(self, value: float) -> str:  # noqa: N802  # Qt's name
        return f"{value:g}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past a number must not change it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self, value: float) -> None:
        if self._may_be_none and value < self._low:
            self.entered.emit(None if value == 0 else self._low)
        else:
            self.entered.emit(int(value) if self._is_whole else round(value, 1))


class SettingText(QLineEdit):
    """A text, taken with Enter or when the focus leaves; Esc brings back the one in force."""

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._value = ""
        self.editingFinished.connect(self._take)
        self.textEdited.connect(self._judge)

    def show_value(self, value: SettingValue) -> None:
        """Show the value in force."""
        self._value = str(value)
        if self.text() != self._value:
            self.setText(self._value)
        self.refused.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value:
            self.show_value(self._value)
            return
        super().keyPressEvent(event)

    def take(self, text: str) -> None:
        """Take a text that was chosen elsewhere."""
        self.setText(text)
        self._take()

    def _judge(self) -> None:
        self.refused.emit(self._setting.trouble(self.text().strip()))

    def _take(self) -> None:
        text = self.text().strip()
        trouble = self._setting.trouble(text)
        self.refused.emit(trouble)
        if not trouble and text != self._value:
            self.entered.emit(text)


Control = SettingSwitch | SettingCombo | SettingNumber | SettingText


def control_for(setting: Setting, appearance: Appearance) -> Control:
    """Return the control that fits the kind of a setting."""
    default: Any = setting.default
    if setting.choices:
        return SettingCombo(setting)
    if isinstance(default, bool):
        return SettingSwitch(appearance)
    if isinstance(default, str):
        return SettingText(setting)
    return SettingNumber(setting)
