"""Looking at a key without sending anything: its shape, where it may go, what a request carries."""

import asyncio
from dataclasses import replace

import pytest

from tests.builders import a_request, a_scope
from tests.fakes import FakeCollections, MemorySecrets
from tests.ui.windows import World
from workbench.domain.environment import DEFAULT_ENVIRONMENT, Environment, Overrides
from workbench.domain.errors import KeyringKind, RefusedToSend
from workbench.domain.request import Header
from workbench.domain.secret import Secret
from workbench.gemini.key_shapes import Kind
from workbench.services.engine import Engine
from workbench.services.key_choice import ProcessKey
from workbench.services.key_doctor import Examined, Fit, credentials_of, examine
from workbench.services.preparation import Preparer

STANDARD = "AIza" + "x" * 31 + "7Q2c"
STAGING = Environment("Staging", variables={"baseUrl": "https://staging.acme.dev/v1"})
"""An environment of an own host."""


def an_engine(
    trouble: KeyringKind | None = None, *bound: str, process: tuple[ProcessKey, ...] = ()
) -> Engine:
    secrets = MemorySecrets({"Work": STANDARD}, {"Work": bound}, trouble)
    engine = World(secrets=secrets).engine()
    return replace(engine, preparer=Preparer(secrets, FakeCollections(), process))


def examined(
    engine: Engine, name: str = "Work", where: Environment = DEFAULT_ENVIRONMENT
) -> Examined:
    return asyncio.run(examine(engine, name, where))


def test_that_a_key_is_told_by_its_shape_and_its_last_characters() -> None:
    told = examined(an_engine())
    assert told.shape is not None
    assert (told.shape.kind, told.four, told.unread) == (Kind.STANDARD, "7Q2c", "")
    assert told.fit == Fit("Google AI v1beta", "generativelanguage.googleapis.com")
    assert STANDARD not in repr(told)


def test_that_another_host_needs_to_be_bound() -> None:
    told = examined(an_engine(), where=STAGING)
    assert told.fit.host == "staging.acme.dev"
    assert told.fit.can_be_bound
    assert examined(an_engine(None, "staging.acme.dev"), where=STAGING).fit.why == ""


def test_that_plain_http_is_nothing_that_binding_would_help() -> None:
    plain = Environment("Plain", variables={"baseUrl": "http://staging.acme.dev"})
    fit = examined(an_engine(), where=plain).fit
    assert "plain http" in fit.why
    assert not fit.can_be_bound


def test_that_an_environment_without_a_base_url_leads_nowhere() -> None:
    assert examined(an_engine(), where=Environment("Empty")).fit == Fit("Empty")


def test_that_a_key_that_cannot_be_read_says_why() -> None:
    told = examined(an_engine(KeyringKind.LOCKED))
    assert (told.shape, told.unread) == (None, "The keyring is locked.")
    assert "no key named “Gone”" in examined(an_engine(), "Gone").unread


def test_that_a_key_of_the_process_needs_no_keyring() -> None:
    key = ProcessKey("GEMINI_API_KEY", Secret("AQ." + "p" * 40))
    told = examined(an_engine(KeyringKind.LOCKED, process=(key,)), "GEMINI_API_KEY")
    assert told.shape is not None
    assert (told.shape.kind, told.fit.why) == (Kind.NEW, "")


def test_that_a_stored_key_is_one_credential() -> None:
    scope = a_scope(overrides=Overrides(key="Work"))
    told = asyncio.run(credentials_of(an_engine(), a_request(), scope))
    assert told == ("x-goog-api-key",)


def test_that_what_the_user_wrote_counts_too() -> None:
    headers = (Header("x-goog-api-key", "a"), Header("Authorization", "Bearer b"))
    request = a_request(headers=headers, url="https://a.example.com/x?KEY=c&access_token=&x=1")
    told = asyncio.run(credentials_of(an_engine(), request, a_scope()))
    assert told == ("x-goog-api-key", "Authorization", "?KEY=")


def test_that_a_request_that_cannot_be_sent_says_so() -> None:
    with pytest.raises(RefusedToSend):
        asyncio.run(credentials_of(an_engine(), a_request(url="{{nowhere}}/x"), a_scope()))
