"""The JSON view: a tree over the merged response, its text, one chunk or all of them, with the pointer below."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters import figures
from workbench.presenters.find_query import MOST_MATCHES, FindQuery
from workbench.presenters.json_documents import Document, JsonDocuments
from workbench.presenters.json_search import kept_of, matching, pointed_at, steps_of, sure_steps
from workbench.presenters.json_source import Source
from workbench.presenters.json_tree import JsonNode, Kept, Steps
from workbench.ui.async_bridge import AsyncBridge, Task
from workbench.ui.icons import icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.find_job import FindJob
from workbench.ui.widgets.json_tree import JsonTree
from workbench.ui.widgets.pointer_bar import PointerBar
from workbench.ui.widgets.still_combo import StillCombo
from workbench.ui.widgets.value_pane import ValuePane

SOURCES: Final = (
    (Source.MERGED, "Merged response"),
    (Source.OUTPUT, "Output text"),
    (Source.CHUNK, "One chunk"),
    (Source.ALL, "All chunks"),
)
FILTER_AFTER_MS = 150
LIVE_S, SHARE = 1.0, 10
"""While a run goes on: seconds between two reads, and how many times as long as reading the pause is at least."""

MOST_LEFT: Final = 1_000
"""Places that a filter leaves; those behind them are not shown, and that is said."""


class JsonView(QWidget):
    """Shows the JSON of one run. `found_changed` when a search has found more or is over."""

    found_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jsonView")
        self._bridge: AsyncBridge | None = None
        self._task: Task | None = None
        self._documents: JsonDocuments | None = None
        self._revision: object = None
        self._begun_at = 0.0
        self._next_at = 0.0  # when a document that grows may be read again
        self._document = Document("response")
        self._wanted: Steps | None = None  # where to go once the document is there
        self.tree = JsonTree(appearance)
        self.path = PointerBar(appearance)
        self.whole = ValuePane(appearance)
        self.filter = _filter_field(appearance)
        self._left = QLabel()
        self._source = StillCombo()
        self._chunk = QSpinBox()
        self._empty = EmptyState("", name="noJson")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._filtering = FindJob(self, MOST_LEFT)
        self._finding = FindJob(self, MOST_MATCHES)
        self._query: FindQuery | None = None
        self._filter_soon = _timer(self, FILTER_AFTER_MS)
        self._live = _timer(self, 0)
        self._lay_out()
        self._bind()

    def use_bridge(self, bridge: AsyncBridge) -> None:
        """Read long answers beside the window from now on."""
        self._bridge = bridge

    def show_documents(self, documents: JsonDocuments) -> None:
        """Show another run."""
        self._forget_task()
        self._documents = documents
        self._revision = None
        self._document = Document("response")
        self.filter.clear()
        self.whole.hide()
        self.tree.show_tree(None)
        self.refresh()

    def refresh(self) -> None:
        """Read what is new, if anyone looks; while a run goes on only now and then."""
        documents = self._documents
        if documents is None or not self.isVisible() or self._task is not None:
            return
        self._chunk.setRange(1, max(documents.chunk_count, 1))
        self._chunk.setSuffix(f" of {figures.count(documents.chunk_count)}")
        if self._revision == documents.revision or self._stays_as_it_is(documents):
            return
        early = (self._next_at - time.monotonic()) * 1000
        if self._revision is not None and documents.is_running and early > 0:
            self._live.start(int(early) + 1)
            return
        self._read(documents)

    def _stays_as_it_is(self, documents: JsonDocuments) -> bool:
        """Whether what is shown is one chunk, which nothing that comes later changes."""
        is_shown = self._revision is not None and self._document.value is not None
        return is_shown and self.source is Source.CHUNK and documents.is_running

    @property
    def source(self) -> Source:
        """What is shown."""
        return SOURCES[self._source.currentIndex()][0]

    def show_source(self, source: Source) -> None:
        """Show the merged response, the output, a chunk or all chunks."""
        self._source.setCurrentIndex([each for each, _ in SOURCES].index(source))

    def choose_chunk(self, index: int) -> None:
        """Take another chunk, from 0, for the document that is one chunk."""
        self._chunk.setValue(index + 1)

    def go_to_place(self, source: Source, pointer: str) -> None:
        """Show a place: the deepest value there is on the way of a pointer."""
        self.filter.clear()
        self._wanted = steps_of(pointer)
        self.show_source(source)
        if self._task is None and self._revision is not None:
            self._go_where_wanted()

    @property
    def reason(self) -> str:
        """Why nothing is shown; empty when something is."""
        return "" if self._empty.isHidden() else self._empty.text

    @property
    def left_words(self) -> str:
        """How many places the filter leaves."""
        return self._left.text()

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text in keys and values; None ends the search."""
        self._query = query
        value = self._document.value
        if query is None or not query.text or self._document.reason:
            self._finding.stop()
            return
        self._finding.begin(matching(value, query))

    @property
    def found_count(self) -> int:
        """How many places the search has found so far."""
        return len(self._finding.found)

    @property
    def found_all(self) -> bool:
        """Whether the search is over and has left nothing out."""
        return self._finding.is_complete

    def go_to(self, number: int) -> None:
        """Bring a place that was found, from 0, into view."""
        if self.filter.text():
            self.filter.clear()
        self.tree.choose(self._finding.found[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _lay_out(self) -> None:
        self._source.setObjectName("jsonSource")
        self._source.setAccessibleName("What is shown as JSON")
        self._source.addItems([label for _, label in SOURCES])
        self._chunk.setObjectName("jsonChunk")
        self._chunk.setAccessibleName("Number of the chunk")
        self._chunk.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._chunk.hide()
        self._left.setObjectName("jsonLeft")
        self._left.setProperty("role", "muted")
        self._left.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(8)
        bar.addWidget(self._source)
        bar.addWidget(self._chunk)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self._left)
        self._split.setObjectName("jsonSplitter")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.tree)
        self._split.addWidget(self.whole)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar)
        rows.addWidget(self._split, 1)
        rows.addWidget(self._empty, 1)
        rows.addWidget(self.path)
        self._empty.hide()

    def _bind(self) -> None:
        self._source.currentIndexChanged.connect(self._read_another)
        self._chunk.valueChanged.connect(self._read_another)
        self.filter.textChanged.connect(self._on_filter)
        self._filter_soon.timeout.connect(self._begin_filter)
        self._live.timeout.connect(self.refresh)
        self._filtering.over.connect(self._show_left)
        self._finding.grew.connect(self.found_changed)
        self.tree.node_chosen.connect(self._show_node)
        self.tree.all_wanted.connect(self.whole.show_node)
        self.whole.closed.connect(self.tree.setFocus)

    def _read_another(self) -> None:
        self._chunk.setVisible(self.source is Source.CHUNK)
        self._forget_task()
        self._revision = None
        self.whole.hide()
        self._document = Document("response")
        self.refresh()

    def _read(self, documents: JsonDocuments) -> None:
        self._revision = documents.revision
        self._begun_at = time.monotonic()
        reader = documents.reader(self.source, self._chunk.value() - 1)
        if self._bridge is None or documents.is_quick(self.source):
            self._show_document(reader())
        else:
            self._read_beside(self._bridge, reader)

    def _read_beside(self, bridge: AsyncBridge, reader: Callable[[], Document]) -> None:
        if self._document.value is None:
            self._say("Reading…")
        self._task = bridge.work(reader, self, self._take_document)

    def _take_document(self, document: Document) -> None:
        self._task = None
        self._show_document(document)
        self.refresh()

    def _show_document(self, document: Document) -> None:
        """Show a document; of the one that was there, grown, open branches and the chosen row stay."""
        is_same = self._document.value is not None and document.name == self._document.name
        opened = self.tree.opened() if is_same else None
        look = self.tree.look() if is_same else None
        self._document = document
        now = time.monotonic()
        self._next_at = now + max(LIVE_S, SHARE * (now - self._begun_at))
        if document.reason:
            self.tree.show_tree(None)
            self._say(document.reason)
            return
        self._say("")
        self._show_tree(None, opened)
        if look is not None:
            self.tree.look_as(look)
        self._go_where_wanted()
        self._begin_filter()
        self.look_for(self._query)

    def _show_tree(self, kept: Kept | None, opened: Iterable[Steps] | None) -> None:
        document = self._document
        self.tree.show_tree(JsonNode(document.name, document.value, kept=kept), opened=opened)
        if self.tree.chosen is None:
            self.tree.choose(())

    def _go_where_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and not self._document.reason:
            self.tree.choose(sure_steps(self._document.value, wanted))
            self.tree.setFocus()

    def _on_filter(self, text: str) -> None:
        if text:
            self._filter_soon.start()
        else:
            self._filter_soon.stop()
            self._begin_filter()

    def _begin_filter(self) -> None:
        """Leave only what the filter names: a pointer when it begins with /, else a text."""
        text, value = self.filter.text(), self._document.value
        self._filtering.stop()
        if self._document.reason or self._documents is None:
            self._say_left("")
        elif not text:
            self._show_all_again()
        elif text.startswith("/"):
            self._filtering.begin(iter(pointed_at(value, text)))
        else:
            self._filtering.begin(matching(value, FindQuery(text)))

    def _show_all_again(self) -> None:
        if self._left.text():
            chosen = self.tree.chosen
            way = () if chosen is None else chosen.steps
            self._say_left("")
            self._say("")
            self._show_tree(None, None)
            self.tree.choose(sure_steps(self._document.value, way))

    def _show_left(self) -> None:
        found = [sure_steps(self._document.value, way) for way in self._filtering.found]
        more = "" if self._filtering.is_complete else "+"
        self._say_left(f"{figures.count(len(found))}{more}")
        if not found:
            self._say(f"Nothing matches “{self.filter.text()}”.")
            return
        self._say("")
        ways: Sequence[Steps] = [way[:-1] for way in found]
        self._show_tree(kept_of(found), dict.fromkeys(ways))
        self.tree.choose(found[0])

    def _say_left(self, words: str) -> None:
        self._left.setText(words)
        self._left.setVisible(bool(words))

    def _show_node(self, node: JsonNode | None) -> None:
        self.path.show_pointer(None if node is None else node.pointer)
        if not self.whole.isHidden():
            self.whole.follow(node)

    def _say(self, reason: str) -> None:
        self._empty.say(reason)
        self._empty.setVisible(bool(reason))
        self._split.setVisible(not reason)
        self.path.setVisible(not reason)

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _filter_field(appearance: Appearance) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("jsonFilter")
    field.setAccessibleName("Filter JSON by text or pointer")
    field.setPlaceholderText("Filter: text or /pointer")
    field.setMinimumWidth(80)
    field.addAction(icon(appearance, "filter"), QLineEdit.ActionPosition.LeadingPosition)
    return field


def _timer(owner: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
