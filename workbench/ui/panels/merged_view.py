"""The Merged view: the answer in blocks, growing live, with a pill that leads back to its end."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.gemini.parts import PartKind
from workbench.presenters import figures
from workbench.presenters.error_view import ErrorView
from workbench.presenters.find_query import FindQuery
from workbench.presenters.merged_blocks import (
    Body,
    Heading,
    MergedBlocks,
    Row,
    Sources,
    ThoughtsRow,
)
from workbench.presenters.notices import Notice
from workbench.presenters.part_views import PartBlock
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.panels.merged_find import MergedFind
from workbench.ui.theme import Appearance
from workbench.ui.widgets.block_area import BlockArea
from workbench.ui.widgets.code_block import CodeBlock
from workbench.ui.widgets.error_panel import ErrorPanel
from workbench.ui.widgets.image_block import ImageBlock
from workbench.ui.widgets.notice_line import HeadingLine, NoticeLine
from workbench.ui.widgets.part_card import PartCard
from workbench.ui.widgets.rich_text import RichText
from workbench.ui.widgets.sources_list import SourcesList
from workbench.ui.widgets.thought_line import ThoughtLine

INSET = 16
_CODE = {PartKind.CODE, PartKind.CODE_RESULT}


class MergedView(QWidget):
    """Signals tell what the user asked for in a block: an action of an error, a link, another view.

    `told` has a glyph and a sentence for the status bar.
    """

    action_chosen = Signal(object)
    link_chosen = Signal(str)
    link_hovered = Signal(str)
    view_chosen = Signal(str)
    told = Signal(str, str)
    found_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._merged = MergedBlocks()
        self._generation = 0
        self._revision = -1
        self.area = BlockArea(appearance, self._make)
        self.area.setObjectName("mergedView")
        self.area.setAccessibleName("Merged response")
        self._pill = QPushButton(self)
        self._pill.setObjectName("newLinesPill")
        self._pill.hide()
        self._find = MergedFind(self.area, appearance)
        self._find.job.grew.connect(self.found_changed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)
        self._pill.clicked.connect(self.area.scroll_to_end)
        self.area.below_changed.connect(self._show_below)
        self.area.installEventFilter(self)

    def show_blocks(self, merged: MergedBlocks, *, follows: bool) -> None:
        """Show another answer: go along with what arrives, or stay at its beginning."""
        self._merged = merged
        self._revision = -1
        self._generation = merged.generation
        self.area.clear(follows=follows)
        self.refresh()

    def refresh(self) -> None:
        """Show what is new, if anything is and anyone looks."""
        merged = self._merged
        if merged.revision == self._revision or not self.isVisible():
            return
        if merged.generation != self._generation:
            self._generation = merged.generation
            self.area.clear(follows=self.area.follows)
        self._revision = merged.revision
        self.area.show_rows(merged.rows)

    @property
    def scrolled(self) -> int | None:
        """How far it is scrolled, None where it follows the end."""
        return None if self.area.follows else self.area.verticalScrollBar().value()

    def scroll_to(self, value: int) -> None:
        """Scroll as it was left."""
        self.area.verticalScrollBar().setValue(value)

    def reveal_failure(self) -> None:
        """Show an error panel from its title on, unless the user reads something else."""
        rows, bar = self.area.rows, self.area.verticalScrollBar()
        index = next(
            (at for at in reversed(range(len(rows))) if isinstance(rows[at], ErrorView)), 0
        )
        if index and (self.area.follows or bar.value() == 0):
            for _ in range(2):  # what is above it is measured on the first way there
                self.area.reveal(index)

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text in what is shown; None ends the search."""
        self._find.look_for(query)

    @property
    def found_count(self) -> int:
        """How many places the search has found so far."""
        return len(self._find.job.found)

    @property
    def found_all(self) -> bool:
        """Whether the search is over and has left nothing out."""
        return self._find.job.is_complete

    def go_to(self, number: int) -> None:
        """Bring a place that was found, from 0, into view."""
        self._find.go_to(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the pill at its place and catch up when the view comes to the front."""
        if event.type() == QEvent.Type.Show:
            self.refresh()
        elif event.type() == QEvent.Type.Resize:
            self._place_pill()
        return super().eventFilter(watched, event)

    def _show_below(self, lines: int) -> None:
        text = f"{figures.plural(lines, 'new line')} ↓" if lines else ""
        if text != self._pill.text():
            self._pill.setText(text)
            self._pill.setAccessibleName(f"{text}, go to the end")
            self._pill.setVisible(bool(lines))
            self._place_pill()

    def _place_pill(self) -> None:
        self._pill.adjustSize()
        corner = self.area.geometry().bottomRight()
        self._pill.move(
            corner.x() - self._pill.width() - INSET, corner.y() - self._pill.height() - INSET
        )
        self._pill.raise_()

    def _make(self, row: Row) -> QWidget:
        """Return a new widget for a row of this kind."""
        match row:
            case TextBlock() if not row.code:
                return self._bound_text(RichText(self._appearance))
            case TextBlock() | Body():
                return self._bound_height(CodeBlock(self._appearance))
            case PartBlock():
                return self._make_part(row)
            case ErrorView():
                return self._bound_panel(ErrorPanel(self._appearance))
            case _:
                return self._make_line(row)

    def _make_part(self, row: PartBlock) -> QWidget:
        if row.kind is PartKind.MEDIA:
            image = ImageBlock(self._appearance)
            image.zoom_wanted.connect(self._zoom)
            image.told.connect(self.told)
            return self._bound_height(image)
        kind = CodeBlock if row.kind in _CODE else PartCard
        return self._bound_height(kind(self._appearance))

    def _make_line(self, row: Notice | ThoughtsRow | Heading | Sources) -> QWidget:
        match row:
            case Notice():
                notice = NoticeLine(self._appearance)
                notice.view_chosen.connect(self.view_chosen)
                notice.acted.connect(self.action_chosen)
                return notice
            case ThoughtsRow():
                line = ThoughtLine(self._appearance)
                line.clicked.connect(self._toggle)
                return line
            case Heading():
                return HeadingLine()
            case Sources():
                sources = SourcesList()
                sources.link_chosen.connect(self.link_chosen)
                return sources

    def _zoom(self, data: bytes, facts: str) -> None:
        from workbench.ui.dialogs.picture import PictureDialog

        PictureDialog(self._appearance, data, facts, self.window()).open()

    def _bound_panel(self, panel: ErrorPanel) -> ErrorPanel:
        panel.chosen.connect(self.action_chosen)
        return panel

    def _bound_text(self, text: RichText) -> RichText:
        text.link_chosen.connect(self.link_chosen)
        text.link_hovered.connect(self.link_hovered)
        return text

    def _bound_height(self, block: CodeBlock | PartCard | ImageBlock) -> QWidget:
        block.height_changed.connect(self._measure)
        return block

    def _measure(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.area.measure_again(sender, stays=not isinstance(sender, ImageBlock))

    def _toggle(self) -> None:
        line = self.sender()
        if isinstance(line, ThoughtLine) and line.row is not None:
            self.area.toggle(line.row)
            line.setChecked(self.area.is_unfolded(line.row))
