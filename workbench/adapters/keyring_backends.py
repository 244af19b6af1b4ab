"""The keyrings that may keep a key: those of the desktop and of the system, and no other.

A keyring package can be told to use a plain file or to forget everything; such a one is refused by name. The
system's own are tried in their order, which also spares the search through every installed package.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from workbench.domain.errors import KeyringKind, KeyringTrouble

VARIABLE = "PYTHON_KEYRING_BACKEND"


@dataclass(frozen=True, slots=True)
class Backend:
    """One allowed keyring: where its class is, what users call it, how long a value may be, if it may prompt."""

    module: str
    class_name: str
    title: str
    platforms: tuple[str, ...]
    max_value: int | None = None
    prompts: bool = True

    @property
    def spelled(self) -> str:
        """The name by which a user chooses it."""
        return f"{self.module}.{self.class_name}"


ALLOWED = (
    Backend("keyring.backends.SecretService", "Keyring", "Secret Service", ("linux",)),
    Backend("keyring.backends.kwallet", "DBusKeyring", "KWallet", ("linux",)),
    Backend("keyring.backends.kwallet", "DBusKeyringKWallet4", "KWallet", ("linux",)),
    Backend("keyring.backends.libsecret", "Keyring", "Secret Service", ("linux",)),
    Backend("keyring.backends.macOS", "Keyring", "macOS Keychain", ("darwin",)),
    Backend(
        "keyring.backends.Windows",
        "WinVaultKeyring",
        "Windows Credential Manager",
        ("win32",),
        max_value=1280,
        prompts=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A keyring that is there: what it is, and the package's own object."""

    backend: Backend
    keyring: Any


def usual_title() -> str:
    """Return what users of this system call its keyring."""
    ours = (backend.title for backend in ALLOWED if sys.platform in backend.platforms)
    return next(ours, "keyring")


def find_keyring() -> Found:
    """Return the keyring to use; it may block, so call it on a thread. Errors: KeyringTrouble."""
    wish, where = _wished(os.environ)
    if wish is None:
        return _first_usable()
    for backend in ALLOWED:
        if backend.spelled == wish:
            return _usable(backend) or _raise_missing()
    raise KeyringTrouble(
        KeyringKind.REFUSED,
        f"{where} names {wish}, which does not keep keys safely. Remove the setting to use the "
        f"{usual_title()}.",
    )


def _wished(environment: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the keyring that the user chose for all Python programs, and where that is said."""
    if wish := environment.get(VARIABLE):
        return wish, VARIABLE
    import configparser

    from keyring.util import platform_

    file = Path(platform_.config_root()) / "keyringrc.cfg"
    parser = configparser.RawConfigParser()
    try:
        parser.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return None, ""
    return parser.get("backend", "default-keyring", fallback="").strip() or None, str(file)


def _first_usable() -> Found:
    for backend in ALLOWED:
        if sys.platform in backend.platforms and (found := _usable(backend)):
            return found
    return _raise_missing()


def _usable(backend: Backend) -> Found | None:
    """Return a keyring whose package, service and settings are there."""
    try:
        kind: Callable[[], Any] = getattr(import_module(backend.module), backend.class_name)
        kind.priority  # type: ignore[attr-defined]  # noqa: B018  asking it looks for the service
        return Found(backend, kind())
    except Exception:  # noqa: BLE001  a backend that cannot be asked, for whatever reason, is not there
        return None


def _raise_missing() -> Found:
    raise KeyringTrouble(
        KeyringKind.MISSING,
        "This system has no keyring that can be used. Start one such as gnome-keyring, or set "
        "GEMINI_API_KEY.",
    )
