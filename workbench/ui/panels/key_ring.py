"""What is done with stored keys: each act on the loop's thread, so that a prompt of the keyring holds nobody up."""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import KeyringTrouble, UsageTrouble
from workbench.domain.secret import Secret
from workbench.ports import SecretStore
from workbench.services.key_keeping import (
    Known,
    Removed,
    known_keys,
    no_key_named,
    remove_key,
    value_of,
)
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.session import Session

LONG_MS = 300
"""From when on it is said that the keyring is waited for (ui.md 25)."""

Call = Callable[[SecretStore], Awaitable[Any]]


class Act(Enum):
    """What was asked of the keyring."""

    LOOK = "look"
    UNLOCK = "unlock"
    READ = "read"
    REPLACE = "replace"
    RENAME = "rename"
    REMOVE = "remove"
    RESTORE = "restore"
    BIND = "bind"
    UNBIND = "unbind"


class Done(NamedTuple):
    """What came of an act on a key: `error` where it went wrong, else the result. `new_name` is for renaming."""

    act: Act
    name: str = ""
    new_name: str = ""
    result: Any = None
    error: KeyringTrouble | UsageTrouble | None = None


class KeyRing(QObject):
    """`done` has a `Done`. The session says so where the keyring takes its time.

    Whatever comes of an act, the session knows the keys and the keyring's state before `done` is told.
    """

    done = Signal(object)

    def __init__(
        self, bridge: AsyncBridge, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._session = session
        self._waiting = 0
        self._is_long = QTimer(self)
        self._is_long.setSingleShot(True)
        self._is_long.setInterval(LONG_MS)
        self._is_long.timeout.connect(self._show_waiting)
        self.with_fours = False
        """Whether the last characters of values are shown somewhere, so that it is worth reading them."""

    @property
    def is_busy(self) -> bool:
        """Whether the keyring is being waited for; it may be asking the user for its password."""
        return self._waiting > 0

    def look(self) -> None:
        """Find out which keys there are and whether they can be read, without a prompt."""
        self._do(Done(Act.LOOK), _nothing)

    def unlock(self) -> None:
        """Have the keyring ask for its password."""
        self._do(Done(Act.UNLOCK), lambda keys: keys.unlock())

    def read(self, name: str) -> None:
        """Read a value, to be copied."""
        self._do(Done(Act.READ, name), lambda keys: value_of(keys, name))

    def replace(self, name: str, value: Secret) -> None:
        """Give a key another value."""
        self._do(Done(Act.REPLACE, name), lambda keys: _sure(name, keys.replace(name, value)))

    def rename(self, name: str, new_name: str) -> None:
        """Give a key another name; the window's choice follows it."""
        done = Done(Act.RENAME, name, new_name)
        self._do(done, lambda keys: _sure(name, keys.rename(name, new_name)))

    def remove(self, name: str) -> None:
        """Forget a key; the result is what `restore` needs."""
        self._do(Done(Act.REMOVE, name), lambda keys: remove_key(keys, name))

    def restore(self, removed: Removed) -> None:
        """Keep a removed key again."""
        entry, value = removed.entry, removed.value
        self._do(Done(Act.RESTORE, entry.name), lambda keys: keys.restore(entry, value))

    def bind(self, name: str, host: str) -> None:
        """Allow a key to go to one more host."""
        self._do(Done(Act.BIND, name), lambda keys: _sure(name, keys.bind(name, host)))

    def unbind(self, name: str, host: str) -> None:
        """Take that back."""
        self._do(Done(Act.UNBIND, name), lambda keys: _sure(name, keys.unbind(name, host)))

    def _do(self, done: Done, call: Call) -> None:
        engine = self._session.engine
        if engine is not None:
            self._wait(_patience(done))
            work = _Work(engine.secrets, done, call, with_fours=self.with_fours)
            self._bridge.call(work, self, self._on_done)

    def _on_done(self, told: "_Told") -> None:
        done = told.done
        self._wait(-_patience(done))
        renamed = (done.name, done.new_name) if done.new_name and not done.error else ("", "")
        self._session.learn_keys(told.known, renamed)
        self.done.emit(done)

    def _wait(self, more: int) -> None:
        self._waiting += more
        if self._waiting and not self._is_long.isActive():
            self._is_long.start()
        elif not self._waiting:
            self._is_long.stop()
            self._show_waiting()

    def _show_waiting(self) -> None:
        if self._session.keys.waiting != self.is_busy:
            self._session.show_waiting(waiting=self.is_busy)


class _Told(NamedTuple):
    """What came of an act, and what is known of the keys after it."""

    done: Done
    known: Known


class _Work:
    """One act on the loop's thread."""

    def __init__(self, secrets: SecretStore, done: Done, call: Call, *, with_fours: bool) -> None:
        self._secrets = secrets
        self._done = done
        self._call = call
        self._with_fours = with_fours

    async def __call__(self) -> _Told:
        done = await self._outcome()
        met = done.error if isinstance(done.error, KeyringTrouble) else None
        known = await known_keys(self._secrets, with_fours=self._with_fours, met=met)
        return _Told(done, known)

    async def _outcome(self) -> Done:
        try:
            return self._done._replace(result=await self._call(self._secrets))
        except (KeyringTrouble, UsageTrouble) as error:
            return self._done._replace(error=error)


def _patience(done: Done) -> int:
    """Return 1 for an act at which the keyring may ask the user; a look never does."""
    return 0 if done.act is Act.LOOK else 1


async def _nothing(secrets: SecretStore) -> None:
    """Ask for nothing: what is known is looked for after every act."""
    del secrets


async def _sure(name: str, call: Awaitable[bool]) -> None:
    """Await what tells whether there is such a key. Errors: UsageTrouble where there is none."""
    if not await call:
        raise no_key_named(name)
