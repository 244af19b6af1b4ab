"""Generated programs, run as they are: what arrives is what the program itself would send."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.integration.codegen.programs import Arrived, keeping
from workbench.codegen import fetch, httpx, python
from workbench.codegen.call import KEY_VARIABLE, Call, Text, Variable

KEY = "AIza $key'\""
PATH = "/v1beta/models/gemini-3.5-flash"
ODD = '{\n\t"a": "It\'s \\"$HOME\\" `ls` \\\\ ${x} é 🙂 \u2028 \x7f",\r\n  "@": 1}'
BODIES = ("{}", "@file", ODD, "x" * 300_000)


@pytest.fixture
def arrived() -> Iterator[tuple[str, Arrived]]:
    """A server's address, and what it was sent."""
    with keeping() as found:
        yield found


def a_call(url: str, body: str, *headers: tuple[str, Text]) -> Call:
    return Call("POST", (url,), headers, (body,), streams=False)


def run(command: list[str], program: str) -> str:
    """Run a program that reads its code from standard input; return what it printed."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        command,
        input=program.encode("utf-8"),
        env={**kept, KEY_VARIABLE: KEY, "NO_PROXY": "*", "no_proxy": "*"},
        capture_output=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("body", [*BODIES, "half \ud83d"])
def test_that_httpx_sends_the_body_byte_for_byte(arrived: tuple[str, Arrived], body: str) -> None:
    address, kept = arrived
    call = a_call(f"{address}{PATH}?alt=sse", body, ("X-Key", ("k ", Variable(KEY_VARIABLE))))
    assert '"ok"' in run([sys.executable, "-"], httpx.render(call))
    assert kept.line == f"POST {PATH}?alt=sse HTTP/1.1"
    assert kept.body == body.encode("utf-8", "surrogatepass")
    assert kept.header("X-Key") == f"k {KEY}"


@pytest.mark.needs("node")
@pytest.mark.parametrize("body", BODIES)
def test_that_fetch_sends_the_body_byte_for_byte(arrived: tuple[str, Arrived], body: str) -> None:
    address, kept = arrived
    call = a_call(f"{address}{PATH}?alt=sse", body, ("X-Key", ("k ", Variable(KEY_VARIABLE))))
    assert '"ok"' in run(["node", "--input-type=module", "-"], fetch.render(call))
    assert kept.line == f"POST {PATH}?alt=sse HTTP/1.1"
    assert kept.body == body.encode("utf-8", "surrogatepass")
    assert kept.header("X-Key") == f"k {KEY}"


GEMINI_BODIES = (
    {"contents": [{"role": "user", "parts": [{"text": 'Say "hi"\n\u2028 é 🙂'}]}]},
    {
        "contents": [
            {
                "role": "user",
                "parts": [{"text": "a"}, {"inlineData": {"mimeType": "image/png", "data": "aGk="}}],
            }
        ],
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "tools": [
            {"functionDeclarations": [{"name": "f", "parameters": {"type": "object", "x": 1}}]}
        ],
        "generationConfig": {
            "temperature": 0.5,
            "thinkingConfig": {"includeThoughts": True, "thinkingLevel": "LOW"},
            "responseSchema": {"type": "OBJECT", "propertyOrdering": ["b", "a"]},
            "unknownField": {"deep": [1, None, True]},
        },
        "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}],
        "somethingNew": 1.5,
    },
    {"contents": {"parts": {"text": "no list"}}},
)


@pytest.mark.parametrize("method", ["generateContent", "streamGenerateContent"])
@pytest.mark.parametrize("number", range(len(GEMINI_BODIES)))
def test_that_googles_sdk_sends_the_same_request(
    arrived: tuple[str, Arrived], method: str, number: int
) -> None:
    address, kept = arrived
    body = GEMINI_BODIES[number]
    sse = "?alt=sse" if method.startswith("stream") else ""
    key: tuple[str, Text] = ("x-goog-api-key", ("plain-", Variable("PLAIN")))
    call = a_call(f"{address}{PATH}:{method}{sse}", json.dumps(body), key, ("X-Odd", ('a"b',)))
    program = python.render(call).replace('os.environ["PLAIN"]', '"key"')
    assert run([sys.executable, "-"], program).strip() == "ok"
    assert kept.line == f"POST {PATH}:{method}{sse} HTTP/1.1"
    assert json.loads(kept.body) == body
    assert kept.header("x-goog-api-key") == "plain-key"
    assert kept.header("X-Odd") == 'a"b'
