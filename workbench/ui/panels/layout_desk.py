"""The layout of requests: chosen from the menu or by F9, by the window's width where nothing was chosen."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.presenters.layouts import Layout, LayoutChoice
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.menu_bar import MenuBar


class LayoutDesk(QObject):
    """Keeps the choice, shows it on every page and in the menu."""

    def __init__(self, desk: Desk, menus: MenuBar) -> None:
        super().__init__(desk)
        self._desk = desk
        self._menus = menus
        self._narrow = False
        self._choice = LayoutChoice()
        desk.both_halves_requested.connect(self._show_both)
        self._show()

    @property
    def choice(self) -> LayoutChoice:
        """What the user chose."""
        return self._choice

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of layouts do, by their ids."""
        return {
            "nextLayout": self._next,
            "layoutSideBySide": self._side_by_side,
            "layoutStacked": self._stacked,
            "layoutComposerOnly": self._composer_only,
            "layoutResponseOnly": self._response_only,
        }

    def set_narrow(self, *, narrow: bool) -> None:
        """Tell whether the window is too narrow for two halves side by side."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def choose(self, choice: LayoutChoice) -> None:
        """Take a choice, also one of the last time."""
        self._choice = choice
        self._show()

    def _show(self) -> None:
        layout = self._choice.in_force(narrow=self._narrow)
        self._desk.set_layout(layout)
        name = f"layout{layout.value[0].upper()}{layout.value[1:]}"
        self._menus.check(name, checked=True)

    def _next(self) -> None:
        self.choose(self._choice.next(narrow=self._narrow))

    def _side_by_side(self) -> None:
        self.choose(self._choice.choose(Layout.SIDE_BY_SIDE))

    def _stacked(self) -> None:
        self.choose(self._choice.choose(Layout.STACKED))

    def _composer_only(self) -> None:
        self.choose(self._choice.choose(Layout.COMPOSER))

    def _response_only(self) -> None:
        self.choose(self._choice.choose(Layout.RESPONSE))

    def _show_both(self) -> None:
        self.choose(self._choice.with_both())
