"""The parts of one candidate, folded from the pieces in which they arrive.

Plain text follows plain text; whatever carries a signature or anything else stays a part of its own, in the order
of arrival; the pieces of a streamed call become one call. Text is kept in pieces and joined when asked for.
Source: gemini-api.md 4.5 (1 to 3), 4.6.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from workbench.domain.json_text import compact_json, sound_text
from workbench.gemini.partial_args import PartialArgs


class PartKind(StrEnum):
    """What a part holds."""

    TEXT = "text"
    THOUGHT = "thought"
    CALL = "call"
    CALL_RESPONSE = "call response"
    CODE = "code"
    CODE_RESULT = "code result"
    MEDIA = "media"
    FILE = "file"
    TOOL_CALL = "tool call"
    TOOL_RESPONSE = "tool response"
    OTHER = "other"


class PartDelta(NamedTuple):
    """What one frame added: `text` belongs at the end of part `part` of a candidate, which it may have started.

    Of a part that is not text, `text` is what tells it at a glance: a call's name and arguments, a type, an address;
    `data` is its JSON as it began, None for text and for what goes on. It is not to be changed.
    """

    candidate: int
    part: int
    kind: PartKind
    text: str
    started: bool
    data: Mapping[str, Any] | None = None


_KINDS = {
    "functionCall": PartKind.CALL,
    "functionResponse": PartKind.CALL_RESPONSE,
    "executableCode": PartKind.CODE,
    "codeExecutionResult": PartKind.CODE_RESULT,
    "inlineData": PartKind.MEDIA,
    "fileData": PartKind.FILE,
    "toolCall": PartKind.TOOL_CALL,
    "toolResponse": PartKind.TOOL_RESPONSE,
}
_GLANCE = {
    PartKind.CALL_RESPONSE: "name",
    PartKind.CODE: "code",
    PartKind.CODE_RESULT: "output",
    PartKind.MEDIA: "mimeType",
    PartKind.FILE: "fileUri",
    PartKind.TOOL_CALL: "toolType",
    PartKind.TOOL_RESPONSE: "toolType",
}


_KEYS = {kind: key for key, kind in _KINDS.items()}
_OF_PIECES = frozenset({"partialArgs", "willContinue"})


class Part:
    """One part as far as it has arrived."""

    __slots__ = ("_args", "_data", "kind", "pieces", "plain")

    def __init__(self, kind: PartKind, data: dict[str, Any], text: str, *, plain: bool) -> None:
        self.kind = kind
        self.pieces = [text]
        self.plain = plain
        """Whether more plain text may follow."""
        self._data = data
        self._args: PartialArgs | None = None

    @property
    def text(self) -> str:
        """The text of a text part; of any other what tells it at a glance."""
        return sound_text("".join(self.pieces))

    @property
    def data(self) -> dict[str, Any]:
        """The part as JSON, keys that are not known included."""
        if self.plain:
            return {**self._data, "text": self.text}
        return (
            {**self._data, "functionCall": self._call()} if self._args is not None else self._data
        )

    @property
    def call(self) -> dict[str, Any]:
        """Name, arguments and id of a function call: `args` {} and `id` None where it has none."""
        call = self._call()
        return {"name": call.get("name"), "args": call.get("args") or {}, "id": call.get("id")}

    def go_on(self, part: dict[str, Any]) -> str:
        """Take the next piece of a call whose arguments come in pieces, and return the text that it added."""
        call = part["functionCall"]
        if self._args is None:
            self._args = PartialArgs()
        text = self._args.take(call.get("partialArgs"))
        self.pieces.append(text)
        self._data = {**part, **self._data, "functionCall": {**self._data["functionCall"], **call}}
        return text

    def _call(self) -> dict[str, Any]:
        call = self._data.get("functionCall", {})
        if self._args is None:
            return dict(call)
        kept = {key: value for key, value in call.items() if key not in _OF_PIECES}
        return {**kept, "args": self._args.onto(call.get("args"))}


def part_from(data: dict[str, Any]) -> Part:
    """Return a part that stands for itself, as it began on the wire."""
    kind = next(
        (_KINDS[key] for key in data if isinstance(data[key], dict) and key in _KINDS), None
    )
    if kind is None:
        return _part_of_text(data)
    if kind is not PartKind.CALL:
        glance = data[_KEYS[kind]].get(_GLANCE[kind])
        return Part(kind, data, glance if isinstance(glance, str) else "", plain=False)
    call = data["functionCall"]
    begun = Part(kind, data, _call_at_a_glance(call), plain=False)
    if "partialArgs" in call or call.get("willContinue"):
        begun.go_on({"functionCall": {"partialArgs": call.get("partialArgs")}})
    return begun


def _part_of_text(data: dict[str, Any]) -> Part:
    text = data.get("text")
    if not isinstance(text, str):
        return Part(PartKind.OTHER, data, "", plain=False)
    kind = PartKind.THOUGHT if data.get("thought") else PartKind.TEXT
    return Part(kind, data, text, plain=False)


def _call_at_a_glance(call: dict[str, Any]) -> str:
    args = compact_json(call["args"]) if call.get("args") else ""
    return f"{call.get('name') or ''} {args}".rstrip()
