"""`mock-rps`: small requests that the mock server answers a second, beside a bare uvicorn that answers as many bytes."""

import json
from functools import partial

from tests.benchmarks.figure import CannotMeasure, Figure, Plan
from tests.benchmarks.gemini_stream import BODY, ONE_PATH
from tests.benchmarks.load import Load, body_size
from tests.benchmarks.processes import Starter, floor, python
from tests.benchmarks.series import Goal, Series, Unit
from tests.benchmarks.turns import in_turn

SECONDS = 0.5
MORE_ROUNDS = 3
"""Client and server need a core each: many short turns even out what else wants one."""

MOCK = python("workbench", "mock", "--speed", "instant")


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return requests a second while the other server is idle."""
    start = Starter(plan.folder)
    with start.serving(MOCK) as ours:
        load = Load(ours, request_bytes(ours))
        size = body_size(_good(load.answer()))
        with start.serving(floor("bare_asgi", size)) as theirs:
            other = Load(theirs, request_bytes(theirs))
            mocked, bare = in_turn(
                partial(load.per_second, SECONDS),
                partial(other.per_second, SECONDS),
                rounds=plan.rounds * MORE_ROUNDS,
            )
    return (Series("mock-rps", Unit.PER_SECOND, mocked, bare, Goal(0.8, at_least=True)),)


def request_bytes(address: str) -> bytes:
    """Return a small generateContent request as it goes over the wire."""
    body = json.dumps(BODY).encode()
    head = (
        f"POST {ONE_PATH} HTTP/1.1",
        f"Host: {address.removeprefix('http://')}",
        "Content-Type: application/json",
        "x-goog-api-key: none",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join([*head, "", ""]).encode() + body


def _good(answer: bytes) -> bytes:
    if b" 200 " not in answer[:20] or b'"candidates"' not in answer:
        raise CannotMeasure(f"the mock server answered {answer[:200].decode(errors='replace')}")
    return answer


FIGURE = Figure("mock-rps", measure)
