"""One list of the models says whether a key is accepted."""

import asyncio
import json
from collections.abc import Sequence

import pytest

from tests.builders import JSON, a_script, an_error
from tests.fakes import (
    FakeClock,
    FakeCollections,
    FakeMock,
    FakeTransport,
    FakeWorkers,
    MemoryBodies,
    MemoryPassword,
    MemorySecrets,
    MemorySettings,
    MemoryTexts,
)
from tests.memory_history import MemoryHistory, no_secrets
from workbench.domain.environment import Environment
from workbench.domain.errors import KeyringKind
from workbench.domain.run import Cause
from workbench.domain.secret import Secret
from workbench.ports import TransportFailure
from workbench.services.engine import Engine
from workbench.services.history import History
from workbench.services.judge import Judge
from workbench.services.key_check import KeyCheck, check_key
from workbench.services.key_choice import ProcessKey
from workbench.services.preparation import Preparer
from workbench.services.sender import Sender

VALUE = "AIza" + "x" * 35
MODELS = json.dumps({"models": [{"name": f"models/gemini-{n}"} for n in range(41)]}).encode()


def checked(
    *reads: bytes | TransportFailure,
    status: int = 200,
    name: str = "Personal",
    environment: Environment | None = None,
    trouble: KeyringKind | None = None,
    process: Sequence[ProcessKey] = (),
) -> tuple[KeyCheck, FakeTransport]:
    """Check a key against a scripted answer; return what came of it and what was sent."""
    transport = FakeTransport(a_script(*reads, status=status, reason="", headers=JSON))
    secrets, collections = MemorySecrets({"Personal": VALUE}, trouble=trouble), FakeCollections()
    clock, workers = FakeClock(), FakeWorkers()
    engine = Engine(
        clock=clock,
        collections=collections,
        files=MemoryTexts(),
        history=History(MemoryHistory, no_secrets, MemorySettings().load()),
        judge=Judge(workers, collections),
        mock=FakeMock(),
        preparer=Preparer(secrets, collections, process),
        proxy_password=MemoryPassword(),
        secrets=secrets,
        sender=Sender(transport, clock, MemoryBodies()),
        settings=MemorySettings(),
        transport=transport,
        workers=workers,
    )
    where = {} if environment is None else {"environment": environment}
    return asyncio.run(check_key(engine, name, **where)), transport


def test_that_an_accepted_key_tells_how_many_models_there_are() -> None:
    told, transport = checked(MODELS)
    assert told == KeyCheck("Personal", models=41)
    (sent,) = transport.sent
    assert (sent.method, sent.body) == ("GET", b"")
    assert sent.url == "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000"
    assert dict(sent.headers)["x-goog-api-key"] == VALUE


def test_that_a_further_page_is_told() -> None:
    told, _ = checked(b'{"models": [{}], "nextPageToken": "x"}')
    assert (told.models, told.has_more) == (1, True)


def test_that_a_refused_key_is_explained_without_its_value() -> None:
    body = an_error(
        400, message=f"API key not valid: {VALUE}", details=[_reason("API_KEY_INVALID")]
    )
    told, _ = checked(body, status=400)
    assert told.failure is not None
    assert told.failure.reason == "API_KEY_INVALID"
    assert VALUE not in repr(told)


def _reason(word: str) -> dict[str, str]:
    return {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": word}


def test_that_a_network_that_fails_is_no_verdict_on_the_key() -> None:
    told, _ = checked(TransportFailure(Cause.NAME, "generativelanguage.googleapis.com"))
    assert told.failure is not None
    assert told.failure.id == "name"


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"models": 3}'])
def test_that_an_answer_without_models_is_said(body: bytes) -> None:
    told, _ = checked(body)
    assert (told.models, told.failure) == (None, None)
    assert "no list of models" in told.refused


def test_that_a_page_instead_of_json_is_explained() -> None:
    told, _ = checked(b"<!doctype html><title>Sign in</title>")
    assert told.models is None
    assert told.failure is not None or told.refused


def test_that_no_other_key_is_checked_in_its_place() -> None:
    other = ProcessKey("GEMINI_API_KEY", Secret("AIza" + "y" * 35))
    told, transport = checked(MODELS, name="Gone", process=[other])
    assert "Gone" in told.refused
    assert transport.sent == []


def test_that_a_key_is_not_sent_where_it_may_not_go() -> None:
    elsewhere = Environment(
        "Elsewhere", variables={"baseUrl": "https://example.org", "apiVersion": "v1"}
    )
    told, transport = checked(MODELS, environment=elsewhere)
    assert "not bound to example.org" in told.refused
    assert transport.sent == []


def test_that_a_missing_variable_is_said() -> None:
    told, transport = checked(MODELS, environment=Environment("Empty"))
    assert "baseUrl" in told.refused
    assert transport.sent == []


def test_that_a_locked_keyring_is_said() -> None:
    told, transport = checked(MODELS, trouble=KeyringKind.LOCKED)
    assert "locked" in told.refused
    assert transport.sent == []


def test_that_a_key_of_the_process_is_checked_by_its_variable() -> None:
    key = ProcessKey("GEMINI_API_KEY", Secret("AQ." + "p" * 40))
    told, transport = checked(MODELS, name="GEMINI_API_KEY", process=[key])
    assert told.models == 41
    assert dict(transport.sent[0].headers)["x-goog-api-key"] == key.secret.reveal()
