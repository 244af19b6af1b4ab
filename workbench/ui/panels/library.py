"""The collections of the window: opened, read and saved in the background, their edits kept."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.domain.collection import Collection, Document, with_documents
from workbench.domain.environment import Defaults, Environment
from workbench.domain.errors import WorkbenchError
from workbench.domain.request import Request
from workbench.ports import CollectionStore
from workbench.presenters.collection_rows import Row, rows_of
from workbench.presenters.open_documents import OpenDocuments, Place
from workbench.ui.async_bridge import AsyncBridge

ROWS_AT_ONCE = 100
"""Rows read in one go; other work of the window comes between."""


class Library(QObject):
    """Every call returns at once; what came of it is told by a signal.

    Documents are named by their place; errors are those of the store, fit for the user.
    """

    rows_changed = Signal()
    collection_opened = Signal(str)
    collection_broken = Signal(str, object)
    rows_read = Signal(object)
    document_read = Signal(object)
    document_broken = Signal(object, object)
    document_saved = Signal(object, object)
    document_not_saved = Signal(object, object)

    def __init__(
        self,
        bridge: AsyncBridge,
        load_store: Callable[[], CollectionStore],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.documents = OpenDocuments()
        self._bridge = bridge
        self._store = _Store(load_store)
        self._collections: dict[str, Collection] = {}
        self._asked: dict[str, None] = {}
        self._known: dict[str, dict[str, Document | None]] = {}
        self._unread: dict[Place, None] = {}
        self._is_reading = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the tree."""
        collections = (self._as_known(self._collections[root]) for root in self.roots)
        return rows_of(collections, self.documents.begun())

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders of the open collections, in the order in which they were asked for."""
        return tuple(root for root in self._asked if root in self._collections)

    def name_of(self, place: Place) -> str:
        """Return the name of a document's collection, nothing for one without a file."""
        collection = self._collections.get(place.root)
        return "" if collection is None else collection.name

    def environments(self, place: Place) -> tuple[Environment, ...]:
        """Return the environments of a document's collection."""
        collection = self._collections.get(place.root)
        return () if collection is None else collection.environments

    def parents(self, place: Place) -> tuple[Defaults, ...]:
        """Return what the folders above a document hand down, innermost first."""
        collection = self._collections.get(place.root)
        return () if collection is None else collection.parents_of(place.path)

    def root_of(self, file: str) -> str:
        """Return the folder of the collection that a file on disk belongs to."""
        return self._store.get().root_of(file)

    def open(self, root: str) -> None:
        """Read a collection's folder and show it, again where it is shown already."""
        self._asked.setdefault(root)
        self._run(_Open(self._store, root), self._opened)

    def read_rows(self, places: Iterable[Place]) -> None:
        """Read what the tree shows of requests whose files were only listed; `rows_read` has them, some at a time."""
        self._unread.update(dict.fromkeys(places))
        self._read_some()

    def read(self, place: Place) -> None:
        """Read a document; edits that were made before come back."""
        if place.is_saved:
            self._run(_Read(self._store, place), self._read)
        else:
            self.document_read.emit(place)

    def save(
        self, place: Place, request: Request, at: Place | None = None, *, over: bool = False
    ) -> None:
        """Write a request to its file, or to `at`, where it then lives.

        `over` accepts what changed on disk meanwhile, and writes over it.
        """
        self._run(_Save(self._store, place, at or place, request, over), self._saved)

    def revert(self, place: Place) -> None:
        """Forget the edits and show what the file holds."""
        self.documents.discard(place)
        self.read(place)

    def _run(self, call: "_Call", on_outcome: Callable[["_Outcome"], None]) -> None:
        self._bridge.work(_Caught(call), self, on_outcome)

    def _opened(self, outcome: "_Outcome") -> None:
        root = outcome.call.root
        if outcome.error is not None:
            self.collection_broken.emit(root, outcome.error)
            return
        self._collections[root] = outcome.result
        known = self._known.get(root, {}).items()  # shown until each is read again
        self._known[root] = {path: replace(one, is_read=False) for path, one in known if one}
        self.rows_changed.emit()
        self.collection_opened.emit(root)

    def _as_known(self, collection: Collection) -> Collection:
        known = self._known.get(collection.root)
        if not known:
            return collection
        return replace(collection, top=with_documents(collection.top, known))

    def _read_some(self) -> None:
        if self._is_reading or not self._unread:
            return
        places = tuple(islice(self._unread, ROWS_AT_ONCE))
        for place in places:
            del self._unread[place]
        self._is_reading = True
        self._run(_ReadRows(self._store, places), self._rows_read)

    def _rows_read(self, outcome: "_Outcome") -> None:
        self._is_reading = False
        rows: dict[Place, Document | None] = outcome.result or {}
        for place, document in rows.items():
            self._known.setdefault(place.root, {})[place.path] = document
        self.rows_read.emit(rows)
        self._read_some()

    def _read(self, outcome: "_Outcome") -> None:
        place = outcome.call.place
        if outcome.error is not None:
            self.document_broken.emit(place, outcome.error)
            return
        self.documents.read(place, outcome.result)
        self.document_read.emit(place)

    def _saved(self, outcome: "_Outcome") -> None:
        call = outcome.call
        if outcome.error is not None:
            self.document_not_saved.emit(call.place, outcome.error)
            return
        self.documents.save(call.place, call.request, call.at)
        self.document_saved.emit(call.place, call.at)
        self.open(call.at.root)


class _Store:
    """The store, made with the first call on whichever thread that is."""

    def __init__(self, load: Callable[[], CollectionStore]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._loaded: CollectionStore | None = None

    def get(self) -> CollectionStore:
        """Return the store."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded


@dataclass(frozen=True, slots=True)
class _Open:
    """Reads a collection."""

    store: "_Store"
    root: str

    def __call__(self) -> Collection:
        return self.store.get().open(self.root)


@dataclass(frozen=True, slots=True)
class _Read:
    """Reads a document."""

    store: "_Store"
    place: Place

    def __call__(self) -> Request:
        return self.store.get().read_request(self.place.root, self.place.path)


@dataclass(frozen=True, slots=True)
class _ReadRows:
    """Reads rows of the tree."""

    store: "_Store"
    places: tuple[Place, ...]

    def __call__(self) -> dict[Place, Document | None]:
        store = self.store.get()
        return {place: store.read_row(place.root, place.path) for place in self.places}


@dataclass(frozen=True, slots=True)
class _Save:
    """Writes a document."""

    store: "_Store"
    place: Place
    at: Place
    request: Request
    over: bool

    def __call__(self) -> None:
        store = self.store.get()
        if self.over:
            store.read_request(self.at.root, self.at.path)
        store.save_request(self.at.root, self.at.path, self.request)


_Call = _Open | _Read | _ReadRows | _Save


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a call: its result, or the error that the user is told."""

    call: Any
    result: Any = None
    error: WorkbenchError | None = None


@dataclass(frozen=True, slots=True)
class _Caught:
    """A call whose error comes back beside what was asked."""

    call: _Call

    def __call__(self) -> _Outcome:
        try:
            return _Outcome(self.call, self.call())
        except WorkbenchError as error:
            return _Outcome(self.call, error=error)
