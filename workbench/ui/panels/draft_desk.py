"""Edits on disk: written in the background as they are made, and back at the next start (ui.md 8)."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import CannotWrite
from workbench.domain.request import Request
from workbench.presenters.open_documents import Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.library import Library

if TYPE_CHECKING:
    from workbench.domain.draft import Draft
    from workbench.ports import DraftStore


_Outcomes = dict[Place, CannotWrite | None]
"""Why each edit was not written; None where it was."""

AGAIN_MS = 10_000
"""How long after a failure an edit is written again, where nothing else is edited."""


class DraftDesk(QObject):
    """`loaded` comes once, after the edits of the last time are back.

    `lost` has the place of an edit that is not on disk, and why; `kept` has one that is. `unreadable` has where edits
    are that cannot be read any more.
    """

    loaded = Signal()
    unreadable = Signal(object)
    lost = Signal(object, object)
    kept = Signal(object)

    def __init__(
        self,
        bridge: AsyncBridge,
        library: Library,
        load_store: "Callable[[], DraftStore]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._library = library
        self._writer = _Writer(load_store)
        self._written: Mapping[Place, Request] = {}
        self._is_writing = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.note)
        library.rows_changed.connect(self.note)
        library.document_saved.connect(self.note)

    def begin(self) -> None:
        """Bring back the edits of the last time."""
        self._bridge.work(self._writer.load, self, self._on_loaded)

    def note(self) -> None:
        """Write what changed since the last call, in the background."""
        self._collect()
        if self._writer.has_changes and not self._is_writing:
            self._is_writing = True
            self._bridge.work(self._writer.write, self, self._on_written)

    def flush(self) -> bool:
        """Write what changed, now; tell whether everything is on disk."""
        self._collect()
        written = self._writer.write()
        self._tell(written)
        return not any(written.values())

    def _collect(self) -> None:
        """Hand the writer every edit that differs from what it was given last."""
        from workbench.domain.draft import Draft

        documents = self._library.documents
        drafts = documents.drafts
        for place, request in drafts.items():
            if self._written.get(place) is not request:
                draft = Draft(place.root, place.path, request, documents.base(place))
                self._writer.put(place, draft)
        for place in self._written.keys() - drafts.keys():
            self._writer.put(place, None)
        self._written = drafts

    def _on_loaded(self, drafts: "tuple[Draft, ...]") -> None:
        documents = self._library.documents
        for draft in drafts:
            documents.restore(Place(draft.root, draft.path), draft.request, draft.base)
        self._written = {**documents.drafts, **self._written}
        if drafts:
            self._library.rows_changed.emit()
        if self._writer.unreadable:
            self.unreadable.emit(self._writer.unreadable)
        self.loaded.emit()

    def _on_written(self, written: "_Outcomes") -> None:
        """Go on with what came meanwhile; what a full disk refused is tried again later."""
        self._is_writing = False
        self._tell(written)
        if any(written.values()):
            self._again.start()
        elif self._writer.has_changes:
            self.note()

    def _tell(self, written: "_Outcomes") -> None:
        for place, error in written.items():
            if error is None:
                self.kept.emit(place)
            else:
                self.lost.emit(place, error)


class _Writer:
    """Writes drafts one after the other, whichever thread asks; of one document only the last waits."""

    def __init__(self, load_store: "Callable[[], DraftStore]") -> None:
        self._load_store = load_store
        self._loaded: DraftStore | None = None
        self._writing = threading.Lock()
        self._taking = threading.Lock()
        self._waiting: dict[Place, Draft | None] = {}
        self.unreadable: tuple[str, ...] = ()

    @property
    def has_changes(self) -> bool:
        """Whether something waits to be written."""
        return bool(self._waiting)

    def load(self) -> "tuple[Draft, ...]":
        """Read all drafts."""
        with self._writing:
            drafts = self._store().load()
            self.unreadable = self._store().unreadable
            return drafts

    def put(self, place: Place, draft: "Draft | None") -> None:
        """Let a draft wait to be written, or None to be dropped."""
        with self._taking:
            self._waiting[place] = draft

    def write(self) -> "_Outcomes":
        """Write what waits, and return what became of each; what fails waits again."""
        with self._writing:
            with self._taking:
                taken, self._waiting = self._waiting, {}
            return {place: self._put_down(place, draft) for place, draft in taken.items()}

    def _put_down(self, place: Place, draft: "Draft | None") -> CannotWrite | None:
        try:
            if draft is None:
                self._store().drop(place.root, place.path)
            else:
                self._store().keep(draft)
        except CannotWrite as error:
            with self._taking:
                self._waiting.setdefault(place, draft)
            return error
        return None

    def _store(self) -> "DraftStore":
        if self._loaded is None:
            self._loaded = self._load_store()
        return self._loaded
