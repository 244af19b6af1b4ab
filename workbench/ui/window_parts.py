"""What the window needs from outside."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from workbench.gemini.catalog import Catalog
    from workbench.ports import (
        BugReports,
        CollectionStore,
        DraftStore,
        SettingsStore,
        StarterCollection,
        WindowStateStore,
    )
    from workbench.presenters.setting_rows import KeptPlace
    from workbench.services.engine import Engine


class WindowParts(NamedTuple):
    """What the window needs from outside; whatever takes time is called after the first paint, on another thread.

    `folders` are the collections to open, the examples where there are none. `find_variables` names the variables
    of the process that hold a key, `find_places` what the program keeps where. With `screenshot` nothing is shown: the first request is sent to the mock server
    and the window is painted into that file. Later starts find this window at `address`. `beside` tells why a second
    window opened, whose state is not remembered: it was `asked` for, or the first one is `silent`.
    """

    load_collections: "Callable[[], CollectionStore]"
    load_drafts: "Callable[[], DraftStore]"
    settings: "SettingsStore"
    window_states: "WindowStateStore"
    load_engine: "Callable[[], Engine]"
    load_catalog: "Callable[[], Catalog]"
    prepare_examples: "Callable[[], StarterCollection]"
    find_variables: Callable[[], tuple[str, ...]]
    load_bug_reports: "Callable[[], BugReports]"
    find_places: "Callable[[], tuple[KeptPlace, ...]]" = tuple
    folders: tuple[str, ...] = ()
    screenshot: str | None = None
    address: str = ""
    beside: Literal["", "asked", "silent"] = ""


class Stores(Protocol):
    """What the window keeps, and where; the parts of the window have it."""

    @property
    def load_collections(self) -> "Callable[[], CollectionStore]": ...
    @property
    def load_drafts(self) -> "Callable[[], DraftStore]": ...
    @property
    def prepare_examples(self) -> "Callable[[], StarterCollection]": ...
    @property
    def window_states(self) -> "WindowStateStore": ...
    @property
    def find_places(self) -> "Callable[[], tuple[KeptPlace, ...]]": ...
    @property
    def settings(self) -> "SettingsStore": ...
