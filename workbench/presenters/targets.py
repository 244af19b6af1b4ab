"""Where requests go and with which key, as the tool bar says it: environment, mock server, API key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.environment import BUILT_IN, DEFAULT_ENVIRONMENT, Environment
from workbench.domain.errors import KeyringKind
from workbench.ports import IN_MEMORY, KeyEntry

NO_KEYRING = "No keyring found: keys last until you quit"
UNTIL_QUIT = "until you quit"
WAITING = "Waiting for your keyring…"


@dataclass(frozen=True, slots=True)
class ButtonFace:
    """What a button shows: words, icon, the token of its colour, and its accessible name."""

    text: str
    icon: str
    tint: str
    name: str


@dataclass(frozen=True, slots=True)
class MockState:
    """The mock server as the window sees it; `url` is set while it answers."""

    wanted: bool = False
    url: str | None = None
    trouble: str = ""

    @property
    def is_on(self) -> bool:
        """Whether requests go to it now."""
        return self.wanted and self.url is not None

    @property
    def address(self) -> str:
        """Host and port, for a button."""
        return (self.url or "").partition("://")[2]


@dataclass(frozen=True, slots=True)
class KeyState:
    """The keys of this machine. `chosen` is the window's selection; `variables` those of the process that are set.

    `place` is where values are kept, empty until that is known; `loaded` turns true when the store has answered.
    `waiting` is true while the keyring takes its time. `why` is the trouble in the store's words; `fours` are the last characters of values by name, as far as known.
    """

    entries: tuple[KeyEntry, ...] = ()
    chosen: str = ""
    variables: tuple[str, ...] = ()
    trouble: KeyringKind | None = None
    why: str = ""
    place: str = ""
    loaded: bool = False
    waiting: bool = False
    fours: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_locked(self) -> bool:
        """Whether values can be read only once the user unlocks the keyring."""
        return self.trouble is KeyringKind.LOCKED

    @property
    def is_out_of_reach(self) -> bool:
        """Whether values cannot be read until somebody does something about it."""
        return self.trouble in (KeyringKind.LOCKED, KeyringKind.SILENT)

    @property
    def lasts(self) -> bool:
        """Whether a key outlives the program, as far as it is known."""
        return self.place != IN_MEMORY

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the stored keys."""
        return tuple(entry.name for entry in self.entries)

    @property
    def in_force(self) -> str:
        """The key that a request without its own gets: a name, a variable's name, or nothing."""
        if self.chosen in self.names:
            return self.chosen
        return self.variables[0] if self.variables else ""

    def with_entries(self, entries: Sequence[KeyEntry], place: str) -> "KeyState":
        """Return the state once the store has told what it has; a lone key is the selection."""
        names = [entry.name for entry in entries]
        chosen = self.chosen if self.chosen in names else ""
        if not chosen and names and not self.variables:
            chosen = names[0]
        return replace(
            self,
            entries=tuple(entries),
            chosen=chosen,
            place=place,
            trouble=None,
            why="",
            loaded=True,
        )


def key_face(state: KeyState) -> ButtonFace:
    """Return what the key button shows."""
    if state.waiting:
        name = "API key, waiting for the keyring"
        return ButtonFace("Waiting…", "loader-circle", "text.muted", name)
    if state.is_locked and not state.variables:
        name = "API key, the keyring is locked"
        return ButtonFace("Locked", "lock", "warning.fg", name)
    if not state.in_force:
        return ButtonFace("No API key", "key-round", "text.muted", "API key, none")
    if state.in_force in state.variables and state.in_force not in state.names:
        text = f"From {state.in_force}"
        return ButtonFace(text, "key-round", "text.primary", f"API key, {text}")
    until = "" if state.lasts else f", {UNTIL_QUIT}"
    name = f"API key, {state.in_force}{until}"
    return ButtonFace(state.in_force, "key-round", "text.primary", name)


def environment_face(environment: Environment, mock: MockState) -> ButtonFace:
    """Return what the environment button shows; while the mock answers it says so in teal."""
    if mock.is_on:
        text = f"Mock · {mock.address}"
        return ButtonFace(text, "server", "kind.tool", f"Environment, {text}")
    text = environment_text(environment)
    return ButtonFace(text, "globe", "text.primary", f"Environment, {environment.name}")


def environment_text(environment: Environment) -> str:
    """Return an environment's name with its API version, as in `Google AI · v1beta`."""
    version = environment.variables.get("apiVersion", "")
    name = environment.name.removesuffix(version).strip()
    return (
        f"{name} · {version}" if version and name and not environment.is_mock else environment.name
    )


def environment_choices(own: Sequence[Environment]) -> tuple[Environment, ...]:
    """Return what the environment menu lists: the collection's own, then the built-in ones."""
    names = {environment.name for environment in own}
    return (*own, *(each for each in BUILT_IN if each.name not in names))


def environment_named(name: str, own: Sequence[Environment]) -> Environment:
    """Return the environment of that name, the default one where there is none."""
    found = (each for each in environment_choices(own) if each.name == name)
    return next(found, DEFAULT_ENVIRONMENT)


def keyring_sentence(state: KeyState) -> str:
    """Return where keys are kept, for the status bar; empty until it is known."""
    if state.waiting:
        return WAITING
    if not state.loaded or not (state.place or state.trouble):
        return ""
    if state.trouble is not None:
        return f"Keyring {state.trouble.value}"
    if not state.lasts:
        return NO_KEYRING
    return f"Keys in {state.place}"


def mock_sentence(mock: MockState) -> str:
    """Return the mock server's state, for the status bar."""
    if mock.is_on:
        return "Requests go to the mock server"
    if mock.trouble:
        return "Mock server did not start"
    return "Mock server starting" if mock.wanted else "Mock server off"
