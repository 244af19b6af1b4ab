"""Which call of a body has lost its signature."""

import json

import pytest

from workbench.gemini.unsigned_calls import unsigned_call

SIGNED = {"functionCall": {"name": "look"}, "thoughtSignature": "c2ln"}
BARE = {"functionCall": {"name": "look"}}
OTHER = {"function_call": {"name": "book"}}


def body(*parts: object) -> str:
    return json.dumps({"contents": [{"parts": [{"text": "Hi"}]}, {"parts": list(parts)}]})


@pytest.mark.parametrize(
    ("text", "name", "pointer"),
    [
        (body(SIGNED, BARE), "", "/contents/1/parts/1"),
        (body(SIGNED, BARE), "look", "/contents/1/parts/1"),
        (body(BARE, OTHER), "book", "/contents/1/parts/1"),
        (body(BARE), "book", ""),
        (body(SIGNED), "", ""),
        (body({"text": "x"}, "odd"), "", ""),
        ('{"contents": "odd"}', "", ""),
        ('{"contents": [1, {"parts": 2}]}', "", ""),
        ("[]", "", ""),
        ("{", "", ""),
    ],
)
def test_that_the_call_without_its_signature_is_found(text: str, name: str, pointer: str) -> None:
    assert unsigned_call(text, name) == pointer
