"""What a request asks for, as far as the mock server's answers depend on it.

Fields may come in camelCase or snake_case, and any value may have any type: what does not fit is not there.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

CHARACTERS_PER_TOKEN = 4
"""Text is counted as one token for four characters. Source: gemini-api.md 7.1."""
_MEDIA_TOKENS = {"image": 1120, "video": 280, "audio": 320, "application": 560}
_CAPITAL = re.compile(r"[A-Z]")
_COUNT = re.compile(r"[0-9]{1,9}")


class Ask(NamedTuple):
    """A request to generate: the model asked for, and the body as a JSON object and as it came."""

    model: str
    body: Mapping[str, Any]
    raw: bytes = b""
    is_vertex: bool = False

    @property
    def prompt(self) -> str:
        """The text of the last turn that holds any."""
        turns = [_text_of(turn) for turn in objects(self.body, "contents")]
        return next((text for text in reversed(turns) if text), "")

    @property
    def prompt_tokens(self) -> dict[str, int]:
        """How many tokens went in, by modality; at least one of text."""
        return count_tokens(self.body)

    @property
    def config(self) -> Mapping[str, Any]:
        """The generation config."""
        return as_object(field(self.body, "generationConfig"))

    @property
    def wants_json(self) -> bool:
        """Whether the answer must be JSON."""
        return bool(field(self.config, "responseMimeType") == "application/json")

    @property
    def schema(self) -> Mapping[str, Any]:
        """The schema of the answer, empty where none is given."""
        given = field(self.config, "responseJsonSchema") or field(self.config, "responseSchema")
        return as_object(given)

    @property
    def declarations(self) -> tuple[Mapping[str, Any], ...]:
        """The functions that the model may call."""
        return tuple(
            declaration
            for tool in objects(self.body, "tools")
            for declaration in objects(tool, "functionDeclarations")
            if isinstance(declaration.get("name"), str)
        )


def field(value: Mapping[str, Any], name: str) -> Any:
    """Return a field by its camelCase name, whichever way it is spelled."""
    return value[name] if name in value else value.get(_snake(name))


def as_object(value: Any) -> Mapping[str, Any]:
    """Return a JSON object as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def objects(value: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a list field; a single object counts as a list of one."""
    found = field(value, name)
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item


def count_tokens(body: Mapping[str, Any]) -> dict[str, int]:
    """Return plausible token counts by modality for what a body puts in; TEXT comes first."""
    counts = {"TEXT": 0}
    for part in _parts(body):
        media = field(part, "inlineData") or field(part, "fileData")
        if isinstance(media, dict):
            kind = str(field(media, "mimeType")).partition("/")[0]
            name = "DOCUMENT" if kind == "application" else kind.upper()
            tokens = _MEDIA_TOKENS.get(kind, 0)
            counts[name if tokens else "TEXT"] = counts.get(name, 0) + (tokens or 16)
        else:
            counts["TEXT"] += _tokens_of_text(_all_text(part))
    counts["TEXT"] += sum(_tokens_of_text(_all_text(tool)) for tool in objects(body, "tools"))
    counts["TEXT"] = max(counts["TEXT"], 1)
    return counts


def count_of(value: Any, otherwise: int) -> int:
    """Read a count, which may be spelled as a string; anything else gives `otherwise`."""
    text = str(value)
    return int(text) if _COUNT.fullmatch(text) else otherwise


def tokens_of(text: str) -> int:
    """Return the plausible token count of a text."""
    return _tokens_of_text(text)


def _tokens_of_text(text: str) -> int:
    return -(-len(text) // CHARACTERS_PER_TOKEN)


def _snake(name: str) -> str:
    return _CAPITAL.sub(lambda found: f"_{found[0].lower()}", name)


def _parts(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for turns in ("systemInstruction", "contents"):
        for turn in objects(body, turns):
            yield from objects(turn, "parts")


def _text_of(turn: Mapping[str, Any]) -> str:
    texts = (part.get("text") for part in objects(turn, "parts"))
    return " ".join(text for text in texts if isinstance(text, str)).strip()


def _all_text(value: Any) -> str:
    """Return every string of a JSON value, names of fields included, as far as they cost tokens."""
    pending, found = [value], []
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            found.extend(key for key in item if key not in {"text", "thoughtSignature"})
            pending.extend(item.values())
        elif isinstance(item, list):
            pending.extend(item)
    return "".join(found)
