"""A run as the text of a run file (`*.run.json`), and back. Source: collection-format.md, "A run file".

One JSON object: the request as it went out, the reads of the body as `[t_ms, base64]` after transfer and content
decoding, how the transport ended, assertions and verdicts, and the schema files they need. Each read stands on a line of its own. Secrets are masked
by the caller before a run comes here.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from math import isfinite
from typing import Any, NamedTuple

from workbench.domain.assertion import NO_VALUE, Assertion, SchemaFile, Verdict
from workbench.domain.errors import CannotRead
from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.domain.pointer import pointer_of
from workbench.domain.run import (
    Attempt,
    Cause,
    HeaderList,
    Recording,
    Run,
    SentMessage,
    TransportEnd,
)

FORMAT = 1
"""The version of the format; a file of a later one is not read."""


def run_to_text(run: Run) -> str:
    """Return the text of a run's file; the same run always gives the same text."""
    lines = (f"{to_json(key)}: {text}" for key, text in _members(run))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def run_from_text(text: str, path: str) -> Run:
    """Return the run of a file's text; `path` is named in what is wrong. Errors: CannotRead."""
    try:
        return _run(_object(parse_json(text), ""))
    except NotJson as error:
        raise CannotRead(path, error.reason, error.line, error.column) from None
    except _Unfit as error:
        raise CannotRead(path, str(error)) from None


def _members(run: Run) -> Iterator[tuple[str, str]]:
    yield "workbench", to_json(FORMAT)
    for key in ("version", "name", "file", "started_at"):
        yield key, to_json(getattr(run, key))
    yield "request", to_json(_sent_value(run.sent))
    yield "attempts", _lines(asdict(attempt) for attempt in run.attempts)
    for key in ("status", "reason", "http_version", "headers", "total_ms"):
        yield key, to_json(getattr(run, key))
    yield "reads", _lines([t_ms, _base64(data)] for t_ms, data in run.recording.reads())
    yield "transport", to_json(asdict(run.end))
    yield "notices", to_json(run.notices)
    yield "assertions", _lines(_assertion_value(one) for one in run.assertions)
    yield "verdicts", _lines(asdict(verdict) for verdict in run.verdicts)
    if run.schemas:
        yield "schemas", to_json({name: asdict(file) for name, file in run.schemas.items()})


def _lines(values: Iterator[Any]) -> str:
    text = ",\n".join(to_json(value) for value in values)
    return f"[\n{text}\n]" if text else "[]"


def _base64(data: bytes) -> str:
    return b64encode(data).decode()


def _sent_value(sent: SentMessage) -> dict[str, Any]:
    return {**asdict(sent), "body": _body_value(sent.body)}


def _body_value(body: bytes) -> str | dict[str, str]:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return {"base64": _base64(body)}


def _assertion_value(assertion: Assertion) -> dict[str, Any]:
    value = {field.name: getattr(assertion, field.name) for field in fields(assertion)}
    unsaid = {key for key, item in value.items() if item is None} - {"value"}
    unsaid |= {"enabled"} if assertion.enabled else set()
    unsaid |= {"value"} if assertion.value is NO_VALUE else set()
    return {key: item for key, item in value.items() if key not in unsaid}


class _Unfit(ValueError):
    """A value that does not fit: where, as a JSON Pointer, and what was expected."""

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(f"{place or 'The file'}: expected {expected}")


class _Kind(NamedTuple):
    """What a value must be, in words and as a test."""

    words: str
    fits: Callable[[Any], bool]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


_OBJECT = _Kind("an object", lambda value: isinstance(value, dict))
_LIST = _Kind("a list", lambda value: isinstance(value, list))
_TEXT = _Kind("text", lambda value: isinstance(value, str))
_FLAG = _Kind("true or false", lambda value: isinstance(value, bool))
_NUMBER = _Kind("a number", _is_number)
_WHOLE = _Kind("a whole number", lambda value: type(value) is int)


def _or_null(kind: _Kind) -> _Kind:
    return _Kind(f"{kind.words} or null", lambda value: value is None or kind.fits(value))


class _Fields(NamedTuple):
    """An object's members, and where it stands."""

    data: Mapping[str, Any]
    place: str

    def need(self, key: str, kind: _Kind) -> Any:
        """Return a member that must be there."""
        return _fit(self.data.get(key), kind, f"{self.place}/{key}")

    def take(self, key: str, kind: _Kind, otherwise: Any) -> Any:
        """Return a member, or `otherwise` where there is none."""
        return self.need(key, kind) if key in self.data else otherwise

    def each(self, key: str) -> Iterator[tuple[str, Any]]:
        """Yield the place and value of each item of a list that may be missing."""
        for index, item in enumerate(self.take(key, _LIST, [])):
            yield f"{self.place}/{key}/{index}", item


def _fit(value: Any, kind: _Kind, place: str) -> Any:
    if not kind.fits(value):
        raise _Unfit(place, kind.words)
    return value


def _object(value: Any, place: str) -> _Fields:
    return _Fields(_fit(value, _OBJECT, place), place)


def _run(file: _Fields) -> Run:
    if (version := file.need("workbench", _WHOLE)) > FORMAT:
        raise _Unfit("/workbench", f"{FORMAT}; {version} is written by a newer version")
    return Run(
        name=file.need("name", _TEXT),
        sent=_sent(_object(file.need("request", _OBJECT), "/request")),
        recording=_recording(file),
        end=_end(_object(file.need("transport", _OBJECT), "/transport")),
        status=file.take("status", _or_null(_WHOLE), None),
        reason=file.take("reason", _TEXT, ""),
        http_version=file.take("http_version", _TEXT, ""),
        headers=_headers(file),
        total_ms=file.take("total_ms", _or_null(_NUMBER), None),
        attempts=tuple(_attempt(_object(item, place)) for place, item in file.each("attempts")),
        notices=tuple(_fit(item, _TEXT, place) for place, item in file.each("notices")),
        assertions=tuple(_assertion(_object(item, at)) for at, item in file.each("assertions")),
        verdicts=tuple(_verdict(_object(item, place)) for place, item in file.each("verdicts")),
        schemas=dict(_schemas(_object(file.take("schemas", _OBJECT, {}), "/schemas"))),
        file=file.take("file", _TEXT, ""),
        started_at=file.take("started_at", _TEXT, ""),
        version=file.take("version", _TEXT, ""),
    )


def _sent(request: _Fields) -> SentMessage:
    return SentMessage(
        method=request.need("method", _TEXT),
        url=request.need("url", _TEXT),
        headers=_headers(request),
        body=_body(request.data.get("body", ""), f"{request.place}/body"),
    )


def _body(value: Any, place: str) -> bytes:
    if isinstance(value, dict):
        return _bytes(value.get("base64"), f"{place}/base64")
    return str(_fit(value, _TEXT, place)).encode("utf-8", "surrogatepass")


def _headers(owner: _Fields) -> HeaderList:
    return tuple(_pair(item, place) for place, item in owner.each("headers"))


def _pair(value: Any, place: str) -> tuple[str, str]:
    match value:
        case [str() as name, str() as text]:
            return name, text
        case _:
            raise _Unfit(place, "[name, value]")


def _recording(file: _Fields) -> Recording:
    recording = Recording()
    file.need("reads", _LIST)
    for place, item in file.each("reads"):
        match item:
            case [t_ms, str() as data] if _is_number(t_ms):
                recording.append(_bytes(data, f"{place}/1"), float(t_ms))
            case _:
                raise _Unfit(place, "[milliseconds, base64]")
    return recording


def _bytes(value: Any, place: str) -> bytes:
    try:
        return b64decode(_fit(value, _TEXT, place), validate=True)
    except ValueError:
        raise _Unfit(place, "base64") from None


def _end(transport: _Fields) -> TransportEnd:
    cause = transport.take("cause", _or_null(_TEXT), None)
    if cause is not None and cause not in list(Cause):
        raise _Unfit("/transport/cause", f"one of: {', '.join(Cause)}")
    return TransportEnd(
        clean=transport.need("clean", _FLAG),
        cancelled=transport.take("cancelled", _FLAG, otherwise=False),
        cause=None if cause is None else Cause(cause),
        host=transport.take("host", _TEXT, ""),
        detail=transport.take("detail", _TEXT, ""),
        limit_s=transport.take("limit_s", _or_null(_NUMBER), None),
    )


def _attempt(attempt: _Fields) -> Attempt:
    return Attempt(
        number=attempt.need("number", _WHOLE),
        status=attempt.take("status", _or_null(_WHOLE), None),
        total_ms=attempt.take("total_ms", _or_null(_NUMBER), None),
        wait_s=attempt.take("wait_s", _or_null(_NUMBER), None),
        reason=attempt.take("reason", _TEXT, ""),
    )


def _assertion(assertion: _Fields) -> Assertion:
    text = _or_null(_TEXT)
    return Assertion(
        what=assertion.need("what", _TEXT),
        check=assertion.need("check", _TEXT),
        pointer=assertion.take("pointer", text, None),
        name=assertion.take("name", text, None),
        value=assertion.data.get("value", NO_VALUE),
        schema=assertion.take("schema", text, None),
        title=assertion.take("title", text, None),
        enabled=assertion.take("enabled", _FLAG, otherwise=True),
    )


def _schemas(schemas: _Fields) -> Iterator[tuple[str, SchemaFile]]:
    for name in schemas.data:
        schema = _object(schemas.data[name], f"{schemas.place}{pointer_of([name])}")
        documents = _object(schema.take("documents", _OBJECT, {}), f"{schema.place}/documents")
        yield (
            name,
            SchemaFile(
                text=schema.need("text", _TEXT),
                base=schema.take("base", _TEXT, ""),
                documents={uri: documents.need(uri, _TEXT) for uri in documents.data},
            ),
        )


def _verdict(verdict: _Fields) -> Verdict:
    return Verdict(
        title=verdict.need("title", _TEXT),
        what=verdict.need("what", _TEXT),
        check=verdict.need("check", _TEXT),
        passed=verdict.need("passed", _FLAG),
        skipped=verdict.take("skipped", _FLAG, otherwise=False),
        pointer=verdict.take("pointer", _or_null(_TEXT), None),
        expected=verdict.take("expected", _TEXT, ""),
        actual=verdict.take("actual", _TEXT, ""),
    )
