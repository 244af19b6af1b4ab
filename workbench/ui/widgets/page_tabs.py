"""Tabs with pages. What is laid out anew inside a page stays there: the tabs would repaint every page for it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTabWidget, QWidget


class PageTabs(QTabWidget):
    """Is laid out anew when its bar or corner grows, or when a page needs more or less room than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs: object = None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            before, self._needs = self._needs, self._now_needed()
            if before == self._needs:
                return True
        return super().event(event)

    def _now_needed(self) -> tuple[object, ...]:
        corner = self.cornerWidget()
        return (
            *(self.tabBar().sizeHint(), self.tabBar().minimumSizeHint(), self.minimumSizeHint()),
            None if corner is None else corner.sizeHint(),  # type: ignore[redundant-expr]  # the stub knows no "none"
        )
