"""The tool bar: side panel, new request; the command field; mock server, environment and API key at the right."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolBar, QWidget

from workbench.ui.icons import beside_words
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.command_field import CommandField
from workbench.ui.widgets.kept_height import KeptHeight
from workbench.ui.widgets.switch import Switch
from workbench.ui.widgets.tool_button import MenuButton

if TYPE_CHECKING:
    from workbench.domain.environment import Environment
    from workbench.presenters.targets import ButtonFace, KeyState, MockState

BEFORE = (("Google AI · v1beta", "text.primary"), ("No API key", "text.muted"))
"""What environment and key say in the first paint: what they say of the defaults."""

BESIDE_TARGETS = 330
"""Width of what stands beside mock server, environment and key, its margins included."""


class TopBar(QToolBar):
    """Shows where requests go; tells what the user chose."""

    mock_switched = Signal(bool)
    environment_chosen = Signal(object)
    key_chosen = Signal(str)
    add_key_requested = Signal()
    unlock_requested = Signal()
    manage_keys_requested = Signal()

    def __init__(
        self, appearance: Appearance, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__("Tool bar", parent)
        self.setObjectName("mainToolBar")
        self.setMovable(False)
        self.setIconSize(QSize(size("icon"), size("icon")))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.mock_switch = Switch(appearance, "Mock server", "server")
        self.mock_switch.setObjectName("mockSwitch")
        self.environment_button = MenuButton(appearance, "globe", "environmentButton")
        self.key_button = MenuButton(appearance, "key-round", "apiKeyButton")
        for button, (text, tint), icon in zip(
            (self.environment_button, self.key_button), BEFORE, ("globe", "key-round"), strict=True
        ):
            button.show_choice(text, icon, tint)
        self.command_field = CommandField(appearance, actions["palette"].shortcut().toString())
        self._add_actions(actions)
        KeptHeight(self, appearance, "toolbar")
        self.mock_switch.clicked.connect(self.mock_switched)
        # Qt took the margins before the bar had its name in the sheet; later it would take them with another theme
        self.ensurePolished()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))

    def show_targets(
        self,
        environment: "Environment",
        own: "Sequence[Environment]",
        mock: "MockState",
        keys: "KeyState",
    ) -> None:
        """Show where requests go now, and what else could be chosen."""
        from workbench.presenters.targets import environment_face, key_face

        self.mock_switch.setChecked(mock.wanted)
        self.mock_switch.setToolTip(mock.trouble or "Requests go to a server on this machine")
        _show_face(self.environment_button, environment_face(environment, mock), on=mock.is_on)
        _show_face(self.key_button, key_face(keys), on=False)
        self._fill_environments(environment, own, mock)
        self._fill_keys(keys, mock)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def open_environments(self) -> None:
        """Open the environment menu, for the keyboard."""
        self.environment_button.showMenu()

    def open_keys(self) -> None:
        """Open the key menu, for the keyboard."""
        self.key_button.showMenu()

    def _add_actions(self, actions: Mapping[str, QAction]) -> None:
        for name in ("toggleSidePanel", "newRequest"):
            self.addAction(actions[name])
            button = self.widgetForAction(actions[name])
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setObjectName(f"{name}Button")
            button.setAccessibleName(actions[name].text().replace("&", ""))
        self._new = self.widgetForAction(actions["newRequest"])
        self._new.setProperty("iconSize", beside_words())
        side = self.widgetForAction(actions["toggleSidePanel"])
        side.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.addWidget(_Middle(self.command_field, self))
        self.addWidget(self._targets())

    def _fit(self) -> None:
        """Leave out labels where the window is too narrow for them."""
        targets = (self.mock_switch, self.environment_button, self.key_button)
        compact = self.width() < BESIDE_TARGETS + sum(each.full_width for each in targets)
        for target in targets:
            target.show_compact(compact=compact)
        style = Qt.ToolButtonStyle
        words = style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon
        self._new.setProperty("toolButtonStyle", words)

    def _targets(self) -> QWidget:
        targets = QWidget()
        row = QHBoxLayout(targets)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self.mock_switch, self.environment_button, self.key_button):
            row.addWidget(widget)
        return targets

    def _fill_environments(
        self, environment: "Environment", own: "Sequence[Environment]", mock: "MockState"
    ) -> None:
        from workbench.presenters.targets import environment_choices, environment_text

        menu = self.environment_button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for choice in environment_choices(own):
            text = environment_text(choice)
            host = _host_of(choice, mock)
            action = _choice(menu, group, f"{text}\t{host}" if host else text)
            action.setData(choice)
            in_force = choice.is_mock if mock.wanted else choice.name == environment.name
            action.setChecked(in_force)
            action.triggered.connect(self._on_environment)

    def _fill_keys(self, keys: "KeyState", mock: "MockState") -> None:
        from workbench.presenters.targets import UNTIL_QUIT

        menu = self.key_button.menu()
        menu.clear()
        if keys.is_locked:
            unlock = menu.addAction("Unlock the keyring…")
            unlock.setObjectName("menuUnlock")
            unlock.triggered.connect(self.unlock_requested)
            menu.addSeparator()
        group = QActionGroup(menu)
        for name in keys.names:
            action = _choice(menu, group, name if keys.lasts else f"{name}\t{UNTIL_QUIT}")
            action.setData(name)
            action.setChecked(name == keys.in_force)
            action.triggered.connect(self._on_key)
        for variable in keys.variables[:1]:
            action = _choice(menu, group, f"From {variable}")
            action.setData("")
            action.setChecked(variable == keys.in_force)
            action.triggered.connect(self._on_key)
        if group.actions():
            menu.addSeparator()
        add = menu.addAction("Add key…")
        add.setObjectName("menuAddKey")
        add.triggered.connect(self.add_key_requested)
        manage = menu.addAction("Manage keys…")
        manage.setObjectName("menuManageKeys")
        manage.triggered.connect(self.manage_keys_requested)
        use_mock = menu.addAction("Use the mock server")
        use_mock.setObjectName("menuUseMock")
        use_mock.setEnabled(not mock.wanted)
        use_mock.triggered.connect(self._on_use_mock)

    def _on_environment(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.environment_chosen.emit(action.data())

    def _on_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.key_chosen.emit(action.data())

    def _on_use_mock(self) -> None:
        self.mock_switched.emit(True)  # noqa: FBT003  # a signal has no keywords


class _Middle(QWidget):
    """Holds the command field: as wide as it may be, in the middle of the bar where there is room for that."""

    def __init__(self, field: CommandField, bar: QWidget) -> None:
        super().__init__(bar)
        self._bar = bar
        self._field = field
        field.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return self._field.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._field.minimumWidth(), self._field.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Follow the field when its text, and so its height, becomes larger or smaller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        width, height = min(self.width(), self._field.maximumWidth()), self._field.height()
        in_middle = (self._bar.width() - width) // 2 - self.x()
        left = max(0, min(in_middle, self.width() - width))
        self._field.setGeometry(left, (self.height() - height) // 2, width, height)


def _choice(menu: QMenu, group: QActionGroup, text: str) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    group.addAction(action)
    return action


def _show_face(button: MenuButton, face: "ButtonFace", *, on: bool) -> None:
    button.show_choice(face.text, face.icon, face.tint)
    button.setAccessibleName(face.name)
    button.setToolTip(face.name)
    if button.property("on") != on:
        button.setProperty("on", on)
        button.style().unpolish(button)
        button.style().polish(button)


def _host_of(environment: "Environment", mock: "MockState") -> str:
    if environment.is_mock:
        return mock.address or "this machine"
    return environment.variables.get("baseUrl", "").partition("://")[2].partition("/")[0]
