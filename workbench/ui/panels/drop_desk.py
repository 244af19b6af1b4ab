"""What is dropped on the window or pasted as new: collections, requests, stored runs, bodies (ui.md 24).

Files are read in the background and only as far as they can be something; what cannot be opened says why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol
from weakref import WeakSet

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.domain.errors import WorkbenchError
from workbench.domain.request import Request
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.arrival_desk import ArrivalDesk
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.drop_area import Came, DropArea, came
from workbench.ui.panels.import_desk import ImportDesk
from workbench.ui.panels.library import Library
from workbench.ui.panels.session import Session
from workbench.ui.theme import Appearance
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.domain.run import Run
    from workbench.services.arrivals import Arrival, RunsCame
    from workbench.services.engine import Engine
    from workbench.services.sending import RunEvent

MOST_FILES, MOST_RUNS = 20, 20
NOT_HERE = "Only files of this machine can be opened."
NEW_REQUEST, REPLACE_BODY = "New request", "Replace the body"


class DroppedOn(Protocol):
    """The window, as far as something that comes in reaches into it."""

    library: Library
    desk: Desk
    tabs: DocumentTabs
    session: Session
    toast: Toast

    @property
    def frame(self) -> QWidget: ...


class DropDesk(QObject):
    """Takes what comes in. On the body of a request, JSON takes the body's place; elsewhere it begins a request."""

    def __init__(self, window: DroppedOn, appearance: Appearance, bridge: AsyncBridge) -> None:
        super().__init__(window.desk)
        self._appearance = appearance
        self._bridge = bridge
        self._desk = window.desk
        self._session = window.session
        self.arrivals = ArrivalDesk(window.library, window.desk, window.tabs, window.toast)
        self._toast = window.toast
        self._frame = window.frame
        self._imports = ImportDesk(
            *(window.desk, window.session, self.arrivals, window.toast, bridge)
        )
        self._waiting: list[tuple[Came, DocumentPage | None]] = []
        self._to_show: list[tuple[Request, list[RunEvent]]] = []
        self._pages: WeakSet[DocumentPage] = WeakSet()
        self._replaced: tuple[DocumentPage, str] | None = None
        self.area = DropArea(appearance, window.frame, _words)
        self.area.dropped.connect(self._take)
        window.desk.document_shown.connect(self._let_drop_on_body)
        window.session.loaded.connect(self._take_waiting)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands do, by their ids."""
        return {"pasteAsNew": self.paste}

    def paste(self) -> None:
        """Open what the clipboard holds."""
        pasted = came(QGuiApplication.clipboard().mimeData())
        if pasted == Came():
            self._toast.say("The clipboard holds no text and no files.")
        else:
            self._take(pasted)

    def _let_drop_on_body(self, page: DocumentPage) -> None:
        if page not in self._pages:
            self._pages.add(page)
            self._imports.listen_to(page)
            body = page.request_page.composer.body.viewport()
            area = DropArea(self._appearance, body, _words_on_body)
            area.dropped.connect(self._take_on_body)
            area.watch()

    def _take_on_body(self, dropped: Came) -> None:
        self._take(dropped, self._desk.front)

    def _take(self, dropped: Came, onto: DocumentPage | None = None) -> None:
        """Look at what came in, once there is something to look with."""
        engine = self._session.engine
        if engine is None:
            self._waiting.append((dropped, onto))
            return
        for path in dropped.files[:MOST_FILES]:
            self._look(_FileLook(engine, path, onto))
        if len(dropped.files) > MOST_FILES:
            self._toast.say(f"Opened {MOST_FILES} of {len(dropped.files)} files.")
        if dropped.text:
            self._look(_TextLook(dropped.text, onto))
        elif dropped.foreign and not dropped.files:
            self._toast.say(NOT_HERE)

    def _take_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for dropped, onto in waiting:
            self._take(dropped, onto)

    def _look(self, look: "_FileLook | _TextLook") -> None:
        self._bridge.work(look, self, self._on_seen, self._on_refused)

    def _on_seen(self, seen: "_Seen") -> None:
        from workbench.services.arrivals import (
            BodyCame,
            CollectionCame,
            RequestCame,
            RequestsCame,
            RunsCame,
        )

        match seen.what:
            case CollectionCame(root):
                self.arrivals.open_folder(root)
            case RequestCame(root, path):
                self.arrivals.open_request(root, path)
            case RequestsCame(imported):
                self._imports.take(imported, seen.name, self._frame)
            case RunsCame():
                self._replay(seen.what, seen.name)
            case BodyCame(text) if seen.onto is None:
                self.arrivals.begin_with_body(text)
            case BodyCame(text):
                self._replace(seen.onto, text)

    def _on_refused(self, error: WorkbenchError) -> None:
        self._toast.say(str(error))

    def _replay(self, stored: "RunsCame", name: str) -> None:
        engine = self._session.engine
        if engine is not None and stored.runs:
            self._bridge.call(_Replay(engine, stored.runs, name), self, self._on_replayed)
        else:
            self._toast.say(f"{name}: it holds no runs.")

    def _on_replayed(self, replayed: "_Replayed") -> None:
        shown, total = len(replayed.runs), replayed.total
        what = "the run" if total == 1 else f"{shown:,} of {total:,} runs"
        self._toast.say(f"Opened {what} of {replayed.name}. Nothing was sent.")
        self._to_show += replayed.runs
        self._show_next()

    def _show_next(self) -> None:
        """Open one more tab with a run; the window answers between two of them."""
        if not self._to_show:
            return
        request, events = self._to_show.pop(0)
        page = self.arrivals.begin(request)
        if page is not None:
            page.show_run(events)
        if self._to_show:
            QTimer.singleShot(0, self._show_next)

    def _replace(self, page: DocumentPage, text: str) -> None:
        if isValid(page):
            self._replaced = (page, page.request().body)
            _put(page, text)
            self._toast.say("Replaced the body.", "Undo", self._undo_replacing)

    def _undo_replacing(self) -> None:
        if self._replaced is not None and isValid(self._replaced[0]):
            _put(*self._replaced)
        self._replaced = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What something is, by the name that the user knows it by, and the page whose body it was dropped on."""

    what: "Arrival"
    name: str
    onto: DocumentPage | None


@dataclass(frozen=True, slots=True)
class _FileLook:
    """Looks at a file."""

    engine: "Engine"
    path: str
    onto: DocumentPage | None

    def __call__(self) -> _Seen:
        from workbench.services.arrivals import look_at_file

        found = look_at_file(self.path, self.engine.collections, self.engine.files)
        return _Seen(found, _name(self.path), self.onto)


@dataclass(frozen=True, slots=True)
class _TextLook:
    """Looks at a text."""

    text: str
    onto: DocumentPage | None

    def __call__(self) -> _Seen:
        from workbench.services.arrivals import look_at_text

        name = "The text"
        return _Seen(look_at_text(self.text, name), name, self.onto)


@dataclass(frozen=True, slots=True)
class _Replayed:
    """Stored runs, each with the request that sends the same, and how many there were."""

    runs: "list[tuple[Request, list[RunEvent]]]"
    name: str
    total: int


@dataclass(frozen=True, slots=True)
class _Replay:
    """Reads and judges stored runs anew."""

    engine: "Engine"
    runs: "tuple[Run, ...]"
    name: str

    async def __call__(self) -> _Replayed:
        from workbench.services.arrivals import request_of, worth_showing
        from workbench.services.replaying import replayed

        shown = worth_showing(self.runs)[:MOST_RUNS]
        told = [(request_of(run), await replayed(self.engine, run)) for run in shown]
        return _Replayed(told, self.name, len(self.runs))


def _words(dropped: Came) -> str:
    """Return what would be done with something dropped on the window."""
    if len(dropped.files) > 1:
        return f"Open {len(dropped.files)} files"
    if dropped.files:
        return f"Open {_name(dropped.files[0])}"
    if dropped.foreign:
        return NOT_HERE
    return NEW_REQUEST if dropped.text else ""


def _words_on_body(dropped: Came) -> str:
    """Return what would be done with something dropped on a body; a text that is no JSON goes in where it falls."""
    is_json_file = len(dropped.files) == 1 and dropped.files[0].lower().endswith(".json")
    if is_json_file or dropped.text.lstrip()[:1] in ("{", "["):
        return REPLACE_BODY
    return "" if dropped.text else _words(dropped)


def _put(page: DocumentPage, text: str) -> None:
    """Put a text in the place of a body, as a paste would: Undo in the editor brings the old one back."""
    body = page.request_page.composer.body
    pasted = QMimeData()
    pasted.setText(text)
    body.selectAll()
    body.insertFromMimeData(pasted)


def _name(path: str) -> str:
    return PurePath(path).name or path
