"""What comes in from outside while the window is open: collections to open, now shown and told."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.domain.errors import WorkbenchError
from workbench.presenters.collection_rows import first_document
from workbench.presenters.open_documents import Place
from workbench.ui.panels.desk import Desk
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
        self._coming: dict[str, None] = {}
        library.collection_opened.connect(self._on_opened)
        library.collection_broken.connect(self._on_broken)

    def open_folders(self, folders: Iterable[str]) -> None:
        """Open collections by their folders, in this order."""
        for folder in folders:
            self._coming[folder] = None
            self._library.open(folder)

    def open_folder(self, folder: str) -> None:
        """Open one collection by its folder."""
        self.open_folders((folder,))

    def _on_opened(self, root: str) -> None:
        if root not in self._coming:
            return
        del self._coming[root]
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
            self._toast.say(f"{Path(root).name or root} cannot be opened. {error}")
