"""What holds for every test: a clean home, no keyring, loopback only, a quiet log, no thread left.

A test that means to log asks for `logged`, one that resolves a made-up name asks for
`allowed_names`, one that starts a system program is marked `needs("Xvfb")`.
"""

import ipaddress
import itertools
import logging
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# Read by Qt when the first application object is made, long after this line.
if not os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen:"):  # with screens of its own
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

hypothesis.settings.register_profile("workbench", deadline=None, print_blob=True)
hypothesis.settings.register_profile("quick", deadline=None, print_blob=True, max_examples=15)
hypothesis.settings.load_profile("workbench")

LEAVING = (
    *("GEMINI_API_KEY", "GOOGLE_API_KEY", "GOOGLE_APPLICATION_CREDENTIALS", "SSL_CERT_FILE"),
    *("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "NO_COLOR", "FORCE_COLOR"),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy"),
)
HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}
NUMBER = itertools.count(1)
SECONDS_TO_END = 5.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, visibly, the tests whose programs are not installed here."""
    for item in items:
        needed = [name for mark in item.iter_markers("needs") for name in mark.args]
        missing = [name for name in needed if shutil.which(name) is None]
        if missing:
            item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)}"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the test a home folder of its own, and an environment without keys, proxies, displays."""
    folder = tmp_path_factory.getbasetemp() / f"home-{next(NUMBER)}"
    runtime = folder / "run"
    folder.mkdir()
    runtime.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        for name in LEAVING:
            patch.delenv(name, raising=False)
        for name, below in HOMES.items():
            patch.setenv(name, str(folder / below))
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield folder


@pytest.fixture
def allowed_names() -> set[str]:
    """Host names that this test may resolve beside localhost; the test adds its own."""
    return set()


@pytest.fixture(autouse=True)
def loopback_only(allowed_names: set[str]) -> Iterator[None]:
    """Refuse every connection and name that leaves this machine, and fail the test that tried."""
    tried: list[str] = []
    connect, connect_ex, resolve = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def refuse(what: str) -> None:
        tried.append(what)
        raise AssertionError(f"a test tried to reach {what}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if leaves(self, address):
            refuse(str(address))
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if leaves(self, address):
            refuse(str(address))
        return connect_ex(self, address)

    def guarded_resolve(host: Any, *rest: Any, **named: Any) -> Any:
        if not stays(host) and host not in allowed_names:
            refuse(str(host))
        return resolve(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield
    assert not tried, f"the network was tried: {tried}"


def leaves(connection: socket.socket, address: Any) -> bool:
    """Return whether a connection to this address would leave the machine."""
    return connection.family in (socket.AF_INET, socket.AF_INET6) and not stays(address[0])


def stays(host: Any) -> bool:
    """Return whether a name or number stands for this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


@pytest.fixture
def logged() -> list[logging.LogRecord]:
    """Collect the warnings and errors that the test logs; asking for this is expecting them."""
    return []


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that logs a warning or worse, from whatever logger and thread, unasked."""
    asked = "logged" in request.fixturenames
    records: list[logging.LogRecord] = request.getfixturevalue("logged") if asked else []
    make = logging.getLogRecordFactory()

    def collecting(*words: Any, **named: Any) -> logging.LogRecord:
        record = make(*words, **named)
        if record.levelno >= logging.WARNING:
            records.append(record)
        return record

    logging.setLogRecordFactory(collecting)
    yield
    logging.setLogRecordFactory(make)
    lines = [f"{record.name}: {record.getMessage()}" for record in records]
    assert asked or not lines, f"logged unasked: {lines}"


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail the test that leaves a thread running; one that is just ending gets its time."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not thread.name.startswith("Dummy-"):  # Qt's own threads, seen once in Python
            thread.join(SECONDS_TO_END)
            assert not thread.is_alive(), f"thread left running: {thread.name}"
