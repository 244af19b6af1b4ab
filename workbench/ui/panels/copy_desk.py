"""Copies of the request at the front as code, for the clipboard; the key is the name of a variable."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication

from workbench.domain.errors import WorkbenchError
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.run_control import Sending
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.codegen.generator import Generator

COPIES = {
    "actCopyAsCurl": "curl",
    "actCopyAsPowershell": "curl-powershell",
    "actCopyAsCmd": "curl-cmd",
    "actCopyAsPython": "python",
    "actCopyAsHttpx": "httpx",
    "actCopyAsFetch": "fetch",
    "actCopyAsHar": "har",
}
"""The generator of each command, by the name of its action."""


class CopyDesk(QObject):
    """Writes a request down in the background: the names of the keys are read."""

    def __init__(self, bridge: AsyncBridge, toast: Toast, desk: Desk) -> None:
        super().__init__(desk)
        self._bridge = bridge
        self._toast = toast
        self._desk = desk

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands do, by their ids."""
        return {name[3].lower() + name[4:]: self._copy for name in COPIES}

    def _copy(self) -> None:
        """Copy the request in the language of the command that was chosen."""
        from workbench.codegen import GENERATORS

        action, page = self.sender(), self._desk.front
        sending = self._desk.sending_of(page) if page is not None else None
        if sending is not None and isinstance(action, QAction):
            wanted = COPIES[action.objectName()]
            generator = next(each for each in GENERATORS if each.id == wanted)
            work = _Rendered(sending, generator)
            self._bridge.call(work, self, self._on_code, self._on_refused)

    def _on_code(self, written: "tuple[Generator, str]") -> None:
        generator, code = written
        QGuiApplication.clipboard().setText(code)
        holds_key = "GEMINI_API_KEY" in code
        key = " The key is the variable GEMINI_API_KEY." if holds_key else ""
        self._toast.say(f"Copied as {generator.label}.{key}")

    def _on_refused(self, error: WorkbenchError) -> None:
        page = self._desk.front
        if page is not None:
            page.request_page.refuse(str(error))


@dataclass(frozen=True, slots=True)
class _Rendered:
    """Writes a request down as code."""

    sending: Sending
    generator: "Generator"

    async def __call__(self) -> "tuple[Generator, str]":
        from workbench.services.outline import outline

        sending = self.sending
        call = await outline(sending.engine, sending.request, sending.scope)
        return self.generator, self.generator.render(call)
