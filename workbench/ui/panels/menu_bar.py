"""The menu bar, made from the declared commands; whoever acts on a command binds it by its id."""

import sys
from collections.abc import Callable, Collection

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from workbench.ui.actions import COMMANDS, Command, Menu, When
from workbench.ui.icons import icon
from workbench.ui.theme import Appearance

BEFORE = {Menu.COMPOSER: Menu.RESPONSE_VIEW}
"""Menus with the one that has its place before them, though it is filled later."""


class MenuBar(QMenuBar):
    """`commands` are all there are so far; `actions_by_id` holds a QAction for each."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("menuBar")
        self._appearance = appearance
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._window = window
        self.commands: list[Command] = []
        self.actions_by_id: dict[str, QAction] = {}
        for command in COMMANDS:
            if command.menu in BEFORE:
                self._menu(BEFORE[command.menu].value)
            self._take(command)

    def bind(self, command_id: str, slot: Callable[..., None]) -> None:
        """Let a command do something."""
        self.actions_by_id[command_id].triggered.connect(slot)

    def add(self, command: Command, slot: Callable[..., None]) -> None:
        """Add a command that is known only now, and let it do something."""
        self._take(command)
        self.bind(command.id, slot)

    def show_state(self, facts: Collection[When]) -> None:
        """Enable what can be chosen now; `ALWAYS` goes without saying."""
        for command in self.commands:
            enabled = command.when is When.ALWAYS or command.when in facts
            self.actions_by_id[command.id].setEnabled(enabled)

    def check(self, command_id: str, *, checked: bool) -> None:
        """Show a command as checked, without doing anything."""
        self.actions_by_id[command_id].setChecked(checked)

    def shortcuts(self) -> dict[str, list[tuple[str, str]]]:
        """Return what has a shortcut, with its keys, by menu."""
        found: dict[str, list[tuple[str, str]]] = {}
        for command in self.commands:
            keys = self.actions_by_id[command.id].shortcut().toString()
            if keys:
                menu = command.menu.value.partition(">")[0].replace("&", "")
                found.setdefault(menu, []).append((command.title.replace("&", ""), keys))
        return found

    def _take(self, command: Command) -> None:
        action = self._make(command)
        self.commands.append(command)
        self.actions_by_id[command.id] = action
        self._window.addAction(action)  # its shortcut works where the menu bar is not shown

    def _make(self, command: Command) -> QAction:
        action = QAction(command.title, self)
        action.setObjectName(command.object_name)
        keys = shortcuts_of(command, on_mac=sys.platform == "darwin")
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(icon(self._appearance, command.icon))
            action.setIconVisibleInMenu(command.icon in ("plus", "send-horizontal", "square"))
        if command.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        if command.id == "settings":
            action.setMenuRole(QAction.MenuRole.PreferencesRole)
        if command.id == "about":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        if command.group:
            self._group(command.group).addAction(action)
        menu = self._menu(command.menu.value)
        if command.starts_section:
            menu.addSeparator()
        menu.addAction(action)
        return action

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(self)
        return self._groups[name]

    def _menu(self, path: str) -> QMenu:
        if path not in self._menus:
            outer, _, inner = path.rpartition(">")
            made = self._menu(outer).addMenu(inner) if outer else self.addMenu(inner)
            self._menus[path] = made
        return self._menus[path]


def shortcuts_of(command: Command, *, on_mac: bool) -> list[str]:
    """Return the keys of a command, the ones to show first; Return goes by either Enter key, and by that name."""
    keys = command.mac if command.mac and on_mac else command.shortcut
    if "Return" not in keys:
        return [keys] if keys else []
    return [keys, keys.replace("Return", "Enter")][:: 1 if on_mac else -1]
