"""The side panel with the keys: names and what may be known of them, where they live, and the environments."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.key_rows import NO_KEYS, ListRow, PlaceLine
from workbench.ui.theme import Appearance
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.icon_label import IconLabel
from workbench.ui.widgets.tool_button import IconButton
from workbench.ui.widgets.two_line_list import TwoLineList

ACTIONS = (
    ("use", "Use for requests", ("Enter", "Return")),
    ("copy", "Copy key", ()),
    ("check", "Check this key…", ()),
    ("", "", ()),
    ("rename", "Rename…", ("F2",)),
    ("replace", "Replace…", ()),
    ("bind", "Bind to hosts…", ()),
    ("", "", ()),
    ("remove", "Remove", ("Del",)),
)
"""What can be done with a key: id, words, keys; an empty row is a line between."""


class KeysPanel(QWidget):
    """Shows rows; `asked` has what is to be done and the key's name, `place_acted` what the line below offers."""

    add_requested = Signal()
    asked = Signal(str, str)
    place_acted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysPanel")
        self.setAccessibleName("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.keys = TwoLineList(appearance, "keyList", "API keys")
        self._environments = TwoLineList(appearance, "environmentList", "Environments", acts=False)
        self._nothing = EmptyState(NO_KEYS, "Add key", name="noKeys")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.keys)
        self._icon = IconLabel(appearance, "lock", "text.muted", 14)
        self._place = QLabel()
        self._place.setObjectName("keyPlace")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setWordWrap(True)
        self._act = QPushButton()
        self._act.setObjectName("keyPlaceButton")
        self._act.setProperty("link", "true")  # the style sheet's word
        self._menu = QMenu(self)
        self._menu.setObjectName("keyMenu")
        self._lay_out(appearance)
        self._add_actions()
        self._bind()

    def take_focus(self) -> None:
        """Put the focus on the keys, or on what adds the first. A focus proxy would fall out of the window's chain."""
        (self.keys if self.keys.rows else self._nothing.button).setFocus()

    def show_keys(self, rows: Sequence[ListRow]) -> None:
        """Show the keys, or that there is none."""
        self.keys.show_rows(rows)
        self._stack.setCurrentWidget(self.keys if rows else self._nothing)
        self._more.setEnabled(bool(rows))

    def show_environments(self, rows: Sequence[ListRow]) -> None:
        """Show where requests can be sent."""
        self._environments.show_rows(rows)

    def show_place(self, line: PlaceLine) -> None:
        """Show where keys live, or why they cannot be had."""
        self._icon.show_icon(line.icon, line.tint)
        self._place.setText(line.text)
        tone = "warning" if line.tint == "warning.fg" else "muted"
        if self._place.property("role") != tone:
            self._place.setProperty("role", tone)
            self._place.style().unpolish(self._place)
            self._place.style().polish(self._place)
        self._act.setText(line.action)
        self._act.setAccessibleName(f"{line.action} the keyring" if line.action else "")
        self._act.setVisible(bool(line.action))

    def _lay_out(self, appearance: Appearance) -> None:
        self._more = IconButton(appearance, "ellipsis", "Key actions", "keyActionsButton", self)
        add = IconButton(appearance, "plus", "Add key", "addKeyPanelButton", self)
        add.clicked.connect(self.add_requested)
        place = QGridLayout()
        place.setContentsMargins(12, 8, 8, 8)
        place.setHorizontalSpacing(6)
        place.setVerticalSpacing(2)
        place.setColumnStretch(1, 1)
        place.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        place.addWidget(self._place, 0, 1)
        place.addWidget(self._act, 1, 1, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(_head("API keys", self._more, add))
        layout.addWidget(self._stack, 3)
        layout.addLayout(place)
        layout.addLayout(_head("Environments"))
        layout.addWidget(self._environments, 2)

    def _add_actions(self) -> None:
        for key, words, shortcuts in ACTIONS:
            if not key:
                self._menu.addSeparator()
                continue
            action = QAction(words, self)
            action.setObjectName(f"{key}Key")
            action.setData(key)
            action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(self._ask)
            self.keys.addAction(action)
            self._menu.addAction(action)

    def _bind(self) -> None:
        self._nothing.acted.connect(self.add_requested)
        self._act.clicked.connect(self.place_acted)
        self._more.clicked.connect(self._open_menu)
        self.keys.doubleClicked.connect(self._use)
        self.keys.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.keys.customContextMenuRequested.connect(self._open_menu_at)

    def _ask(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self.keys.current:
            self.asked.emit(action.data(), self.keys.current)

    def _use(self) -> None:
        self.asked.emit("use", self.keys.current)

    def _open_menu(self) -> None:
        """Open the menu of the current key below the button."""
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _open_menu_at(self, at: QPoint) -> None:
        """Open the menu of the key under the pointer; the menu key means the current one."""
        index = self.keys.indexAt(at)
        if index.isValid():
            self.keys.setCurrentIndex(index)
        if self.keys.current:
            self._menu.popup(self.keys.viewport().mapToGlobal(at))


def _head(text: str, *buttons: QWidget) -> QHBoxLayout:
    title = QLabel(text)
    title.setProperty("role", "strong")
    head = QHBoxLayout()
    head.setContentsMargins(12, 6, 8, 4)
    head.setSpacing(0)
    head.addWidget(title, 1)
    for button in buttons:
        head.addWidget(button)
    return head
