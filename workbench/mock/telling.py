"""The chunks of one answer, built in order with running usage, as the API sends them.

Key order, usage and signatures follow gemini-api.md 2.3, 4.1, 4.4 and 4.5. Everything that is random in the real
service (response id, signatures, ids of calls) is made from the request, so that an answer can be repeated.
"""

from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

from workbench.mock.asking import Ask, tokens_of
from workbench.mock.framing import Beat

FIRST_MS = 240.0
NEXT_MS = 45.0
THINK_MS = 180.0
_CREATED = "2026-11-22T12:00:00.000000Z"
Part = dict[str, Any]


class Telling:
    """Collects the chunks of one answer; `pause_ms` is the pause before the next of them."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.beats: list[Beat] = []
        self.spoken = 0
        self.thought = 0
        self.prompt = dict(ask.prompt_tokens)
        self._digest = sha256(ask.model.encode("utf-8", "replace") + b"\n" + ask.raw)
        self._signatures = 0

    def text(self, *pieces: str, **extras: Any) -> None:
        """Add a chunk for each piece of visible text; `extras` are further fields of the candidate."""
        for piece in pieces:
            self.parts({"text": piece}, tokens=tokens_of(piece), **extras)

    def thoughts(self, *pieces: str) -> None:
        """Add a chunk for each piece of a thought summary."""
        for piece in pieces:
            part = {"text": piece, "thought": True}
            self.chunk(candidate([part]), usage=self._usage(thought=0), pause_ms=THINK_MS)
            self.thought += 3 * tokens_of(piece)

    def parts(
        self, *parts: Part, tokens: int = 0, pause_ms: float = NEXT_MS, **extras: Any
    ) -> None:
        """Add one chunk with parts that cost visible tokens."""
        self.spoken += tokens
        self.chunk(candidate(list(parts), **extras), pause_ms=pause_ms)

    def end(self, reason: str = "STOP", **extras: Any) -> None:
        """Add the last chunk as Gemini 3 sends it: an empty part with the signature, and the finish reason."""
        part = {"text": "", "thoughtSignature": self.signature()}
        self.chunk(candidate([part], finishReason=reason, **extras))

    def finish(self, reason: str, **extras: Any) -> None:
        """Add a last chunk whose candidate has no parts."""
        self.chunk({"content": {}, "finishReason": reason, "index": 0, **extras})

    def chunk(
        self,
        shown: dict[str, Any] | None = None,
        usage: dict[str, Any] | None = None,
        pause_ms: float = NEXT_MS,
        **top: Any,
    ) -> None:
        """Add one chunk: its candidate, if any, further fields of the top level, and the usage so far."""
        value: dict[str, Any] = {} if shown is None else {"candidates": [shown]}
        value |= top
        value["usageMetadata"] = usage or self._usage(self.thought)
        value["modelVersion"] = self.ask.model
        value["responseId"] = self.response_id
        self.beats.append(Beat(pause_ms if self.beats else FIRST_MS, self._on_surface(value)))

    @property
    def response_id(self) -> str:
        """An id of 23 characters, like the real ones."""
        return urlsafe_b64encode(self._digest.digest()).decode()[:23]

    def signature(self) -> str:
        """Return the next thought signature: opaque, and never twice the same in one answer."""
        self._signatures += 1
        seed = self._digest.digest() + bytes([self._signatures % 256])
        return b64encode(
            b"mock:" + b"".join(sha256(seed + bytes([n])).digest() for n in range(4))
        ).decode()

    def call(self, name: str, args: Any) -> dict[str, Any]:
        """Return a function call with an id of eight characters."""
        number = str(len(self.beats)).encode() + name.encode()
        mixed = sha256(self._digest.digest() + number).hexdigest()
        return {"name": name, "args": args, "id": mixed[:8]}

    def _usage(self, thought: int) -> dict[str, Any]:
        prompt = sum(self.prompt.values())
        usage: dict[str, Any] = {"promptTokenCount": prompt}
        if self.spoken:
            usage["candidatesTokenCount"] = self.spoken
        usage["totalTokenCount"] = prompt + self.spoken + thought
        usage["promptTokensDetails"] = details(self.prompt)
        if thought:
            usage["thoughtsTokenCount"] = thought
        usage["serviceTier"] = "standard"
        return usage

    def _on_surface(self, value: dict[str, Any]) -> dict[str, Any]:
        return as_vertex(value) if self.ask.is_vertex else value


def candidate(parts: list[Part], **extras: Any) -> dict[str, Any]:
    """Return a candidate: content, finish reason, index, then the rest."""
    shown: dict[str, Any] = {"content": {"parts": parts, "role": "model"}}
    if "finishReason" in extras:
        shown["finishReason"] = extras.pop("finishReason")
    return {**shown, "index": 0, **extras}


def details(counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return token counts by modality as the API lists them."""
    return [{"modality": kind, "tokenCount": count} for kind, count in counts.items() if count]


def as_vertex(value: dict[str, Any]) -> dict[str, Any]:
    """Return a chunk as Vertex AI sends it: no index, a traffic type, the time. Source: gemini-api.md 1.2."""
    value = dict(value)
    if "candidates" in value:
        value["candidates"] = [
            {key: item for key, item in one.items() if key != "index"}
            for one in value["candidates"]
        ]
    response_id = value.pop("responseId")
    value["usageMetadata"] = _vertex_usage(value["usageMetadata"])
    return {**value, "createTime": _CREATED, "responseId": response_id}


def _vertex_usage(usage: dict[str, Any]) -> dict[str, Any]:
    kept = {key: item for key, item in usage.items() if key != "serviceTier"}
    if spoken := kept.get("candidatesTokenCount"):
        kept["candidatesTokensDetails"] = details({"TEXT": spoken})
    return {**kept, "trafficType": "ON_DEMAND"}
