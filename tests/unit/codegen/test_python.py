"""A call as Python with google-genai; whether it sends the same is tried in tests/integration/codegen."""

import ast
import json
from typing import Any

import pytest

from tests.unit.codegen.test_curl import KEY, URL, a_call
from workbench.codegen.call import Call
from workbench.codegen.generator import CannotRender
from workbench.codegen.python import render

TURN = {"role": "user", "parts": [{"text": "Hi"}]}


def called(body: Any, method: str = "generateContent", **more: Any) -> str:
    code = render(a_call(url=(f"{URL}:{method}",), body=(json.dumps(body),), **more))
    ast.parse(code)
    return code


def test_that_a_plain_request_needs_no_body_of_its_own() -> None:
    code = called({"contents": [TURN], "generationConfig": {"temperature": 0.5}})
    assert "extra_body" not in code
    assert 'config={"temperature": 0.5},' in code
    assert "base_url" not in code
    assert not code.startswith("#")


def test_that_what_the_sdk_would_change_goes_beside_it_and_is_listed() -> None:
    turn = {"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": "aGk="}}]}
    code = called({"contents": [turn], "tools": [], "generationConfig": {"thinkingConfig": {}}})
    assert code.startswith(
        "# contents: sent by extra_body, as they are\n"
        "# generationConfig.thinkingConfig: sent by extra_body, as it is\n"
        "# tools: sent by extra_body, as it is\n"
    )
    assert '"extra_body": {' in code


def test_that_streams_headers_and_other_hosts_are_carried() -> None:
    headers = (("X-A", ("b",)), ("x-goog-api-key", (KEY,)), ("Content-Type", ("application/json",)))
    code = called({"contents": [TURN]}, "streamGenerateContent", headers=headers)
    assert "generate_content_stream" in code
    assert '"headers": {"X-A": "b"},' in code
    assert 'api_key=os.environ["GEMINI_API_KEY"],' in code
    local = a_call(url=("http://127.0.0.1:8080/v1beta/models/m:generateContent?x=1",))
    assert '"base_url": "http://127.0.0.1:8080",' in render(local)
    assert "# ?x=1: the SDK has no place for it" in render(local)


@pytest.mark.parametrize(
    "call",
    [
        a_call("GET", (f"{URL}",), body=()),
        a_call(url=(f"{URL}:countTokens",)),
        a_call(url=("https://a.example/other",)),
        a_call(body=("not json",)),
        a_call(body=("[1]",)),
        a_call(body=('{"a": "', KEY, '"}')),
        a_call(url=(f"{URL}:generateContent?key=", KEY)),
    ],
)
def test_that_what_the_sdk_has_no_call_for_is_refused(call: Call) -> None:
    with pytest.raises(CannotRender):
        render(call)
