"""What is done with tabs beyond opening and closing one: others, reopening, giving up edits (ui.md 8)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from workbench.domain.request import Request
from workbench.domain.settings import PREVIEW_TABS
from workbench.domain.window_state import TabState
from workbench.presenters.open_documents import Place
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs, Tab
from workbench.ui.panels.library import Library
from workbench.ui.panels.tab_views import TabViews
from workbench.ui.preferences import Preferences
from workbench.ui.widgets.toast import Toast

NUMBERED = 9
"""Ctrl+1 to Ctrl+9 bring a tab to the front."""

REMEMBERED = 50
REVERTED = "Reverted to what the file holds."


@dataclass(frozen=True, slots=True)
class _Closed:
    """A document whose tab was closed, how its tab was left; `draft` is what was given up, where it has no file."""

    place: Place
    left: TabState | None = None
    draft: Request | None = None


class Tabbed(Protocol):
    """The window, as far as what is done with tabs reaches into it."""

    desk: Desk
    tabs: DocumentTabs
    library: Library
    views_of_tabs: TabViews
    preferences: Preferences
    toast: Toast

    @property
    def frame(self) -> QWidget: ...


class TabDesk(QObject):
    """Acts on the document at the front, or on the one whose tab has its menu open."""

    changed = Signal()

    def __init__(self, window: Tabbed) -> None:
        super().__init__(window.frame)
        self._desk = desk = window.desk
        self._tabs = tabs = window.tabs
        self._library = window.library
        self._views = window.views_of_tabs
        self._preferences = window.preferences
        self._toast = window.toast
        self._left: TabState | None = None
        self._closed: list[_Closed] = []
        self._reverted: tuple[DocumentPage, Request] | None = None
        self._tab: Tab | None = None
        self._together: tuple[Place, ...] = ()
        desk.closing.connect(self._on_closing)
        desk.closed.connect(self._on_closed)
        tabs.menu_requested.connect(self._open_menu)
        for number in range(1, NUMBERED + 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window.frame)
            shortcut.setProperty("number", number)
            shortcut.activated.connect(self._go_to_number)
        window.preferences.changed.connect(self._on_preference)
        self._on_preference(PREVIEW_TABS.key)

    @property
    def has_closed(self) -> bool:
        """Whether there is a tab to reopen."""
        return any(self._can_reopen(closed) for closed in self._closed)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of tabs do, by their ids."""
        return {
            "closeTab": self._close,
            "closeOthers": self._close_others,
            "closeRight": self._close_right,
            "closeSaved": self._close_saved,
            "reopenTab": self.reopen,
            "revert": self._revert,
            "discardDraft": self._discard,
        }

    def reopen(self) -> None:
        """Open the tab that was closed last; its edits are there again."""
        last = next((one for one in reversed(self._closed) if self._can_reopen(one)), None)
        if last is not None:
            self._reopen(last)
        self.changed.emit()

    def _reopen(self, closed: _Closed) -> None:
        self._closed.remove(closed)
        if closed.draft is not None:
            self._library.documents.restore(closed.place, closed.draft, None)
            self._library.rows_changed.emit()
        self._desk.open(closed.place, kept=True)
        if closed.left is not None:
            self._views.restore(closed.left)

    def _can_reopen(self, closed: _Closed) -> bool:
        is_there = closed.place.is_saved or self._library.documents.knows(closed.place)
        is_open = self._tabs.page_of(closed.place) is not None
        return not is_open and (is_there or closed.draft is not None)

    def _on_closing(self, page: DocumentPage) -> None:
        self._left = self._views.state_of(page)

    def _on_closed(self, place: Place) -> None:
        self._closed = [old for old in self._closed if old.place != place][-REMEMBERED:]
        self._closed.append(_Closed(place, self._left))
        self.changed.emit()

    def _target(self) -> Tab | None:
        return self._tab or self._tabs.front or self._tabs.front_tool

    def _document(self) -> DocumentPage | None:
        target = self._target()
        return target if isinstance(target, DocumentPage) else None

    def _close_all(self, tabs: Iterable[Tab]) -> None:
        closing = tuple(tabs)
        places = tuple(tab.place for tab in closing if isinstance(tab, DocumentPage))
        for tab in closing:
            self._tabs.ask_to_close(tab)
        if len(places) > 1:
            self._together = places
            self._toast.say(f"Closed {len(places):,} tabs.", "Undo", self._reopen_together)

    def _reopen_together(self) -> None:
        """Open the tabs again that were closed at once."""
        for closed in [one for one in self._closed if one.place in self._together]:
            if self._can_reopen(closed):
                self._reopen(closed)
        self.changed.emit()

    def _close_others(self) -> None:
        self._close_all(tab for tab in self._tabs.all if tab is not self._target())

    def _close_right(self) -> None:
        tabs, target = self._tabs.all, self._target()
        if target in tabs:
            self._close_all(tabs[tabs.index(target) + 1 :])

    def _close_saved(self) -> None:
        self._desk.note_edits()
        self._close_all(page for page in self._tabs.pages if not self._desk.is_dirty(page))

    def _close(self) -> None:
        self._close_all(tab for tab in self._tabs.all if tab is self._target())

    def _revert(self) -> None:
        """Show what the file holds; what was edited comes back by Undo."""
        page = self._document()
        if page is not None and page.is_ready and page.place.is_saved:
            self._reverted = (page, page.request())
            self._desk.revert(page)
            self._toast.say(REVERTED, "Undo", self._undo_revert)

    def _undo_revert(self) -> None:
        reverted, self._reverted = self._reverted, None
        if reverted is not None and isValid(reverted[0]):
            page, request = reverted
            page.show_request(request)
            page.edited.emit()

    def _discard(self) -> None:
        """Close a request that has no file, and forget it; reopening the tab brings it back."""
        page = self._document()
        if page is not None and not page.place.is_saved:
            request = page.request()
            self._desk.close(page)
            self._library.documents.discard(page.place)
            self._closed[-1] = replace(self._closed[-1], draft=request)
            self._library.rows_changed.emit()
            self.changed.emit()
            self._toast.say(f"Discarded {request.name}.", "Undo", self.reopen)

    def _on_preference(self, key: str) -> None:
        if key == PREVIEW_TABS.key:
            self._tabs.shows_previews = self._preferences.get(PREVIEW_TABS)

    def _go_to_number(self) -> None:
        number = int(self.sender().property("number"))
        if number <= len(self._tabs.all):
            self._tabs.show_front(self._tabs.all[number - 1])

    def _open_menu(self, tab: Tab, at: QPoint) -> None:
        """Open the menu of a tab; until it has closed, commands act on that tab."""
        self._tab = tab
        menu = QMenu(self._tabs)
        menu.setObjectName("tabMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tabs = self._tabs.all
        _add(menu, "Close", self._close)
        _add(menu, "Close others", self._close_others, enabled=len(tabs) > 1)
        _add(menu, "Close to the right", self._close_right, enabled=tab is not tabs[-1])
        _add(menu, "Close saved", self._close_saved)
        menu.addSeparator()
        _add(menu, "Reopen closed tab", self.reopen, enabled=self.has_closed)
        if isinstance(tab, DocumentPage):
            menu.addSeparator()
            self._add_giving_up(menu, tab)
        menu.destroyed.connect(self._forget_tab)
        menu.popup(at)

    def _add_giving_up(self, menu: QMenu, page: DocumentPage) -> None:
        if page.place.is_saved:
            _add(menu, "Revert to saved", self._revert, enabled=self._desk.is_dirty(page))
        else:
            _add(menu, "Discard draft", self._discard)

    def _forget_tab(self) -> None:
        self._tab = None


def _add(menu: QMenu, text: str, slot: Callable[..., None], *, enabled: bool = True) -> QAction:
    action = menu.addAction(text)
    action.setEnabled(enabled)
    action.triggered.connect(slot)
    return action
