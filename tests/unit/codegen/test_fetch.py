"""A call as JavaScript with fetch; whether it sends the same is tried in tests/integration/codegen."""

import pytest

from tests.unit.codegen.test_curl import CALLS, a_call
from workbench.codegen.call import Call
from workbench.codegen.fetch import render
from workbench.codegen.generator import CannotRender


def test_that_the_key_is_read_from_the_environment() -> None:
    code = render(CALLS["models"])
    assert '"https://a.example/v1beta/models?key=" + process.env.GEMINI_API_KEY' in code
    assert "body:" not in code
    assert "headers: []" in code


@pytest.mark.parametrize(
    "call",
    [a_call("GET"), a_call(body=("half \ud83d",)), a_call(url=("https://a.example/\udc00",))],
)
def test_that_what_fetch_cannot_send_is_refused(call: Call) -> None:
    with pytest.raises(CannotRender):
        render(call)
