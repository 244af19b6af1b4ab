"""A picture of an answer in a window of its own, to be enlarged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.picture_reader import PictureReader, ReadPicture
from workbench.ui.widgets.tool_button import IconButton
from workbench.ui.widgets.zoom_area import ZoomArea

WIDTH, HEIGHT = 900, 640


class PictureDialog(QDialog):
    """Reads the picture in its own size, bounded as everywhere; Ctrl and the wheel zoom, Esc closes."""

    def __init__(
        self, appearance: Appearance, data: bytes, facts: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pictureDialog")
        self.setWindowTitle(facts)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.area = ZoomArea(appearance)
        self._scale = QLabel()
        self._scale.setObjectName("zoomScale")
        self._facts = QLabel(facts)
        self._facts.setProperty("role", "muted")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._smaller = IconButton(appearance, "minus", "Smaller (-)", "zoomOutButton")
        self._larger = IconButton(appearance, "plus", "Larger (+)", "zoomInButton")
        self._fit = QPushButton("Fit")
        self._fit.setObjectName("zoomFitButton")
        self._fit.setToolTip("Show all of it (0)")
        self._own = QPushButton("100 %")
        self._own.setObjectName("zoomOwnButton")
        self._own.setToolTip("Show it in its own size (1)")
        self._reader = PictureReader(self)
        self._reader.read.connect(self._show)
        self._lay_out()
        self._bind()
        self._reader.start(data, whole=True)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(6)
        for widget in (self._smaller, self._scale, self._larger, self._fit, self._own):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._facts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.area, 1)
        for button in (self._fit, self._own):
            button.setAutoDefault(False)
        self.area.setFocus()

    def _bind(self) -> None:
        self.area.scale_changed.connect(self._show_scale)
        self._smaller.clicked.connect(self._make_smaller)
        self._larger.clicked.connect(self._make_larger)
        self._fit.clicked.connect(self.area.fit)
        self._own.clicked.connect(self._show_own_size)

    def _show(self, picture: ReadPicture) -> None:
        image = picture.image
        self.area.show_image(QImage() if image.isNull() else image)
        if picture.trouble:
            self._facts.setText(f"{self._facts.text()} · {picture.trouble}")

    def _show_scale(self, scale: float) -> None:
        self._scale.setText(f"{scale * 100:.0f} %")
        self.area.setAccessibleDescription(f"Shown at {scale * 100:.0f} percent")

    def _make_smaller(self) -> None:
        self.area.step(-1)

    def _make_larger(self) -> None:
        self.area.step(1)

    def _show_own_size(self) -> None:
        self.area.zoom_to(1.0)
