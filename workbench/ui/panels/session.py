"""Where the window's requests go and with which key: engine, mock server, environment, keys."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.environment import (
    DEFAULT_ENVIRONMENT,
    Defaults,
    Environment,
    Overrides,
    Scope,
)
from workbench.domain.errors import KeyringTrouble, WorkbenchError
from workbench.domain.secret import Secret
from workbench.ports import KeyEntry
from workbench.presenters import figures
from workbench.presenters.targets import KeyState, MockState, environment_named
from workbench.ui.async_bridge import AsyncBridge

if TYPE_CHECKING:
    from workbench.gemini.catalog import Catalog, Model
    from workbench.services.engine import Engine
    from workbench.services.key_keeping import Known


class Session(QObject):
    """Loads the engine in the background; `changed` whenever a button must say something else.

    `loaded` comes once the engine stands, `ready` when the keys are known, too. `mock_answers` comes each time the mock
    server begins to answer; `failed` has a sentence for the user.
    """

    changed = Signal()
    loaded = Signal()
    ready = Signal()
    mock_answers = Signal()
    failed = Signal(str)
    catalog_changed = Signal()
    models_told = Signal(str)
    key_added = Signal(str, str)
    key_refused = Signal(str)

    def __init__(
        self,
        bridge: AsyncBridge,
        load_engine: "Callable[[], Engine]",
        load_catalog: "Callable[[], Catalog]",
        find_variables: Callable[[], tuple[str, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._load_engine = load_engine
        self._load_catalog = load_catalog
        self._find_variables = find_variables
        self._variables: tuple[str, ...] = ()
        self.catalog: Catalog | None = None
        self.engine: Engine | None = None
        self.mock = MockState()
        self.keys = KeyState()
        self.environment_name = DEFAULT_ENVIRONMENT.name
        self.own_environments: tuple[Environment, ...] = ()

    @property
    def environment(self) -> Environment:
        """The environment in force for the document at the front."""
        return environment_named(self.environment_name, self.own_environments)

    @property
    def is_waiting(self) -> bool:
        """Whether a request must wait: the keys are not known yet, or the mock server is starting."""
        return not self.keys.loaded or (self.mock.wanted and not self.mock.is_on)

    def begin(self) -> None:
        """Load the engine, on a thread of its own: what else is under way goes on meanwhile."""
        self._bridge.work(self._load, self, self._on_engine)

    def show_environments(self, own: tuple[Environment, ...]) -> None:
        """Tell which environments the collection of the document at the front has."""
        if own != self.own_environments:
            self.own_environments = own
            self.changed.emit()

    def choose_environment(self, environment: Environment) -> None:
        """Send requests there; the built-in Mock turns the mock server on."""
        if environment.is_mock:
            self.use_mock(wanted=True)
            return
        self.environment_name = environment.name
        if self.mock.wanted:
            self.use_mock(wanted=False)
        self.changed.emit()

    def choose_key(self, name: str) -> None:
        """Use a stored key for requests that name none; "" leaves it to the process environment."""
        self.keys = replace(self.keys, chosen=name)
        self.changed.emit()

    def use_variables(self, *, wanted: bool) -> None:
        """Use the keys of the process where no stored key is chosen, or leave them alone."""
        variables = self._variables if wanted else ()
        if variables == self.keys.variables:
            return
        self.keys = replace(self.keys, variables=variables)
        if self.keys.loaded and self.keys.trouble is None:
            self.keys = self.keys.with_entries(self.keys.entries, self.keys.place)
        self.changed.emit()

    def use_mock(self, *, wanted: bool) -> None:
        """Send requests to the mock server, started where it is not, or to the environment again."""
        self.mock = replace(self.mock, wanted=wanted, trouble="")
        if wanted and self.mock.url is None:
            if self.engine is not None:
                self._bridge.call(self._start_mock, self, self._on_mock, self._on_mock_trouble)
        elif wanted:
            self.mock_answers.emit()
        self.changed.emit()

    def look_for_keyring(self) -> None:
        """Find out which keys there are, where, and whether they can be read, without a prompt."""
        if self.engine is not None:
            self._bridge.call(_Looking(self.engine), self, self.learn_keys)

    def learn_keys(self, known: "Known", renamed: tuple[str, str] = ("", "")) -> None:
        """Take over what is known of the keys now; a choice follows its key to another name."""
        old, new = renamed
        keys = replace(self.keys, chosen=new) if old and self.keys.chosen == old else self.keys
        keys = keys.with_entries(known.entries, known.place)
        fours = {**self.keys.fours, **known.fours}  # a look without them takes none away
        kept = {name: four for name, four in fours.items() if name in keys.names}
        self._know_keys(replace(keys, trouble=known.trouble, why=known.why, fours=kept))

    def show_waiting(self, *, waiting: bool) -> None:
        """Say that the keyring takes its time, perhaps because it asks for a password."""
        self.keys = replace(self.keys, waiting=waiting)
        self.changed.emit()

    def add_key(self, name: str, value: Secret) -> None:
        """Keep a key; `key_added` has its name and a notice, `key_refused` the reason."""
        if self.engine is not None:
            adding = _Adding(self.engine, name, value)
            self._bridge.call(adding, self, self._on_added, self._on_refused)

    def refresh_models(self, scope: Scope) -> None:
        """Ask the API for its models; `models_told` has a sentence on what came of it."""
        if self.engine is not None:
            listing = _Listing(self.engine, scope)
            self._bridge.call(listing, self, self._on_models, self._on_no_models)

    def scope_for(
        self, parents: tuple[Defaults, ...], own: tuple[Environment, ...], root: str, folder: str
    ) -> Scope:
        """Return what surrounds a document's request when it is sent now."""
        overrides = Overrides(
            base_url=self.mock.url if self.mock.is_on else None,
            to_mock=self.mock.is_on,
            window_key=self.keys.chosen or None,
        )
        environment = environment_named(self.environment_name, own)
        return Scope(environment, parents, root=root, folder=folder, overrides=overrides)

    def _on_models(self, models: "tuple[Model, ...]") -> None:
        if self.catalog is not None:
            self.catalog = self.catalog.with_listed(models)
            self.catalog_changed.emit()
        self.models_told.emit(f"The API lists {figures.plural(len(models), 'model')}.")

    def _on_no_models(self, error: WorkbenchError) -> None:
        self.models_told.emit(f"The models were not listed. {error}")

    async def close(self) -> None:
        """Close what the engine holds open; awaited on the loop's thread at the end."""
        if self.engine is not None:
            await self.engine.close()

    def _load(self) -> "tuple[Engine, Catalog, tuple[str, ...]]":
        return self._load_engine(), self._load_catalog(), self._find_variables()

    def _on_engine(self, loaded: "tuple[Engine, Catalog, tuple[str, ...]]") -> None:
        self.engine, self.catalog, self._variables = loaded
        self.keys = replace(self.keys, variables=self._variables)
        self.loaded.emit()
        if self.mock.wanted:
            self.use_mock(wanted=True)
        self._bridge.call(self._list_keys, self, self._on_keys, self._on_keys_trouble)

    async def _start_mock(self) -> str:
        assert self.engine is not None  # noqa: S101  # asked for only then
        return await self.engine.mock.start()

    def _on_mock(self, url: str) -> None:
        self.mock = replace(self.mock, url=url)
        if self.mock.wanted:
            self.mock_answers.emit()
        self.changed.emit()

    def _on_mock_trouble(self, error: WorkbenchError) -> None:
        self.mock = MockState(wanted=False, trouble=str(error))
        self.changed.emit()
        self.failed.emit(f"The mock server did not start. {error}")

    async def _list_keys(self) -> tuple[KeyEntry, ...]:
        assert self.engine is not None  # noqa: S101  # asked for only then
        return await self.engine.secrets.entries()

    def _on_keys(self, entries: tuple[KeyEntry, ...]) -> None:
        self._know_keys(self.keys.with_entries(entries, self.keys.place))
        if entries:
            self.look_for_keyring()

    def _on_keys_trouble(self, error: KeyringTrouble) -> None:
        self._know_keys(replace(self.keys, trouble=error.kind, why=str(error), loaded=True))

    def _know_keys(self, keys: KeyState) -> None:
        first = not self.keys.loaded
        self.keys = keys
        self.changed.emit()
        if first:
            self.ready.emit()

    def _on_added(self, added: "_Added") -> None:
        known = self.keys.with_entries(added.entries, added.place)
        self._know_keys(replace(known, chosen=added.name))
        self.key_added.emit(added.name, added.notice or "")

    def _on_refused(self, error: WorkbenchError) -> None:
        self.key_refused.emit(str(error))
        self.look_for_keyring()


@dataclass(frozen=True, slots=True)
class _Looking:
    """Learns on the loop's thread what is known of the keys."""

    engine: "Engine"

    async def __call__(self) -> "Known":
        from workbench.services.key_keeping import known_keys

        return await known_keys(self.engine.secrets)


@dataclass(frozen=True, slots=True)
class _Added:
    """A key that is kept, all there are now, and where they are."""

    name: str
    notice: str | None
    entries: tuple[KeyEntry, ...]
    place: str


@dataclass(frozen=True, slots=True)
class _Adding:
    """Keeps one key on the loop's thread."""

    engine: "Engine"
    name: str
    value: Secret

    async def __call__(self) -> _Added:
        secrets = self.engine.secrets
        notice = await secrets.add(self.name, self.value)
        return _Added(self.name, notice, await secrets.entries(), secrets.place)


@dataclass(frozen=True, slots=True)
class _Listing:
    """Asks the API for its models on the loop's thread."""

    engine: "Engine"
    scope: Scope

    async def __call__(self) -> "tuple[Model, ...]":
        from workbench.services.model_list import list_models

        return await list_models(self.engine, self.scope)
