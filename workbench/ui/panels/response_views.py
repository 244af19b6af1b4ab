"""The views of an answer, stacked: each is built when it is first shown, and then shows what the others show.

Only the view at the front is told of new chunks; the others look when they come to the front.
"""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.presenters.json_documents import JsonDocuments
from workbench.presenters.json_source import Source
from workbench.presenters.response_state import ResponseState
from workbench.presenters.run_state import RunState
from workbench.presenters.verdict_rows import VerdictRow
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.merged_view import MergedView
from workbench.ui.theme import Appearance
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.lazy_stack import LazyStack

if TYPE_CHECKING:
    from workbench.ui.panels.assertions_view import AssertionsView
    from workbench.ui.panels.chunks_view import ChunksView
    from workbench.ui.panels.headers_view import HeadersView
    from workbench.ui.panels.json_view import JsonView
    from workbench.ui.panels.raw_view import RawView
    from workbench.ui.panels.usage_view import UsageView

MERGED, CHUNKS, RAW, JSON = "merged", "chunks", "raw", "json"
HEADERS, ASSERTIONS, USAGE = "headers", "assertions", "usage"
VIEWS: Final = (
    (MERGED, "Merged"),
    (CHUNKS, "Chunks"),
    (RAW, "Raw"),
    (JSON, "JSON"),
    (HEADERS, "Headers"),
    (ASSERTIONS, "Assertions"),
    (USAGE, "Usage"),
)
"""The views of an answer in the order of their tabs."""

IDLE_TEXT = "Not sent yet. Press Ctrl+Enter."
IDLE_HINTS = (
    "Ctrl+. stops a run and keeps what has arrived",
    f"Alt+1 to Alt+{len(VIEWS)} choose a view of the response",
    "Ctrl+K finds requests and commands",
)


class ResponseViews(LazyStack):
    """Signals tell what the user asked for in a view; `told` has a glyph and a sentence for the status bar."""

    told = Signal(str, str)
    action_chosen = Signal(object)
    link_chosen = Signal(str)
    link_hovered = Signal(str)
    view_chosen = Signal(str)
    chunk_chosen = Signal(int)
    place_wanted = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        self.merged = MergedView(appearance)
        super().__init__(self.merged.area, parent)
        self.setObjectName("viewStack")
        self._appearance = appearance
        self._bridge: AsyncBridge | None = None
        self._state = ResponseState()
        self._chosen = -1  # the chunk that was chosen elsewhere in this answer
        self._idle = EmptyState(IDLE_TEXT, name="idle")
        self._idle.show_hints(*IDLE_HINTS)
        self.addWidget(self._idle)
        self.addWidget(self.merged)
        self.merged.action_chosen.connect(self.action_chosen)
        self.merged.link_chosen.connect(self.link_chosen)
        self.merged.link_hovered.connect(self.link_hovered)
        self.merged.view_chosen.connect(self.view_chosen)
        self.merged.told.connect(self.told)
        self.add(CHUNKS, self._make_chunks)
        self.add(RAW, self._make_raw)
        self.add(JSON, self._make_json)
        self.add(HEADERS, self._make_headers)
        self.add(ASSERTIONS, self._make_assertions)
        self.add(USAGE, self._make_usage)

    @property
    def chunks(self) -> "ChunksView":
        """The table of chunks."""
        return self.page(CHUNKS)  # type: ignore[no-any-return]  # what its maker makes

    @property
    def raw(self) -> "RawView":
        """The bytes."""
        return self.page(RAW)  # type: ignore[no-any-return]  # as above

    @property
    def json(self) -> "JsonView":
        """The tree of values."""
        return self.page(JSON)  # type: ignore[no-any-return]  # as above

    @property
    def headers(self) -> "HeadersView":
        """The headers that went and came."""
        return self.page(HEADERS)  # type: ignore[no-any-return]  # as above

    @property
    def assertions(self) -> "AssertionsView":
        """The verdicts."""
        return self.page(ASSERTIONS)  # type: ignore[no-any-return]  # as above

    @property
    def usage(self) -> "UsageView":
        """The tokens by kind."""
        return self.page(USAGE)  # type: ignore[no-any-return]  # as above

    def use_bridge(self, bridge: AsyncBridge) -> None:
        """Do long work beside the window from now on."""
        self._bridge = bridge

    def show_answer(self, state: ResponseState) -> None:
        """Show another answer in every view."""
        self._state = state
        self._chosen = -1
        self.merged.show_blocks(state.merged, follows=self._follows)
        for key in self._makers:
            if self.built(key) is not None:
                self._fill(key)

    def refresh(self, key: str, *, idle: bool) -> None:
        """Bring a view to the front and let it show what is new; with `idle`, say that nothing was sent."""
        if key == MERGED:
            front = self._idle if idle else self.merged
            if self.currentWidget() is not front:
                self.setCurrentWidget(front)
            self.merged.refresh()
            return
        self.show_page(key)
        if key == HEADERS:
            self.headers.show_head(self._state.exchange.head)
        elif key == USAGE:
            self.usage.show_usage(self._state.usage_table)
        elif key != ASSERTIONS:
            self.page(key).refresh()

    def page(self, key: str) -> Any:
        """Return a view; one that is built now shows the answer, and the chunk that was chosen."""
        is_new = self.built(key) is None
        page = super().page(key)
        if is_new:
            self._fill(key)
            self._show_choice(key)
        return page

    def view(self, key: str) -> QWidget:
        """Return a view by its key."""
        return self.merged if key == MERGED else self.page(key)

    def choose_chunk(self, index: int) -> None:
        """Choose a chunk, from 0, in every view that shows single ones."""
        self._chosen = index
        for key in (CHUNKS, JSON, RAW):
            if self.built(key) is not None:
                self._show_choice(key)

    def show_verdicts(self) -> None:
        """Show how the answer was judged."""
        if self.built(ASSERTIONS) is not None:
            self._fill(ASSERTIONS)

    def show_bytes(self, chunk: int) -> None:
        """Show the bytes of a chunk, from 0."""
        self.view_chosen.emit(RAW)
        self.choose_chunk(chunk)

    def show_pointer(self, pointer: str) -> None:
        """Show a place of the merged response in the tree of values."""
        self.view_chosen.emit(JSON)
        self.json.go_to_place(Source.MERGED, pointer)

    def show_place(self, row: VerdictRow) -> None:
        """Show what an assertion is about in the tree of values."""
        if row.source is not None:
            self.view_chosen.emit(JSON)
            self.json.go_to_place(row.source, row.pointer)

    def _ask_to_edit(self, row: VerdictRow) -> None:
        from workbench.presenters.error_view import Act, Action

        self.action_chosen.emit(Action(Act.EDIT_ASSERTION, "Edit assertion", str(row.number)))

    def _ask_for_stream(self) -> None:
        from workbench.presenters.error_view import Act, Action

        self.action_chosen.emit(Action(Act.STREAM, "Switch to Stream"))

    @property
    def _follows(self) -> bool:
        return self._state.run_state is RunState.STREAMING

    def _fill(self, key: str) -> None:
        """Show the answer in a view that is there."""
        state = self._state
        if key == CHUNKS:
            self.chunks.show_rows(state.rows, offers_stream=state.offers_stream)
        elif key == RAW:
            self.raw.show_exchange(state.exchange, follows=self._follows)
        elif key == JSON:
            self.json.show_documents(JsonDocuments(state))
        elif key == ASSERTIONS and state.verdicts is not None:
            self.assertions.show_verdicts(state.verdicts)
        elif key == ASSERTIONS:
            self.assertions.clear()

    def _show_choice(self, key: str) -> None:
        """Choose the chunk in a view that is there."""
        index, chunks = self._chosen, self._state.chunks
        if not 0 <= index < len(chunks):
            return
        if key == CHUNKS:
            self.chunks.choose(index)
        elif key == JSON:
            self.json.choose_chunk(index)
        elif key == RAW:
            self.raw.choose_bytes(chunks.starts[index], chunks.stops[index])

    def _make_chunks(self) -> "ChunksView":
        from workbench.ui.panels.chunks_view import ChunksView

        view = ChunksView(self._appearance)
        view.chunk_chosen.connect(self.chunk_chosen)
        view.stream_wanted.connect(self._ask_for_stream)
        return view

    def _make_raw(self) -> "RawView":
        from workbench.ui.panels.raw_view import RawView

        view = RawView(self._appearance)
        view.told.connect(self.told)
        if self._bridge is not None:
            view.use_bridge(self._bridge)
        return view

    def _make_json(self) -> "JsonView":
        from workbench.ui.panels.json_view import JsonView

        view = JsonView(self._appearance)
        if self._bridge is not None:
            view.use_bridge(self._bridge)
        return view

    def _make_headers(self) -> "HeadersView":
        from workbench.ui.panels.headers_view import HeadersView

        return HeadersView(self._appearance)

    def _make_assertions(self) -> "AssertionsView":
        from workbench.ui.panels.assertions_view import AssertionsView

        view = AssertionsView(self._appearance)
        view.place_wanted.connect(self.show_place)
        view.edit_wanted.connect(self._ask_to_edit)
        return view

    def _make_usage(self) -> "UsageView":
        from workbench.ui.panels.usage_view import UsageView

        return UsageView(self._appearance)
