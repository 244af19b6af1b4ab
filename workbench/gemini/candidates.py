"""One candidate of a response, folded from the objects in which it arrives. Source: gemini-api.md 4.2, 4.5."""

from collections.abc import Mapping
from typing import Any, Final

from workbench.domain.json_text import sound_text
from workbench.gemini.gathered import Gathered
from workbench.gemini.parts import Part, PartDelta, PartKind, part_from

UNFINISHED: Final = (None, "", "FINISH_REASON_UNSPECIFIED", 0)
"""Finish reasons that say nothing yet. Source: gemini-api.md 4.3; 0 is how `enum-encoding=int` spells it."""

_LAST_NON_EMPTY = frozenset({"groundingMetadata", "urlContextMetadata"})
_MARKED_TEXT = {"text", "thought"}
_SAID = {PartKind.TEXT, PartKind.THOUGHT}


class CandidateFold:
    """A candidate as far as it has arrived; `index` is its number, 0 where the wire says none."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.parts: list[Part] = []
        self._fields: dict[str, Any] = {}
        self._open_call = -1  # the number of the call whose pieces may follow
        self._gathered = {
            "citationMetadata": Gathered(unique=True),
            "logprobsResult": Gathered(unique=False),
        }

    @property
    def text(self) -> str:
        """All text that is not a thought, in the order of arrival."""
        return self._joined(PartKind.TEXT)

    @property
    def thoughts(self) -> str:
        """All thought text, in the order of arrival."""
        return self._joined(PartKind.THOUGHT)

    @property
    def calls(self) -> list[dict[str, Any]]:
        """The function calls, in the order of arrival."""
        return [part.call for part in self.parts if part.kind is PartKind.CALL]

    @property
    def finish_reason(self) -> Any:
        """The last finish reason that was not null."""
        return self._fields.get("finishReason")

    @property
    def finish_message(self) -> Any:
        """The last finish message that was not null."""
        return self._fields.get("finishMessage")

    @property
    def finished(self) -> bool:
        """Whether a finish reason came."""
        return self.finish_reason not in UNFINISHED

    def take(self, candidate: Mapping[str, Any], deltas: list[PartDelta]) -> None:
        """Fold one object in, and add to `deltas` what it brought."""
        for key, value in candidate.items():
            if key == "content":
                self._take_content(value, deltas)
            elif value is not None:
                self._take_field(key, value)

    def told(self, key: str) -> Any:
        """Return what came last under a key other than the content, gathered where it comes in pieces."""
        return self._fields.get(key)

    def merged(self) -> dict[str, Any]:
        """Return the candidate as one JSON value; keys stand in the order in which they first came."""
        fields = dict(self._fields)
        content = fields.get("content", {})
        if "parts" in content:
            parts = [part.data for part in self.parts]
            fields["content"] = {**content, "parts": parts, "role": content.get("role") or "model"}
        return fields

    def _joined(self, kind: PartKind) -> str:
        pieces = [piece for part in self.parts if part.kind is kind for piece in part.pieces]
        return sound_text("".join(pieces))

    def _take_field(self, key: str, value: Any) -> None:
        if key in self._gathered and isinstance(value, dict):
            self._gathered[key].take(value)
            value = self._gathered[key].value
        elif key in _LAST_NON_EMPTY and not value and key in self._fields:
            return
        self._fields[key] = value

    def _take_content(self, content: Any, deltas: list[PartDelta]) -> None:
        if not isinstance(content, dict):
            return
        known = self._fields.setdefault("content", {})
        for key, value in content.items():
            if key == "parts" and isinstance(value, list):
                known[key] = ()  # where they stand; they are kept apart
                for part in value:
                    if isinstance(part, dict):
                        self._take_part(part, deltas)
            elif value is not None and not (key == "role" and known.get(key)):
                known[key] = value

    def _take_part(self, part: dict[str, Any], deltas: list[PartDelta]) -> None:
        text = part.get("text")
        if isinstance(text, str) and (len(part) == 1 or part.keys() == _MARKED_TEXT):
            if text:  # an unsigned empty text says nothing
                kind = PartKind.THOUGHT if part.get("thought") else PartKind.TEXT
                self._take_text(kind, text, part, deltas)
        elif isinstance(part.get("functionCall"), dict):
            self._take_call(part, deltas)
        else:
            self._start(part_from(part), deltas)

    def _take_text(
        self, kind: PartKind, text: str, part: dict[str, Any], deltas: list[PartDelta]
    ) -> None:
        if self.parts:
            last = self.parts[-1]
            if last.plain and last.kind is kind:
                last.pieces.append(text)
                shown = text if text.isascii() else sound_text(text)
                deltas.append(
                    PartDelta(self.index, len(self.parts) - 1, kind, shown, started=False)
                )
                return
        self._start(Part(kind, part, text, plain=True), deltas)

    def _take_call(self, part: dict[str, Any], deltas: list[PartDelta]) -> None:
        call = part["functionCall"]
        if self._open_call >= 0 and not call.get("name"):
            text = self.parts[self._open_call].go_on(part)
            deltas.append(
                PartDelta(self.index, self._open_call, PartKind.CALL, text, started=False)
            )
            return
        self._open_call = -1 if call.get("args") else len(self.parts)
        self._start(part_from(part), deltas)

    def _start(self, part: Part, deltas: list[PartDelta]) -> None:
        self.parts.append(part)
        data = None if part.kind in _SAID else part.data
        deltas.append(
            PartDelta(self.index, len(self.parts) - 1, part.kind, part.text, True, data)  # noqa: FBT003  # a field
        )
