"""Requests of other programs in the window: pasted into the URL, dropped, or written to a folder as a collection."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.domain.request import Request
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.arrival_desk import ArrivalDesk
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.session import Session
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.importers.imported import FoundSecret, Imported
    from workbench.services.engine import Engine

AS_DRAFTS = 5
"""So many requests open as tabs; more become a collection in a folder that the user chooses."""

SAVE_KEY, UNDO, CLOSE = "saveFoundKey", "undoFilling", "dismiss"


class ImportDesk(QObject):
    """Puts what came in where it belongs; a key that was taken out waits for the user's word."""

    def __init__(
        self,
        desk: Desk,
        session: Session,
        arrivals: ArrivalDesk,
        toast: Toast,
        bridge: AsyncBridge,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._arrivals = arrivals
        self._toast = toast
        self._bridge = bridge
        self._before: dict[DocumentPage, Request] = {}
        self._found: dict[DocumentPage, FoundSecret] = {}
        self._waiting: Imported | None = None

    def listen_to(self, page: DocumentPage) -> None:
        """Take commands that are pasted into the URL of a page."""
        page.request_page.bar.url.command_pasted.connect(self._fill)
        page.banner_acted.connect(self._on_banner)

    def take(self, imported: "Imported", name: str, over: QWidget) -> None:
        """Open a few requests as tabs; let the user choose a folder for more."""
        if not imported.requests:
            self._toast.say(f"{name}: it holds no requests.")
        elif len(imported.requests) <= AS_DRAFTS and imported.format == "curl":
            self._open(imported)
        else:
            self._waiting = imported
            self._ask_for_folder(over)

    def _open(self, imported: "Imported") -> None:
        from workbench.services.taking_in import requests_of

        page = None
        for request in requests_of(imported):
            page = self._arrivals.begin(request)
        if page is not None:
            self._say(page, "Nothing was sent.", imported)

    def _fill(self, text: str) -> None:
        """Fill the request at the front with a command."""
        page = self._desk.front
        if page is not None and page.is_ready:
            work = _Reading(page, text)
            self._bridge.work(work, page, self._on_read, self._on_refused)

    def _on_read(self, read: "tuple[DocumentPage, Imported]") -> None:
        from workbench.services.taking_in import filled_in, requests_of

        page, imported = read
        first, *others = requests_of(imported)
        self._before[page] = page.request()
        page.show_request(filled_in(page.request(), first))
        page.edited.emit()
        more = f" The first of {len(others) + 1} commands." if others else ""
        self._say(page, f"Filled in from the command.{more}", imported)

    def _on_refused(self, error: WorkbenchError) -> None:
        self._toast.say(f"The command cannot be read. {error}")

    def _say(self, page: DocumentPage, done: str, imported: "Imported") -> None:
        """Say what was done, what was left out, and ask about a key that was taken out."""
        left_out = f" Left out: {', '.join(imported.ignored[:5])}." if imported.ignored else ""
        actions = [(UNDO, "Undo")] if page in self._before else []
        if imported.secrets:
            found = self._found[page] = imported.secrets[0]
            done += f" A key was found in the {found.where} and taken out."
            actions.insert(0, (SAVE_KEY, f"Save it as “{found.name}”"))
        tell = page.banner.ask if imported.secrets else page.banner.say
        tell(done + left_out, "info", (*actions, (CLOSE, "Close")))

    def _on_banner(self, key: str) -> None:
        page = self.sender()
        if not isinstance(page, DocumentPage):
            return
        found, before = self._found.pop(page, None), self._before.pop(page, None)
        if key == SAVE_KEY and found is not None:
            self._session.add_key(found.name, found.value)
        elif key == UNDO and before is not None:
            page.show_request(before)
            page.edited.emit()

    def _ask_for_folder(self, over: QWidget) -> None:
        dialog = QFileDialog(over, "Import into an empty folder")
        dialog.setObjectName("importFolderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.import_into)
        dialog.open()

    def import_into(self, folder: str) -> None:
        """Write what waits into a folder, and open it."""
        engine, imported = self._session.engine, self._waiting
        if engine is not None and imported is not None:
            self._waiting = None
            work = _Writing(engine, imported, folder, is_free=QDir(folder).isEmpty())
            self._bridge.work(work, self, self._on_written, self._on_not_written)

    def _on_written(self, place: str) -> None:
        self._arrivals.open_folder(place)

    def _on_not_written(self, error: WorkbenchError) -> None:
        self._toast.say(str(error))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads a pasted command for a page. Errors: CannotRead."""

    page: DocumentPage
    text: str

    def __call__(self) -> "tuple[DocumentPage, Imported]":
        from workbench.services.arrivals import read_requests

        return self.page, read_requests(self.text, "the command")


@dataclass(frozen=True, slots=True)
class _Writing:
    """Writes an import as a collection; returns where. Errors: CannotWrite."""

    engine: "Engine"
    imported: "Imported"
    folder: str
    is_free: bool

    def __call__(self) -> str:
        from workbench.services.import_layout import place_for, tree_of

        name, place = place_for(self.folder, [self.imported], is_free=self.is_free)
        self.engine.collections.add_tree(place, tree_of([self.imported], name))
        return place
