"""Underlined tabs above a view, with small badges (counts, "1 failed") beside their words.

Tabs for which there is no room stand in a menu behind them; the one at the front is always in sight.
"""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QTabBar, QToolButton, QWidget

NARROWEST = 120
MORE, MORE_WIDTH, MORE_GAP = "⋯", 32, 4


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
        self._more = _more_button(self, object_name)
        for _, label in tabs:
            self.addTab(label)
        self.currentChanged.connect(self._tell)
        self._more.menu().aboutToShow.connect(self._fill_menu)
        self._more.menu().triggered.connect(self._show_chosen)

    @property
    def current(self) -> str:
        """The key of the tab at the front."""
        return self._keys[self.currentIndex()]

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        index = self._keys.index(key)
        self._show_only({index, *self._shown})  # Qt brings no hidden tab to the front
        self.setCurrentIndex(index)
        self._fit()

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

    @property
    def behind(self) -> list[str]:
        """The keys of the tabs that stand in the menu."""
        return [key for index, key in enumerate(self._keys) if index not in self._shown]

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _widths(self) -> list[int]:
        return [self.tabSizeHint(index).width() for index in range(self.count())]

    @property
    def _shown(self) -> set[int]:
        return {index for index in range(self.count()) if self.isTabVisible(index)}

    def _fit(self) -> None:
        """Show the tabs there is room for, from the first on, and the one at the front."""
        widths, front = self._widths(), self.currentIndex()
        everything = set(range(len(widths)))
        if sum(widths) <= self.width():
            self._show_only(everything)
            self._scroll_back()
            self._more.hide()
            return
        room = self.width() - MORE_WIDTH - MORE_GAP - widths[front]
        others = [index for index in everything if index != front]
        ends = accumulate(widths[index] for index in others)
        shown = {front, *(index for index, end in zip(others, ends, strict=True) if end <= room)}
        self._show_only(shown)
        self._scroll_back()
        self._place_more(sum(widths[index] for index in shown))

    def _show_only(self, shown: set[int]) -> None:
        for index in range(self.count()):
            if self.isTabVisible(index) != (index in shown):
                self.setTabVisible(index, index in shown)
            badge = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(badge, QLabel):
                badge.setVisible(index in shown and bool(badge.text()))

    def _scroll_back(self) -> None:
        """Bring the first tab to the left edge: Qt scrolls while some tabs are still to be hidden, and stays there."""
        front, first = self.currentIndex(), min(self._shown)
        if self.tabRect(first).left() < 0:
            with QSignalBlocker(self):
                self.setCurrentIndex(first)
                self.setCurrentIndex(front)

    def _place_more(self, left: int) -> None:
        height = self._more.sizeHint().height()
        self._more.setGeometry(left + MORE_GAP, (self.height() - height) // 2, MORE_WIDTH, height)
        self._more.show()

    def _fill_menu(self) -> None:
        menu = self._more.menu()
        menu.clear()
        for key in self.behind:
            index = self._keys.index(key)
            action = QAction(f"{self.tabText(index)} {self.badge(key)}".strip(), menu)
            action.setObjectName(key)
            menu.addAction(action)

    def _show_chosen(self, action: QAction) -> None:
        self.show_tab(action.objectName())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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
        label.setVisible(bool(text) and self.isTabVisible(index))
        self.setAccessibleTabName(index, f"{self.tabText(index)} {text}".strip())
        if grown:
            label.resize(label.sizeHint() if text else QSize(0, 0))
            self.setTabText(index, self.tabText(index))  # Qt makes room only when a text is set
            self._fit()

    def _tell(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.shown.emit(self._keys[index])


def _more_button(tabs: QTabBar, object_name: str) -> QToolButton:
    button = QToolButton(tabs)
    button.setObjectName(f"{object_name}More")
    button.setText(MORE)
    button.setToolTip("More tabs")
    button.setAccessibleName("More tabs")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.hide()
    return button
