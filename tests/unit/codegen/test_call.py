"""A request as code writes it down."""

import pytest

from workbench.codegen.call import KEY_VARIABLE, Text, Variable, call_of, pieces_of
from workbench.domain.run import SentMessage

KEY = Variable(KEY_VARIABLE)
STAND_INS = {"mark-1": KEY_VARIABLE, "mark-2": "OTHER"}
BASE = "https://generativelanguage.googleapis.com/v1beta/models/m"


def test_that_a_text_is_cut_at_its_secrets() -> None:
    other = Variable("OTHER")
    assert pieces_of("a mark-1mark-2 b", STAND_INS) == ("a ", KEY, other, " b")
    assert pieces_of("plain", {}) == ("plain",)
    assert pieces_of("", STAND_INS) == ()


def test_that_the_parts_of_a_message_are_kept() -> None:
    message = SentMessage(
        "POST", f"{BASE}:streamGenerateContent?alt=sse", (("X", "mark-1"),), b'{"a": "\xc3\xa9"}'
    )
    call = call_of(message, STAND_INS)
    assert call.headers == (("X", (KEY,)),)
    assert call.body == ('{"a": "é"}',)
    assert call.streams
    assert not call_of(SentMessage("GET", BASE), {}).streams


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("x-goog-api-key", "AIzaTyped", (KEY,)),
        ("Authorization", "Bearer ya29.typed", ("Bearer ", KEY)),
        ("Authorization", "Bearer mark-2", ("Bearer ", Variable("OTHER"))),
        ("X-Other", "AIza", ("AIza",)),
    ],
)
def test_that_a_credential_that_was_written_out_becomes_a_variable(
    name: str, value: str, text: Text
) -> None:
    assert call_of(SentMessage("GET", BASE, ((name, value),)), STAND_INS).headers == ((name, text),)


def test_that_a_key_in_the_query_becomes_a_variable() -> None:
    url = f"{BASE}?alt=sse&key=AIzaTyped&x=1"
    assert call_of(SentMessage("GET", url), {}).url == (f"{BASE}?alt=sse&key=", KEY, "&x=1")
    kept = call_of(SentMessage("GET", f"{BASE}?key=mark-2"), STAND_INS).url
    assert kept == (f"{BASE}?key=", Variable("OTHER"))
