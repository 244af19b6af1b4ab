"""How a tab was left: its views, its halves, caret and scrolling; put back once its document is shown."""

from PySide6.QtCore import QObject

from workbench.domain.window_state import TabState
from workbench.presenters.open_documents import Place
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs

LONGEST = 50_000_000
"""A caret beyond that is of no text there is."""


class TabViews(QObject):
    """Reads how a tab is, and makes one as it was."""

    def __init__(self, desk: Desk, tabs: DocumentTabs) -> None:
        super().__init__(desk)
        self._tabs = tabs
        self._waiting: dict[Place, TabState] = {}
        desk.document_shown.connect(self._on_shown)

    def state_of(self, page: DocumentPage) -> TabState:
        """Return how a tab is; one that waits for its document is as it was left."""
        left = self._waiting.get(page.place)
        shown = page.request_page
        body = shown.composer.body
        return TabState(
            *(page.place.root, page.place.path, page is self._tabs.preview),
            view=shown.response.tabs.current,
            composer=shown.composer.tabs.current,
            split=shown.split,
            caret=left.caret if left is not None else body.textCursor().position(),
            scroll=left.scroll if left is not None else body.verticalScrollBar().value(),
        )

    def restore(self, state: TabState) -> None:
        """Make the open tab of a document as it was, caret and scrolling as soon as there is a text."""
        page = self._tabs.page_of(_place(state))
        if page is None:
            return
        page.request_page.response.tabs.show_if_there(state.view)
        page.request_page.composer.tabs.show_if_there(state.composer)
        page.request_page.set_split(state.split)
        self._waiting[page.place] = state
        if page.is_ready:
            self._on_shown(page)

    def _on_shown(self, page: DocumentPage) -> None:
        state = self._waiting.pop(page.place, None)
        if state is None or not 0 <= state.caret <= LONGEST:
            return
        scroll = max(0, min(state.scroll, LONGEST))
        page.request_page.composer.body.return_to(state.caret, scroll)


def _place(state: TabState) -> Place:
    return Place(state.root, state.path)
