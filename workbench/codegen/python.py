"""A call as Python with Google's SDK, google-genai.

What the SDK would change or refuse, schemas, tools, thinking, data and fields it does not know, goes into `extra_body`, which it
sends as it is. What it sends by itself or cannot send is listed above the code. Source: google-genai 1.x to 3.x,
`GenerateContentConfig` and `HttpOptions`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from workbench.codegen.call import Call, Text, Variable
from workbench.codegen.generator import CannotRender, Generator
from workbench.codegen.literals import python_literal, python_text, python_value
from workbench.domain.environment import GOOGLE_HOST
from workbench.domain.json_text import NotJson, parse_json
from workbench.gemini.endpoints import STREAM, Surface, read_url

_KEY_HEADER = "x-goog-api-key"
_MADE_BY_SDK = frozenset({"content-type", _KEY_HEADER, "user-agent", "accept", "content-length"})
_GENERATION = frozenset(
    {
        *("temperature", "topP", "topK", "candidateCount", "maxOutputTokens", "stopSequences"),
        *("presencePenalty", "frequencyPenalty", "seed", "responseMimeType", "logprobs"),
        *("responseLogprobs", "responseModalities"),
    }
)
_PARTS = frozenset({"text", "thought", "fileData"})
_PROGRAM = """\
{notes}import os

from google import genai

client = genai.Client(
    api_key={key},
    http_options={options},
)
{call}
"""
_STREAMED = """\
for chunk in client.models.generate_content_stream(
{arguments}
):
    print(chunk.text or "", end="", flush=True)"""
_WHOLE = """\
response = client.models.generate_content(
{arguments}
)
print(response.text)"""


@dataclass
class _Parts:
    """A body, sorted into what the SDK carries and what goes beside it."""

    contents: Any = None
    config: dict[str, Any] = field(default_factory=dict)
    beside: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def render(call: Call) -> str:
    """Return a program. Errors: CannotRender where the SDK has no call for this request."""
    url = _plain(call.url, "The URL holds a secret")
    endpoint = read_url(url)
    if endpoint.surface is not Surface.GEMINI or endpoint.method not in (STREAM, "generateContent"):
        raise CannotRender(
            "google-genai generates content with the Gemini API only; httpx sends this."
        )
    parts = _sorted(_object(_plain(call.body, "The body holds a secret")))
    parts.notes += _query_notes(url)
    arguments = [
        f"model={python_text(endpoint.model)},",
        f"contents={python_value(parts.contents, '    ')},",
    ]
    if parts.config:
        arguments.append(f"config={python_value(parts.config, '    ')},")
    form = _STREAMED if endpoint.method == STREAM else _WHOLE
    notes = [f"# {note}" for note in parts.notes]
    return _PROGRAM.format(
        notes="\n".join(notes) + "\n\n" if notes else "",
        key=_key(call),
        options=_options(call, url, endpoint.version, parts.beside),
        call=form.format(arguments="\n".join(f"    {line}" for line in arguments)),
    )


def _plain(text: Text, trouble: str) -> str:
    if any(isinstance(piece, Variable) for piece in text):
        raise CannotRender(f"{trouble}, which google-genai cannot put there; httpx sends this.")
    return "".join(str(piece) for piece in text)


def _object(body: str) -> dict[str, Any]:
    try:
        value = parse_json(body)
    except NotJson as error:
        raise CannotRender(
            f"The body is not JSON ({error.reason}); httpx sends it as it is."
        ) from None
    if not isinstance(value, dict):
        raise CannotRender("The body is no JSON object; httpx sends it as it is.")
    return value


def _sorted(body: Mapping[str, Any]) -> _Parts:
    parts = _Parts()
    rest = dict(body)
    contents = rest.pop("contents", None)
    parts.contents = contents
    if not _carries(contents):
        parts.contents = " "
        parts.beside["contents"] = contents
        parts.notes.append("contents: sent by extra_body, as they are")
    generation = rest.pop("generationConfig", None)
    if isinstance(generation, dict):
        known = {name: value for name, value in generation.items() if name in _GENERATION}
        other = {name: value for name, value in generation.items() if name not in known}
        parts.config |= known
        parts.beside |= {"generationConfig": other} if other else {}
        parts.notes += [f"generationConfig.{name}: sent by extra_body, as it is" for name in other]
    parts.beside |= rest
    parts.notes += [f"{name}: sent by extra_body, as it is" for name in rest]
    return parts


def _carries(contents: Any) -> bool:
    """Tell whether the SDK sends contents unchanged: turns of plain parts, each with its role."""
    return isinstance(contents, list) and bool(contents) and all(map(_carries_turn, contents))


def _carries_turn(turn: Any) -> bool:
    if not isinstance(turn, dict) or set(turn) != {"role", "parts"}:
        return False
    parts = turn["parts"]
    return isinstance(parts, list) and all(isinstance(p, dict) and set(p) <= _PARTS for p in parts)


def _key(call: Call) -> str:
    for name, value in call.headers:
        if name.lower() == _KEY_HEADER:
            return python_literal(value)
    return '"no key"'


def _options(call: Call, url: str, version: str, beside: Mapping[str, Any]) -> str:
    """Return the options of HTTP: version, another host, headers, what the SDK sends beside its own."""
    split = urlsplit(url)
    options: list[str] = [f'"api_version": {python_text(version)},']
    if split.netloc != GOOGLE_HOST:
        options.append(f'"base_url": {python_text(f"{split.scheme}://{split.netloc}")},')
    headers = [(n, v) for n, v in call.headers if n.lower() not in _MADE_BY_SDK]
    if headers:
        rows = ", ".join(f"{python_text(name)}: {python_literal(value)}" for name, value in headers)
        options.append(f'"headers": {{{rows}}},')
    if beside:
        options.append(f'"extra_body": {python_value(dict(beside), "        ")},')
    lines = "\n".join(f"        {option}" for option in options)
    return "{\n" + lines + "\n    }"


def _query_notes(url: str) -> list[str]:
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    return [
        f"?{name}={value}: the SDK has no place for it" for name, value in pairs if name != "alt"
    ]


GENERATOR = Generator("python", "Python, google-genai", render)
