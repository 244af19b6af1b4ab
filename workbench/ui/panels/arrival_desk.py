"""What comes in while the window is open, brought to the front: collections, their requests, requests without a file."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.domain.errors import CannotRead, WorkbenchError
from workbench.domain.request import Request
from workbench.presenters.collection_rows import first_document
from workbench.presenters.open_documents import Place
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.library import Library
from workbench.ui.widgets.toast import Toast


class ArrivalDesk(QObject):
    """Opens what the user brings; the first request of a collection comes to the front for a look."""

    def __init__(self, library: Library, desk: Desk, tabs: DocumentTabs, toast: Toast) -> None:
        super().__init__(desk)
        self._library = library
        self._desk = desk
        self._tabs = tabs
        self._toast = toast
        self._coming: dict[str, list[str]] = {}
        library.collection_opened.connect(self._on_opened)
        library.collection_broken.connect(self._on_broken)

    def open_folders(self, folders: Iterable[str]) -> None:
        """Open collections by their folders, in this order."""
        for folder in folders:
            self.open_folder(folder)

    def open_folder(self, folder: str) -> None:
        """Open one collection by its folder."""
        self.open_request(folder, "")

    def open_request(self, root: str, path: str) -> None:
        """Open a request with its collection; "" is whichever is shown first."""
        self._coming.setdefault(root, []).append(path)
        if len(self._coming[root]) == 1:
            self._library.open(root)

    def begin(self, request: Request) -> DocumentPage | None:
        """Begin a request without a file that is like this one, and return its page."""
        return self._show_begun(self._library.documents.begin(request))

    def begin_with_body(self, body: str) -> None:
        """Begin a new request with a body."""
        documents = self._library.documents
        place = documents.begin()
        documents.edit(place, replace(documents.request(place), body=body))
        self._show_begun(place)

    def _show_begun(self, place: Place) -> DocumentPage | None:
        self._desk.open(place, kept=True)
        self._library.rows_changed.emit()
        return self._tabs.page_of(place)

    def _on_opened(self, root: str) -> None:
        if root not in self._coming:
            return
        paths = [path for path in self._coming.pop(root) if path]
        for path in paths:
            self._desk.open(Place(root, path), kept=True)
        if paths:
            return
        self._toast.say(f"Opened {self._library.name_of(Place(root, ''))}.")
        self._show(root)

    def _show(self, root: str) -> None:
        """Bring a document of a collection to the front: one that is open already, else the first for a look."""
        front = self._desk.front
        if front is not None and front.place.root == root:
            return
        opened = next((page for page in self._tabs.pages if page.place.root == root), None)
        row = first_document(row for row in self._library.rows if row.key == f"col:{root}")
        if opened is not None:
            self._tabs.show_front(opened)
        elif row is not None and row.place is not None:
            self._desk.open(row.place)

    def _on_broken(self, root: str, error: WorkbenchError) -> None:
        if root in self._coming:
            del self._coming[root]
            why = error.reason if isinstance(error, CannotRead) else str(error)
            self._toast.say(f"{Path(root).name or root} cannot be opened: {why}.")
