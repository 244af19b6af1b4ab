"""A picture in an answer: only PNG, JPEG and WebP, looked at before it is decoded, never larger than is shown."""

import binascii
from base64 import b64decode
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from workbench.presenters import figures
from workbench.presenters.merged_blocks import Row
from workbench.presenters.part_views import PartBlock, media_of
from workbench.ui.theme import Appearance
from workbench.ui.widgets.picture_reader import PictureReader, ReadPicture

HIGHEST: Final = 480
LINE: Final = 26


class ImageBlock(QFrame):
    """Shows a picture at the width that is there, at most 480 high, above its type, pixels and bytes.

    `height_changed` when a picture was read.
    """

    height_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageBlock")
        self.setProperty("stays", "true")  # decoding it again would cost more than keeping it
        self._picture = Picture(appearance)
        self._facts = QLabel()
        self._facts.setObjectName("imageFacts")
        self._facts.setProperty("role", "muted")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mime, self._text, self._size = "", "-", ""
        self._reader = PictureReader(self)
        self._reader.read.connect(self._show)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._picture, 1)
        rows.addWidget(self._facts)

    @property
    def facts(self) -> str:
        """What is told of the picture."""
        return self._facts.text()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.image.isNull()

    def show_row(self, row: Row) -> None:
        """Show inline data; what is no picture, or no safe one, is only told."""
        assert isinstance(row, PartBlock)  # noqa: S101  # made for these
        mime, text = media_of(row)
        if (mime, text) == (self._mime, self._text):
            return
        self._mime, self._text = mime, text
        data = _decoded(text)
        self._size = figures.size(len(data))
        self._tell(self._mime, "", "")
        self._reader.start(data)

    def height_at(self, width: int) -> int:
        """Return the height at a width."""
        return self._picture.height_at(width) + LINE + (4 if self.has_picture else 0)

    def recolor(self) -> None:
        """Pictures keep their colours."""

    def _show(self, picture: ReadPicture) -> None:
        self._picture.show_image(picture.image)
        pixels = picture.pixels
        shape = "" if pixels.isEmpty() else f"{pixels.width():,} × {pixels.height():,}"
        self._tell(picture.kind.upper() or self._mime, shape, picture.trouble)
        self.height_changed.emit()

    def _tell(self, kind: str, shape: str, trouble: str) -> None:
        facts = (kind or "data", shape, self._size, trouble)
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self.setAccessibleName(f"Image, {self.facts}")


class Picture(QWidget):
    """Paints an image as large as there is room, never larger than it is."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.image = QImage()
        self._drawn = QPixmap()

    def show_image(self, image: QImage) -> None:
        """Show an image."""
        self.image = image
        self._drawn = QPixmap.fromImage(image)
        self.update()

    def height_at(self, width: int) -> int:
        """Return the height of the picture at a width."""
        return self._size_at(width).height() if not self.image.isNull() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = self._size_at(self.width())
        painter.drawPixmap(0, 0, shown.width(), shown.height(), self._drawn)
        painter.end()

    def _size_at(self, width: int) -> QSize:
        most = QSize(min(width, self.image.width()), min(HIGHEST, self.image.height()))
        return self.image.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio)


def _decoded(text: str) -> bytes:
    try:
        return b64decode(text)
    except (ValueError, binascii.Error):
        return b""
