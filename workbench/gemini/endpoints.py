"""The URL and what it says: surface, version, model and method, and the way back.

The URL is the truth. It is read as typed, templates included, and an edit replaces only the characters of the
part that changes: order, spelling, unknown parameters and `{{variables}}` elsewhere stay. Source: gemini-api.md 1, 2.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from workbench.domain.request import KeyChoice
from workbench.gemini.addresses import (
    is_gemini_host,
    is_google_host,
    is_loopback,
    is_vertex_host,
    masked_url,
    normalised,
    path_behind_host,
    rebased,
    with_origin,
)
from workbench.gemini.sendable import check_header, check_url
from workbench.gemini.url_text import BLANK, VARIABLE, Span, UrlParts, parts_of

__all__ = [  # the whole seam; some of it lives beside this file, one thought each
    "Endpoint",
    "Surface",
    "check_header",
    "check_url",
    "is_google_host",
    "is_loopback",
    "key_placement",
    "masked_url",
    "normalised",
    "path_behind_host",
    "read_url",
    "rebased",
    "url_spans",
    "with_method",
    "with_model",
    "with_origin",
]


class Surface(StrEnum):
    """Which of Google's wire formats a URL speaks; OTHER is none that is known."""

    GEMINI = "gemini"
    VERTEX = "vertex"
    OPENAI = "openai"
    INTERACTIONS = "interactions"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What a URL says; every text as typed, empty where it says nothing (host: inside a variable).

    `method` is the word after the colon, else the resource: `models.list`, `models.get`, `chat/completions`,
    `interactions.create`, `files`. `express`: a Vertex path without a project, which takes an API key.
    """

    surface: Surface
    scheme: str = ""
    host: str = ""
    port: int | None = None
    version: str = ""
    model: str = ""
    method: str = ""
    express: bool = False

    @property
    def generates(self) -> bool:
        """Whether the answer is a generateContent response, which ends with a finish or block reason."""
        return self.method in GENERATING

    @property
    def is_model_path(self) -> bool:
        """Whether model and method can be changed in the URL."""
        return bool(self.model) and self.surface in {Surface.GEMINI, Surface.VERTEX}


GENERATE = "generateContent"
STREAM = "streamGenerateContent"
COUNT_TOKENS = "countTokens"
GENERATING = frozenset({GENERATE, STREAM})
METHODS = frozenset(
    {
        GENERATE, STREAM, COUNT_TOKENS, "computeTokens", "embedContent", "batchEmbedContents", "batchGenerateContent",
        "asyncBatchEmbedContent", "predict", "predictLongRunning", "rawPredict", "streamRawPredict", "generateAnswer",
        "countTextTokens", "bidiGenerateContent",
    }
)  # fmt: skip
"""Methods that stand after a model and a colon. Source: gemini-api.md 1.2, 2."""

RESOURCES = frozenset(
    {
        "files", "cachedContents", "batches", "fileSearchStores", "operations", "authTokens", "webhooks", "agents",
        "triggers", "environments", "credentials", "voices", "decisions", "upload", "corpora", "batchPredictionJobs",
    }
)  # fmt: skip
"""First words of the other Gemini paths. Source: gemini-api.md 2."""

_NOWHERE: Span = (0, 0)
_VERSION = re.compile(r"v[0-9]+(?:(?:alpha|beta)[0-9]*)?")
_COLON = re.compile(r":|%3[Aa]")


@dataclass(frozen=True, slots=True)
class _Found:
    """An endpoint and where its words stand in the URL."""

    endpoint: Endpoint
    version: Span = _NOWHERE
    model: Span = _NOWHERE
    method: Span = _NOWHERE


def read_url(url: str) -> Endpoint:
    """Return what a URL says, template or filled; any text has an answer."""
    return _read(parts_of(url)).endpoint


def with_model(url: str, model: str) -> str:
    """Return the URL with another model; unchanged where the path names none."""
    found = _read(parts_of(url))
    if not found.endpoint.is_model_path:
        return url
    start, stop = found.model
    return url[:start] + _in_path(model.removeprefix("models/")) + url[stop:]


def with_method(url: str, method: str) -> str:
    """Return the URL with another method; streaming adds `alt=sse`, the others drop it."""
    found = _read(parts_of(url))
    if not found.endpoint.is_model_path or found.endpoint.method == method:
        return url
    start, stop = found.method if found.method != _NOWHERE else (found.model[1], found.model[1])
    colon = ":" if start == found.model[1] else ""
    moved = url[:start] + colon + method + url[stop:]
    return _with_sse(moved) if method == STREAM else _without_sse(moved)


def url_spans(url: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, stop, role) over the whole text, without gaps, for colouring.

    Roles: host, version, model, method, query, variable, other.
    """
    parts = parts_of(url)
    found = _read(parts)
    roles = ["other"] * len(url)
    query = (parts.path[1], parts.fragment[1])
    spans = {"host": (0, parts.authority[1]), "query": query, "version": found.version}
    for role, span in {**spans, "model": found.model, "method": found.method}.items():
        roles[span[0] : span[1]] = [role] * (span[1] - span[0])
    for match in VARIABLE.finditer(url):
        roles[match.start() : match.end()] = ["variable"] * len(match.group())
    return tuple(_grouped(roles))


def key_placement(
    surface: Surface, host: str, choice: KeyChoice | None, *, express: bool = False
) -> tuple[str, str]:
    """Return the header that carries the key and the prefix of its value (collection-format.md, `key:`).

    A request's own header and prefix count for hosts that are not Google's; `express` as in Endpoint.
    """
    if choice is not None and (choice.header or choice.prefix) and not is_google_host(host):
        return choice.header or "Authorization", _spaced(choice.prefix or "")
    if surface is Surface.OPENAI or is_vertex_host(host) or surface is Surface.VERTEX:
        return ("x-goog-api-key", "") if express else ("Authorization", "Bearer ")
    return "x-goog-api-key", ""


def _read(parts: UrlParts) -> _Found:
    spans = tuple(parts.segments())
    words = [parts.shape[start:stop] for start, stop in spans]
    shape = _PathShape(parts, spans, words)
    for reader in (_read_openai, _read_interactions, _read_model, _read_resource):
        if found := reader(shape):
            return found
    return _Found(shape.endpoint(shape.google_surface()))


@dataclass(frozen=True, slots=True)
class _PathShape:
    """The words of a path, variables blanked, with their places."""

    parts: UrlParts
    spans: tuple[Span, ...]
    words: Sequence[str]

    @property
    def host(self) -> str:
        """The host, empty inside a variable that holds the whole origin."""
        parts = self.parts
        whole = parts.scheme == _NOWHERE and BLANK in parts.shape[slice(*parts.authority)]
        return "" if whole else parts.cut(parts.host).lower()

    def endpoint(self, surface: Surface, **said: str) -> Endpoint:
        """Return an endpoint with the origin filled in."""
        port = self.parts.cut(self.parts.port)
        return Endpoint(
            surface=surface,
            scheme=self.parts.cut(self.parts.scheme).lower(),
            host=self.host,
            port=int(port) if re.fullmatch(r"[0-9]{1,5}", port) else None,
            express=surface is Surface.VERTEX and "projects" not in self.words,
            **said,
        )

    def google_surface(self) -> Surface:
        """Return the surface that the host alone tells."""
        if is_gemini_host(self.host):
            return Surface.GEMINI
        return Surface.VERTEX if is_vertex_host(self.host) else Surface.OTHER

    def text(self, index: int) -> str:
        """Return one segment as typed."""
        return self.parts.cut(self.spans[index])

    def version(self, anchor: int) -> Span:
        """Return where the version before a word stands: like `v1beta`, or one variable right before it."""
        for index in range(anchor - 1, -1, -1):
            if _VERSION.fullmatch(self.words[index]):
                return self.spans[index]
        if anchor and not self.words[anchor - 1].strip(BLANK):
            return self.spans[anchor - 1]
        return _NOWHERE

    def find(self, *wanted: str) -> int | None:
        """Return the place of the first of some words, None where none stands."""
        return next((i for i, word in enumerate(self.words) if word in wanted), None)

    def is_at_home(self, anchor: int) -> bool:
        """Tell whether the word may be Google's: after a version, or on a host of Google's or of a variable."""
        return self.version(anchor) != _NOWHERE or is_google_host(self.host) or not self.host


def _read_openai(shape: _PathShape) -> _Found | None:
    anchor = shape.find("openai", "openapi")
    rest = list(shape.words[anchor + 1 :]) if anchor is not None else []
    if not rest and list(shape.words[-2:]) == ["chat", "completions"]:
        anchor, rest = len(shape.words) - 2, ["chat", "completions"]
    if anchor is None or not rest:
        return None
    start = shape.find("projects")
    version = shape.version(anchor if start is None else start)
    model = shape.text(anchor + 2) if rest[0] == "models" and len(rest) > 1 else ""
    method = ("models.get" if model else "models.list") if rest[0] == "models" else "/".join(rest)
    return _found(shape, Surface.OPENAI, version, method=method, model=unquote(model))


def _read_interactions(shape: _PathShape) -> _Found | None:
    anchor = shape.find("interactions")
    if anchor is None or not shape.is_at_home(anchor):
        return None
    rest = shape.words[anchor + 1 :]
    action = ["create", "get", *rest[1:2]][min(len(rest), 2)]
    version = shape.version(shape.find("projects") or anchor)
    return _found(shape, Surface.INTERACTIONS, version, method=f"interactions.{action}")


def _read_model(shape: _PathShape) -> _Found | None:
    anchor = _model_anchor(shape)
    if anchor is None:
        return None
    start = min(
        anchor,
        *(i for i in (shape.find("projects"), shape.find("publishers")) if i is not None),
        anchor,
    )
    vertex = start < anchor or is_vertex_host(shape.host)
    surface = Surface.VERTEX if vertex else Surface.GEMINI
    version = shape.version(start)
    if anchor + 1 == len(shape.words):
        return (
            _found(shape, surface, version, method="models.list")
            if shape.is_at_home(start)
            else None
        )
    model, method = _split_model(shape, anchor + 1)
    word = shape.parts.cut(method)
    if not (shape.is_at_home(start) or vertex or word in METHODS):
        return None
    resource = "models.get" if anchor + 2 == len(shape.words) else "operations.get"
    return _found(
        shape, surface, version, model_span=model, method_span=method,
        model=unquote(shape.parts.cut(model)), method=word or resource,
    )  # fmt: skip


def _model_anchor(shape: _PathShape) -> int | None:
    last = len(shape.words) - 1
    for index in range(last, -1, -1):
        if shape.words[index] in {"models", "tunedModels"}:
            return index
        if shape.words[index] == "endpoints" and index < last and "locations" in shape.words:
            return index
    return None


def _split_model(shape: _PathShape, index: int) -> tuple[Span, Span]:
    start, stop = shape.spans[index]
    colons = list(_COLON.finditer(shape.words[index]))
    if not colons:
        return (start, stop), _NOWHERE
    return (start, start + colons[-1].start()), (start + colons[-1].end(), stop)


def _read_resource(shape: _PathShape) -> _Found | None:
    bare = [re.split(":|%3[Aa]", word)[0] for word in shape.words]
    anchor = next((i for i, word in enumerate(bare) if word in RESOURCES), None)
    if anchor is None:
        return None
    surface = Surface.VERTEX if "locations" in bare else shape.google_surface()
    if bare[anchor] == "upload":
        version, words = shape.version(min(anchor + 2, len(bare))), bare[anchor + 2 :]
    else:
        version, words = shape.version(shape.find("projects") or anchor), bare[anchor:]
    if surface is Surface.OTHER and version == _NOWHERE and shape.host:
        return None
    if surface is Surface.OTHER:
        surface = Surface.GEMINI
    return _found(shape, surface, version, method=words[0] if words else "upload")


def _found(
    shape: _PathShape,
    surface: Surface,
    version: Span,
    *,
    model_span: Span = _NOWHERE,
    method_span: Span = _NOWHERE,
    **said: str,
) -> _Found:
    endpoint = shape.endpoint(surface, version=shape.parts.cut(version), **said)
    return _Found(endpoint, version, model_span, method_span)


def _with_sse(url: str) -> str:
    parts = parts_of(url)
    for start, stop in parts.parameters():
        if url[start:stop].partition("=")[0] == "alt":
            return url[:start] + "alt=sse" + url[stop:]
    end = parts.query[1]
    mark = "&" if parts.query[0] != end else "" if url[end - 1 : end] == "?" else "?"
    return url[:end] + mark + "alt=sse" + url[end:]


def _without_sse(url: str) -> str:
    parts = parts_of(url)
    kept = [url[start:stop] for start, stop in parts.parameters()]
    if "alt=sse" not in kept:
        return url
    query = "&".join(parameter for parameter in kept if parameter != "alt=sse")
    return url[: parts.path[1]] + (f"?{query}" if query else "") + url[parts.query[1] :]


def _in_path(model: str) -> str:
    return re.sub(r"[\s/?#%]", _percent, model)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def _spaced(prefix: str) -> str:
    return prefix + " " if prefix[-1:].isalnum() else prefix


def _grouped(roles: Sequence[str]) -> list[tuple[int, int, str]]:
    groups: list[tuple[int, int, str]] = []
    for index, role in enumerate(roles):
        if groups and groups[-1][2] == role:
            groups[-1] = (groups[-1][0], index + 1, role)
        else:
            groups.append((index, index + 1, role))
    return groups
