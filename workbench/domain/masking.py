"""Overwriting secret values wherever they stand, byte for byte, so that offsets stay (command-line.md, Masking).

A value is found as it is and as JSON, URLs and HTML spell it, since servers echo what they were sent.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar
from urllib.parse import quote, quote_plus

from workbench.domain.assertion import Assertion, SchemaFile, Verdict
from workbench.domain.json_strings import may_be_shared, member_values, strung_members
from workbench.domain.run import Recording, Run, SentMessage
from workbench.domain.secret import Secret

STAR = b"*"

Said = TypeVar("Said", Assertion, Verdict, SchemaFile)
_HTML = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))


class Masker:
    """Overwrites every occurrence of the held values with `*`; overlapping ones as one."""

    __slots__ = ("_needles",)

    def __init__(self, held: Iterable[Secret]) -> None:
        needles = {form for secret in held for form in _spellings(secret.reveal())}
        self._needles = tuple(sorted(needles, key=len, reverse=True))

    @property
    def longest(self) -> int:
        """The length in bytes of the longest spelling, 0 when nothing is held."""
        return len(self._needles[0]) if self._needles else 0

    def data(self, data: bytes) -> bytes:
        """Return bytes of the same length without the values."""
        spans = [span for needle in self._needles for span in _found(data, needle)]
        return _overwritten(data, spans) if spans else data

    def body(self, data: bytes) -> bytes:
        """Return a whole answer without the values, also where the events of a stream share one out."""
        masked = self.data(data)
        values = member_values(masked) if self._needles else frozenset()
        shared = [needle for needle in self._needles if may_be_shared(needle, values)]
        spans = [
            place
            for strung in (strung_members(masked) if shared else ())
            for needle in shared
            for start, stop in _found(strung.text, needle)
            for place in strung.places(start, stop)
        ]
        return _overwritten(masked, spans) if spans else masked

    def text(self, text: str) -> str:
        """Return text whose UTF-8 form has the same length, without the values."""
        data = text.encode("utf-8", "surrogatepass")
        masked = self.data(data)
        return text if masked is data else masked.decode("utf-8", "surrogatepass")

    def value(self, value: Any) -> Any:
        """Return a JSON value with every string in it masked, keys too, however deep it nests."""
        masked: list[Any] = [value]
        waiting: list[tuple[Any, Any]] = [(masked, 0)]
        while waiting:
            holder, at = waiting.pop()
            copy = holder[at] = self._level(holder[at])
            if isinstance(copy, list):
                waiting += ((copy, index) for index in range(len(copy)))
            elif isinstance(copy, dict):
                waiting += ((copy, key) for key in copy)
        return masked[0]

    def _level(self, value: Any) -> Any:
        """Return a masked string, or a copy of a list or object whose items are not yet masked."""
        match value:
            case str():
                return self.text(value)
            case list() | tuple():
                return list(value)
            case dict():
                return {self.text(key): item for key, item in value.items()}
            case _:
                return value

    def message(self, message: SentMessage) -> SentMessage:
        """Return an HTTP message without the values, in names too."""
        return SentMessage(
            method=self.text(message.method),
            url=self.text(message.url),
            headers=self._pairs(message.headers),
            body=self.data(message.body),
        )

    def run(self, run: Run) -> Run:
        """Return a run fit to keep: every text of it masked, the body across reads and events, too."""
        return replace(
            run,
            name=self.text(run.name),
            file=self.text(run.file),
            sent=self.message(run.sent),
            recording=self._recording(run.recording),
            reason=self.text(run.reason),
            headers=self._pairs(run.headers),
            end=replace(run.end, host=self.text(run.end.host), detail=self.text(run.end.detail)),
            notices=tuple(map(self.text, run.notices)),
            assertions=tuple(map(self.said, run.assertions)),
            verdicts=tuple(map(self.said, run.verdicts)),
            schemas={self.text(name): self.said(file) for name, file in run.schemas.items()},
        )

    def said(self, said: Said) -> Said:
        """Return an assertion, a verdict or a schema with the texts of all its fields masked."""
        texts = {field.name: self.value(getattr(said, field.name)) for field in fields(said)}
        return replace(said, **texts)

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((self.text(name), self.text(value)) for name, value in pairs)

    def _recording(self, recording: Recording) -> Recording:
        body = recording.body()
        masked = self.body(body)
        if masked is body:
            return recording
        kept = Recording()
        start = 0
        for end, t_ms in recording.marks():
            kept.append(masked[start:end], t_ms)
            start = end
        return kept


class StreamMasker:
    """Masks text that comes in pieces: the end that a value may continue is held back until it is known."""

    __slots__ = ("_held", "_masker")

    def __init__(self, masker: Masker) -> None:
        self._masker = masker
        self._held = ""

    def feed(self, text: str) -> str:
        """Return what can be shown now."""
        self._held = self._masker.text(self._held + text)
        keep = _begun(self._held, self._masker)
        shown = len(self._held) - keep
        text, self._held = self._held[:shown], self._held[shown:]
        return text

    def flush(self) -> str:
        """Return what was held back: no value came of it."""
        text, self._held = self._held, ""
        return text


def _begun(text: str, masker: Masker) -> int:
    """Return how many characters at the end of a masked text may begin a value."""
    tail = text[max(0, len(text) - masker.longest + 1) :].encode("utf-8", "surrogatepass")
    return max(
        (
            len(tail[-size:].decode("utf-8", "surrogatepass"))
            for needle in masker._needles  # noqa: SLF001  the two classes are one thought
            for size in range(min(len(tail), len(needle) - 1), 0, -1)
            if tail.endswith(needle[:size])
        ),
        default=0,
    )


def _spellings(value: str) -> Iterator[bytes]:
    """Yield a value as UTF-8 and as JSON, URLs and HTML spell it; nothing for an empty one."""
    if not value:
        return
    as_json = json.dumps(value)[1:-1]
    forms = {
        value,
        as_json,
        as_json.replace("/", "\\/"),
        json.dumps(value, ensure_ascii=False)[1:-1],
    }
    forms |= {quote(value), quote(value, safe=""), quote_plus(value)}
    forms |= {_in_html(value), _in_html(value).replace("&quot;", '"').replace("&#x27;", "'")}
    for form in forms:
        yield form.encode("utf-8", "surrogatepass")


def _in_html(value: str) -> str:
    """Return text as `html.escape` spells it; that module is slow to import for its table of names."""
    for character, spelled in _HTML:
        value = value.replace(character, spelled)
    return value


def _found(data: bytes, needle: bytes) -> Iterator[tuple[int, int]]:
    start = data.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = data.find(needle, start + 1)


def _overwritten(data: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    masked = bytearray(data)
    for start, stop in spans:
        masked[start:stop] = STAR * (stop - start)
    return bytes(masked)
