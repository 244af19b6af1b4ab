"""The side panel: one of several panels, chosen at the rail, each built when it is first shown (ui.md 7)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

LEAST_WIDTH, MOST_WIDTH = 180, 420


class SidePanel(QStackedWidget):
    """`current` is the key of the panel that is shown, "" before the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._built: dict[str, QWidget] = {}
        self.current = ""

    def add(self, key: str, make: Callable[[], QWidget]) -> None:
        """Add a panel that `make` builds when it is shown for the first time."""
        self._makers[key] = make

    def show_panel(self, key: str) -> bool:
        """Show a panel; False where there is none of this key."""
        if key not in self._makers:
            return False
        if key not in self._built:
            self._built[key] = self._makers[key]()
            self.addWidget(self._built[key])
            self._follow_last(self._built[key])
        self.current = key
        self.setCurrentWidget(self._built[key])
        return True

    def _follow_last(self, panel: QWidget) -> None:
        """Let Tab reach a panel that is built late where the first one is: before the documents, not after them."""
        earlier = [built for built in self._built.values() if built is not panel]
        before = _focusable(earlier[-1]) if earlier else []
        for widget in _focusable(panel) if before else ():
            QWidget.setTabOrder(before[-1], widget)
            before.append(widget)


def _focusable(panel: QWidget) -> list[QWidget]:
    """Return what Tab reaches inside a panel, in its order."""
    found = panel.findChildren(QWidget)
    return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
