"""The key store on keyrings that are missing, locked, silent, forgetful, clinging or fakes."""

import asyncio
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringLocked
from keyring.util import platform_
from secretstorage.exceptions import SecretServiceNotAvailableException

from tests.integration.adapters.keyrings import (
    KEY,
    Clinging,
    DictKeyring,
    Forgetful,
    Locked,
    Raising,
    Silent,
    a_store,
    no_keyring,
    run,
    trouble_of,
)
from workbench.adapters.keyring_backends import ALLOWED, Backend, Found, find_keyring
from workbench.adapters.os_keyring import SERVICE, OsKeyring
from workbench.domain.errors import KeyringKind, KeyringTrouble
from workbench.domain.secret import Secret
from workbench.ports import KeyEntry


def test_that_a_key_that_the_keyring_does_not_let_go_stays_listed(tmp_path: Path) -> None:
    clinging = Clinging()
    store = a_store(tmp_path, clinging)
    run(store.add("a", KEY))
    assert trouble_of(store.remove("a")).kind is KeyringKind.REFUSED
    assert [entry.name for entry in run(store.entries())] == ["a"]


def test_that_keys_in_memory_are_renamed_replaced_and_unbound_too(tmp_path: Path) -> None:
    store = OsKeyring(tmp_path / "keys.json", no_keyring)
    other = Secret("AQ.another-0123456789")

    async def scene() -> tuple[tuple[KeyEntry, ...], Secret | None, str]:
        await store.add("a", KEY)
        await store.bind("a", "api.example.com")
        await store.bind("a", "other.example.com")
        await store.unbind("a", "api.example.com")
        await store.replace("a", other)
        await store.rename("a", "b")
        entries = await store.entries()
        return entries, await store.read("b"), await store.last_four("b")

    entries, value, four = run(scene())
    assert [(entry.name, entry.hosts) for entry in entries] == [("b", ("other.example.com",))]
    assert (value, four) == (other, "6789")
    assert list(tmp_path.iterdir()) == []


def test_that_a_keyring_that_came_later_takes_the_keys_that_are_added_then(tmp_path: Path) -> None:
    keyring, is_there = DictKeyring(), threading.Event()
    found = Found(Backend("t", "K", "Test keyring", ()), keyring)
    store = OsKeyring(tmp_path / "keys.json", lambda: found if is_there.is_set() else no_keyring())

    async def scene() -> tuple[str | None, str | None, str]:
        first = await store.add("a", KEY)
        is_there.set()
        return first, await store.add("a", KEY), await store.look()

    first, second, place = run(scene())
    assert first is not None
    assert (second, place) == (None, "Test keyring")
    assert keyring.values == {(SERVICE, "a"): KEY.reveal()}


def test_that_a_service_that_has_gone_is_missing_and_looked_for_anew(tmp_path: Path) -> None:
    broken, works = Raising(InitError("x")), DictKeyring()
    broken.error.__cause__ = SecretServiceNotAvailableException("gone")
    backend = Backend("t", "K", "Test keyring", (), prompts=False)
    looks = iter([Found(backend, broken), Found(backend, works)])
    store = OsKeyring(tmp_path / "keys.json", lambda: next(looks))
    assert trouble_of(store.read("x")).kind is KeyringKind.MISSING
    assert store.place == "memory"
    assert run(store.add("x", KEY)) is None
    assert store.place == "Test keyring"


def test_that_a_locked_keyring_works_once_it_is_unlocked(tmp_path: Path) -> None:
    keyring = Locked()
    store = a_store(tmp_path, keyring)

    async def scene() -> Secret | None:
        await store.unlock()
        await store.add("x", KEY)
        return await store.read("x")

    assert trouble_of(store.unlock()).kind is KeyringKind.LOCKED
    keyring.is_locked = False
    assert run(scene()) == KEY


def test_that_without_a_keyring_a_key_is_kept_until_the_program_ends(tmp_path: Path) -> None:
    store = OsKeyring(tmp_path / "keys.json", no_keyring)

    async def scene() -> tuple[str | None, Secret | None, str, bool, bool]:
        return (
            await store.add("default", KEY),
            await store.read("default"),
            store.place,
            await store.bind("default", "api.example.com"),
            await store.remove("default"),
        )

    notice, value, place, bound, removed = run(scene())
    assert notice is not None
    assert "memory" in notice
    assert (value, place, bound, removed) == (KEY, "memory", True, True)
    assert list(tmp_path.iterdir()) == []


def test_that_without_a_keyring_reading_another_key_says_so(tmp_path: Path) -> None:
    store = OsKeyring(tmp_path / "keys.json", no_keyring)
    assert trouble_of(store.read("x")).kind is KeyringKind.MISSING


@pytest.mark.parametrize("error", [KeyringLocked("secret detail"), InitError("secret detail")])
def test_that_a_locked_keyring_is_said(tmp_path: Path, error: Exception) -> None:
    store = a_store(tmp_path, Raising(error))
    assert trouble_of(store.read("x")).kind is KeyringKind.LOCKED
    assert trouble_of(store.add("x", KEY)).kind is KeyringKind.LOCKED
    assert run(store.entries()) == ()


def test_that_any_other_error_is_a_refusal_without_its_text(tmp_path: Path) -> None:
    trouble = trouble_of(a_store(tmp_path, Raising(RuntimeError(KEY.reveal()))).add("x", KEY))
    assert trouble.kind is KeyringKind.REFUSED
    assert KEY.reveal() not in str(trouble)


def test_that_a_forgetful_keyring_is_noticed(tmp_path: Path) -> None:
    store = a_store(tmp_path, Forgetful())
    assert trouble_of(store.add("x", KEY)).kind is KeyringKind.REFUSED
    assert run(store.entries()) == ()


def test_that_a_silent_keyring_ends_at_its_limit_and_blocks_nobody(tmp_path: Path) -> None:
    keyring = Silent()
    try:
        trouble = trouble_of(a_store(tmp_path, keyring, limit_s=0.1).read("x"))
    finally:
        keyring.release.set()
    assert trouble.kind is KeyringKind.SILENT


def test_that_a_prompt_gets_more_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = Silent()
    monkeypatch.setenv("DISPLAY", ":9")
    asyncio_timer: Callable[[], None] = keyring.release.set

    async def scene() -> Secret | None:
        asyncio.get_running_loop().call_later(0.3, asyncio_timer)
        return await a_store(tmp_path, keyring, limit_s=0.05, prompts=True).read("x")

    assert run(scene()) is None


def test_that_a_value_longer_than_the_keyring_takes_is_refused_before(tmp_path: Path) -> None:
    keyring = DictKeyring()
    store = a_store(tmp_path, keyring, max_value=10)
    assert "10 characters" in str(trouble_of(store.add("x", KEY)))
    assert keyring.values == {}


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"{" * 100_000])
def test_that_a_damaged_file_of_names_is_said_and_kept(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config" / "keys.json"
    file.parent.mkdir()
    file.write_bytes(content)
    assert "keys.json" in str(trouble_of(a_store(tmp_path).entries()))
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"keys": [1, {"hosts": 3}, {"name": "a", "hosts": [1, "h"]}]}']
)
def test_that_rows_that_are_no_keys_are_passed_over(tmp_path: Path, content: str) -> None:
    file = tmp_path / "config" / "keys.json"
    file.parent.mkdir()
    file.write_text(content)
    assert [(e.name, e.hosts) for e in run(a_store(tmp_path).entries())] in ([], [("a", ("h",))])


# Which keyrings are allowed


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyrings.alt.file.PlaintextKeyring",
        "keyrings.alt.file.EncryptedKeyring",
        "no.such.module.Keyring",
    ],
)
def test_that_any_other_keyring_is_refused_by_name(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    with pytest.raises(KeyringTrouble) as caught:
        find_keyring()
    assert caught.value.kind is KeyringKind.REFUSED
    assert name in str(caught.value)
    assert name.rpartition(".")[0] not in set(sys.modules) - {
        "keyring.backends.fail",
        "keyring.backends.null",
        "keyring.backends.chainer",
    }


def test_that_a_keyring_chosen_in_the_packages_own_file_is_looked_at(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    file = Path(platform_.config_root()) / "keyringrc.cfg"
    assert home in file.parents
    file.parent.mkdir(parents=True)
    file.write_text("[backend]\ndefault-keyring=keyrings.alt.file.PlaintextKeyring\n")
    with pytest.raises(KeyringTrouble) as caught:
        find_keyring()
    assert str(file) in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="a system without D-Bus")
def test_that_a_system_without_a_keyring_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    with pytest.raises(KeyringTrouble) as caught:
        find_keyring()
    assert caught.value.kind is KeyringKind.MISSING


def test_that_every_system_has_an_allowed_keyring() -> None:
    assert {name for backend in ALLOWED for name in backend.platforms} == {
        "linux",
        "darwin",
        "win32",
    }
