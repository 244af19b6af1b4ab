"""What went wrong under httpx, as the one failure of the transport: its cause, and a short fact fit to show."""

import httpcore
import httpx

from workbench.adapters.wire import Wire
from workbench.domain.run import Cause
from workbench.ports import TransportFailure

RAISED = (
    TransportFailure,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpx.InvalidURL,
    OSError,
)
"""What may come out of an exchange: ours, from connecting, and what the libraries and the system raise."""

_HTTP = b"HTTP/"
_TLS_ALERT = b"\x15\x03"
_HEADERS_TOO_LARGE = 431
"""Request Header Fields Too Large: the status that h11 would answer with."""


def head_failure(error: Exception, wire: Wire | None, host: str) -> TransportFailure:
    """Return why no answer began; `wire` is where the message went out, None where it did not."""
    match error:
        case TransportFailure():
            return error
        case httpcore.RemoteProtocolError() if wire is not None:
            return _no_head(error.args[0], wire.first_bytes, host)
        case httpcore.ProtocolError() | httpx.InvalidURL():
            return TransportFailure(
                Cause.CONFIGURATION, host, "HTTP has no way to write this request"
            )
        case _:
            return TransportFailure(Cause.RESET, host)


def body_failure(error: Exception, host: str) -> TransportFailure:
    """Return why an answer that had begun did not end well."""
    if isinstance(error, httpcore.ProtocolError):
        return TransportFailure(Cause.BROKEN, host, _what_is_missing(str(error)))
    return TransportFailure(Cause.BROKEN, host, "the connection was reset")


def _no_head(reason: object, begun: bytes, host: str) -> TransportFailure:
    """Return why what came is no head. `reason` is h11's error, or words where the server only went away."""
    if getattr(reason, "error_status_hint", None) == _HEADERS_TOO_LARGE:
        return TransportFailure(Cause.HEAD_TOO_LARGE, host, "more than 100 KiB")
    if begun.startswith(_TLS_ALERT):
        return TransportFailure(Cause.NOT_HTTP, host, "this port speaks TLS: try https://")
    if not isinstance(reason, str) or not begun.startswith(_HTTP[: len(begun)]):
        return TransportFailure(Cause.NOT_HTTP, host)
    detail = "the head of an answer had begun" if begun else "not one byte came"
    return TransportFailure(Cause.CLOSED_EARLY, host, detail)


def _what_is_missing(text: str) -> str:
    """Return a fact about a body that ended early, from what h11 says about it."""
    if "incomplete chunked read" in text:
        return "the last chunk is missing"
    if "received" in text and "expected" in text:
        words = text.replace(",", " ").replace(")", " ").split()
        came, announced = [int(word) for word in words if word.isdigit()]
        return f"{came:,} of {announced:,} bytes arrived"
    return "its chunks cannot be read"
