"""When a request would reach Google without a key, and what is shown of the key that goes along."""

from dataclasses import replace

import pytest

from tests.builders import a_request, a_scope
from workbench.domain.environment import Defaults
from workbench.domain.errors import KeyringKind
from workbench.domain.request import KeyChoice
from workbench.ports import KeyEntry
from workbench.presenters.key_need import key_name, lacks_key, masked_key, without_command
from workbench.presenters.targets import KeyState

NONE = KeyState(loaded=True)
PERSONAL = NONE.with_entries([KeyEntry("Personal", "2026-11-02", ())], "memory")


def test_that_a_request_to_google_without_any_key_lacks_one() -> None:
    assert lacks_key(a_request(), a_scope(), NONE)


def test_that_the_windows_key_is_enough() -> None:
    assert not lacks_key(a_request(), a_scope(), PERSONAL)


def test_that_a_key_of_the_process_is_enough() -> None:
    assert not lacks_key(a_request(), a_scope(), KeyState(variables=("GEMINI_API_KEY",)))


def test_that_a_request_that_wants_none_lacks_none() -> None:
    assert not lacks_key(a_request(key=KeyChoice("none")), a_scope(), NONE)


def test_that_a_folders_key_counts_where_the_request_says_nothing() -> None:
    scope = a_scope(parents=(Defaults("Folder", key=KeyChoice("none")),))
    assert not lacks_key(a_request(), scope, NONE)


def test_that_a_named_key_that_is_not_there_is_missing() -> None:
    assert lacks_key(a_request(key=KeyChoice("Work")), a_scope(), NONE)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1beta/models/m:generateContent", "nonsense"])
def test_that_other_hosts_are_not_asked_about(url: str) -> None:
    assert not lacks_key(a_request(url=url), a_scope(), NONE)


@pytest.mark.parametrize("trouble", [KeyringKind.LOCKED, KeyringKind.SILENT])
def test_that_a_key_in_a_keyring_that_cannot_be_read_is_not_at_hand(trouble: KeyringKind) -> None:
    locked = replace(PERSONAL, trouble=trouble)
    assert lacks_key(a_request(), a_scope(), locked)
    assert not lacks_key(a_request(key=KeyChoice("none")), a_scope(), locked)
    assert not lacks_key(
        a_request(key=KeyChoice("Work")), a_scope(), replace(locked, variables=("GEMINI_API_KEY",))
    )


def test_that_the_key_of_a_request_is_named() -> None:
    two = NONE.with_entries(
        [KeyEntry("Personal", "2026-11-02", ()), KeyEntry("Work", "2026-11-02", ())], "memory"
    )
    assert key_name(a_request(), a_scope(), two) == "Personal"
    assert key_name(a_request(key=KeyChoice("Work")), a_scope(), two) == "Work"
    assert key_name(a_request(key=KeyChoice("none")), a_scope(), two) == ""
    assert key_name(a_request(key=KeyChoice("Gone")), a_scope(), two) == ""


def test_that_only_the_last_characters_of_a_key_are_shown_where_they_are_known() -> None:
    assert masked_key(a_request(), a_scope(), PERSONAL) == "•••••••• (Personal)"
    known = replace(PERSONAL, fours={"Personal": "7Q2c"})
    assert masked_key(a_request(), a_scope(), known) == "••••7Q2c (Personal)"
    assert masked_key(a_request(key=KeyChoice("none")), a_scope(), known) == ""


@pytest.mark.parametrize(
    "command",
    [
        " Add one with: gemini-workbench keys add default",
        " Keep it in the keyring and allow it with: gemini-workbench keys bind NAME api.acme.dev",
        "",
    ],
)
def test_that_the_window_tells_no_command_line(command: str) -> None:
    said = "No API key was found; the request goes to api.acme.dev without one."
    assert without_command(said + command) == said
