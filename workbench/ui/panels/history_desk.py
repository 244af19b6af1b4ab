"""Keeps every run of the window in the history once it was judged, and clears that where the user asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject

from workbench.domain.errors import WorkbenchError
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.notice_area import NoticeArea
from workbench.ui.panels.run_control import Sending
from workbench.ui.panels.session import Session
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.domain.history import HistoryTotal
    from workbench.services.sending import Judged

KEY = "history"
NOTHING = "No runs yet. Every response you receive is kept here."


class HistoryDesk(QObject):
    """Lives as long as the window, so that a run is kept whose tab is closed meanwhile."""

    def __init__(
        self,
        bridge: AsyncBridge,
        session: Session,
        desk: Desk,
        notices: NoticeArea,
        toast: Toast,
    ) -> None:
        super().__init__(desk)
        self._bridge = bridge
        self._session = session
        self._toast = toast
        self._notices = notices
        self._pages: WeakSet[DocumentPage] = WeakSet()
        desk.document_shown.connect(self._watch)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of the history do, by their ids."""
        return {"clearHistory": self._ask_to_clear}

    def _ask_to_clear(self) -> None:
        if self._session.engine is not None:
            store = self._session.engine.history.store
            self._bridge.call(store.total, self, self._on_total, self._on_trouble)

    def _on_total(self, total: "HistoryTotal") -> None:
        if not total.runs:
            self._toast.say(NOTHING)
            return
        from workbench.ui.dialogs.clear_history import ClearHistoryQuestion

        question = ClearHistoryQuestion(total, self._notices.window())
        question.accepted.connect(self._clear)
        question.open()

    def _clear(self) -> None:
        if self._session.engine is not None:
            store = self._session.engine.history.store
            self._bridge.call(store.clear, self, self._on_cleared, self._on_trouble)

    def _on_cleared(self, _nothing: None) -> None:
        self._notices.withdraw(KEY)
        self._toast.say("History cleared")

    def _on_trouble(self, error: WorkbenchError) -> None:
        self._notices.say(KEY, f"The history was not cleared. {error}", "error")

    def _watch(self, page: DocumentPage) -> None:
        if page not in self._pages:
            self._pages.add(page)
            page.run_control.judged.connect(self._keep)

    def _keep(self, sending: Sending, judged: "Judged") -> None:
        self._bridge.call(_Keeping(sending, judged), self, self._on_kept)

    def _on_kept(self, notice: str) -> None:
        if notice:
            self._notices.say(KEY, notice)


@dataclass(frozen=True, slots=True)
class _Keeping:
    """Keeps one run, on the loop's thread."""

    sending: Sending
    judged: "Judged"

    async def __call__(self) -> str:
        from workbench.services.history import Told

        sending, judged = self.sending, self.judged
        told = Told(sending.request, sending.scope, judged.run, judged.reading)
        return await sending.engine.history.keep(told)
