"""The window as it was left: gathered when it closes and now and then, put back at the next start (ui.md 26)."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from workbench.domain.errors import CannotWrite, WorkbenchError
from workbench.domain.window_state import TabState, WindowState
from workbench.ports import WindowStateStore
from workbench.presenters.layouts import LayoutChoice, layout_named
from workbench.presenters.open_documents import Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.frame import Frame
from workbench.ui.panels.collections_panel import CollectionsPanel
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.layout_desk import LayoutDesk
from workbench.ui.panels.library import Library
from workbench.ui.panels.palette_desk import PaletteDesk
from workbench.ui.panels.session import Session
from workbench.ui.panels.tab_views import TabViews

SAVE_EVERY_MS = 30_000


class Remembered(Protocol):
    """The window, as far as it is remembered."""

    frame: Frame
    desk: Desk
    tabs: DocumentTabs
    panel: CollectionsPanel
    library: Library
    palette: PaletteDesk
    layouts: LayoutDesk
    views_of_tabs: TabViews
    session: Session


class WindowMemory(QObject):
    """`restore` puts panes and layout back at once; tabs come once their collections are open.

    Until `watch` is called nothing is saved: a window that was never filled must not take the old one's place.
    """

    def __init__(self, window: Remembered, bridge: AsyncBridge, store: WindowStateStore) -> None:
        super().__init__(window.frame)
        self._window = window
        self._bridge = bridge
        self._writer = _Writer(store)
        self._store = store
        self._saved: WindowState | None = None
        self._waiting: list[tuple[int, TabState]] = []
        self._now_and_then = QTimer(self)
        self._now_and_then.setInterval(SAVE_EVERY_MS)
        self._now_and_then.timeout.connect(self._save_soon)

    def load(self) -> WindowState:
        """Return how the window was left."""
        return self._store.load()

    def restore(self, state: WindowState) -> None:
        """Put panes, layout and the palette's memory back."""
        window = self._window
        window.frame.side.show_panel(state.side)
        window.frame.restore_panel(state.panel_width, wanted=state.panel)
        chosen, both = layout_named(state.layout), layout_named(state.both)
        window.layouts.choose(LayoutChoice(chosen, both))
        window.palette.recent = state.recent
        window.session.choose_key(state.key)

    def restore_tabs(self, state: WindowState) -> bool:
        """Open the tabs again, the one at the front first; tell whether there is any."""
        window = self._window
        window.panel.tree.fold(frozenset(state.folded))
        tabs = [tab for tab in state.tabs if self._can_open(tab)]
        if not tabs:
            return False
        left = state.tabs[state.front] if 0 <= state.front < len(state.tabs) else tabs[0]
        front = left if left in tabs else tabs[0]
        window.desk.open(_place(front), kept=not front.preview)
        window.views_of_tabs.restore(front)
        self._waiting = [(at, tab) for at, tab in enumerate(tabs) if tab is not front]
        self._open_next()
        return True

    def watch(self) -> None:
        """Save from now on; until the window closes its state says that it has not ended."""
        self._now_and_then.start()
        self._save_soon()

    def save(self) -> None:
        """Save how the window is left, where it was filled; a disk that refuses changes nothing now."""
        if self._now_and_then.isActive():
            self._saved = self.state()._replace(ended=True)
            with suppress(CannotWrite):
                self._writer.save(self._saved)

    def state(self) -> WindowState:
        """Return how the window is now."""
        window = self._window
        frame = window.frame
        tabs, front = self._tabs()
        choice = window.layouts.choice
        return WindowState(
            place=frame.usual_place,
            maximized=frame.isMaximized(),
            panel=frame.panel_wanted,
            panel_width=frame.panel_width,
            side=frame.side.current,
            layout=choice.chosen or "",
            both=choice.both or "",
            roots=window.library.roots,
            folded=tuple(sorted(window.panel.tree.folded_keys())),
            tabs=tabs,
            front=front,
            recent=window.palette.recent,
            key=window.session.keys.chosen,
            ended=False,
        )

    def _tabs(self) -> tuple[tuple[TabState, ...], int]:
        """Return all tabs, those that are still to be opened at their places, and which is at the front."""
        pages, front = self._window.tabs.pages, self._window.tabs.front
        tabs = [self._window.views_of_tabs.state_of(page) for page in pages]
        at_front = tabs[pages.index(front)] if front in pages else None
        for at, tab in self._waiting:
            tabs.insert(at, tab)
        return tuple(tabs), next((at for at, tab in enumerate(tabs) if tab is at_front), 0)

    def _can_open(self, tab: TabState) -> bool:
        if not tab.root:
            return self._window.library.documents.knows(_place(tab))
        return self._window.panel.model.index_of(_place(tab)).isValid()

    def _open_next(self) -> None:
        """Open one more tab behind the front; the window answers between two of them."""
        if self._waiting:
            at, tab = self._waiting.pop(0)
            self._window.desk.open_behind(_place(tab), at, kept=not tab.preview)
            self._window.views_of_tabs.restore(tab)
            QTimer.singleShot(0, self._open_next)

    def _save_soon(self) -> None:
        state = self.state()
        if state != self._saved:
            self._saved = state
            saving = self._writer.saving(state)
            self._bridge.work(saving, self, self._on_saved, self._on_not_saved)

    def _on_saved(self, nothing: object) -> None:
        """It is saved; there is nothing to say."""

    def _on_not_saved(self, error: WorkbenchError) -> None:
        """It is tried again the next time."""
        self._saved = None


class _Writer:
    """Writes states, whichever thread asks: one that was superseded while it waited is left out."""

    def __init__(self, store: WindowStateStore) -> None:
        self._store = store
        self._writing = threading.Lock()
        self._latest: WindowState | None = None

    def saving(self, state: WindowState) -> Callable[[], None]:
        """Return what saves a state, unless another one was given by then."""
        self._latest = state
        return partial(self._save, state)

    def save(self, state: WindowState) -> None:
        """Save a state now. Errors: CannotWrite."""
        self.saving(state)()

    def _save(self, state: WindowState) -> None:
        with self._writing:
            if state is self._latest:
                self._store.save(state)


def _place(tab: TabState) -> Place:
    return Place(tab.root, tab.path)
