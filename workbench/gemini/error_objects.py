"""The error object of an answer, whatever it is wrapped in. Source: gemini-api.md 5.1, 5.4, 2.9, 1.3.

An error may be an object, stand in an array, be JSON inside a message (SDKs encode it again), carry a string
code, or have OpenAI's shape. Any JSON value is taken; nothing here raises.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.domain.json_text import NotJson, parse_json

MAX_WRAPPERS = 12
_TYPE = "type.googleapis.com/google.rpc."
_ERROR_KEYS = frozenset(
    {"code", "message", "status", "details", "type", "error_description", "detail"}
)

GRPC_STATUS = {
    1: "CANCELLED", 2: "UNKNOWN", 3: "INVALID_ARGUMENT", 4: "DEADLINE_EXCEEDED", 5: "NOT_FOUND", 6: "ALREADY_EXISTS",
    7: "PERMISSION_DENIED", 8: "RESOURCE_EXHAUSTED", 9: "FAILED_PRECONDITION", 10: "ABORTED", 11: "OUT_OF_RANGE",
    12: "UNIMPLEMENTED", 13: "INTERNAL", 14: "UNAVAILABLE", 15: "DATA_LOSS", 16: "UNAUTHENTICATED",
}  # fmt: skip
"""The numbers that batch results and some proxies give instead of an HTTP status."""


@dataclass(frozen=True, slots=True)
class ErrorFacts:
    """What an error object says: number, status word (a string code counts as one), message and details."""

    code: int | None = None
    status: str = ""
    message: str = ""
    kind: str = ""
    details: tuple[Mapping[str, Any], ...] = ()
    param: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self == ErrorFacts()

    def details_of(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Yield the details of one `google.rpc` type, such as `ErrorInfo`."""
        for detail in self.details:
            if text_of(detail.get("@type")).removeprefix(_TYPE) == name:
                yield detail

    @property
    def info(self) -> Mapping[str, Any]:
        """The first ErrorInfo with a reason, empty when there is none."""
        return next((d for d in self.details_of("ErrorInfo") if text_of(d.get("reason"))), {})

    @property
    def reason(self) -> str:
        """The reason of the ErrorInfo, empty when there is none."""
        return text_of(self.info.get("reason"))

    @property
    def metadata(self) -> Mapping[str, Any]:
        """The metadata of the ErrorInfo."""
        return mapping_of(self.info.get("metadata"))

    @property
    def link(self) -> str:
        """The first address that a Help detail gives."""
        links = (link for d in self.details_of("Help") for link in mappings_in(d.get("links")))
        return next((text_of(link.get("url")) for link in links if text_of(link.get("url"))), "")


def innermost_error(value: Any) -> ErrorFacts:
    """Return what the innermost error object in a JSON value says; what it leaves out comes from its wrappers."""
    found = ErrorFacts()
    for _ in range(MAX_WRAPPERS):
        node = _error_node(value)
        if node is None:
            break
        facts = _facts(node)
        found = _filled(facts, found)
        value = _json_in(facts.message)
    return found


def error_in_text(text: str) -> ErrorFacts:
    """Return what the error object in a text says, empty where the text is no JSON with an error."""
    try:
        return innermost_error(parse_json(text))
    except NotJson:
        return ErrorFacts()


def text_of(value: Any) -> str:
    """Return a JSON string, or "" for any other value."""
    return value if isinstance(value, str) else ""


def mapping_of(value: Any) -> Mapping[str, Any]:
    """Return a JSON object, or an empty one for any other value."""
    return value if isinstance(value, dict) else {}


def mappings_in(value: Any) -> tuple[Mapping[str, Any], ...]:
    """Return the objects of a JSON array; a lone object counts as one."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, dict))


def number_of(value: Any) -> int | None:
    """Return a whole number that JSON gives as a number or as digits, None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"[0-9]{1,19}", value) else None
    return value if isinstance(value, int) else None


def _error_node(value: Any) -> Mapping[str, Any] | None:
    for _ in range(MAX_WRAPPERS):
        if isinstance(value, list):
            value = next((item for item in value if _holds_error(item)), None)
        elif isinstance(value, dict) and value.get("error") is not None:
            value = _under_error(value)
        elif isinstance(value, dict):
            return value if _ERROR_KEYS & value.keys() else None
        elif isinstance(value, str):
            value = _json_in(value)
        else:
            return None
    return None


def _holds_error(item: Any) -> bool:
    return isinstance(item, list) or bool(mapping_of(item).get("error"))


def _under_error(value: Mapping[str, Any]) -> Any:
    inner = value["error"]
    if isinstance(inner, str) and _json_in(inner) is None:
        described = text_of(value.get("error_description")) or text_of(value.get("message"))
        return {
            "status": inner if described else "",
            "message": described or inner,
            "code": value.get("code"),
        }
    return inner


def _facts(node: Mapping[str, Any]) -> ErrorFacts:
    code = number_of(node.get("code"))
    status = text_of(node.get("status"))
    word = text_of(node.get("code")) if code is None else ""
    if code is None:
        code = number_of(node.get("status"))
    return ErrorFacts(
        code=code,
        status=status or word or GRPC_STATUS.get(code or 0, ""),
        message=text_of(node.get("message")) or text_of(node.get("detail")),
        kind=text_of(node.get("type")),
        details=mappings_in(node.get("details")),
        param=text_of(node.get("param")),
    )


def _filled(inner: ErrorFacts, outer: ErrorFacts) -> ErrorFacts:
    return replace(
        inner,
        code=outer.code if inner.code is None else inner.code,
        status=inner.status or outer.status,
        message=inner.message or outer.message,
        details=inner.details or outer.details,
    )


def _json_in(text: str) -> Any:
    start = min((i for i in (text.find("{"), text.find("[")) if i >= 0), default=-1)
    stop = max(text.rfind("}"), text.rfind("]")) + 1
    if start < 0 or stop <= start:
        return None
    try:
        value = parse_json(text[start:stop])
    except NotJson:
        return None
    return value if _holds_error(value) or isinstance(value, list) else None
