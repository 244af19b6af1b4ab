"""The key store on a keyring that works."""

import json
import stat
import sys
import threading
from pathlib import Path

import pytest

from tests.integration.adapters.keyrings import (
    KEY,
    DictKeyring,
    Forgetful,
    Silent,
    a_store,
    no_keyring,
    run,
    trouble_of,
)
from workbench.adapters.keyring_backends import Backend, Found
from workbench.adapters.os_keyring import SERVICE, OsKeyring
from workbench.domain.errors import KeyringKind, UsageTrouble
from workbench.domain.secret import Secret
from workbench.ports import KeyEntry


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
