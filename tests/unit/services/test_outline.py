"""A request prepared for code: no secret is read for it."""

import asyncio

import pytest

from tests.builders import MODEL, a_request, a_scope
from tests.fakes import MemorySecrets
from tests.ui.windows import World
from workbench.codegen.call import KEY_VARIABLE, Call, Variable
from workbench.domain.environment import Overrides
from workbench.domain.errors import RefusedToSend
from workbench.domain.request import Header, KeyChoice, Request
from workbench.services.outline import outline, variable_of

KEY = Variable(KEY_VARIABLE)


def outlined(
    request: Request, secrets: MemorySecrets | None = None, overrides: Overrides | None = None
) -> Call:
    engine = World(secrets=secrets or MemorySecrets()).engine()
    return asyncio.run(outline(engine, request, a_scope(overrides=overrides)))


def test_that_variables_are_filled_and_the_key_is_a_variable() -> None:
    call = outlined(a_request())
    (url,) = call.url
    assert str(url).endswith(f"googleapis.com/v1beta/models/{MODEL}:streamGenerateContent?alt=sse")
    assert call.headers == (("Content-Type", ("application/json",)), ("x-goog-api-key", (KEY,)))
    assert call.streams


def test_that_a_named_key_is_the_same_variable_and_is_not_read() -> None:
    secrets = MemorySecrets({"Personal": "AIza" + "x" * 35})
    call = outlined(a_request(key=KeyChoice("Personal")), secrets)
    assert call.headers[-1] == ("x-goog-api-key", (KEY,))


def test_that_a_secret_in_a_text_gets_a_variable_of_its_own_name() -> None:
    call = outlined(a_request(headers=(Header("X-Token", "a {{secret:my token}}"),)))
    assert call.headers[0] == ("X-Token", ("a ", Variable("MY_TOKEN")))


def test_that_a_request_without_a_key_and_one_to_the_mock_have_none() -> None:
    mock = Overrides(base_url="http://127.0.0.1:8091", to_mock=True)
    for call in (outlined(a_request(key=KeyChoice("none"))), outlined(a_request(), overrides=mock)):
        assert [name for name, _ in call.headers] == ["Content-Type"]


def test_that_what_cannot_be_sent_cannot_be_copied() -> None:
    with pytest.raises(RefusedToSend, match="city"):
        outlined(a_request(body="{{city}}"))


@pytest.mark.parametrize(("name", "variable"), [("my key", "MY_KEY"), ("2nd", "_2ND")])
def test_that_a_variable_is_a_word_of_the_shell(name: str, variable: str) -> None:
    assert variable_of(name) == variable
