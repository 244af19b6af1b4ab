"""Keyrings as they are met: working, raising, forgetful, clinging, locked, silent; and the store on them."""

import asyncio
import sys
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from keyring.errors import KeyringLocked, PasswordDeleteError

from workbench.adapters.keyring_backends import Backend, Found
from workbench.adapters.os_keyring import OsKeyring
from workbench.domain.errors import KeyringKind, KeyringTrouble
from workbench.domain.secret import Secret

T = TypeVar("T")
KEY = Secret("AQ.canary-0123456789")


class DictKeyring:
    """A keyring package's object that keeps values in a dict."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str) -> str | None:
        return self.values.get((service, user))

    def set_password(self, service: str, user: str, value: str) -> None:
        self.values[service, user] = value

    def delete_password(self, service: str, user: str) -> None:
        if (service, user) not in self.values:
            raise PasswordDeleteError("not there")
        del self.values[service, user]


class Raising(DictKeyring):
    """A keyring that answers every call with an error."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, user: str) -> str | None:
        raise self.error

    def set_password(self, service: str, user: str, value: str) -> None:
        raise self.error


class Forgetful(DictKeyring):
    """A keyring that takes everything and keeps nothing, as the null one does."""

    def set_password(self, service: str, user: str, value: str) -> None:
        pass


class Clinging(DictKeyring):
    """A keyring that lets nothing go, as one whose prompt is closed."""

    def delete_password(self, service: str, user: str) -> None:
        raise PasswordDeleteError("cancelled")


class Locked(DictKeyring):
    """A keyring that answers once it is unlocked."""

    def __init__(self) -> None:
        super().__init__()
        self.is_locked = True

    def get_password(self, service: str, user: str) -> str | None:
        if self.is_locked:
            raise KeyringLocked("x")
        return super().get_password(service, user)


class Silent(DictKeyring):
    """A keyring that does not answer until it is released."""

    def __init__(self) -> None:
        super().__init__()
        self.release = threading.Event()

    def get_password(self, service: str, user: str) -> str | None:
        self.release.wait(30)
        return None


def a_store(
    folder: Path, keyring: DictKeyring | None = None, limit_s: float = 5.0, **backend: Any
) -> OsKeyring:
    used = keyring or DictKeyring()
    found = Found(
        Backend("t", "K", "Test keyring", (sys.platform,), **{"prompts": False, **backend}), used
    )
    return OsKeyring(folder / "config" / "keys.json", lambda: found, limit_s)


def no_keyring() -> Found:
    raise KeyringTrouble(KeyringKind.MISSING, "There is none.")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(coroutine)


def trouble_of(coroutine: Coroutine[Any, Any, object]) -> KeyringTrouble:
    with pytest.raises(KeyringTrouble) as caught:
        asyncio.run(coroutine)
    return caught.value
