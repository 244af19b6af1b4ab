"""The runs of every document: stepping among them, and keeping them while their tab is closed (ui.md 11.1)."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject

from workbench.presenters.open_documents import Mark, OpenDocuments, Place
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage

if TYPE_CHECKING:
    from workbench.presenters.kept_runs import KeptRuns

CLOSED, CLOSED_BYTES = 50, 256_000_000
"""How many documents' runs, and how many bytes of answers in them, are kept after their tabs were closed."""


class RunDesk(QObject):
    """Works on the document at the front."""

    def __init__(self, desk: Desk, documents: OpenDocuments) -> None:
        super().__init__(desk)
        self._desk = desk
        self._documents = documents
        self._kept: dict[Place, KeptRuns] = {}
        self._pages: WeakSet[DocumentPage] = WeakSet()
        desk.closing.connect(self._keep)
        desk.document_shown.connect(self._restore)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands do, by their ids."""
        return {"olderRun": self._show_older, "newerRun": self._show_newer}

    def can_step(self, by: int) -> bool:
        """Tell whether the document at the front has a newer run, an older one where negative."""
        page = self._desk.front
        return page is not None and page.is_ready and page.request_page.response.runs.can_step(by)

    def _show_older(self) -> None:
        self._step(-1)

    def _show_newer(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        page = self._desk.front
        if page is not None:
            page.request_page.response.step(by)

    def _keep(self, page: DocumentPage) -> None:
        """Remember the runs of a document whose tab is closed."""
        runs = page.leave_runs()
        if self._documents.mark_of(page.place) is Mark.RUNNING:
            self._documents.mark(page.place, Mark.STOPPED)
            self._desk.document_changed.emit(page.place)
        if len(runs):
            self._kept.pop(page.place, None)
            self._kept[page.place] = runs
            self._make_room()

    def _make_room(self) -> None:
        """Let the runs go of what was closed first."""
        while len(self._kept) > 1 and self._is_over():
            del self._kept[next(iter(self._kept))]

    def _is_over(self) -> bool:
        size = sum(runs.size for runs in self._kept.values())
        return len(self._kept) > CLOSED or size > CLOSED_BYTES

    def _restore(self, page: DocumentPage) -> None:
        """Bring the runs back once the document is open again."""
        if page not in self._pages:
            self._pages.add(page)
            page.request_page.response.run_shown.connect(self._desk.state_changed)
        runs = self._kept.pop(page.place, None)
        if runs is not None:
            page.adopt_runs(runs)
