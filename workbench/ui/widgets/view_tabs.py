"""Underlined tabs above a view, with small badges (counts, "1 failed") beside their words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QTabBar, QWidget


class ViewTabs(QTabBar):
    """Tabs given as (key, label). `shown` tells which one came to the front."""

    shown = Signal(str)

    def __init__(
        self,
        object_name: str,
        name: str,
        tabs: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setProperty("kind", "view")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self._keys = [key for key, _ in tabs]
        for _, label in tabs:
            self.addTab(label)
        self.currentChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """The key of the tab at the front."""
        return self._keys[self.currentIndex()]

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        self.setCurrentIndex(self._keys.index(key))

    def show_if_there(self, key: str) -> None:
        """Bring a tab to the front, if there is one of that key."""
        if key in self._keys:
            self.show_tab(key)

    def show_badge(self, key: str, text: str, severity: str = "plain") -> None:
        """Show a badge (`plain`, `error`, `warning`) on a tab; an empty text takes it away."""
        index = self._keys.index(key)
        label = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        if not isinstance(label, QLabel):
            if not text:
                return
            label = self._add_badge(index)
        if (label.text(), label.property("severity")) != (text, severity):
            self._write(index, label, text, severity)

    def badge(self, key: str) -> str:
        """Return the text of a tab's badge."""
        label = self.tabButton(self._keys.index(key), QTabBar.ButtonPosition.RightSide)
        return label.text() if isinstance(label, QLabel) else ""

    def _add_badge(self, index: int) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "badge")
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, label)
        return label

    def _write(self, index: int, label: QLabel, text: str, severity: str) -> None:
        grown = len(label.text()) != len(text)
        label.setText(text)
        if label.property("severity") != severity:
            label.setProperty("severity", severity)
            label.style().unpolish(label)
            label.style().polish(label)
        label.setVisible(bool(text))
        self.setAccessibleTabName(index, f"{self.tabText(index)} {text}".strip())
        if grown:
            label.resize(label.sizeHint() if text else QSize(0, 0))
            self.setTabText(index, self.tabText(index))  # Qt makes room only when a text is set

    def _tell(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.shown.emit(self._keys[index])
