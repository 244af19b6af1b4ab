"""Keys in the window: adding one, and asking when a request has none."""

from PySide6.QtCore import QObject

from workbench.domain.secret import Secret
from workbench.ui.dialogs.add_key import AddKeyDialog
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.session import Session
from workbench.ui.panels.top_bar import TopBar
from workbench.ui.widgets.popover import Popover

MISSING = "This request goes to Google and needs an API key. The mock server answers without one."
STILL_MOCK = "“{name}” is added. Requests still go to the mock server."
LEAVE_MOCK = (("leaveMock", "Switch the mock server off"), ("dismiss", "Close"))
ANSWERS = (("addKey", "Add a key"), ("useMock", "Use the mock server"))


class KeyDesk(QObject):
    """Opens the dialog and the popover at the key button, and does what the user answers."""

    def __init__(self, session: Session, desk: Desk, top_bar: TopBar) -> None:
        super().__init__(top_bar)
        self._session = session
        self._desk = desk
        self._top_bar = top_bar
        self._button = top_bar.key_button
        self._dialog: AddKeyDialog | None = None
        self._asking: DocumentPage | None = None
        desk.key_missing.connect(self.ask)
        desk.key_requested.connect(self.choose)
        desk.mock_left.connect(self._leave_mock)
        session.changed.connect(self._show_place)
        session.key_added.connect(self._on_added)
        session.key_refused.connect(self._on_refused)

    def add(self) -> None:
        """Open the dialog for a new key, without a request that waits for it."""
        self._asking = None
        self._open_dialog()

    def choose(self) -> None:
        """Let the user choose another key, or add the first."""
        if self._session.keys.names:
            self._top_bar.open_keys()
        else:
            self.add()

    def ask(self, page: DocumentPage) -> None:
        """Say that a request has no key, and offer what can be done."""
        self._asking = page
        popover = Popover(MISSING, ANSWERS, self._button)
        popover.chosen.connect(self._on_answer)
        popover.open_below(self._button)

    def _open_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._session.look_for_keyring()
        keys = self._session.keys
        self._dialog = AddKeyDialog(keys.place, keys.names, self._button.window())
        self._dialog.entered.connect(self._on_entered)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _on_answer(self, key: str) -> None:
        if key == "addKey":
            self._open_dialog()
            return
        page, self._asking = self._asking, None
        self._session.use_mock(wanted=True)
        if page is not None:
            self._desk.send(page)

    def _on_entered(self, name: str, value: Secret) -> None:
        self._session.add_key(name, value)

    def _on_added(self, name: str, notice: str) -> None:
        asking, front = self._asking, self._desk.front
        if self._dialog is not None:
            self._dialog.accept()
        if asking is not None:
            self._desk.send(asking)
        self._tell(asking or front, name, notice)

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
