"""Which key goes where: every rule of command-line.md, Which key."""

import asyncio
from typing import Any

import pytest

from tests.builders import a_request, a_scope
from tests.fakes import MemorySecrets
from workbench.domain.environment import GOOGLE_HOST, Defaults, Environment, Overrides
from workbench.domain.errors import KeyringKind
from workbench.domain.request import KeyChoice, Request
from workbench.domain.secret import Secret
from workbench.gemini.endpoints import read_url
from workbench.services.key_choice import (
    ChosenKey,
    Destination,
    KeyChooser,
    ProcessKey,
    asked_key,
    destination_of,
    process_keys,
)

GOOGLE = Destination("https", GOOGLE_HOST, 443)
OTHER = Destination("https", "proxy.example.com", 443)
LOOPBACK = Destination("http", "127.0.0.1", 8080)
STORED = {"default": "AQ.stored", "other": "AQ.other", "outer": "AQ.outer"}
FROM_PROCESS = (ProcessKey("GEMINI_API_KEY", Secret("AQ.process")),)
BOTH = (*FROM_PROCESS, ProcessKey("GOOGLE_API_KEY", Secret("AQ.google")))


def choose(
    request: Request | None = None,
    *,
    destination: Destination = GOOGLE,
    secrets: MemorySecrets | None = None,
    keys: tuple[ProcessKey, ...] = FROM_PROCESS,
    **around: Any,
) -> ChosenKey:
    """Choose a key; `around` are the parts of the scope."""
    scope = a_scope(around.pop("environment", Environment("Test")), **around)
    chooser = KeyChooser(secrets or MemorySecrets(STORED), keys)
    return asyncio.run(chooser.choose(request or a_request(), scope, destination))


def value(chosen: ChosenKey) -> str | None:
    return chosen.secret.reveal() if chosen.secret else None


def said(chosen: ChosenKey) -> str:
    return " ".join(chosen.notices)


# Where it comes from


def test_that_the_command_line_comes_first() -> None:
    chosen = choose(
        a_request(key=KeyChoice("default")), overrides=Overrides(key="other", window_key="outer")
    )
    assert (chosen.name, value(chosen), chosen.notices) == ("other", "AQ.other", ())


def test_that_the_request_comes_before_its_folders() -> None:
    parents = (Defaults("inner", key=KeyChoice("other")), Defaults("outer", key=KeyChoice("outer")))
    assert choose(a_request(key=KeyChoice("default")), parents=parents).name == "default"
    assert choose(parents=parents).name == "other"
    assert choose(parents=(Defaults("inner"), *parents[1:])).name == "outer"


def test_that_the_windows_selection_comes_after_the_files() -> None:
    overrides = Overrides(window_key="other")
    assert choose(overrides=overrides).name == "other"
    assert choose(a_request(key=KeyChoice("default")), overrides=overrides).name == "default"


def test_that_the_process_environment_comes_last_and_in_order() -> None:
    assert choose(keys=BOTH).name == "GEMINI_API_KEY"
    assert choose(keys=BOTH[1:]).name == "GOOGLE_API_KEY"


def test_that_no_key_anywhere_is_said() -> None:
    chosen = choose(keys=())
    assert chosen.secret is None
    assert "goes without one" in said(chosen)


def test_that_none_sends_none_silently() -> None:
    assert choose(a_request(key=KeyChoice("none"))) == ChosenKey()
    assert choose(parents=(Defaults("c", key=KeyChoice("none")),)) == ChosenKey()


def test_that_the_mock_is_never_sent_a_key_and_that_gives_no_notice() -> None:
    overrides = Overrides(base_url="http://127.0.0.1:8080", to_mock=True)
    assert (
        choose(a_request(key=KeyChoice("default")), destination=LOOPBACK, overrides=overrides)
        == ChosenKey()
    )


def test_that_the_files_placement_stays_when_the_command_line_names_the_key() -> None:
    request = a_request(key=KeyChoice("default", "X-Api-Key", "Key "))
    scope = a_scope(overrides=Overrides(key="other"))
    assert asked_key(request, scope) == KeyChoice("other", "X-Api-Key", "Key ")


# When the keyring has none


def test_that_a_missing_key_falls_back_to_the_environment_with_a_notice() -> None:
    chosen = choose(a_request(key=KeyChoice("nowhere")))
    assert value(chosen) == "AQ.process"
    assert 'no key named "nowhere"' in said(chosen)
    assert "GEMINI_API_KEY" in said(chosen)


@pytest.mark.parametrize("kind", KeyringKind)
def test_that_a_keyring_that_gives_nothing_falls_back_with_its_reason(kind: KeyringKind) -> None:
    chosen = choose(
        a_request(key=KeyChoice("default")), secrets=MemorySecrets(STORED, trouble=kind)
    )
    assert value(chosen) == "AQ.process"
    assert kind.value in said(chosen)


def test_that_a_missing_key_without_an_environment_is_one_notice() -> None:
    chosen = choose(a_request(key=KeyChoice("nowhere")), keys=())
    assert (chosen.secret, len(chosen.notices)) == (None, 1)
    assert "goes without a key" in said(chosen)


def test_that_an_environment_can_narrow_the_names() -> None:
    environment = Environment("Studio", secrets=("other",))
    chosen = choose(a_request(key=KeyChoice("default")), environment=environment)
    assert value(chosen) == "AQ.process"
    assert '"Studio" may not use the key "default"' in said(chosen)
    assert choose(a_request(key=KeyChoice("other")), environment=environment).name == "other"


def test_that_a_process_key_with_a_bad_character_is_passed_over_and_not_shown() -> None:
    keys = (ProcessKey("GEMINI_API_KEY", Secret("AQ.bad\u200bkey")), BOTH[1])
    chosen = choose(keys=keys)
    assert chosen.name == "GOOGLE_API_KEY"
    assert "GEMINI_API_KEY" in said(chosen)
    assert "bad" not in said(chosen).replace("bad character", "")


def test_that_a_stored_value_that_no_header_can_carry_is_not_used_and_not_shown() -> None:
    chosen = choose(a_request(key=KeyChoice("odd")), secrets=MemorySecrets({"odd": "AQ.o\ndd"}))
    assert value(chosen) == "AQ.process"
    assert "U+000A" in said(chosen)
    assert "dd" not in said(chosen).replace("odd", "")


# Where it may go


@pytest.mark.parametrize("port", [443, 8443])
def test_that_a_keyring_key_goes_to_google_from_the_start(port: int) -> None:
    chosen = choose(
        a_request(key=KeyChoice("default")), destination=Destination("https", GOOGLE_HOST, port)
    )
    assert value(chosen) == "AQ.stored"


def test_that_a_keyring_key_does_not_go_elsewhere_and_the_remedy_is_named() -> None:
    chosen = choose(a_request(key=KeyChoice("default")), destination=OTHER)
    assert chosen.secret is None
    assert "gemini-workbench keys bind default proxy.example.com" in said(chosen)


def test_that_a_key_left_out_does_not_fall_back_and_is_still_held() -> None:
    chosen = choose(a_request(key=KeyChoice("default")), destination=OTHER)
    assert (len(chosen.notices), [secret.reveal() for secret in chosen.held]) == (1, ["AQ.stored"])


@pytest.mark.parametrize(
    ("bound", "port", "goes"),
    [
        ("proxy.example.com", 443, True),
        ("proxy.example.com", 8443, True),
        ("proxy.example.com:8443", 8443, True),
        ("proxy.example.com:8443", 443, False),
        ("PROXY.example.com", 443, True),
        ("example.com", 443, False),
        ("xproxy.example.com", 443, False),
    ],
)
def test_that_a_binding_means_a_host_or_a_host_and_its_port(
    bound: str, port: int, goes: bool
) -> None:
    secrets = MemorySecrets(STORED, {"default": (bound,)})
    destination = Destination("https", "proxy.example.com", port)
    chosen = choose(a_request(key=KeyChoice("default")), secrets=secrets, destination=destination)
    assert (chosen.secret is not None) is goes


def test_that_hosts_of_the_environment_narrow() -> None:
    environment = Environment("Studio", hosts=("proxy.example.com",))
    chosen = choose(a_request(key=KeyChoice("default")), environment=environment)
    assert chosen.secret is None
    assert "under hosts" in said(chosen)


def test_that_hosts_of_the_environment_never_widen() -> None:
    environment = Environment("Studio", hosts=("proxy.example.com",))
    chosen = choose(a_request(key=KeyChoice("default")), destination=OTHER, environment=environment)
    assert chosen.secret is None
    assert "keys bind" in said(chosen)


def test_that_keys_never_travel_over_plain_http_but_inside_this_machine() -> None:
    bound = MemorySecrets(STORED, {"default": (GOOGLE_HOST, "127.0.0.1")})
    request = a_request(key=KeyChoice("default"))
    plain = Destination("http", GOOGLE_HOST, 80)
    assert "plain http" in said(choose(request, secrets=bound, destination=plain))
    assert "plain http" in said(choose(destination=plain))
    assert value(choose(request, secrets=bound, destination=LOOPBACK)) == "AQ.stored"


def test_that_a_process_key_goes_to_a_loopback_host_that_the_environment_lists() -> None:
    environment = Environment("Local", hosts=("127.0.0.1:8080",))
    assert value(choose(destination=LOOPBACK, environment=environment)) == "AQ.process"
    assert choose(destination=LOOPBACK, environment=Environment("Local")).secret is None
    elsewhere = Environment("Local", hosts=("127.0.0.1:9",))
    assert choose(destination=LOOPBACK, environment=elsewhere).secret is None


def test_that_a_process_key_goes_to_no_other_host_even_when_listed() -> None:
    environment = Environment("Proxy", hosts=("proxy.example.com",))
    chosen = choose(destination=OTHER, environment=environment)
    assert chosen.secret is None
    assert "keys bind" in said(chosen)


def test_that_a_url_leads_to_its_host_and_port() -> None:
    assert destination_of(read_url("https://API.example.com/v1")) == Destination(
        "https", "api.example.com", 443
    )
    assert str(destination_of(read_url("http://127.0.0.1:8080/v1"))) == "127.0.0.1:8080"


def test_that_process_keys_are_stripped_and_empty_ones_are_none() -> None:
    found = process_keys({"GEMINI_API_KEY": " AQ.x\n", "GOOGLE_API_KEY": "  ", "OTHER": "y"})
    assert found == (ProcessKey("GEMINI_API_KEY", Secret("AQ.x")),)


def test_that_a_key_that_only_needs_to_be_bound_is_told_with_its_host() -> None:
    chosen = choose(a_request(key=KeyChoice("default")), destination=OTHER)
    assert chosen.left_out is not None
    assert chosen.left_out[:2] == ("default", "proxy.example.com")
    assert chosen.left_out.notice in chosen.notices


def test_that_binding_is_not_offered_where_it_would_not_help() -> None:
    plain = Destination("http", "proxy.example.com", 80)
    assert choose(a_request(key=KeyChoice("default")), destination=plain).left_out is None
    unlisted = Environment("Test", hosts=("elsewhere.example.com",))
    chosen = choose(a_request(key=KeyChoice("default")), destination=OTHER, environment=unlisted)
    assert chosen.left_out is None
