"""Requests to the mock server and a small world for it: a builder says what matters and nothing else."""

import json
from collections.abc import Mapping
from typing import Any

from workbench.domain.run import CLEAN, Recording, Run, SentMessage, TransportEnd
from workbench.gemini.catalog import Catalog, Model, Status
from workbench.gemini.frames import Frame
from workbench.gemini.framing import StreamDecoder
from workbench.mock.answering import World, answer
from workbench.mock.asking import Ask
from workbench.mock.exchange import MockAnswer, MockRequest
from workbench.mock.framing import Shape
from workbench.mock.scenes import SCENES
from workbench.mock.telling import Telling

MODEL = "gemini-3.5-flash"
PORT = 8123
METHODS = ("generateContent", "countTokens")
CATALOG = Catalog(
    (
        Model(MODEL, "Gemini 3.5 Flash", Status.GA, METHODS, 1048576, 65536, ("low", "medium")),
        Model("gemini-flash-latest", "Newest Flash", Status.ALIAS, METHODS, versions=("v1beta",)),
        Model("gemini-embedding-2", "Embedding 2", Status.GA, ("embedContent", "countTokens")),
        Model("gemini-2.0-flash", "Gemini 2.0 Flash", Status.RETIRED, METHODS),
    )
)
PROMPT = {"contents": [{"role": "user", "parts": [{"text": "Say <hello>"}]}]}
PATHS = {
    Shape.EVENTS: (f"/v1beta/models/{MODEL}:streamGenerateContent", "alt=sse"),
    Shape.ARRAY: (f"/v1beta/models/{MODEL}:streamGenerateContent", ""),
    Shape.WHOLE: (f"/v1beta/models/{MODEL}:generateContent", ""),
}
JSON_TYPE = (b"content-type", b"application/json")


def a_world(recordings: Mapping[str, Run] | None = None) -> World:
    """Return what the mock server knows in tests."""
    return World(CATALOG, recordings or {})


def a_get(path: str, query: str = "", **headers: str) -> MockRequest:
    """Return a GET; headers are named with `_` for `-`."""
    return MockRequest("GET", path, query, _headers(headers), b"", PORT)


def a_post(path: str, body: Any = PROMPT, query: str = "", **headers: str) -> MockRequest:
    """Return a POST of a JSON value, or of bytes as they are."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return MockRequest("POST", path, query, (*_headers(headers), JSON_TYPE), data, PORT)


def an_answer(shape: Shape, scene: str = "", body: Any = PROMPT) -> MockAnswer:
    """Return the answer of a scene in a shape."""
    path, query = PATHS[shape]
    headers = {"x_mock_scenario": scene} if scene else {}
    return answer(a_post(path, body, query, **headers), a_world())


def told_by(scene: str, body: Any = PROMPT, *, is_vertex: bool = False) -> list[Any]:
    """Return the chunks that a scene tells."""
    telling = Telling(Ask(MODEL, body, is_vertex=is_vertex))
    next(one for one in SCENES if one.name == scene).tell(telling)
    return [beat.value for beat in telling.beats]


def frames_of(found: MockAnswer) -> list[Frame]:
    """Return the frames of an answer's body."""
    decoder = StreamDecoder(found.status)
    frames = [frame for write in found.writes for frame in decoder.feed(write.data, 0)]
    return [*frames, *decoder.flush().frames]


def a_recording(
    *reads: tuple[float, bytes], end: TransportEnd = CLEAN, status: int = 200, **changes: Any
) -> Run:
    """Return a recorded run of a stream."""
    recording = Recording()
    for t_ms, data in reads:
        recording.append(data, t_ms)
    headers = (("Content-Type", "text/event-stream"),)
    values: dict[str, Any] = {
        "sent": SentMessage("POST", "https://example.com/"),
        "headers": headers,
    }
    return Run(name="A run", recording=recording, end=end, status=status, **(values | changes))


def _headers(named: Mapping[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    given = {"host": f"127.0.0.1:{PORT}", **named}
    return tuple((k.replace("_", "-").encode(), v.encode()) for k, v in given.items())
