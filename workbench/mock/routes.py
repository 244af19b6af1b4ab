"""Which call a path stands for. Source: gemini-api.md 1.1, 1.2, 2 and 10.2."""

import re
from enum import StrEnum
from typing import NamedTuple

_MODELS = re.compile(
    r"/(?P<version>v1(?:beta1?|alpha)?)"
    r"(?P<vertex>/(?:projects/[^/]+/locations/[^/]+/)?publishers/google)?"
    r"/models(?:/(?P<model>[^/:]+)(?::(?P<method>\w+))?)?"
)
_VERSIONED = re.compile(r"/(?:upload/)?v1(?:beta1?|alpha)?(?:/|$)")


class Call(StrEnum):
    """What the mock server answers; the values are the API's own names."""

    LIST = "list"
    GET = "get"
    GENERATE = "generateContent"
    STREAM = "streamGenerateContent"
    COUNT = "countTokens"
    SCENES = "scenes"


class Route(NamedTuple):
    """One call: API version, model and scene from its `@` suffix; `prefix` is what Vertex AI puts before `models`."""

    call: Call
    version: str = ""
    model: str = ""
    scene: str = ""
    prefix: str = ""

    @property
    def is_vertex(self) -> bool:
        """Whether the path is that of Vertex AI."""
        return bool(self.prefix)


def read_route(method: str, path: str) -> Route | None:
    """Return the call of a method and path, None where the mock server has no answer."""
    if path == "/_scenes":
        return Route(Call.SCENES) if method == "GET" else None
    match = _MODELS.fullmatch(path)
    call = _call(method, match["model"], match["method"]) if match else None
    if match is None or call is None:
        return None
    model, _, scene = (match["model"] or "").partition("@")
    return Route(call, match["version"], model, scene, (match["vertex"] or "").lstrip("/"))


def is_api_path(path: str) -> bool:
    """Tell whether a path is below an API version, where the API answers in JSON."""
    return _VERSIONED.match(path) is not None


def unserved_method(path: str) -> str | None:
    """Return the API's method in a model's path that the mock server does not answer."""
    match = _MODELS.fullmatch(path)
    return match["method"] if match and match["method"] in _UNSERVED else None


def _call(http_method: str, model: str | None, method: str | None) -> Call | None:
    if http_method == "GET" and not method:
        return Call.GET if model else Call.LIST
    return _POSTED.get(method or "") if http_method == "POST" else None


_POSTED = {call.value: call for call in (Call.GENERATE, Call.STREAM, Call.COUNT)}
_UNSERVED = {
    "embedContent",
    "batchEmbedContents",
    "batchGenerateContent",
    "asyncBatchEmbedContent",
    "predict",
    "predictLongRunning",
    "computeTokens",
}
