"""The curl command, run by a real bash and a real curl against a server on loopback that keeps what arrived."""

import subprocess
from collections.abc import Iterator

import pytest

from tests.integration.codegen.programs import Arrived, keeping
from workbench.codegen.call import KEY_VARIABLE, Call, Text, Variable
from workbench.codegen.curl import LARGEST_ARGUMENT, render

pytestmark = pytest.mark.needs("bash", "curl")
ODD = '{\n\t"a": "It\'s \\"$HOME\\" `ls` \\\\ !x é 🙂 \ud83d",\r\n  "@": 1}'


@pytest.fixture
def arrived() -> Iterator[tuple[str, Arrived]]:
    """A server's address, and what it was sent."""
    with keeping() as found:
        yield found


def run(call: Call) -> None:
    """Paste the command into a shell that has the key."""
    command = render(call).encode("utf-8")
    environment = {"PATH": "/usr/bin:/bin", KEY_VARIABLE: "AIza $key'\"", "no_proxy": "*"}
    subprocess.run(
        ["/usr/bin/env", "bash", "-s"], input=command, env=environment, check=True, timeout=30
    )


@pytest.mark.parametrize("body", ["{}", "@file", ODD, "x" * (LARGEST_ARGUMENT * 3)])
def test_that_the_body_arrives_byte_for_byte(arrived: tuple[str, Arrived], body: str) -> None:
    address, kept = arrived
    headers: tuple[tuple[str, Text], ...] = (("Content-Type", ("application/json",)),)
    run(Call("POST", (f"{address}/v1",), headers, (body,), streams=True))
    assert kept.body == body.encode("utf-8", "surrogatepass")
    assert ("Content-Type", "application/json") in kept.headers


def test_that_url_method_and_headers_arrive_as_written(arrived: tuple[str, Arrived]) -> None:
    address, kept = arrived
    headers: tuple[tuple[str, Text], ...] = (
        ("X-Odd", ("a 'b' \"c\" $d `e` \\ !f",)),
        ("X-Empty", ()),
        ("x-goog-api-key", (Variable(KEY_VARIABLE),)),
        ("Authorization", ("Bearer ", Variable(KEY_VARIABLE))),
    )
    run(Call("PATCH", (f"{address}/a{{1,2}}[3]?b='c'&d=$e",), headers, (), streams=False))
    assert kept.line == "PATCH /a{1,2}[3]?b='c'&d=$e HTTP/1.1"
    sent = dict(kept.headers)
    assert sent["X-Odd"] == "a 'b' \"c\" $d `e` \\ !f"
    assert sent["X-Empty"] == ""
    assert sent["x-goog-api-key"] == "AIza $key'\""
    assert sent["Authorization"] == "Bearer AIza $key'\""
