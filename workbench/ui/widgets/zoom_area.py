"""A picture to look at closely: as large as is wished, scrolled, dragged, enlarged where the pointer is."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.presenters.zooming import fitting, kept_in_place, stepped
from workbench.ui.theme import Appearance

NOTCH = 120
LINE = 40


class ZoomArea(QAbstractScrollArea):
    """Shows all of the picture until the user zooms; `scale_changed` tells how large it is, 1 for its own size."""

    scale_changed = Signal(float)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("zoomArea")
        self.setAccessibleName("Picture")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._appearance = appearance
        self._image = QImage()
        self._scale = 1.0
        self._fits = True
        self._dragged_from: QPointF | None = None

    @property
    def scale(self) -> float:
        """How many pixels of the screen stand for one of the picture."""
        return self._scale

    def show_image(self, image: QImage) -> None:
        """Show a picture, all of it."""
        self._image = image
        self.fit()

    def fit(self) -> None:
        """Show all of the picture, and go on so when the window's size changes."""
        self._fits = True
        size, room = self._image.size(), self.maximumViewportSize()
        scale = fitting((size.width(), size.height()), (room.width(), room.height()))
        self._take(scale, self._middle())

    def zoom_to(self, scale: float) -> None:
        """Show the picture at a scale."""
        self._fits = False
        self._take(scale, self._middle())

    def step(self, steps: float, at: QPointF | None = None) -> None:
        """Enlarge by steps, make smaller where negative; what is at a point of the view stays there."""
        self._fits = False
        self._take(stepped(self._scale, steps), self._middle() if at is None else at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._appearance.color("bg.canvas"))
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(smooth, on=self._scale < 2)  # noqa: PLR2004  # larger, its pixels are looked at
        painter.drawImage(QRectF(self._place()), self._image)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        else:
            self._set_bars()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(event.angleDelta().y() / NOTCH, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step(steps[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self.zoom_to(1.0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            moved = event.position() - self._dragged_from
            self._dragged_from = event.position()
            self._scroll_by(-round(moved.x()), -round(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None

    def _take(self, scale: float, at: QPointF) -> None:
        before, place = self._scale, self._place()
        self._scale = scale
        self._set_bars()
        for bar, pointer, start in (
            (self.horizontalScrollBar(), at.x(), max(place.x(), 0)),
            (self.verticalScrollBar(), at.y(), max(place.y(), 0)),
        ):
            bar.setValue(kept_in_place(bar.value(), round(pointer) - start, before, scale))
        self.viewport().update()
        self.scale_changed.emit(scale)

    def _set_bars(self) -> None:
        size, room = self._shown_size(), self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(whole - part, 0))
            bar.setPageStep(part)
            bar.setSingleStep(LINE)

    def _scroll_by(self, dx: int, dy: int) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + dx)
        down.setValue(down.value() + dy)

    def _shown_size(self) -> QSize:
        size = self._image.size()
        return QSize(round(size.width() * self._scale), round(size.height() * self._scale))

    def _place(self) -> QRect:
        """Return where the picture stands in the view: in the middle, where it is smaller."""
        size, room = self._shown_size(), self.viewport().size()
        left = max((room.width() - size.width()) // 2, -self.horizontalScrollBar().value())
        top = max((room.height() - size.height()) // 2, -self.verticalScrollBar().value())
        left = left if size.width() <= room.width() else -self.horizontalScrollBar().value()
        top = top if size.height() <= room.height() else -self.verticalScrollBar().value()
        return QRect(left, top, size.width(), size.height())

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().rect().center())
