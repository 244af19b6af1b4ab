"""A picture in an answer: only PNG, JPEG and WebP, looked at before it is decoded, never larger than is shown."""

import binascii
from base64 import b64decode
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.presenters import figures
from workbench.presenters.merged_blocks import Row
from workbench.presenters.part_views import PartBlock, media_of
from workbench.ui.theme import Appearance
from workbench.ui.widgets.byte_files import ask_for_file, write_bytes
from workbench.ui.widgets.picture_reader import PictureReader, ReadPicture
from workbench.ui.widgets.tool_button import IconButton

HIGHEST: Final = 480
LINE: Final = 26
NAME: Final = "answer"
LONGEST_ENDING: Final = 8
_CONTROL = Qt.KeyboardModifier.ControlModifier


class ImageBlock(QFrame):
    """Shows a picture at the width that is there, at most 480 high, above its type, pixels and bytes.

    `height_changed` when a picture was read; `zoom_wanted` has its bytes and facts; `told` a glyph and a sentence.
    """

    height_changed = Signal()
    zoom_wanted = Signal(bytes, str)
    told = Signal(str, str)

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
        self._zoom = IconButton(appearance, "zoom-in", "Zoom", "zoomButton")
        self._copy = IconButton(appearance, "copy", "Copy picture", "copyPictureButton")
        self._save = IconButton(appearance, "download", "Save…", "savePictureButton")
        self._mime, self._text, self._size = "", "-", ""
        self._kind = ""
        self._reader = PictureReader(self)
        self._reader.read.connect(self._show)
        self._copier = PictureReader(self)
        self._copier.read.connect(self._put_on_clipboard)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._picture, 1)
        below = QHBoxLayout()
        below.setSpacing(2)
        below.addWidget(self._facts, 1)
        for button in (self._zoom, self._copy, self._save):
            below.addWidget(button)
        rows.addLayout(below)
        self._zoom.clicked.connect(self._ask_for_zoom)
        self._copy.clicked.connect(self._copy_picture)
        self._save.clicked.connect(self._ask_where)

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
        self._kind = ""
        self._show_buttons(has_data=bool(data))
        self._tell(self._mime, "", "")
        self._reader.start(data)

    def height_at(self, width: int) -> int:
        """Return the height at a width."""
        line = max(LINE, self._save.sizeHint().height())
        return self._picture.height_at(width) + line + (4 if self.has_picture else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if self.has_picture and turned > 0 and event.modifiers() & _CONTROL:
            self._ask_for_zoom()
            event.accept()
        else:
            super().wheelEvent(event)

    def recolor(self) -> None:
        """Pictures keep their colours."""

    def _show(self, picture: ReadPicture) -> None:
        self._picture.show_image(picture.image)
        self._kind = picture.kind
        self._show_buttons(has_data=True)
        pixels = picture.pixels
        shape = "" if pixels.isEmpty() else f"{pixels.width():,} × {pixels.height():,}"
        self._tell(picture.kind.upper() or self._mime, shape, picture.trouble)
        self.height_changed.emit()

    def _show_buttons(self, *, has_data: bool) -> None:
        self._zoom.setVisible(self.has_picture)
        self._copy.setVisible(self.has_picture)
        self._save.setVisible(has_data)

    def _ask_for_zoom(self) -> None:
        self.zoom_wanted.emit(_decoded(self._text), self.facts)

    def _copy_picture(self) -> None:
        self._copier.start(_decoded(self._text), whole=True)

    def _put_on_clipboard(self, picture: ReadPicture) -> None:
        """Copy the picture in its own size, and its bytes as they came for those who take them."""
        copied = QMimeData()
        copied.setData(f"image/{picture.kind}", _decoded(self._text))
        copied.setImageData(picture.image)
        QGuiApplication.clipboard().setMimeData(copied)
        self.told.emit("copy", f"Copied the picture, {self.facts}")

    def _ask_where(self) -> None:
        ask_for_file(self, "Save the data as it came", f"{NAME}{self._ending()}", self.save)

    def save(self, path: str) -> None:
        """Write the data into a file as it came."""
        self.told.emit(*write_bytes(path, _decoded(self._text)))

    def _ending(self) -> str:
        """Return how a file of this kind is called: by what it is, else by what the answer says."""
        if self._kind:
            return ".jpg" if self._kind == "jpeg" else f".{self._kind}"
        subtype = self._mime.partition("/")[2].partition(";")[0]
        return f".{subtype}" if subtype.isalnum() and len(subtype) <= LONGEST_ENDING else ".bin"

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
