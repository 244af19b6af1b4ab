"""Keeps controls and rows as high as the design says, however dense it is and however large its text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView, QWidget

from workbench.ui.theme import Appearance, size

ROOM, ROW_ROOM = 8, 6
"""Pixels above and below a line of text, together: in a control, in a row."""


class KeptHeight(QObject):
    """Lives with its control and follows the look; `room` is added to the height of a line."""

    def __init__(
        self, control: QWidget, appearance: Appearance, token: str, room: int = ROOM
    ) -> None:
        super().__init__(control)
        self._control = control
        self._token = token
        self._room = room
        appearance.theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        line = self._control.fontMetrics().height()
        self._control.setFixedHeight(max(size(self._token), line + self._room))


class KeptRows(QObject):
    """Lives with its table; `height` tells how high a row is to be now, that of one line where it is not given."""

    def __init__(self, table: QTableView, height: Callable[[], int] | None = None) -> None:
        super().__init__(table)
        self._table = table
        self._height = height
        table.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        return False

    def _fit(self) -> None:
        rows = self._table.verticalHeader()
        height = row_height(self._table) if self._height is None else self._height()
        if rows.defaultSectionSize() != height:
            rows.setMinimumSectionSize(height)
            rows.setDefaultSectionSize(height)


def row_height(widget: QWidget) -> int:
    """Return how high a row of one line is."""
    return max(size("row"), widget.fontMetrics().height() + ROW_ROOM)
