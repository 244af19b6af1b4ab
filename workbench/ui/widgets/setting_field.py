"""One setting on its page: name, control, what it means, whether it is changed and what is wrong (ui.md 23)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.settings import Setting, SettingValue
from workbench.presenters.setting_rows import SettingRow, is_found, object_name, value_words
from workbench.ui.theme import Appearance
from workbench.ui.widgets.found_row import FoundRow
from workbench.ui.widgets.setting_controls import SettingText, control_for
from workbench.ui.widgets.tool_button import IconButton

BETWEEN = 6
ALIGNED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SettingField(FoundRow):
    """`entered` has the setting and the value that the user gave it; `reset` the setting to put back."""

    entered = Signal(object, object)
    reset = Signal(object)

    def __init__(
        self, setting: Setting, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setting = setting
        name = object_name(setting)
        self.control = control_for(setting, appearance)
        self.control.setObjectName(name)
        self.control.setAccessibleName(setting.label)
        self._label = QLabel(setting.label)
        self._label.setProperty("role", "strong")
        self._label.setBuddy(self.control)
        self._changed = QLabel("changed")
        self._changed.setObjectName(f"{name}_changed")
        self._changed.setProperty("role", "badge")
        back = f"Reset {setting.label} to {value_words(setting, setting.default)}"
        self._reset = IconButton(appearance, "rotate-ccw", back, f"{name}_reset")
        self._help = _text(setting.help, "muted")
        self._waits = _text("", "muted")
        self._error = _text("", "error")
        self._error.setObjectName(f"{name}_error")
        self._lay_out(is_wide=isinstance(self.control, SettingText))
        self.control.entered.connect(self._on_entered)
        self._reset.clicked.connect(self._on_reset)
        if isinstance(self.control, SettingText):
            self.control.refused.connect(self._show_error)

    def show_row(self, row: SettingRow) -> None:
        """Show how the setting stands."""
        self.control.show_value(row.value)
        self.control.setEnabled(not row.waits)
        self.control.setAccessibleDescription(row.description)
        self.control.setToolTip(row.waits or row.setting.help)
        for mark in (self._changed, self._reset):
            mark.setVisible(row.is_changed)
        self._waits.setText(row.waits)
        self._waits.setVisible(bool(row.waits))

    def is_found(self, text: str) -> bool:
        """Tell whether a search finds it."""
        return is_found(self.setting, text)

    def show_narrow(self, *, narrow: bool) -> None:
        is_wide = isinstance(self.control, SettingText)
        self._halves.setDirection(_direction(beside=not is_wide and not narrow))

    def _lay_out(self, *, is_wide: bool) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self._changed)
        head.addWidget(self._reset)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self._help)
        words.addWidget(self._waits)
        words.addWidget(self._error)
        self._halves = QBoxLayout(_direction(beside=not is_wide), self)
        self._halves.setContentsMargins(0, 8, 0, 8)
        self._halves.setSpacing(BETWEEN)
        self._halves.addLayout(words, 1)
        if is_wide:
            self._halves.addLayout(self._wide_control())
        else:
            self._halves.addWidget(self.control, 0, ALIGNED)
        for hidden in (self._changed, self._reset, self._waits, self._error):
            hidden.hide()

    def _wide_control(self) -> QHBoxLayout:
        """Return a text's row, with a button where it is the path of a file."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.control, 1)
        if self.setting.form == "file":
            choose = QPushButton("Choose…")
            choose.setObjectName(f"{object_name(self.setting)}_choose")
            choose.setAccessibleName(f"Choose a file for {self.setting.label}")
            choose.clicked.connect(self._on_choose)
            row.addWidget(choose)
        return row

    def _show_error(self, trouble: str) -> None:
        self._error.setText(trouble)
        self._error.setVisible(bool(trouble))

    def _on_entered(self, value: SettingValue) -> None:
        self.entered.emit(self.setting, value)

    def _on_reset(self) -> None:
        self.control.setFocus()  # the button goes away with the change
        self.reset.emit(self.setting)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, f"Choose a file for {self.setting.label}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, path: str) -> None:
        if isinstance(self.control, SettingText):
            self.control.take(path)


def _direction(*, beside: bool) -> QBoxLayout.Direction:
    ways = QBoxLayout.Direction
    return ways.LeftToRight if beside else ways.TopToBottom


def _text(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
