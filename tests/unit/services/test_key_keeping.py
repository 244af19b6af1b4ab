"""What is known of the stored keys without asking anybody, and keys that are removed."""

import asyncio

import pytest

from tests.fakes import MemorySecrets
from workbench.domain.errors import KeyringKind, KeyringTrouble, UsageTrouble
from workbench.domain.secret import Secret
from workbench.ports import KeyEntry
from workbench.services.key_keeping import Known, Removed, known_keys, remove_key, value_of

VALUE = "AQ.stored-0123456789"


def a_keyring(trouble: KeyringKind | None = None, place: str = "Secret Service") -> MemorySecrets:
    return MemorySecrets({"Personal": VALUE}, {"Personal": ("proxy.acme.dev",)}, trouble, place)


def test_that_an_open_keyring_tells_all_without_a_prompt() -> None:
    secrets = a_keyring()
    known = asyncio.run(known_keys(secrets, with_fours=True))
    assert known == Known(
        (KeyEntry("Personal", "2026-11-02", ("proxy.acme.dev",)),),
        "Secret Service",
        fours={"Personal": "6789"},
    )
    assert secrets.prompts == 0


def test_that_values_are_touched_only_when_their_last_characters_are_wanted() -> None:
    assert asyncio.run(known_keys(a_keyring())).fours == {}


def test_that_a_locked_keyring_is_told_and_stays_locked() -> None:
    secrets = a_keyring(KeyringKind.LOCKED)
    known = asyncio.run(known_keys(secrets, with_fours=True))
    assert (known.trouble, known.why) == (KeyringKind.LOCKED, "The Secret Service is locked.")
    assert [entry.name for entry in known.entries] == ["Personal"]
    assert (known.fours, secrets.prompts) == ({}, 0)


def test_that_a_silent_keyring_is_told_with_the_keys_there_are() -> None:
    known = asyncio.run(known_keys(a_keyring(KeyringKind.SILENT)))
    assert (known.trouble, known.why) == (KeyringKind.SILENT, "The keyring is silent.")
    assert len(known.entries) == 1


def test_that_a_trouble_that_was_just_met_is_not_asked_for_again() -> None:
    met = KeyringTrouble(KeyringKind.LOCKED, "It stays locked.")
    known = asyncio.run(known_keys(a_keyring(), met=met))
    assert (known.trouble, known.why, len(known.entries)) == (met.kind, "It stays locked.", 1)
    gone = KeyringTrouble(KeyringKind.MISSING, "It is not there any more.")
    assert asyncio.run(known_keys(a_keyring(), met=gone)).trouble is None


def test_that_keys_in_memory_are_never_locked() -> None:
    known = asyncio.run(known_keys(a_keyring(KeyringKind.LOCKED, place="memory")))
    assert known.trouble is None


def test_that_a_file_of_names_that_cannot_be_read_is_told_in_its_own_words() -> None:
    class Damaged(MemorySecrets):
        async def entries(self) -> tuple[KeyEntry, ...]:
            raise KeyringTrouble(KeyringKind.REFUSED, "keys.json cannot be read.")

    known = asyncio.run(known_keys(Damaged()))
    assert (known.entries, known.why) == ((), "keys.json cannot be read.")


def test_that_a_removed_key_is_handed_back_with_all_that_was_known() -> None:
    secrets = a_keyring()
    removed = asyncio.run(remove_key(secrets, "Personal"))
    assert removed == Removed(
        KeyEntry("Personal", "2026-11-02", ("proxy.acme.dev",)), Secret(VALUE)
    )
    assert asyncio.run(secrets.entries()) == ()


def test_that_a_key_that_is_not_there_is_said() -> None:
    with pytest.raises(UsageTrouble, match="“Work”"):
        asyncio.run(remove_key(a_keyring(), "Work"))
    with pytest.raises(UsageTrouble, match="“Work”"):
        asyncio.run(value_of(a_keyring(), "Work"))


def test_that_a_value_is_read() -> None:
    assert asyncio.run(value_of(a_keyring(), "Personal")) == Secret(VALUE)


def test_that_a_slow_look_knows_the_keys_there_are_at_its_end() -> None:
    class Slow(MemorySecrets):
        async def look(self) -> str:
            await self.remove("Personal")  # somebody else, meanwhile
            return await super().look()

    known = asyncio.run(known_keys(Slow({"Personal": VALUE})))
    assert known.entries == ()
