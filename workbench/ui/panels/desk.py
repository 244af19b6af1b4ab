"""The work on documents: open, edit, save, close, send. Knows the library and the session, not the frame."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.collection import folder_of
from workbench.domain.environment import Scope
from workbench.domain.errors import WorkbenchError
from workbench.domain.request import Request
from workbench.presenters.collection_rows import icon_of
from workbench.presenters.layouts import Layout
from workbench.presenters.open_documents import Mark, Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.library import Library
from workbench.ui.panels.run_control import Sending
from workbench.ui.panels.session import Session
from workbench.ui.theme import Appearance

COMPARE_MS, COMPARE_LATEST_MS = 120, 350
"""How long after the last key the request is compared with its file, and how long after the first at the latest."""


class Desk(QObject):
    """Signals tell the frame what to show: another front, another state, a question at the key button."""

    front_changed = Signal()
    state_changed = Signal()
    status_changed = Signal()
    key_missing = Signal(object)
    mock_left = Signal()
    document_shown = Signal(object)
    place_wanted = Signal(object)
    run_ended = Signal(object)
    document_changed = Signal(object)
    closed = Signal(object)
    closing = Signal(object)
    both_halves_requested = Signal()
    send_menu_requested = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        bridge: AsyncBridge,
        library: Library,
        session: Session,
        tabs: DocumentTabs,
    ) -> None:
        super().__init__(tabs)
        self._appearance = appearance
        self._bridge = bridge
        self._library = library
        self._session = session
        self._tabs = tabs
        self._waiting: DocumentPage | None = None
        self._edited: set[DocumentPage] = set()
        self._layout = Layout.SIDE_BY_SIDE
        self._compare = _once(self, COMPARE_MS)
        self._compare_latest = _once(self, COMPARE_LATEST_MS)
        self._bind()

    @property
    def front(self) -> DocumentPage | None:
        """The document at the front."""
        return self._tabs.front

    @property
    def unsaved_names(self) -> tuple[str, ...]:
        """The names of all requests with edits, open or closed."""
        self.note_edits()
        documents = self._library.documents
        return tuple(documents.request(place).name for place in documents.unsaved())

    def is_dirty(self, page: DocumentPage) -> bool:
        """Tell whether a document differs from its file."""
        return self._library.documents.is_dirty(page.place)

    def may_be_dirty(self, page: DocumentPage) -> bool:
        """Tell whether a document differs from its file, or was edited and is yet to be compared."""
        return page in self._edited or self.is_dirty(page)

    def open(self, place: Place, *, kept: bool = False) -> None:
        """Bring a document to the front, for a look or to stay."""
        page = self._tabs.page_of(place)
        if page is not None:
            self._tabs.show_front(page)
            if kept:
                self._tabs.keep(page)
            return
        self._add(place, preview=not kept)
        self._library.read(place)

    def open_behind(self, place: Place, at: int, *, kept: bool) -> None:
        """Open a document in a tab at a position, without bringing it to the front."""
        if self._tabs.page_of(place) is None:
            self._add(place, preview=not kept, behind_at=at)
            self._library.read(place)

    def new(self) -> None:
        """Begin a new request."""
        place = self._library.documents.begin()
        self._add(place, preview=False)
        self._library.read(place)
        self._library.rows_changed.emit()

    def close(self, page: DocumentPage) -> None:
        """Close a tab; its edits are kept and come back when it is opened again."""
        self.note_edits()
        if self._waiting is page:
            self._waiting = None
        self.closing.emit(page)
        self._tabs.remove(page)
        if not page.place.is_saved:
            self._library.documents.forget_untouched(page.place)
            self._library.rows_changed.emit()
        self.closed.emit(page.place)

    def save(self, page: DocumentPage) -> None:
        """Save a document; one without a file gets its place from the user first."""
        self.note_edits()
        if not page.place.is_saved:
            self.place_wanted.emit(page.place)
        elif page.is_ready:
            self._library.save(page.place, page.request())

    def save_at(self, place: Place, file: str) -> None:
        """Give a request a file on disk, and its name where it has none of its own."""
        root = self._library.root_of(file)
        at = Place(root, Path(file).relative_to(root).as_posix())
        request = self._library.documents.request(place)
        if request.name.startswith("Untitled"):
            request = replace(request, name=Path(file).stem)
        page = self._tabs.page_of(place)
        if page is not None:
            page.name = request.name
        self._library.save(place, request, at)

    def save_all(self) -> None:
        """Save every request with edits; the first without a file asks for its place."""
        self.note_edits()
        documents = self._library.documents
        for place in documents.unsaved():
            if place.is_saved:
                self._library.save(place, documents.request(place))
        begun = documents.begun()
        if begun:
            self.place_wanted.emit(begun[0][0])

    def discard_all(self) -> None:
        """Forget every edit."""
        for place in self._library.documents.unsaved():
            self._library.documents.discard(place)

    def send(self, page: DocumentPage) -> None:
        """Send a document's request where the session says; without any key, ask first."""
        self.note_edits()
        engine = self._session.engine
        if not page.is_ready:
            return
        if engine is None or self._session.is_waiting:
            self._waiting = page
            return
        self._waiting = None
        scope = self._scope_of(page.place)
        if self._lacks_key(page.request(), scope):
            self.key_missing.emit(page)
            return
        self._tabs.keep(page)
        page.send(Sending(engine, page.request(), scope, _file_of(page.place)))

    def sending_of(self, page: DocumentPage) -> Sending | None:
        """Return a document's request with all that sending it needs; None while the engine is loading."""
        engine = self._session.engine
        if engine is None or not page.is_ready:
            return None
        return Sending(engine, page.request(), self._scope_of(page.place), _file_of(page.place))

    def revert(self, page: DocumentPage) -> None:
        """Forget the edits of a document and show what its file holds."""
        self._edited.discard(page)
        self._library.revert(page.place)

    def set_layout(self, layout: Layout) -> None:
        """Lay composer and response out on every page."""
        self._layout = layout
        for page in self._tabs.pages:
            page.request_page.set_layout(layout)

    def note_edits(self) -> None:
        """Compare what was edited with its file, now."""
        self._compare.stop()
        self._compare_latest.stop()
        edited, self._edited = self._edited, set()
        for page in edited & set(self._tabs.pages):
            if self._library.documents.edit(page.place, page.request()):
                self._tabs.keep(page)
            self._show(page)

    def _bind(self) -> None:
        self._compare.timeout.connect(self.note_edits)
        self._compare_latest.timeout.connect(self.note_edits)
        self._tabs.front_changed.connect(self._on_front)
        self._tabs.close_requested.connect(self.close)
        self._tabs.new_requested.connect(self.new)
        self._library.document_read.connect(self._on_read)
        self._library.document_broken.connect(self._on_broken)
        self._library.document_saved.connect(self._on_saved)
        self._library.document_not_saved.connect(self._on_not_saved)
        self._session.changed.connect(self._show_surroundings)
        self._session.loaded.connect(self._show_catalog)
        self._session.catalog_changed.connect(self._show_catalog)
        self._session.ready.connect(self._send_waiting)
        self._session.mock_answers.connect(self._send_waiting)
        self._session.failed.connect(self._on_failed)

    def _add(self, place: Place, *, preview: bool, behind_at: int | None = None) -> None:
        page = DocumentPage(self._appearance, self._bridge, place)
        page.request_page.set_layout(self._layout)
        page.request_page.both_halves_requested.connect(self.both_halves_requested)
        if self._session.catalog is not None:
            page.show_catalog(self._session.catalog)
        page.edited.connect(self._on_edited)
        page.send_requested.connect(self._on_send)
        page.reload_requested.connect(self._on_reload)
        page.overwrite_requested.connect(self._on_overwrite)
        page.run_changed.connect(self._on_run)
        page.status_changed.connect(self._on_status)
        page.mock_left.connect(self.mock_left)
        page.judging_requested.connect(self._on_judging_requested)
        page.request_page.bar.send_menu.clicked.connect(self._on_send_menu)
        self._tabs.add(page, Path(place.path).stem, preview=preview, behind_at=behind_at)

    def _show(self, page: DocumentPage) -> None:
        """Show a document's name, dot and row as they are now."""
        icon, _ = icon_of(page.request().url)
        self._tabs.label(page, page.name, icon, dirty=self.is_dirty(page))
        self.document_changed.emit(page.place)
        self.state_changed.emit()

    def _on_front(self) -> None:
        self.note_edits()
        page = self.front
        if page is not None:
            self._session.show_environments(self._library.environments(page.place))
        self.front_changed.emit()
        self.state_changed.emit()

    def _on_read(self, place: Place) -> None:
        page = self._tabs.page_of(place)
        if page is None:
            return
        page.show_request(self._library.documents.request(place))
        self._show_surroundings_of(page)
        self._show(page)
        if self._library.documents.is_outdated(place):
            page.show_changed()
        self._on_front()
        self.document_shown.emit(page)

    def _on_broken(self, place: Place, error: WorkbenchError) -> None:
        page = self._tabs.page_of(place)
        if page is not None:
            page.show_broken(error)
            self.state_changed.emit()

    def _on_saved(self, place: Place, at: Place) -> None:
        page = self._tabs.page_of(place)
        if page is None:
            return
        page.place = at
        page.banner.hide()
        self._edited.add(page)
        self.note_edits()

    def _on_not_saved(self, place: Place, error: WorkbenchError) -> None:
        page = self._tabs.page_of(place)
        if page is None:
            self.open(place, kept=True)
            page = self._tabs.page_of(place)
        if page is not None:
            self._tabs.show_front(page)
            page.show_not_saved(error)

    def _on_edited(self) -> None:
        page = self._sender_page()
        if page is not None:
            is_first = page not in self._edited
            self._edited.add(page)
            if is_first:
                self.state_changed.emit()  # Ctrl+S right after a key must find Save enabled
            self._compare.start()
            if not self._compare_latest.isActive():
                self._compare_latest.start()

    def _on_send(self) -> None:
        page = self._sender_page()
        if page is not None:
            self.send(page)

    def _on_judging_requested(self) -> None:
        page = self._sender_page()
        sending = self.sending_of(page) if page is not None else None
        if page is not None and sending is not None:
            page.judge_again(sending)

    def _on_send_menu(self) -> None:
        if self.front is not None:
            self.send_menu_requested.emit(self.front)

    def _on_reload(self) -> None:
        page = self._sender_page()
        if page is not None:
            self.revert(page)

    def _on_overwrite(self) -> None:
        page = self._sender_page()
        if page is not None:
            self._library.save(page.place, page.request(), over=True)

    def _on_run(self, mark: Mark) -> None:
        page = self._sender_page()
        if page is None:
            return
        self._library.documents.mark(page.place, mark)
        self._show(page)
        if not page.run_control.is_running:
            self.run_ended.emit(page)

    def _on_status(self) -> None:
        if self._sender_page() is self.front:
            self.status_changed.emit()

    def _on_failed(self, sentence: str) -> None:
        page, self._waiting = self._waiting or self.front, None
        if page is not None:
            page.banner.say(sentence, "error", (("dismiss", "Close"),))

    def _send_waiting(self) -> None:
        page, self._waiting = self._waiting, None
        if page is not None:
            self.send(page)

    def _show_catalog(self) -> None:
        for page in self._tabs.pages:
            if self._session.catalog is not None:
                page.show_catalog(self._session.catalog)

    def _show_surroundings(self) -> None:
        for page in self._tabs.pages:
            if page.is_ready:
                self._show_surroundings_of(page)

    def _show_surroundings_of(self, page: DocumentPage) -> None:
        from workbench.domain.filling import variables
        from workbench.presenters.key_need import masked_key
        from workbench.presenters.variable_rows import origins

        scope = self._scope_of(page.place)
        keys = self._session.keys
        key = masked_key(page.request(), scope, keys)
        page.show_surroundings(variables(scope), key, origins(scope, keys.names))

    def _scope_of(self, place: Place) -> Scope:
        folder = folder_of(place.path) if place.is_saved else ""
        parents, own = self._library.parents(place), self._library.environments(place)
        return self._session.scope_for(parents, own, place.root, folder)

    def _lacks_key(self, request: Request, scope: Scope) -> bool:
        from workbench.presenters.key_need import lacks_key

        return not scope.overrides.to_mock and lacks_key(request, scope, self._session.keys)

    def _sender_page(self) -> DocumentPage | None:
        page = self.sender()
        return page if isinstance(page, DocumentPage) else None


def _once(owner: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def _file_of(place: Place) -> str:
    return place.path if place.is_saved else ""
