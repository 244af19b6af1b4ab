"""Two panes with a hairline between them: dragged, moved by arrow keys, reset by a double click (ui.md 5.2)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSplitter, QSplitterHandle, QWidget

from workbench.ui.theme import Appearance

STEP = 16
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class PaneSplitter(QSplitter):
    """A splitter whose handle can have the focus; `usual` are the sizes that a double click brings back.

    What is laid out anew inside a pane stays there, unless the pane needs more or less room than before: the sizes
    are the user's, and else every figure that grows would repaint all that surrounds the panes.
    """

    def __init__(
        self, appearance: Appearance, name: str, usual: Sequence[int], parent: QWidget | None = None
    ) -> None:
        self.appearance = appearance
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._name = name
        self._usual = list(usual)
        self._needs: object = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        appearance.theme_changed.connect(self._repaint)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            before, self._needs = (
                self._needs,
                [_needs_of(self, place) for place in range(self.count())],
            )
            if before == self._needs and self._has_room_for_shown_alone():
                return True
        return super().event(event)

    def _has_room_for_shown_alone(self) -> bool:
        """Tell whether each pane in view has room and no other has: one may be shown and hidden again in one go."""
        sizes = self.sizes()
        panes = (self.widget(place) for place in range(self.count()))
        return all(
            pane is not None and pane.isHidden() is (size == 0)
            for pane, size in zip(panes, sizes, strict=True)
        )

    def createHandle(self) -> QSplitterHandle:  # noqa: N802  # Qt's name
        return _Handle(self)

    def add_panes(self, *panes: QWidget) -> None:
        """Fill the splitter; the handle between two panes gets its name."""
        for pane in panes:
            self.addWidget(pane)
        for place in range(1, self.count()):
            self.handle(place).setAccessibleName(self._name)
        self.reset()

    def reset(self) -> None:
        """Bring back the usual sizes, in proportion to the room there is."""
        self.setSizes(self._usual)

    def move_by(self, pixels: int) -> None:
        """Move the first handle."""
        self.moveSplitter(self.sizes()[0] + pixels, 1)

    def _repaint(self) -> None:
        for place in range(1, self.count()):
            self.handle(place).update()


def _needs_of(splitter: QSplitter, place: int) -> tuple[object, ...]:
    """Return what a splitter asks of the pane at a place."""
    pane = splitter.widget(place)
    assert pane is not None  # noqa: S101  # the place is one of its own
    return pane.isHidden(), pane.minimumSizeHint(), pane.minimumSize(), pane.maximumSize()


class _Handle(QSplitterHandle):
    """Draws one pixel, grabs five, and shows the focus as a ring's width."""

    def __init__(self, splitter: PaneSplitter) -> None:
        super().__init__(splitter.orientation(), splitter)
        self._panes = splitter
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._panes.reset()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK:
            self._panes.move_by(-STEP)
        elif event.key() in _ON:
            self._panes.move_by(STEP)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by mouse and by key what a double click does."""
        menu = QMenu(self)
        menu.setObjectName("splitterMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Usual sizes").triggered.connect(self._panes.reset)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        menu.popup(event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))

    def paintEvent(self, event: QPaintEvent) -> None:
        appearance = self._panes.appearance
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), appearance.color("focus.ring"))
        else:
            painter.fillRect(self._line(), appearance.color("border.subtle"))
        painter.end()

    def _line(self) -> QRect:
        middle = self.rect().center()
        if self.orientation() == Qt.Orientation.Horizontal:
            return QRect(middle.x(), 0, 1, self.height())
        return QRect(0, middle.y(), self.width(), 1)
