"""One fake for each port: what it was asked is kept, what it answers is scripted."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from tests.memory_secrets import MemorySecrets
from workbench.assertions.question import Answer, Question
from workbench.domain.collection import Collection, Document, Folder
from workbench.domain.draft import Draft
from workbench.domain.environment import Defaults
from workbench.domain.errors import CannotRead, CannotWrite, KeyringKind, KeyringTrouble
from workbench.domain.network import Network
from workbench.domain.new_tree import NewTree
from workbench.domain.request import Request
from workbench.domain.run import ByteLog, MemoryLog, SentMessage
from workbench.domain.secret import Secret
from workbench.domain.settings import Settings
from workbench.domain.window_state import WindowState
from workbench.ports import (
    Limits,
    Location,
    Surroundings,
    TransportEvent,
    TransportFailure,
)

__all__ = ["MemorySecrets"]  # it stands in a file of its own

Kept = TypeVar("Kept")
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


class Stall:
    """A step of a script at which the server says nothing more, until `release` is called or the stream closed."""

    def __init__(self) -> None:
        self._released = asyncio.Event()
        self.reached = asyncio.Event()

    def release(self) -> None:
        """Let the script go on; call on the loop's thread."""
        self._released.set()

    async def wait(self) -> None:
        """Wait at this step."""
        self.reached.set()
        await self._released.wait()


Step = TransportEvent | TransportFailure | Stall
Script = Sequence[Step]


class FakeTransport:
    """Answers each message with the next script, the last one again and again."""

    def __init__(self, *scripts: Iterable[Step]) -> None:
        self._scripts = [tuple(script) for script in scripts] or [()]
        self.sent: list[SentMessage] = []
        self.limits: list[Limits] = []
        self.network = Network()
        self.proxy: str | TransportFailure = ""
        self.quiet_since: Callable[[], float | None] | None = None
        self.closed_streams = 0
        self.closed = False

    async def way(self, message: SentMessage) -> str:
        if isinstance(self.proxy, TransportFailure):
            raise self.proxy
        return self.proxy

    def follow(self, network: Network) -> None:
        self.network = network

    async def stream(
        self,
        message: SentMessage,
        limits: Limits,
        quiet_since: Callable[[], float | None] | None = None,
    ) -> AsyncGenerator[TransportEvent, None]:
        script = self._scripts[min(len(self.sent), len(self._scripts) - 1)]
        self.sent.append(message)
        self.limits.append(limits)
        self.quiet_since = quiet_since
        try:
            for step in script:
                if isinstance(step, TransportFailure):
                    raise step
                if isinstance(step, Stall):
                    await step.wait()
                else:
                    yield step
        finally:
            self.closed_streams += 1

    async def close(self) -> None:
        self.closed = True


class FakeClock:
    """Time that moves only when told, or by sleeping."""

    def __init__(self, at: float = 100.0, now: datetime = NOON) -> None:
        self.at = at
        self._start = at
        self._now = now
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.at

    def now(self) -> datetime:
        return self._now + timedelta(seconds=self.at - self._start)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)


@dataclass
class FakeCollections:
    """Collections in memory: one tree for each root, requests and files by (root, path)."""

    trees: dict[str, Collection] = field(default_factory=dict)
    requests: dict[tuple[str, str], Request] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)
    saved: list[tuple[str, str, Request]] = field(default_factory=list)
    added: dict[str, NewTree] = field(default_factory=dict)
    refuses_to_save: str | None = None

    def open(self, root: str) -> Collection:
        return self.trees.get(root) or Collection(root, Folder("", Defaults(root)))

    def root_of(self, path: str) -> str:
        return next((root for root in self.trees if path.startswith(f"{root}/")), "")

    def locate(self, path: str) -> Location:
        root = self.root_of(path) or path
        inside = path.removeprefix(root).lstrip("/")
        return Location(root, inside, is_folder=(root, inside) not in self.requests)

    def surroundings(self, root: str, path: str) -> Surroundings:
        tree = self.open(root)
        return Surroundings(tree.parents_of(path), tree.environments)

    def read_row(self, root: str, path: str) -> Document | None:
        request = self.requests.get((root, path))
        return None if request is None else Document(path, request.name)

    def new_path(self, root: str, folder: str, name: str) -> str:
        return f"{folder}/{name}.yaml".lstrip("/")

    def read_request(self, root: str, path: str) -> Request:
        return self._found(self.requests, root, path)

    def save_request(self, root: str, path: str, request: Request) -> None:
        if self.refuses_to_save is not None:
            raise CannotWrite(path, self.refuses_to_save)
        self.requests[root, path] = request
        self.saved.append((root, path, request))

    def save_folder(self, root: str, folder: Folder) -> None:
        self.trees[root] = replace(self.open(root), top=folder)

    def add_tree(self, place: str, tree: NewTree) -> None:
        """Keep a tree by its place."""
        self.added[place] = tree

    def read_text(self, root: str, path: str) -> str:
        return self._found(self.texts, root, path)

    def read_attachment(self, root: str, path: str) -> bytes:
        return self._found(self.files, root, path)

    @staticmethod
    def _found(kept: Mapping[tuple[str, str], Kept], root: str, path: str) -> Kept:
        if (root, path) not in kept:
            raise CannotRead(path, "there is no such file in the collection")
        return kept[root, path]


class MemoryWindowStates:
    """How a window was left, in memory; with a `trouble`, nothing is written and it is the reason."""

    def __init__(self, state: WindowState | None = None) -> None:
        self.state = state or WindowState()
        self.trouble = ""

    def load(self) -> WindowState:
        return self.state

    def save(self, state: WindowState) -> None:
        if self.trouble:
            raise CannotWrite("window.json", self.trouble)
        self.state = state


class MemoryDrafts:
    """Drafts in memory; with a `trouble`, nothing is written and it is the reason."""

    def __init__(self, *drafts: Draft, trouble: str = "") -> None:
        self.kept = {(draft.root, draft.path): draft for draft in drafts}
        self.trouble = trouble
        self.unreadable: tuple[str, ...] = ()

    def load(self) -> tuple[Draft, ...]:
        return tuple(self.kept.values())

    def keep(self, draft: Draft) -> None:
        self._check(draft.path)
        self.kept[draft.root, draft.path] = draft

    def drop(self, root: str, path: str) -> None:
        self._check(path)
        self.kept.pop((root, path), None)

    def _check(self, path: str) -> None:
        if self.trouble:
            raise CannotWrite(path, self.trouble)


class MemoryPassword:
    """The proxy's password in memory; with a `trouble`, every call is refused with it."""

    def __init__(self, value: Secret | None = None, trouble: KeyringKind | None = None) -> None:
        self.value = value
        self.trouble = trouble

    async def read(self) -> Secret | None:
        self._check()
        return self.value

    async def is_kept(self) -> bool:
        return self.value is not None

    async def keep(self, value: Secret) -> str | None:
        self._check()
        self.value = value
        return None

    async def forget(self) -> bool:
        self._check()
        was_there, self.value = self.value is not None, None
        return was_there

    def _check(self) -> None:
        if self.trouble is not None:
            raise KeyringTrouble(self.trouble, f"The keyring is {self.trouble.value}.")


class MemorySettings:
    """A settings file in memory."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings({})

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        self.settings = settings


class FakeMock:
    """A mock server that only says where it would listen."""

    def __init__(self, base_url: str = "http://127.0.0.1:8642") -> None:
        self._base_url = base_url
        self.is_running = False

    async def start(self, port: int = 0) -> str:
        self.is_running = True
        return self._base_url

    async def stop(self) -> None:
        self.is_running = False


class FakeWorkers:
    """Workers that give the scripted answers in order, then "yes"."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.trips: list[tuple[Question, ...]] = []
        self.is_warm = False
        self.closed = False

    async def warm(self) -> None:
        self.is_warm = True

    async def answer(self, questions: Sequence[Question]) -> tuple[Answer, ...]:
        self.trips.append(tuple(questions))
        return tuple(self._answers.pop(0) if self._answers else Answer() for _ in questions)

    async def close(self) -> None:
        self.closed = True


class MemoryBodies:
    """Keeps bodies in memory and counts them."""

    def __init__(self) -> None:
        self.logs: list[ByteLog] = []

    def new_log(self) -> ByteLog:
        self.logs.append(MemoryLog())
        return self.logs[-1]


@dataclass
class MemoryTexts:
    """Text files in memory by path."""

    files: dict[str, str] = field(default_factory=dict)

    def read(self, path: str, most: int | None = None) -> str:
        if path not in self.files:
            raise CannotRead(path, "there is no such file")
        return self.files[path]

    def write(self, path: str, text: str) -> None:
        self.files[path] = text
