"""A call as Python with httpx; whether it sends the same is tried in tests/integration/codegen."""

import ast

from tests.unit.codegen.test_curl import CALLS, a_call
from workbench.codegen.httpx import render


def test_that_every_call_is_a_program() -> None:
    for call in CALLS.values():
        ast.parse(render(call))


def test_that_what_is_not_needed_is_not_there() -> None:
    code = render(a_call("GET", body=(), headers=()))
    assert "import os" not in code
    assert "body" not in code
    assert "headers = []" in code
    assert 'os.environ["GEMINI_API_KEY"]' in render(CALLS["models"])
