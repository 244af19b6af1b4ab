"""The world as the services see it: one Protocol for each way out, and what passes through it."""

from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from workbench.domain.collection import Collection, Document, Folder, Location, Surroundings
from workbench.domain.draft import Draft
from workbench.domain.network import Network
from workbench.domain.new_tree import NewTree, StarterCollection
from workbench.domain.request import Request
from workbench.domain.run import ByteLog, Cause, SentMessage, TransportEnd
from workbench.domain.secret import KeyEntry, Secret
from workbench.domain.settings import Settings
from workbench.domain.window_state import WindowState
from workbench.domain.wire_events import (
    DataArrived,
    HeadArrived,
    Limits,
    MessageSent,
    TransportEvent,
)

if TYPE_CHECKING:  # the window opens without reading answers and without history
    from workbench.assertions.question import Answer, Question
    from workbench.domain import history

__all__ = [  # parts of this seam that live with the values they are made of
    "DataArrived",
    "HeadArrived",
    "KeyEntry",
    "Limits",
    "Location",
    "MessageSent",
    "StarterCollection",
    "Surroundings",
    "TransportEnd",
    "TransportEvent",
]


class TransportFailure(Exception):
    """The transport gave up. An adapter raises it, the sender turns it into the end of a run."""

    def __init__(
        self, cause: Cause, host: str, detail: str = "", limit_s: float | None = None
    ) -> None:
        self.cause = cause
        self.host = host
        self.detail = detail
        self.limit_s = limit_s
        super().__init__(f"{cause.value}: {host}")


class HttpTransport(Protocol):
    """HTTP without redirects, retries or cookies, by the proxy that the network's settings lead to."""

    def stream(
        self,
        message: SentMessage,
        limits: Limits,
        quiet_since: Callable[[], float | None] | None = None,
    ) -> AsyncGenerator[TransportEvent, None]:
        """Send one message; the generator's normal end means that the body ended well, decoding included.

        `quiet_since` tells when something that counts last arrived (keep-alive comments do not), None for the head;
        without it every read counts. Errors: TransportFailure. Closing or cancelling closes the socket at once.
        """
        ...

    async def way(self, message: SentMessage) -> str:
        """Return the proxy that a message would go through, "" for the direct way. Errors: TransportFailure."""
        ...

    def follow(self, network: Network) -> None:
        """Take other settings of the network for the next message; what runs goes on."""
        ...

    async def close(self) -> None:
        """Close every idle connection."""
        ...


IN_MEMORY = "memory"
"""The `place` of keys that end with the program."""


class KeyReader(Protocol):
    """API keys by name, to be read. Errors of every call: KeyringTrouble."""

    async def entries(self) -> tuple[KeyEntry, ...]:
        """Return all entries by name."""
        ...

    async def read(self, name: str) -> Secret | None:
        """Return a value, None where there is no key of that name."""
        ...


class SecretStore(KeyReader, Protocol):
    """API keys by name, kept by the system's keyring or until the program ends. Errors of every call: KeyringTrouble."""

    @property
    def place(self) -> str:
        """Where values are kept, in the user's words: "Secret Service", …, or "memory" until the program ends."""
        ...

    async def look(self) -> str:
        """Look for the keyring, without a prompt, and return `place` as it is known then."""
        ...

    async def add(self, name: str, value: Secret) -> str | None:
        """Keep a value, read back to be sure; return a notice where it will not outlive the program."""
        ...

    async def replace(self, name: str, value: Secret) -> bool:
        """Give a key another value, read back to be sure; its hosts stay. False where there is no such key."""
        ...

    async def rename(self, name: str, new_name: str) -> bool:
        """Give a key another name; False where there is none of the old one. Errors: UsageTrouble for the new one."""
        ...

    async def remove(self, name: str) -> bool:
        """Forget a key; False where there was none."""
        ...

    async def restore(self, entry: KeyEntry, value: Secret) -> str | None:
        """Keep a removed key again as it was, with its date and hosts; return a notice as `add` does."""
        ...

    async def bind(self, name: str, host: str) -> bool:
        """Allow a key to go to one more host; False where there is no such key."""
        ...

    async def unbind(self, name: str, host: str) -> bool:
        """Take that back; False where there is no such key."""
        ...

    async def is_locked(self) -> bool:
        """Tell, without a prompt, whether values can be read only once the user unlocks the keyring."""
        ...

    async def unlock(self) -> None:
        """Have the user asked for the keyring's password; a keyring that stays locked is a KeyringTrouble."""
        ...

    async def last_four(self, name: str) -> str:
        """Return the last characters of a value where no prompt is needed for them, else nothing."""
        ...


class ProxyPassword(Protocol):
    """The password with which a user signs in at the proxy; it stands among no keys. Errors: KeyringTrouble."""

    async def read(self) -> Secret | None:
        """Return it, None where none is kept."""
        ...

    async def is_kept(self) -> bool:
        """Tell whether there is one; no keyring is asked."""
        ...

    async def keep(self, value: Secret) -> str | None:
        """Keep it, read back to be sure; return a notice where it will not outlive the program."""
        ...

    async def forget(self) -> bool:
        """Remove it; False where there was none."""
        ...


class CollectionStore(Protocol):
    """Collections as folders of text files. Paths inside a collection are relative, with `/`.

    Errors: CannotRead, CannotWrite.
    """

    def open(self, root: str) -> Collection:
        """Read a collection's folder; broken files stand in the tree with their trouble."""
        ...

    def root_of(self, path: str) -> str:
        """Return the collection's folder of a document: the nearest above with a collection.yaml, else its own."""
        ...

    def locate(self, path: str) -> Location:
        """Find a document or folder that the user named. Errors: CannotRead where nothing is there."""
        ...

    def surroundings(self, root: str, path: str) -> Surroundings:
        """Read only what a document inherits: the files of the folders above it and the environments."""
        ...

    def read_row(self, root: str, path: str) -> Document | None:
        """Read what the tree shows of one request of a very large collection; None where the file holds none."""
        ...

    def new_path(self, root: str, folder: str, name: str) -> str:
        """Return a path in a folder ("" is the root) that is free for a new document of this name."""
        ...

    def read_request(self, root: str, path: str) -> Request:
        """Read one request, its body file included."""
        ...

    def save_request(self, root: str, path: str, request: Request) -> None:
        """Write one request; comments, unknown keys and order of an existing file are kept.

        Errors: ChangedOutside where the file is not the one that was read; reading it again accepts it.
        """
        ...

    def save_folder(self, root: str, folder: Folder) -> None:
        """Write what a folder, or the collection itself, hands down and the order of its children."""
        ...

    def add_tree(self, place: str, tree: NewTree) -> None:
        """Write a tree to a folder that does not exist yet, or is empty: whole or not at all."""
        ...

    def read_text(self, root: str, path: str) -> str:
        """Read a text file inside the collection (a schema)."""
        ...

    def read_attachment(self, root: str, path: str) -> bytes:
        """Read a regular file inside the collection."""
        ...


class TextFiles(Protocol):
    """Text files that the user names on the command line or drops on the window: run files, HAR files, reports.

    Errors: CannotRead, CannotWrite.
    """

    def read(self, path: str, most: int | None = None) -> str:
        """Read a UTF-8 text file of at most so many bytes, and never more than 512 MiB."""
        ...

    def write(self, path: str, text: str) -> None:
        """Write a file whole or not at all, with the folders it needs."""
        ...


class SettingsStore(Protocol):
    """The settings file in the app's config folder."""

    def load(self) -> Settings:
        """Return the settings, defaults where the file is missing or unreadable."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep the settings. Errors: CannotWrite."""
        ...


class WindowStateStore(Protocol):
    """How the window was left, in the app's config folder."""

    def load(self) -> WindowState:
        """Return it; the usual state where the file is missing or unreadable."""
        ...

    def save(self, state: WindowState) -> None:
        """Keep it. Errors: CannotWrite."""
        ...


class DraftStore(Protocol):
    """Edits that are not saved yet, in the app's data folder, by the place of their document."""

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The files that `load` could not read as a draft."""
        ...

    def load(self) -> tuple[Draft, ...]:
        """Return every draft that can be read."""
        ...

    def keep(self, draft: Draft) -> None:
        """Write a draft over the last one of its document. Errors: CannotWrite, also for what holds a credential."""
        ...

    def drop(self, root: str, path: str) -> None:
        """Forget the draft of a document, if there is one. Errors: CannotWrite."""
        ...


class HistoryStore(Protocol):
    """The runs of this machine, in the app's data folder. Errors of every call: CannotRead, CannotWrite."""

    def take_notice(self) -> str:
        """Return once what the user should know: a damaged history was moved aside; "" for nothing."""
        ...

    async def add(self, make: "history.ToKeep", limits: "history.HistoryLimits") -> tuple[int, ...]:
        """Keep what `make` returns on the writer's thread, all or none, and return the numbers; a few old runs go."""
        ...

    async def rows(self, query: "history.HistoryQuery") -> "tuple[history.HistoryRow, ...]":
        """Return one page of a list, newest first."""
        ...

    async def entry(self, number: int) -> "history.HistoryEntry | None":
        """Return one run, None where there is none of that number."""
        ...

    async def pin(self, number: int, *, wanted: bool) -> bool:
        """Let a run outlive the limits, or not; False where there is none."""
        ...

    async def remove(self, number: int) -> bool:
        """Remove one run, so that no file holds it any more; False where there is none."""
        ...

    async def total(self) -> "history.HistoryTotal":
        """Return how much is kept."""
        ...

    async def clear(self) -> None:
        """Remove every run, so that no file holds any of it."""
        ...

    async def close(self) -> None:
        """Wait for what is being written, and let go of the files."""
        ...


class BugReports(Protocol):
    """Where reports of bugs are kept."""

    def keep(self, text: str) -> tuple[str, str]:
        """Keep a report; return it without any key, and where it is, "" where it could not be kept."""
        ...

    def crashes(self) -> tuple[str, ...]:
        """Return once where programs stood that crashed below Python, as its fault handler writes it."""
        ...

    def watch(self) -> None:
        """Let the fault handler write it for this program, until `rest`."""
        ...

    def rest(self) -> None:
        """The program ends well."""
        ...


class MockHost(Protocol):
    """The mock server inside this process, on loopback."""

    async def start(self, port: int = 0) -> str:
        """Start it once and return its base URL, `http://127.0.0.1:PORT`. Errors: PortTaken."""
        ...

    async def stop(self) -> None:
        """Stop it and close its sockets."""
        ...


class Workers(Protocol):
    """Killable processes for work that can hang or hold the interpreter lock."""

    async def warm(self) -> None:
        """Start a process early, so that the first trip need not wait for it; returns before it is ready."""
        ...

    async def answer(self, questions: "Sequence[Question]") -> "tuple[Answer, ...]":
        """Answer all questions in one trip, in order; a lost worker gives answers with a trouble."""
        ...

    async def close(self) -> None:
        """End the processes."""
        ...


class BodyStore(Protocol):
    """Where the bytes of a running answer are kept."""

    def new_log(self) -> ByteLog:
        """Return an empty log; what grows beyond 8 MiB goes to a file that ends with the program."""
        ...


class Clock(Protocol):
    """Time as the services see it."""

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        ...

    def now(self) -> datetime:
        """Return the time of day, with its zone."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...
