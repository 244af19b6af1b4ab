"""A whole window on fakes: scripted transport, collections, keys and mock in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_request, a_script, a_stream
from tests.fakes import (
    FakeClock,
    FakeCollections,
    FakeMock,
    FakeTransport,
    FakeWorkers,
    MemoryBodies,
    MemoryDrafts,
    MemoryPassword,
    MemorySecrets,
    MemorySettings,
    MemoryTexts,
    MemoryWindowStates,
)
from tests.memory_history import MemoryHistory, no_secrets
from tests.ui.hands import child
from workbench.domain.collection import Collection, Document, Folder, Trouble
from workbench.domain.environment import Defaults, Environment
from workbench.domain.errors import CannotRead
from workbench.domain.request import Request
from workbench.gemini.catalog import Catalog
from workbench.ports import StarterCollection
from workbench.presenters.open_documents import Place
from workbench.presenters.setting_rows import KeptPlace
from workbench.services.engine import Engine
from workbench.services.history import History
from workbench.services.judge import Judge
from workbench.services.preparation import Preparer
from workbench.services.sender import Sender
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.frame import Frame
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.session import Session
from workbench.ui.theme import Appearance

ROOT = "/home/me/Acme"
HELLO, OTHER, BAD = (Place(ROOT, f"{name}.yaml") for name in ("hello", "other", "bad"))
STAGING = Environment(
    "Staging", variables={"baseUrl": "https://staging.acme.dev", "apiVersion": "v1"}
)
TREE = Collection(
    ROOT,
    Folder(
        "",
        Defaults("Acme"),
        (
            Document("hello.yaml", "Say hello", streams=True),
            Document("other.yaml", "Other", streams=True),
            Document("bad.yaml", "bad", trouble=Trouble("expected a colon", 3, 7)),
        ),
    ),
    environments=(STAGING,),
)


def acme() -> FakeCollections:
    """Return a store with the collection Acme: two requests and a broken file."""
    return FakeCollections(
        trees={ROOT: TREE},
        requests={
            (ROOT, "hello.yaml"): a_request(),
            (ROOT, "other.yaml"): a_request(name="Other"),
        },
    )


class NothingElse(FakeCollections):
    """A disk on which every folder is gone that holds no collection of these."""

    def open(self, root: str) -> Collection:
        if root not in self.trees:
            raise CannotRead(root, "there is no such folder")
        return super().open(root)


@dataclass
class World:
    """What stands around a window."""

    collections: FakeCollections = field(default_factory=acme)
    secrets: MemorySecrets = field(default_factory=MemorySecrets)
    settings: MemorySettings = field(default_factory=MemorySettings)
    drafts: MemoryDrafts = field(default_factory=MemoryDrafts)
    window_states: MemoryWindowStates = field(default_factory=MemoryWindowStates)
    mock: FakeMock = field(default_factory=FakeMock)
    variables: tuple[str, ...] = ()
    history: MemoryHistory = field(default_factory=MemoryHistory)
    transport: FakeTransport = field(
        default_factory=lambda: FakeTransport(a_script(a_stream("Hello, ", "world")))
    )

    def engine(self) -> Engine:
        """Return the real services on these fakes."""
        workers = FakeWorkers()
        clock = FakeClock()
        return Engine(
            clock=clock,
            collections=self.collections,
            files=MemoryTexts(),
            history=History(self.open_history, no_secrets, self.settings.load()),
            judge=Judge(workers, self.collections),
            mock=self.mock,
            preparer=Preparer(self.secrets, self.collections),
            proxy_password=MemoryPassword(),
            secrets=self.secrets,
            sender=Sender(self.transport, clock, MemoryBodies()),
            settings=self.settings,
            transport=self.transport,
            workers=workers,
        )

    def open_history(self) -> MemoryHistory:
        """Return the runs that were kept."""
        return self.history

    def load_collections(self) -> FakeCollections:
        """Return the store."""
        return self.collections

    def load_drafts(self) -> MemoryDrafts:
        """Return the drafts of the last time."""
        return self.drafts

    def prepare_examples(self) -> StarterCollection:
        """Return the user's copy of the examples: Acme stands for it."""
        return StarterCollection(ROOT, is_new=False)

    def find_variables(self) -> tuple[str, ...]:
        """Return the variables of the process that hold a key."""
        return self.variables

    def find_places(self) -> tuple[KeptPlace, ...]:
        """Return what is kept where."""
        return (KeptPlace("Settings", "How the program is set.", "/home/me/.config/program"),)

    @property
    def urls(self) -> list[str]:
        """Where requests went."""
        return [message.url for message in self.transport.sent]


class OpenWindow:
    """A window, and what a test does with it."""

    def __init__(
        self, world: World, appearance: Appearance, bridge: AsyncBridge, bot: QtBot
    ) -> None:
        self.world = world
        self.appearance = appearance
        self._bot = bot
        session = Session(bridge, world.engine, no_models, world.find_variables)
        self.frame = Frame(appearance.theme.colors)
        self.main = MainWindow(self.frame, appearance, bridge, world, session)
        self.session = session
        self.desk = self.main.desk
        bot.addWidget(self.frame, before_close_func=self._forget_edits)
        self.frame.show()

    def begin(self) -> "OpenWindow":
        """Open Acme and load the engine, and wait for both."""
        self.main.library.open(ROOT)
        self.session.begin()
        self.wait(lambda: self.session.keys.loaded and bool(self.main.library.rows))
        return self

    def open(self, place: Place = HELLO, *, kept: bool = True) -> DocumentPage:
        """Open a document and return its page once it is shown."""
        self.desk.open(place, kept=kept)
        self.wait(lambda: self.page.place == place and self.page.is_ready)
        return self.page

    @property
    def page(self) -> DocumentPage:
        """The page at the front."""
        page = self.desk.front
        assert page is not None
        return page

    def edit(self, body: str) -> None:
        """Replace the body of the request at the front, as typing would."""
        request = self.page.request()
        self.page.request_page.show_request(Request(request.name, request.url, body=body))
        self.page.request_page.edited.emit()
        self.wait(lambda: self.desk.is_dirty(self.page))

    def run(self, command_id: str) -> None:
        """Choose a command of the menus."""
        self.frame.menus.actions_by_id[command_id].trigger()

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        """Return a widget of the window."""
        return child(self.frame, kind, name)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._bot.waitUntil(condition)

    def _forget_edits(self, widget: QWidget) -> None:
        self.desk.note_edits()
        self.desk.discard_all()


def no_models() -> Catalog:
    """Return an empty list of models."""
    return Catalog(())
