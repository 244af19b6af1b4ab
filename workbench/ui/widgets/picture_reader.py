"""Reads pictures: looked at before they are decoded, large ones beside the window, never larger than they are shown."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRunnable,
    QSize,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader

from workbench.presenters.picture import kind_of_picture

MOST_PIXELS: Final = 50_000_000
READ_AT_ONCE: Final = 2_000_000
"""Pixels up to which a picture is decoded in the window's own thread."""

TALLEST: Final = 960
"""Pixels of height that are kept: twice what is shown at most, for fine screens."""


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture as it is shown, its own size, and what is wrong with it; `kind` is empty for what is none."""

    kind: str
    image: QImage
    pixels: QSize
    trouble: str = ""


class PictureReader(QObject):
    """`read` has the picture, at once or when a thread beside the window is done with it."""

    read = Signal(object)

    def start(self, data: bytes, *, whole: bool = False) -> None:
        """Read a picture from its bytes, `whole` in its own size; only PNG, JPEG and WebP are tried."""
        kind = kind_of_picture(data)
        pixels = size_of(data, kind) if kind else QSize()
        if not kind or pixels.width() * pixels.height() <= READ_AT_ONCE:
            self.read.emit(picture_of(data, whole=whole))
            return
        task = _Task(data, whole=whole)
        task.done.connect(self.read)
        QThreadPool.globalInstance().start(_Job(task))


class _Task(QObject):
    """What a thread reads. It is nobody's child, so that it outlives the block that asked."""

    done = Signal(object)

    def __init__(self, data: bytes, *, whole: bool) -> None:
        super().__init__()
        self._data = data
        self._whole = whole

    def run(self) -> None:
        self.done.emit(picture_of(self._data, whole=self._whole))


class _Job(QRunnable):
    """Runs one task in a thread of Qt's."""

    def __init__(self, task: _Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


def size_of(data: bytes, kind: str) -> QSize:
    """Return the size that a picture's head claims, without decoding it; empty where it cannot be read."""
    buffer = _buffer(data)  # the reader does not keep it alive
    return _reader(buffer, kind).size()


def picture_of(data: bytes, *, whole: bool = False) -> ReadPicture:
    """Return the picture in some bytes, no larger than it is shown unless it is wanted whole. Source: promises.md U10."""
    kind = kind_of_picture(data)
    if not kind:
        return ReadPicture("", QImage(), QSize())
    buffer = _buffer(data)
    reader = _reader(buffer, kind)
    pixels = reader.size()
    if pixels.isEmpty():
        return ReadPicture(kind, QImage(), QSize(), "cannot be read")
    if pixels.width() * pixels.height() > MOST_PIXELS:
        return ReadPicture(kind, QImage(), pixels, "too large to show")
    if pixels.height() > TALLEST and not whole:
        most = QSize(2 * TALLEST, TALLEST)
        reader.setScaledSize(pixels.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return ReadPicture(kind, image, pixels, "cannot be read" if image.isNull() else "")


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(buffer: QBuffer, kind: str) -> QImageReader:
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    return reader
