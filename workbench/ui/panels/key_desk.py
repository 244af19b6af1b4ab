"""Keys in the window: adding one, asking when a request has none or a locked one, and the panel with all of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject

from workbench.domain.secret import Secret
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.doctor_desk import DoctorDesk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.key_ring import Act, Done, KeyRing
from workbench.ui.panels.session import Session
from workbench.ui.panels.status_line import StatusLine
from workbench.ui.panels.stored_keys import StoredKeys
from workbench.ui.panels.tool_desk import ToolDesk
from workbench.ui.panels.top_bar import TopBar
from workbench.ui.theme import Appearance
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.ui.dialogs.add_key import AddKeyDialog

PANEL = "keys"
MISSING = "This request goes to Google and needs an API key. The mock server answers without one."
STILL_MOCK = "“{name}” is added. Requests still go to the mock server."
LEAVE_MOCK = (("leaveMock", "Switch the mock server off"), ("dismiss", "Close"))
ANSWERS = (("addKey", "Add a key"), ("useMock", "Use the mock server"))
LOCKED_ANSWERS = (("unlock", "Try again"), ("useMock", "Use the mock server"))


class Framed(Protocol):
    """The window's frame, as far as keys reach into it."""

    top_bar: TopBar
    status_line: StatusLine

    def open_panel(self, key: str) -> None: ...


class Keyed(Protocol):
    """The window, as far as keys reach into it."""

    @property
    def frame(self) -> Framed: ...

    session: Session
    desk: Desk
    toast: Toast
    tabs: DocumentTabs
    tools: ToolDesk


class KeyDesk(QObject):
    """Opens the dialog and the popover at the key button, and does what the user answers."""

    def __init__(self, window: Keyed, appearance: Appearance, bridge: AsyncBridge) -> None:
        super().__init__(window.frame.top_bar)
        self._appearance = appearance
        self._frame = window.frame
        self._session = session = window.session
        self._desk = desk = window.desk
        self._tabs = window.tabs
        self._top_bar = top_bar = window.frame.top_bar
        self._button = top_bar.key_button
        self._dialog: AddKeyDialog | None = None
        self._asking: DocumentPage | None = None
        self._pages: WeakSet[DocumentPage] = WeakSet()
        self.ring = KeyRing(bridge, session, self)
        self.stored = StoredKeys(appearance, session, self.ring, window.toast)
        self.doctor = DoctorDesk(window, self.ring, self.stored, appearance, bridge)
        self.stored.add_requested.connect(self.add)
        self.ring.done.connect(self._on_done)
        top_bar.add_key_requested.connect(self.add)
        top_bar.unlock_requested.connect(self.unlock)
        top_bar.manage_keys_requested.connect(self.manage)
        window.frame.status_line.keyring_pressed.connect(self.manage)
        desk.key_missing.connect(self.ask)
        desk.mock_left.connect(self._leave_mock)
        desk.run_ended.connect(self._on_run_ended)
        desk.document_shown.connect(self._listen_to)
        session.changed.connect(self._show_place)
        session.key_added.connect(self._on_added)
        session.key_refused.connect(self._on_refused)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of keys do, by their ids."""
        return {
            **self.doctor.bindings(),
            "addKey": self.add,
            "manageKeys": self.manage,
            "chooseKey": self._top_bar.open_keys,
        }

    def add(self) -> None:
        """Open the dialog for a new key, without a request that waits for it."""
        self._asking = None
        self._open_dialog()

    def unlock(self) -> None:
        """Have the keyring ask for its password."""
        self._asking = None
        self.ring.unlock()

    def manage(self) -> None:
        """Show the panel with the keys."""
        self._frame.open_panel(PANEL)
        if (keys := self.stored.panel) is not None:
            keys.take_focus()

    def choose(self) -> None:
        """Let the user choose another key, or add the first."""
        if self._session.keys.names:
            self._top_bar.open_keys()
        else:
            self.add()

    def ask(self, page: DocumentPage) -> None:
        """Have the keyring unlocked where it holds the request's key; else say that there is none."""
        self._asking = page
        if self._session.keys.is_out_of_reach and self._session.keys.names:
            self.ring.unlock()
        else:
            self._say(MISSING, ANSWERS)

    def _listen_to(self, page: DocumentPage) -> None:
        if page not in self._pages:
            self._pages.add(page)
            page.bind_requested.connect(self.stored.bind)

    def _say(self, sentence: str, answers: tuple[tuple[str, str], ...]) -> None:
        from workbench.ui.widgets.popover import Popover

        popover = Popover(sentence, answers, self._button)
        popover.chosen.connect(self._on_answer)
        popover.open_below(self._button)

    def _open_dialog(self) -> None:
        from workbench.ui.dialogs.add_key import AddKeyDialog

        if self._dialog is not None:
            self._dialog.raise_()
            return
        self.ring.look()
        keys = self._session.keys
        self._dialog = AddKeyDialog(self._appearance, keys.place, keys.names, self._button.window())
        self._dialog.entered.connect(self._on_entered)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _on_answer(self, key: str) -> None:
        if key == "addKey":
            self._open_dialog()
            return
        if key == "unlock":
            self.ring.unlock()
            return
        self._session.use_mock(wanted=True)
        self._send_what_waits()

    def _on_done(self, done: Done) -> None:
        """Send the request that waited for the keyring, or say why it cannot be sent with its key."""
        if done.act is not Act.UNLOCK or self._asking is None or self._dialog is not None:
            return
        keys = self._session.keys
        if done.error is not None or keys.is_out_of_reach:
            self._say(str(done.error or keys.why), LOCKED_ANSWERS)
            return
        self._send_what_waits()

    def _send_what_waits(self) -> None:
        """Send the request that a key was asked for, unless its tab was closed meanwhile."""
        page, self._asking = self._asking, None
        if page in self._tabs.pages:
            self._desk.send(page)

    def _on_run_ended(self) -> None:
        """Look again: the run may have met another keyring than the one that was seen last.

        It has read its key, so that the last characters can be shown from now on.
        """
        if self._session.keys.names:
            self.ring.with_fours = True
            self.ring.look()

    def _on_entered(self, name: str, value: Secret) -> None:
        self._session.add_key(name, value)

    def _on_added(self, name: str, notice: str) -> None:
        asking = self._asking if self._asking in self._tabs.pages else None
        front = self._desk.front
        if self._dialog is not None:
            self._dialog.accept()
        if asking is not None:
            self._desk.send(asking)
        self._tell(asking or front, name, notice)
        if self.ring.with_fours:
            self.ring.look()

    def _tell(self, page: DocumentPage | None, name: str, notice: str) -> None:
        """Say that a key does not last, or that it is not used yet."""
        if page is None:
            return
        if self._session.mock.wanted:
            said = f"{STILL_MOCK.format(name=name)} {notice}".strip()
            page.banner.say(said, "warning" if notice else "info", LEAVE_MOCK)
        elif notice:
            page.banner.say(notice, "warning", (("dismiss", "Close"),))

    def _leave_mock(self) -> None:
        self._session.use_mock(wanted=False)

    def _show_place(self) -> None:
        place = self._session.keys.place
        if self._dialog is not None and place:
            self._dialog.show_place(place)

    def _on_refused(self, reason: str) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(reason)

    def _on_closed(self) -> None:
        self._dialog = None
        self._asking = None
