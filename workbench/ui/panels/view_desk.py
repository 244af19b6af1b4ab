"""The views of an answer as commands: Alt+1, Alt+2 and so on.

Which views there are is known once the first request is shown: their modules are not imported before.
"""

from PySide6.QtCore import QObject, Signal

from workbench.ui.actions import Command, Menu, When
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.menu_bar import MenuBar


class ViewDesk(QObject):
    """Adds its commands with the first request; `added` tells that they are there."""

    added = Signal()

    def __init__(self, desk: Desk, menus: MenuBar) -> None:
        super().__init__(desk)
        self._desk = desk
        self._menus = menus
        self._keys: dict[str, str] = {}
        desk.front_changed.connect(self._add)

    def _add(self) -> None:
        if self._desk.front is None or self._keys:
            return
        from workbench.ui.panels.response_views import VIEWS

        for number, (key, label) in enumerate(VIEWS, 1):
            command = _command(number, key, label)
            self._keys[command.object_name] = key
            self._menus.add(command, self._show)
        self.added.emit()

    def _show(self) -> None:
        """Bring the view to the front that the command names; the response comes back where it is not in view."""
        page, name = self._desk.front, self.sender().objectName()
        if page is None or name not in self._keys:
            return
        response = page.request_page.response
        if response.isHidden():
            self._desk.both_halves_requested.emit()
        response.tabs.show_tab(self._keys[name])


def _command(number: int, key: str, label: str) -> Command:
    return Command(
        f"view{key[0].upper()}{key[1:]}",
        label,
        Menu.RESPONSE_VIEW,
        f"Alt+{number}",
        when=When.HAS_REQUEST,
        mac=f"Ctrl+Alt+{number}",
    )
