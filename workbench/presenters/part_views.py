"""Parts that are not text, in the user's words: calls, files, code that ran, sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workbench.domain.json_text import NotJson, compact_json, parse_json, to_json
from workbench.gemini.call_check import CallCheck, Declarations
from workbench.gemini.parts import PartKind

LONGEST_ARGUMENT: Final = 60
LONGEST_LINE: Final = 300
LONGEST_JSON: Final = 65_536
"""Characters of a part's JSON that are shown at once."""

LONGEST_GLANCE: Final = 4_096
MOST_SOURCES: Final = 100

WEB: Final = ("https://", "http://")
_CUT = "…"
_NAMES = {
    PartKind.CALL: "Function call",
    PartKind.CALL_RESPONSE: "Function response",
    PartKind.TOOL_CALL: "Tool of Google called",
    PartKind.TOOL_RESPONSE: "Tool of Google answered",
    PartKind.FILE: "File",
    PartKind.OTHER: "Part of another kind",
}


class PartBlock:
    """One part that is not text. `data` is its JSON, None while it is not known; `glance` its text at a glance."""

    __slots__ = ("candidate", "check", "closed", "data", "kind", "part", "pieces", "revision")

    def __init__(
        self, kind: PartKind, candidate: int, part: int, glance: str, data: Mapping[str, Any] | None
    ) -> None:
        self.kind = kind
        self.candidate = candidate
        self.part = part
        self.pieces = [glance]
        self.data = data
        self.check: CallCheck | None = None
        """Whether a call fits what the request declares, once that is known."""
        self.closed = True
        self.revision = 0

    @property
    def glance(self) -> str:
        """What tells the part at a glance."""
        return "".join(self.pieces)

    def go_on(self, glance: str) -> None:
        """Take in what came next of a part in pieces; what it is as a whole is told at the end."""
        self.pieces.append(glance)
        self.revision += 1

    def judge(self, declarations: Declarations) -> None:
        """Hold a call to what the request declares."""
        self.check = declarations.check(_inside(self.data, "functionCall"))
        self.revision += 1

    def know(self, data: Mapping[str, Any]) -> None:
        """Take in the part as a whole."""
        self.data = data
        self.revision += 1


@dataclass(frozen=True, slots=True)
class Card:
    """A part on one line: what it is, its line in code, a quiet detail, and the JSON that unfolds."""

    name: str
    line: str
    detail: str = ""
    text: str = ""
    muted: bool = False
    check: CallCheck | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A place that an answer is grounded on; `address` may be opened if the user agrees."""

    title: str
    address: str

    @property
    def is_web(self) -> bool:
        """Whether the address may be opened at all."""
        return is_web(self.address)


def is_web(address: str) -> bool:
    """Tell whether an address may become a link: nothing but a web page may."""
    return address.lower().startswith(WEB)


def card_of(block: PartBlock) -> Card:
    """Return the card of a call, a response, a file, or a part that this version does not know."""
    if block.kind is PartKind.CALL:
        return _call_card(block)
    name = _NAMES.get(block.kind, _NAMES[PartKind.OTHER])
    line = _line(block.glance) or _keys(block.data)
    return Card(name, line, text=_json(block.data), muted=block.kind is not PartKind.FILE)


def code_of(block: PartBlock) -> tuple[str, str]:
    """Return language and code of a part that the model runs."""
    told = _inside(block.data, "executableCode")
    language = told.get("language")
    code = told.get("code")
    word = language.lower() if isinstance(language, str) else ""
    return word, (code if isinstance(code, str) else block.glance).rstrip("\n")


def result_of(block: PartBlock) -> tuple[str, str]:
    """Return outcome ("OK", "FAILED", …) and output of code that the model ran."""
    told = _inside(block.data, "codeExecutionResult")
    outcome = str(told.get("outcome") or "").removeprefix("OUTCOME_").replace("_", " ")
    output = told.get("output")
    return outcome, (output if isinstance(output, str) else block.glance).rstrip("\n")


def media_of(block: PartBlock) -> tuple[str, str]:
    """Return media type and base64 text of inline data."""
    told = _inside(block.data, "inlineData")
    mime, data = told.get("mimeType"), told.get("data")
    return (mime if isinstance(mime, str) else ""), (data if isinstance(data, str) else "")


def sources_of(metadata: Any) -> tuple[Source, ...]:
    """Return the numbered sources of grounding metadata. Source: gemini-api.md 4.2."""
    chunks = metadata.get("groundingChunks") if isinstance(metadata, dict) else None
    found = [_source(chunk) for chunk in chunks or () if isinstance(chunk, dict)]
    return tuple(source for source in found[:MOST_SOURCES] if source is not None)


def call_line(name: str, arguments: Mapping[str, Any]) -> str:
    """Return a call as it reads in code: `get_weather(city="Singapore")`."""
    shown = ", ".join(f"{key}={_cut(compact_json(value))}" for key, value in arguments.items())
    return _line(f"{name}({shown})")


def _call_card(block: PartBlock) -> Card:
    call = _inside(block.data, "functionCall")
    name, arguments, identity = call.get("name"), call.get("args"), call.get("id")
    if not isinstance(name, str):
        name = block.pieces[0]
    if len(block.pieces) > 1 and not arguments:
        return Card(_NAMES[PartKind.CALL], _line(f"{name}({''.join(block.pieces[1:])}"))
    line = call_line(name, arguments if isinstance(arguments, dict) else {})
    detail = identity if isinstance(identity, str) else ""
    return Card(_NAMES[PartKind.CALL], line, detail, _json(call), check=block.check)


def _inside(data: Mapping[str, Any] | None, key: str) -> Mapping[str, Any]:
    told = (data or {}).get(key)
    return told if isinstance(told, dict) else {}


def _source(chunk: Mapping[str, Any]) -> Source | None:
    for told in chunk.values():
        if isinstance(told, dict):
            address = told.get("uri") or told.get("sourceUri")
            title = told.get("title") or told.get("domain") or address
            if isinstance(address, str) and isinstance(title, str):
                return Source(title, address)
    return None


def _json(data: Mapping[str, Any] | None) -> str:
    if not data:
        return ""
    text = to_json(_folded(data), indent=2)
    return text if len(text) <= LONGEST_JSON else text[:LONGEST_JSON] + _CUT


def _folded(value: Any) -> Any:
    """Return a JSON value whose very long strings, base64 above all, are told by their beginning and length."""
    if isinstance(value, str) and len(value) > LONGEST_GLANCE:
        return f"{value[:LONGEST_ARGUMENT]}… ({len(value):,} characters)"
    if isinstance(value, dict):
        return {key: _folded(told) for key, told in value.items()}
    return [_folded(told) for told in value] if isinstance(value, list) else value


def _keys(data: Mapping[str, Any] | None) -> str:
    return _line(", ".join(data or ()))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_ARGUMENT else text[: LONGEST_ARGUMENT - 1] + _CUT


def _line(text: str) -> str:
    text = " ".join(text[:LONGEST_GLANCE].split())
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + _CUT


def pretty(text: str) -> str:
    """Return a JSON text indented, any other text as it is."""
    try:
        value: Sequence[Any] | Any = parse_json(text)
    except NotJson:
        return text
    return to_json(value, indent=2)
