"""Keeps every run of the window in the history once it was judged."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject

from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.notice_area import NoticeArea
from workbench.ui.panels.run_control import Sending

if TYPE_CHECKING:
    from workbench.services.sending import Judged

KEY = "history"


class HistoryDesk(QObject):
    """Lives as long as the window, so that a run is kept whose tab is closed meanwhile."""

    def __init__(self, bridge: AsyncBridge, desk: Desk, notices: NoticeArea) -> None:
        super().__init__(desk)
        self._bridge = bridge
        self._notices = notices
        self._pages: WeakSet[DocumentPage] = WeakSet()
        desk.document_shown.connect(self._watch)

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
