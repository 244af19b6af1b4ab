"""The composition root: builds the adapters and hands them to services and the window.

Everything is imported where it is built: a command pays only for what it uses, and the window paints before the
engine stands.
"""

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from workbench.resource_files import resource

if TYPE_CHECKING:
    from workbench.assertions.question import Answer, Question
    from workbench.domain.run import Run
    from workbench.domain.secret import Secret
    from workbench.gemini.catalog import Catalog
    from workbench.mock.exchange import MockAnswer, MockRequest
    from workbench.ports import (
        BugReports,
        CollectionStore,
        DraftStore,
        HistoryStore,
        MockHost,
        ProxyPassword,
        SecretStore,
        SettingsStore,
        StarterCollection,
        TextFiles,
        WindowStateStore,
        Workers,
    )
    from workbench.presenters.setting_rows import KeptPlace
    from workbench.services.engine import Engine


def build_engine() -> "Engine":
    """Return the services on real adapters; nothing is opened or started yet."""
    from workbench.adapters.body_files import BodyFiles
    from workbench.adapters.httpx_transport import HttpxTransport
    from workbench.adapters.logs import forbid_core_dumps, quieten
    from workbench.adapters.system_clock import SystemClock
    from workbench.domain.network import network_of
    from workbench.services.engine import Engine
    from workbench.services.history import History
    from workbench.services.judge import Judge
    from workbench.services.key_choice import process_keys
    from workbench.services.preparation import Preparer
    from workbench.services.sender import Sender

    clock, workers, collections = SystemClock(), LazyWorkers(), build_collections()
    secrets, password, settings = build_secrets(), build_proxy_password(), build_settings()
    in_force, keys = settings.load(), process_keys(os.environ)
    transport = HttpxTransport(clock, network=network_of(in_force), password=password)
    forbid_core_dumps()
    quieten().hold(key.secret for key in keys)
    return Engine(
        clock=clock,
        collections=collections,
        files=build_text_files(),
        history=History(build_history, held_values, in_force),
        judge=Judge(workers, collections),
        mock=build_mock(),
        preparer=Preparer(secrets, collections, keys, in_force),
        proxy_password=password,
        secrets=secrets,
        sender=Sender(transport, clock, BodyFiles()),
        settings=settings,
        transport=transport,
        workers=workers,
    )


def build_window_engine() -> "Engine":
    """Return the services with what the first Send needs already loaded: the window has the time, a user not."""
    from workbench.adapters.httpx_transport import load_client

    load_client()
    import_module("workbench.presenters.markdown_html")  # the first answer is shown with it
    return build_engine()


def build_mock(*, speed: float | None = 1.0) -> "MockHost":
    """Return the mock server; `speed` is how many times as fast as recorded it answers, None at once."""
    from workbench.adapters.mock_server import MockServer

    return MockServer(LazyAnswer(), speed)


def build_collections() -> "CollectionStore":
    """Return the collections on disk."""
    from workbench.adapters.collection_files import CollectionFiles

    return CollectionFiles(held_values)


def build_text_files() -> "TextFiles":
    """Return the text files that the user names."""
    from workbench.adapters.text_files import DiskTextFiles

    return DiskTextFiles()


def read_yaml(text: str) -> object:
    """Return the plain data of a YAML text of another program. Errors: CannotRead."""
    from workbench.adapters.yaml_values import read_values

    return read_values(text, "")


def build_drafts() -> "DraftStore":
    """Return the edits that are not saved yet."""
    from workbench.adapters.app_folders import data_folder
    from workbench.adapters.draft_files import DraftFiles

    return DraftFiles(data_folder() / "drafts", held_values)


def build_history() -> "HistoryStore":
    """Return the runs that are kept on this machine; nothing is opened yet."""
    from workbench.adapters.app_folders import data_folder
    from workbench.adapters.history_db import HistoryDb

    return HistoryDb(data_folder() / "history")


def held_values() -> "frozenset[Secret]":
    """Return the secret values that this process has seen; no file may hold one."""
    from workbench.adapters.logs import quieten

    return quieten().held


def build_secrets() -> "SecretStore":
    """Return the keys in the system's keyring."""
    from workbench.adapters.app_folders import config_folder
    from workbench.adapters.logs import quieten
    from workbench.adapters.os_keyring import OsKeyring

    return OsKeyring(config_folder() / "keys.json", hold=quieten().hold)


def build_proxy_password() -> "ProxyPassword":
    """Return the password of the proxy in the system's keyring."""
    from workbench.adapters.app_folders import config_folder
    from workbench.adapters.logs import quieten
    from workbench.adapters.os_keyring import OsKeyring
    from workbench.adapters.proxy_password import SERVICE, StoredProxyPassword

    place = config_folder() / "proxy.json"
    return StoredProxyPassword(OsKeyring(place, hold=quieten().hold, service=SERVICE))


def build_bug_reports() -> "BugReports":
    """Return the reports in the folder of logs."""
    from workbench.adapters.app_folders import logs_folder
    from workbench.adapters.bug_report_files import BugReportFiles

    return BugReportFiles(logs_folder(), held_values)


def build_settings() -> "SettingsStore":
    """Return the settings file of the app's config folder."""
    from workbench.adapters.app_folders import config_folder
    from workbench.adapters.settings_file import SettingsFile

    return SettingsFile(config_folder() / "settings.json")


def build_window_states() -> "WindowStateStore":
    """Return the file with how the window was left."""
    from workbench.adapters.app_folders import config_folder
    from workbench.adapters.window_state_file import WindowStateFile

    return WindowStateFile(config_folder() / "window.json")


def load_catalog() -> "Catalog":
    """Read the bundled list of models."""
    from workbench.gemini.catalog import parse_catalog

    return parse_catalog(resource("catalog", "models.json").read_text(encoding="utf-8"))


def load_recordings() -> "dict[str, Run]":
    """Read the recordings of the examples, by the name that asks the mock server for them."""
    from workbench.domain.run_file import run_from_text

    files = sorted(resource("examples", "recordings").glob("*.run.json"))
    return {
        file.name.removesuffix(".run.json"): run_from_text(file.read_text("utf-8"), file.name)
        for file in files
    }


def open_examples() -> "StarterCollection":
    """Return the user's own copy of the examples. Errors: CannotWrite."""
    from workbench.adapters.app_folders import data_folder
    from workbench.adapters.examples_folder import prepare_examples

    return prepare_examples(resource("examples"), data_folder())


def find_variables() -> tuple[str, ...]:
    """Return the names of the variables of the process that hold a key."""
    from workbench.services.key_choice import process_keys

    return tuple(key.variable for key in process_keys(os.environ))


def find_places() -> "tuple[KeptPlace, ...]":
    """Return what the program keeps on disk, and where."""
    from workbench.adapters.app_folders import config_folder, data_folder, logs_folder
    from workbench.presenters.setting_rows import KeptPlace

    kept = (
        ("Settings", "Settings, the window's state, names and hosts of keys.", config_folder()),
        (
            "Edits that are not saved",
            "Each until it is saved or discarded.",
            data_folder() / "drafts",
        ),
        (
            "History",
            "Past runs, without keys, until their size or age is reached.",
            data_folder() / "history",
        ),
        ("Examples", "Your own copy, to change as you like.", data_folder()),
        (
            "Error reports",
            "Written when something went wrong, without keys and bodies.",
            logs_folder(),
        ),
    )
    return tuple(KeptPlace(what, meaning, str(folder)) for what, meaning, folder in kept)


def open_window(
    folders: tuple[str, ...], screenshot: str | None = None, *, new: bool = False
) -> int:
    """Open the window and return its exit code once it is closed.

    Where this user's window is open already, it opens the folders instead, unless a `new` one is wanted.
    """
    beside: Literal["", "asked", "silent"] = "asked" if new else ""
    address = ""
    if screenshot is None and not new:
        address, start = _first_or_not(folders)
        if start == "taken":
            return 0
        beside = "silent" if start == "beside" else ""

    from workbench.ui.application import WindowParts, run

    parts = WindowParts(
        load_collections=build_collections,
        load_drafts=build_drafts,
        settings=build_settings(),
        window_states=build_window_states(),
        load_engine=build_window_engine,
        load_catalog=load_catalog,
        prepare_examples=open_examples,
        folders=folders,
        find_variables=find_variables,
        find_places=find_places,
        load_bug_reports=build_bug_reports,
        screenshot=screenshot,
        address=address,
        beside=beside,
    )
    return run(parts)


def _first_or_not(folders: tuple[str, ...]) -> tuple[str, str]:
    """Return where the first window listens, and whether this start is it; else the folders were handed over."""
    from workbench.adapters.app_folders import config_folder, runtime_folders
    from workbench.adapters.running_window import RunningWindow
    from workbench.domain.hand_over import HandOver, hand_over_line

    absolute = tuple(os.path.abspath(folder) for folder in folders)  # noqa: PTH100  # links stay as the user sees them
    asked = HandOver(absolute, os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    window = RunningWindow(config_folder(), runtime_folders())
    return window.address, window.begin(hand_over_line(asked)).value


class LazyAnswer:
    """The mock server's answers; models and recordings are read when the first request comes."""

    def __init__(self) -> None:
        self._answer: Callable[[MockRequest], MockAnswer] | None = None

    def __call__(self, request: "MockRequest") -> "MockAnswer":
        if self._answer is None:
            from workbench.mock.answering import Answerer, World

            self._answer = Answerer(World(load_catalog(), load_recordings()))
        return self._answer(request)


class LazyWorkers:
    """The worker processes; what drives them is loaded when a run has something to judge."""

    def __init__(self) -> None:
        self._workers: Workers | None = None

    async def warm(self) -> None:
        """Start a process early."""
        await self._built().warm()

    async def answer(self, questions: "Sequence[Question]") -> "tuple[Answer, ...]":
        """Answer questions about a run."""
        return await self._built().answer(questions)

    async def close(self) -> None:
        """End the processes."""
        if self._workers is not None:
            await self._workers.close()

    def _built(self) -> "Workers":
        if self._workers is None:
            from workbench.adapters.worker_processes import WorkerProcesses

            self._workers = WorkerProcesses()
        return self._workers
