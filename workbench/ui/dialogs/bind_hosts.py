"""The hosts that a key may go to beside Google's own: each is allowed and taken back at once (promise 2)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.environment import GOOGLE_HOST
from workbench.domain.errors import WorkbenchError
from workbench.domain.key_value import check_key_host
from workbench.ui.dialogs.key_form import WIDTH, a_field, wrapped

SAYS = (
    f"“{{name}}” always may go to {GOOGLE_HOST}. Anywhere else it is left out of a request "
    "unless its host is listed here."
)
NONE_YET = "No other host may have this key."
LOWEST = 120


class BindHostsDialog(QDialog):
    """`added` and `removed` have the name and a host; whoever does it answers with `show_hosts` or `show_refusal`."""

    added = Signal(str, str)
    removed = Signal(str, str)

    def __init__(
        self, name: str, hosts: Sequence[str], wish: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName("bindHostsDialog")
        self.setWindowTitle(f"Hosts for “{name}”")
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QListWidget()
        self._list.setObjectName("hostList")
        self._list.setAccessibleName("Hosts that may have this key")
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setMinimumHeight(LOWEST)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._none = wrapped("noHosts", "muted", NONE_YET)
        self._field = a_field("hostEdit", "Host", "api.example.com")
        self._said = wrapped("keyError", "error")
        self._said.hide()
        self._add = _button("addHostButton", "Allow host")
        self._remove = _button("removeHostButton", "Take back")
        self._close = _button("closeHostsButton", "Close")
        self._add.setDefault(True)
        self._lay_out()
        self._bind()
        self.show_hosts(hosts)
        self._field.setText(wish)
        self._field.setFocus()

    def show_hosts(self, hosts: Sequence[str]) -> None:
        """Show the hosts that are allowed now."""
        row = self._list.currentRow()
        self._list.clear()
        self._list.addItems(list(hosts))
        self._list.setCurrentRow(min(row, len(hosts) - 1))
        self._list.setVisible(bool(hosts))
        self._none.setVisible(not hosts)
        self._show_buttons()

    def show_refusal(self, reason: str) -> None:
        """Say why a host was not allowed or taken back."""
        self._said.setText(reason)
        self._said.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_delete = event.key() == Qt.Key.Key_Delete
            if is_delete and self._remove.isEnabled():
                self._on_remove()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self._field, 1)
        entry.addWidget(self._add)
        buttons = QHBoxLayout()
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(wrapped("hostsNote", "muted", SAYS.format(name=self._name)))
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)
        layout.addLayout(entry)
        layout.addWidget(self._said)
        layout.addSpacing(4)
        layout.addLayout(buttons)

    def _bind(self) -> None:
        self._field.textChanged.connect(self._on_typed)
        self._list.currentRowChanged.connect(self._show_buttons)
        self._list.installEventFilter(self)
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._close.clicked.connect(self.accept)

    def _on_typed(self) -> None:
        self._said.hide()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._add.setEnabled(bool(self._field.text().strip()))
        self._remove.setEnabled(self._list.currentRow() >= 0)

    def _on_add(self) -> None:
        try:
            host = check_key_host(self._field.text())
        except WorkbenchError as error:
            self.show_refusal(str(error))
            return
        self._field.clear()
        self.added.emit(self._name, host)

    def _on_remove(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.removed.emit(self._name, item.text())


def _button(object_name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAutoDefault(False)
    return button
