"""What the Welcome page asks for: an example is opened and sent to the mock server, a key saved and checked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from workbench.domain.environment import DEFAULT_ENVIRONMENT, Environment
from workbench.domain.errors import WorkbenchError
from workbench.domain.secret import Secret
from workbench.ports import StarterCollection
from workbench.presenters.open_documents import Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.key_desk import KeyDesk
from workbench.ui.panels.library import Library
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.session import Session
from workbench.ui.panels.tool_desk import ToolDesk
from workbench.ui.theme import Appearance

if TYPE_CHECKING:
    from workbench.services.engine import Engine
    from workbench.services.key_check import KeyCheck
    from workbench.ui.panels.welcome_page import WelcomePage

WELCOME = "welcome"
HINTS = (
    ("newRequest", "New request"),
    ("palette", "Search and commands"),
    ("send", "Send"),
    ("shortcuts", "All shortcuts"),
)
"""Commands whose shortcuts stand at the foot of the page."""


class Welcoming(Protocol):
    """The window, as far as the Welcome page reaches into it."""

    library: Library
    session: Session
    tabs: DocumentTabs
    tools: ToolDesk
    desk: Desk
    keys: KeyDesk

    def choose_collection(self) -> None: ...


class WelcomeDesk(QObject):
    """Opens the page and does what it asks for. `prepare_examples` gives the user's copy of the examples."""

    def __init__(
        self,
        window: Welcoming,
        menus: MenuBar,
        appearance: Appearance,
        bridge: AsyncBridge,
        prepare_examples: Callable[[], StarterCollection],
    ) -> None:
        super().__init__(menus)
        self._window = window
        self._menus = menus
        self._appearance = appearance
        self._bridge = bridge
        self._prepare_examples = prepare_examples
        self._file = ""
        self._wanted: Place | None = None
        self._saving = ""
        self._notice = ""
        self._checked = ""
        window.tools.offer(WELCOME, self._make)
        window.tabs.front_changed.connect(self._on_front)
        window.library.collection_opened.connect(self._on_opened)
        window.library.collection_broken.connect(self._on_broken)
        window.desk.document_shown.connect(self._on_shown)
        window.session.changed.connect(self._show_session)
        window.session.loaded.connect(self._on_front)
        window.session.key_added.connect(self._on_added)
        window.session.key_refused.connect(self._on_refused)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands do, by their ids."""
        return {"gettingStarted": self.show}

    def show(self) -> None:
        """Show the page."""
        self._window.tools.show(WELCOME)

    @property
    def _page(self) -> "WelcomePage | None":
        """The page, where it is open."""
        page = self._window.tabs.tool(WELCOME)
        if page is None:
            return None
        from workbench.ui.panels.welcome_page import WelcomePage

        return page if isinstance(page, WelcomePage) else None

    def _make(self) -> "WelcomePage":
        from workbench.ui.panels.welcome_page import WelcomePage

        actions = self._menus.actions_by_id
        hints = [(actions[command].shortcut().toString(), text) for command, text in HINTS]
        page = WelcomePage(self._appearance, hints)
        page.run_requested.connect(self._run)
        page.new_requested.connect(self._window.desk.new)
        page.open_requested.connect(self._window.choose_collection)
        page.card.entered.connect(self._save)
        page.card.mock_left.connect(self._leave_mock)
        page.card.doctor_asked.connect(self._look_closer)
        page.card.link_followed.connect(self._ask_about)
        return page

    def _on_front(self) -> None:
        """Once the page is looked at, find out where keys are kept."""
        if self._window.tabs.front_tool is not None and self._page is not None:
            self._window.session.look_for_keyring()
            self._show_session()

    def _show_session(self) -> None:
        page = self._page
        if page is not None:
            from workbench.presenters.key_saving import storage_line

            session = self._window.session
            page.show_storage(storage_line(session.keys))
            page.card.offer_leaving(offered=bool(session.keys.names) and session.mock.wanted)

    def _run(self, file: str) -> None:
        """Open an example and send it to the mock server."""
        self._file = file
        self._say_trouble("")
        self._window.session.use_mock(wanted=True)
        self._bridge.work(self._prepare_examples, self, self._on_examples, self._on_none)

    def _on_examples(self, starter: StarterCollection) -> None:
        self._wanted = Place(starter.folder, self._file)
        if starter.is_new or starter.folder not in self._window.library.roots:
            self._window.library.open(starter.folder)
        else:
            self._open()

    def _on_none(self, error: WorkbenchError) -> None:
        self._say_trouble(f"The examples are missing. {error}")

    def _on_opened(self, root: str) -> None:
        if self._wanted is not None and root == self._wanted.root:
            self._open()

    def _on_broken(self, root: str, error: WorkbenchError) -> None:
        if self._wanted is not None and root == self._wanted.root:
            self._wanted = None
            self._say_trouble(f"The examples cannot be opened. {error}")

    def _open(self) -> None:
        place = self._wanted
        if place is not None:
            self._window.desk.open(place, kept=True)
            page = self._window.tabs.page_of(place)
            if page is not None and page.is_ready:
                self._on_shown(page)

    def _on_shown(self, page: DocumentPage) -> None:
        if self._wanted is not None and page.place == self._wanted:
            self._wanted = None
            self._window.desk.send(page)

    def _say_trouble(self, sentence: str) -> None:
        page = self._page
        if page is not None:
            page.say_trouble(sentence)

    def _save(self, value: Secret) -> None:
        from workbench.presenters.key_saving import name_for

        session = self._window.session
        self._saving = name_for(session.keys.names)
        session.add_key(self._saving, value)

    def _on_added(self, name: str, notice: str) -> None:
        page, engine = self._page, self._window.session.engine
        if not self._saving or name != self._saving:
            return
        self._saving, self._notice = "", notice
        if page is not None and engine is not None:
            from workbench.presenters.key_saving import CHECKING, Line

            page.card.show_kept(Line(CHECKING))
            check = _Checking(engine, name, self._window.session.environment)
            self._bridge.call(check, page, self._on_checked)

    def _on_refused(self, reason: str) -> None:
        page = self._page
        if self._saving and page is not None:
            page.card.show_refusal(reason)
        self._saving = ""

    def _on_checked(self, check: "KeyCheck") -> None:
        page = self._page
        if page is not None:
            from workbench.presenters.key_saving import check_line

            page.card.show_line(check_line(check, self._notice))
            page.card.offer_doctor(offered=check.failure is not None)
            self._checked = check.name

    def _look_closer(self) -> None:
        self._window.keys.doctor.check(self._checked)

    def _leave_mock(self) -> None:
        self._window.session.use_mock(wanted=False)

    def _ask_about(self, address: str) -> None:
        from workbench.ui.dialogs.open_link import OpenLinkQuestion

        OpenLinkQuestion(address, self._menus.window()).open()


@dataclass(frozen=True, slots=True)
class _Checking:
    """Checks a key against the environment in force; the mock server takes every key, so it is not asked."""

    engine: "Engine"
    name: str
    environment: Environment

    async def __call__(self) -> "KeyCheck":
        from workbench.services.key_check import check_key

        where = DEFAULT_ENVIRONMENT if self.environment.is_mock else self.environment
        return await check_key(self.engine, self.name, where)
