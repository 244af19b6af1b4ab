"""A piece of Markdown as selectable rich text, as high as its content.

The document can reach nothing: its HTML refers to no files, and whatever would be loaded is one empty pixel.
"""

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from workbench.presenters.text_blocks import TextBlock
from workbench.ui.theme import MONO, Appearance

READING, LINE_HEIGHT = 1.04, 1.55
"""Of prose: its size as a multiple of the usual one, its line height as one of its size (ui.md 31.4)."""

HEADING_HEIGHT = 1.3
_STEPS = (1, 1, 0, 0, 0, 0)
"""The size of each heading in Qt's steps, of which one is a fifth more."""

_SPACE, _INDENT = 8, 24


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
        self.document().setIndentWidth(_INDENT)
        self.anchorClicked.connect(self._choose)
        self.highlighted.connect(self._hover)
        self.setFont(reading_font(appearance))
        self.document().setDefaultFont(reading_font(appearance))

    def show_row(self, block: TextBlock) -> None:
        """Show a finished block."""
        from workbench.presenters.markdown_html import html_of

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
        """Return the height that the text needs at a width; it has one only while it is shown."""
        if self.width() != width:
            self.resize(width, self.height())  # the browser lays out at its own width only
        return round(self.document().size().height())

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text: plain as it is selected, or the whole block in its own words."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = QAction("Copy block as &Markdown", menu)
        copy.setObjectName("copyMarkdown")
        copy.triggered.connect(self.copy_markdown)
        menu.addAction(copy)
        menu.popup(event.globalPos())

    def copy_markdown(self) -> None:
        """Copy the block as the model wrote it."""
        if self._block is not None:
            QGuiApplication.clipboard().setText(self._block.text)

    def _sheet(self, block: TextBlock) -> str:
        color = self._appearance.theme.colors
        ink = color["text.secondary" if block.thought else "text.primary"]
        mono = round(self._appearance.base_pixels * 0.96)
        return (
            f"body {{ color: {ink}; }} a {{ color: {color['accent.fg']}; }}"
            " h1, h2, h3, h4, h5, h6, strong { font-weight: 600; }"
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
    font.setPixelSize(round(appearance.base_pixels * READING))
    return font


def line_height(appearance: Appearance) -> int:
    """Return the height of a line of prose in pixels."""
    return round(appearance.base_pixels * READING * LINE_HEIGHT)


def _set_lines(document: QTextDocument, appearance: Appearance) -> None:
    """Give every paragraph its line height and spacing; Qt's own are too tight and too uneven."""
    block = document.begin()
    while block.isValid():
        _set_paragraph(block, appearance, is_first=block == document.begin())
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, appearance)


def _set_paragraph(block: QTextBlock, appearance: Appearance, *, is_first: bool) -> None:
    form = QTextBlockFormat(block.blockFormat())
    cursor = QTextCursor(block)
    level = form.headingLevel()
    scale = HEADING_HEIGHT if level else READING * LINE_HEIGHT
    in_table = cursor.currentTable() is not None
    if not in_table:
        least = round(appearance.base_pixels * scale)
        form.setLineHeight(least, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    stands_close = is_first or in_table or block.textList() is not None
    form.setTopMargin(0 if stands_close else _SPACE)
    form.setBottomMargin(0)
    cursor.setBlockFormat(form)
    if level:
        words = QTextCharFormat()
        words.setProperty(QTextFormat.Property.FontSizeAdjustment, _STEPS[level - 1])
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(words)


def _set_table(table: QTextTable, appearance: Appearance) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderBrush(appearance.color("border.subtle"))
    form.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setCellPadding(4)
    form.setTopMargin(0)
    table.setFormat(form)
