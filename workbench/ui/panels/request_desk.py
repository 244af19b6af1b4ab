"""What can be done with the request at the front beside sending it: its tabs, a look at it, a copy of it as code."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workbench.domain.errors import WorkbenchError
from workbench.presenters.open_documents import Place
from workbench.presenters.url_params import Param
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.copy_desk import CopyDesk
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.run_control import Sending
from workbench.ui.theme import Appearance
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.services.preparation import Prepared
    from workbench.ui.dialogs.what_is_sent import WhatIsSentDialog

SEND_MENU = ("send", "sendToMock", "whatIsSent", "copyAsCurl")
"""The commands below the chevron beside Send."""


class RequestDesk(QObject):
    """Works on the document at the front."""

    def __init__(
        self,
        appearance: Appearance,
        bridge: AsyncBridge,
        menus: MenuBar,
        toast: Toast,
        desk: Desk,
    ) -> None:
        super().__init__(desk)
        self._appearance = appearance
        self._bridge = bridge
        self._menus = menus
        self._toast = toast
        self._desk = desk
        self._copies = CopyDesk(bridge, toast, desk)
        self._params: dict[Place, tuple[Param, ...]] = {}
        desk.send_menu_requested.connect(self._open_menu)
        desk.closing.connect(self._keep_params)
        desk.document_shown.connect(self._restore_params)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands do, by their ids."""
        tabs = {f"composerTab{number}": self._show_tab for number in range(1, 6)}
        return {
            **tabs,
            "sendToMock": self._send_to_mock,
            "whatIsSent": self._show_what_is_sent,
            **self._copies.bindings(),
        }

    def _show_tab(self) -> None:
        """Bring the composer's tab to the front whose number the command has."""
        action, page = self.sender(), self._desk.front
        if isinstance(action, QAction) and page is not None:
            page.request_page.composer.show_number(int(action.objectName()[-1]))

    def _keep_params(self, page: DocumentPage) -> None:
        """Remember the parameters that are off, which no file has, until the window closes."""
        if page.is_ready:
            self._params[page.place] = page.request_page.composer.pages.param_rows

    def _restore_params(self, page: DocumentPage) -> None:
        rows = self._params.pop(page.place, None)
        if rows is not None:
            page.request_page.composer.pages.restore_params(rows)

    def _open_menu(self, page: DocumentPage) -> None:
        button = page.request_page.bar.send_menu
        menu = QMenu(button)
        menu.setObjectName("sendMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for command in SEND_MENU:
            menu.addAction(self._menus.actions_by_id[command])
        corner = QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)
        menu.popup(button.mapToGlobal(corner))

    def _send_to_mock(self) -> None:
        page = self._desk.front
        sending = self._desk.sending_of(page) if page is not None else None
        if page is not None and sending is not None:
            work = _Mocked(page, sending)
            self._bridge.call(work, page, self._on_mock, self._on_refused)

    def _on_mock(self, mocked: "tuple[_Mocked, str]") -> None:
        work, url = mocked
        overrides = replace(work.sending.scope.overrides, base_url=url, to_mock=True)
        scope = replace(work.sending.scope, overrides=overrides)
        work.page.send(replace(work.sending, scope=scope))

    def _show_what_is_sent(self) -> None:
        from workbench.ui.dialogs.what_is_sent import WhatIsSentDialog

        page = self._desk.front
        sending = self._desk.sending_of(page) if page is not None else None
        if sending is not None:
            dialog = WhatIsSentDialog(self._appearance, self._toast.window())
            dialog.open()
            _Look(self._bridge, sending, dialog).begin()

    def _on_refused(self, error: WorkbenchError) -> None:
        page = self._desk.front
        if page is not None:
            page.request_page.refuse(str(error))


class _Look(QObject):
    """Prepares a request for a dialog that shows it, and lives as long as the dialog."""

    def __init__(self, bridge: AsyncBridge, sending: Sending, dialog: "WhatIsSentDialog") -> None:
        super().__init__(dialog)
        self._bridge = bridge
        self._sending = sending
        self._dialog = dialog

    def begin(self) -> None:
        """Prepare it in the background: a keyring may ask."""
        self._bridge.call(self._prepare, self, self._show, self._refuse)

    async def _prepare(self) -> "tuple[Prepared, str]":
        from workbench.services.way import way_of

        sending = self._sending
        prepared = await sending.engine.preparer.prepare(sending.request, sending.scope)
        return prepared, await way_of(sending.engine, prepared)

    def _show(self, told: "tuple[Prepared, str]") -> None:
        from workbench.presenters.key_need import without_command
        from workbench.presenters.sent_text import sent_summary, sent_text

        prepared, way = told
        message = prepared.masked
        notices = (*map(without_command, prepared.notices), *((way,) if way else ()))
        self._dialog.show_message(sent_text(message), sent_summary(message), notices)

    def _refuse(self, error: WorkbenchError) -> None:
        self._dialog.show_refusal(str(error))


@dataclass(frozen=True, slots=True)
class _Mocked:
    """Starts the mock server for one run of a page's request."""

    page: DocumentPage
    sending: Sending

    async def __call__(self) -> "tuple[_Mocked, str]":
        return self, await self.sending.engine.mock.start()
