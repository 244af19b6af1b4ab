"""The key store on keyrings that work, are missing, locked, silent, forgetful or fakes."""

import asyncio
import json
import stat
import sys
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError
from keyring.util import platform_
from secretstorage.exceptions import SecretServiceNotAvailableException

from workbench.adapters.keyring_backends import ALLOWED, Backend, Found, find_keyring
from workbench.adapters.os_keyring import SERVICE, OsKeyring
from workbench.domain.errors import KeyringKind, KeyringTrouble, UsageTrouble
from workbench.domain.secret import Secret
from workbench.ports import KeyEntry

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
        self._error = error

    def get_password(self, service: str, user: str) -> str | None:
        raise self._error

    def set_password(self, service: str, user: str, value: str) -> None:
        raise self._error


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


# What works


def test_that_a_key_is_kept_read_and_removed(tmp_path: Path) -> None:
    keyring = DictKeyring()
    store = a_store(tmp_path, keyring)

    async def scene() -> tuple[str | None, Secret | None, bool, Secret | None]:
        return (
            await store.add("default", KEY),
            await store.read("default"),
            await store.remove("default"),
            await store.read("default"),
        )

    assert run(scene()) == (None, KEY, True, None)
    assert keyring.values == {}


def test_that_looking_tells_where_keys_are_kept_and_asks_for_none(tmp_path: Path) -> None:
    silent = Silent()
    assert run(a_store(tmp_path, silent).look()) == "Test keyring"
    assert run(OsKeyring(tmp_path / "keys.json", no_keyring).look()) == "memory"


def test_that_looking_for_a_keyring_that_hangs_ends(tmp_path: Path) -> None:
    release = threading.Event()

    def hang() -> Found:
        release.wait(30)
        return no_keyring()

    trouble = trouble_of(OsKeyring(tmp_path / "keys.json", hang, 0.05).look())
    release.set()
    assert trouble.kind is KeyringKind.SILENT


def test_that_values_stand_under_the_programs_service(tmp_path: Path) -> None:
    keyring = DictKeyring()
    run(a_store(tmp_path, keyring).add("default", KEY))
    assert keyring.values == {(SERVICE, "default"): KEY.reveal()}


def test_that_the_file_of_names_holds_no_value_and_is_its_owners_only(tmp_path: Path) -> None:
    run(a_store(tmp_path).add("default", KEY))
    file = tmp_path / "config" / "keys.json"
    assert KEY.reveal() not in file.read_text()
    assert json.loads(file.read_text())["keys"][0]["name"] == "default"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_names_dates_and_hosts_outlive_the_program(tmp_path: Path) -> None:
    keyring = DictKeyring()

    async def scene() -> None:
        store = a_store(tmp_path, keyring)
        await store.add("b", KEY)
        await store.add("a", KEY)
        assert await store.bind("a", "API.example.com:8443")
        assert await store.bind("a", "api.example.com:8443")

    run(scene())
    entries = run(a_store(tmp_path, keyring).entries())
    assert [entry.name for entry in entries] == ["a", "b"]
    assert entries[0].hosts == ("api.example.com:8443",)
    assert len(entries[0].added) == len("2026-11-02")


def test_that_a_new_value_keeps_the_bound_hosts(tmp_path: Path) -> None:
    store = a_store(tmp_path)

    async def scene() -> tuple[str, ...]:
        await store.add("a", KEY)
        await store.bind("a", "api.example.com")
        await store.add("a", Secret("AQ.another"))
        return (await store.entries())[0].hosts

    assert run(scene()) == ("api.example.com",)


def test_that_a_replaced_value_is_read_back_and_keeps_the_hosts(tmp_path: Path) -> None:
    keyring, other = DictKeyring(), Secret("AQ.another-0123456789")
    store = a_store(tmp_path, keyring)

    async def scene() -> tuple[bool, Secret | None, tuple[str, ...], bool]:
        await store.add("a", KEY)
        await store.bind("a", "api.example.com")
        replaced = await store.replace("a", other)
        hosts = (await store.entries())[0].hosts
        return replaced, await store.read("a"), hosts, await store.replace("b", other)

    assert run(scene()) == (True, other, ("api.example.com",), False)


def test_that_a_renamed_key_leaves_nothing_under_its_old_name(tmp_path: Path) -> None:
    keyring = DictKeyring()
    store = a_store(tmp_path, keyring)

    async def scene() -> tuple[bool, tuple[KeyEntry, ...]]:
        await store.add("a", KEY)
        await store.bind("a", "api.example.com")
        return await store.rename("a", "b"), await store.entries()

    renamed, entries = run(scene())
    assert renamed
    assert [(entry.name, entry.hosts) for entry in entries] == [("b", ("api.example.com",))]
    assert keyring.values == {(SERVICE, "b"): KEY.reveal()}


def test_that_a_key_never_takes_the_name_of_another(tmp_path: Path) -> None:
    keyring = DictKeyring()
    store = a_store(tmp_path, keyring)

    async def scene() -> None:
        await store.add("a", KEY)
        await store.add("b", Secret("AQ.another"))
        assert await store.rename("a", "a")
        await store.rename("a", "b")

    with pytest.raises(UsageTrouble, match="“b”"):
        run(scene())
    assert keyring.values[SERVICE, "b"] == "AQ.another"
    assert keyring.values[SERVICE, "a"] == KEY.reveal()


def test_that_a_key_whose_new_name_is_not_kept_keeps_its_old_one(tmp_path: Path) -> None:
    keyring = DictKeyring()
    run(a_store(tmp_path, keyring).add("a", KEY))
    forgetful = Forgetful()
    forgetful.values = dict(keyring.values)
    store = a_store(tmp_path, forgetful)
    assert trouble_of(store.rename("a", "b")).kind is KeyringKind.REFUSED
    assert [entry.name for entry in run(store.entries())] == ["a"]
    assert forgetful.values == keyring.values


def test_that_a_removed_key_comes_back_as_it_was(tmp_path: Path) -> None:
    keyring = DictKeyring()
    store = a_store(tmp_path, keyring)
    entry = KeyEntry("a", "2026-11-02", ("api.example.com",))

    async def scene() -> tuple[str | None, tuple[KeyEntry, ...]]:
        return await store.restore(entry, KEY), await store.entries()

    assert run(scene()) == (None, (entry,))
    assert keyring.values == {(SERVICE, "a"): KEY.reveal()}


def test_that_a_host_can_be_taken_back(tmp_path: Path) -> None:
    store = a_store(tmp_path)

    async def scene() -> tuple[bool, tuple[str, ...], bool]:
        await store.add("a", KEY)
        await store.bind("a", "api.example.com")
        await store.bind("a", "other.example.com")
        taken = await store.unbind("a", "api.example.com")
        return taken, (await store.entries())[0].hosts, await store.unbind("b", "x")

    assert run(scene()) == (True, ("other.example.com",), False)


def test_that_an_open_keyring_tells_the_last_characters_and_no_more(tmp_path: Path) -> None:
    store = a_store(tmp_path)

    async def scene() -> tuple[bool, str, str]:
        await store.add("a", KEY)
        await store.add("short", Secret("AQ.short"))
        return await store.is_locked(), await store.last_four("a"), await store.last_four("short")

    assert run(scene()) == (False, "6789", "")


def test_that_a_keyring_that_might_prompt_is_not_asked_for_them(tmp_path: Path) -> None:
    silent = Silent()
    silent.values[SERVICE, "a"] = KEY.reveal()
    store = a_store(tmp_path, silent, prompts=True)
    assert run(store.last_four("a")) == ""
    assert run(store.is_locked()) is False


def test_that_what_was_seen_before_needs_no_prompt(tmp_path: Path) -> None:
    store = a_store(tmp_path, prompts=True)

    async def scene() -> str:
        await store.add("a", KEY)
        return await store.last_four("a")

    assert run(scene()) == "6789"


def test_that_what_is_not_there_is_said(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    assert run(store.read("x")) is None
    assert run(store.remove("x")) is False
    assert run(store.bind("x", "api.example.com")) is False


def test_that_a_bad_name_or_host_is_refused(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with pytest.raises(UsageTrouble):
        run(store.add("none", KEY))
    with pytest.raises(UsageTrouble):
        run(store.bind("a", "*"))


def test_that_every_value_is_told_to_whoever_masks(tmp_path: Path) -> None:
    held: list[Secret] = []
    found = Found(Backend("t", "K", "Test keyring", ()), DictKeyring())
    store = OsKeyring(tmp_path / "keys.json", lambda: found, hold=held.extend)

    async def scene() -> None:
        await store.add("default", KEY)
        await store.read("default")

    run(scene())
    assert held == [KEY, KEY]


# What does not


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
    broken._error.__cause__ = SecretServiceNotAvailableException("gone")
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
