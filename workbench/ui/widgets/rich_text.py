"""A piece of Markdown as selectable rich text, as high as its content.

The document can reach nothing: its HTML refers to no files, and whatever would be loaded is one empty pixel.
"""

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from workbench.presenters.markdown_html import html_of
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.theme import MONO, Appearance

LINE_HEIGHT = 1.55
"""Of prose, as a multiple of its font size (ui.md 31.4)."""

HEADINGS = (1.23, 1.23, 1.1, 1.04, 1.0, 1.0)
_SPACE = 8


class RichText(QTextBrowser):
    """Shows one block. `link_chosen` asks to open an address, `link_hovered` tells one ("" for none)."""

    link_chosen = Signal(str)
    link_hovered = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._block: TextBlock | None = None
        self.setObjectName("textBlock")
        self.setAccessibleName("Text of the response")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._choose)
        self.highlighted.connect(self._hover)
        self.setFont(reading_font(appearance))
        self.document().setDefaultFont(reading_font(appearance))

    def show_row(self, block: TextBlock) -> None:
        """Show a finished block."""
        self._block = block
        document = self.document()
        document.setDefaultStyleSheet(self._sheet(block))
        document.setHtml(f"<body>{html_of(block.text)}</body>")
        _set_lines(document, self._appearance)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def recolor(self) -> None:
        """Take on the colours of another theme."""
        if self._block is not None:
            self.show_row(self._block)

    def height_at(self, width: int) -> int:
        """Return the height that the text needs at a width."""
        document = self.document()
        if document.textWidth() != width:
            document.setTextWidth(width)
        return round(document.size().height())

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802  # Qt's name
        """Return one empty pixel: nothing is ever read, neither a file nor an address."""
        empty = QImage(1, 1, QImage.Format.Format_ARGB32)
        empty.fill(Qt.GlobalColor.transparent)
        return empty

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _sheet(self, block: TextBlock) -> str:
        color = self._appearance.theme.colors
        ink = color["text.secondary" if block.thought else "text.primary"]
        mono = round(self._appearance.base_pixels * 0.96)
        heads = " ".join(
            f"h{level} {{ font-size: {self._appearance.base_pixels * scale:.0f}px; font-weight: 600; }}"
            for level, scale in enumerate(HEADINGS, 1)
        )
        return (
            f"body {{ color: {ink}; }} a {{ color: {color['accent.fg']}; }} {heads}"
            f" code, pre {{ font-family: '{MONO}'; font-size: {mono}px; background-color: {color['bg.raised']}; }}"
            f" th {{ font-weight: 600; }} th, td {{ padding: 3px 8px; }}"
            f" blockquote {{ color: {color['text.secondary']}; }}"
        )

    def _choose(self, url: QUrl) -> None:
        self.link_chosen.emit(url.toString())

    def _hover(self, url: QUrl) -> None:
        self.link_hovered.emit(url.toString())


def reading_font(appearance: Appearance) -> QFont:
    """Return the font of prose."""
    font = appearance.font()
    font.setPixelSize(round(appearance.base_pixels * 1.04))
    return font


def line_height(appearance: Appearance) -> int:
    """Return the height of a line of prose in pixels."""
    return round(appearance.base_pixels * 1.04 * LINE_HEIGHT)


def _set_lines(document: QTextDocument, appearance: Appearance) -> None:
    """Give every paragraph its line height and spacing; Qt's own are too tight and too uneven."""
    height = line_height(appearance)
    block = document.begin()
    first = True
    while block.isValid():
        form = QTextBlockFormat(block.blockFormat())
        cursor = QTextCursor(block)
        level = form.headingLevel()
        in_table = cursor.currentTable() is not None
        if level:
            form.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        else:
            form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        spaced = not first and not in_table and block.textList() is None
        form.setTopMargin(_SPACE if spaced else 0)
        form.setBottomMargin(0)
        cursor.setBlockFormat(form)
        first = False
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, appearance)


def _set_table(table: QTextTable, appearance: Appearance) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderBrush(appearance.color("border.subtle"))
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setCellPadding(4)
    form.setTopMargin(0)
    table.setFormat(form)
