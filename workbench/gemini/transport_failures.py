"""Failures below and around HTTP: no connection, a broken one, a page instead of an answer. Source: ui.md 13.2."""

import re
from dataclasses import replace
from html import unescape

from workbench.domain.run import Cause, TransportEnd
from workbench.gemini import failure_rows as rows
from workbench.gemini.addresses import is_loopback
from workbench.gemini.failure import Failure, Row, chunks_in_words, time_in_words

NO_FINISH = "no finish reason arrived"
OWN_AUTHORITY = (
    "A company network that reads TLS has an authority of its own: name its CA file in the network "
    "settings."
)
_FOREIGN_AUTHORITY = r"issuer|self[- ]signed"
_LONGEST_LINE = 300
_TITLE = r"(?i)<title[^>]*>([^<]{1,2000})"
_TAG = r"<[^>]*>"
_PORT = r"(?<=[^:]):[0-9]+$|(?<=\]):[0-9]+$"
_ROWS: dict[Cause, Row] = {
    Cause.NAME: rows.NAME,
    Cause.NAME_SLOW: rows.NAME_SLOW,
    Cause.REFUSED: rows.CONNECTION_REFUSED,
    Cause.UNREACHABLE: rows.UNREACHABLE,
    Cause.CONNECT_SLOW: rows.CONNECT_SLOW,
    Cause.TLS: rows.TLS,
    Cause.NOT_TLS: rows.NOT_TLS,
    Cause.FIRST_BYTE_SLOW: rows.FIRST_BYTE_SLOW,
    Cause.SILENT: rows.SILENT,
    Cause.TOTAL: rows.TOTAL,
    Cause.RESET: rows.RESET,
    Cause.CLOSED_EARLY: rows.CLOSED_EARLY,
    Cause.BROKEN: rows.BROKEN,
    Cause.NOT_HTTP: rows.NOT_HTTP,
    Cause.HEAD_TOO_LARGE: rows.HEAD_TOO_LARGE,
    Cause.BAD_ENCODING: rows.BAD_ENCODING,
    Cause.UNKNOWN_ENCODING: rows.UNKNOWN_ENCODING,
    Cause.TOO_LARGE: rows.TOO_LARGE,
    Cause.CONFIGURATION: rows.CONFIGURATION,
    Cause.PROXY_NAME: rows.PROXY_NAME,
    Cause.PROXY_SILENT: rows.PROXY_SILENT,
    Cause.PROXY_TLS: rows.PROXY_TLS,
    Cause.PROXY_DENIED: rows.PROXY_DENIED,
    Cause.PROXY_SIGN_IN: rows.TUNNEL_SIGN_IN,
}


def failure_of_transport(end: TransportEnd, chunks: int, missing: str = NO_FINISH) -> Failure:
    """Return why the transport gave up after a number of chunks.

    `missing` is what the response lacks, as a clause: "no finish reason arrived".
    """
    row = _row(end, chunks)
    limit = "the limit" if end.limit_s is None else time_in_words(end.limit_s)
    failure = row.failure(
        host=end.host or "The server",
        limit=limit,
        detail=_detail(end),
        arrived=_arrived(chunks),
        after=_after(chunks),
        missing=_clause(missing),
    )
    return replace(failure, facts=tuple(_facts(end, chunks)))


def failure_of_cut(chunks: int, missing: str = NO_FINISH) -> Failure:
    """Return that a response ended before it was whole though its connection closed in order."""
    failure = rows.BROKEN.failure(after=_after(chunks), missing=_clause(missing))
    return replace(failure, facts=(("Chunks", f"{chunks:,}"),))


def failure_of_page(page: str, host: str = "", status: int | None = None) -> Failure:
    """Return that an HTML page came where an answer was expected; `page` is its text or its beginning."""
    line = first_line_of_page(page)
    text = f'The page begins: "{line}".' if line else "The page has no text."
    facts = [("Status", str(status))] if status else []
    facts += [("Host", host)] if host else []
    return replace(rows.PAGE.failure(text=text), message=line, facts=tuple(facts), code=status)


def failure_of_bad_event(chunk_number: int, position: str) -> Failure:
    """Return that a chunk's data is not JSON; `position` says where and why, as NotJson does."""
    failure = rows.BAD_EVENT.failure(number=f"{chunk_number:,}", position=_sentence(position))
    return replace(failure, facts=(("Chunk", f"{chunk_number:,}"),))


def first_line_of_page(page: str) -> str:
    """Return the title of an HTML page, or the first line of text that it shows."""
    if title := re.search(_TITLE, page[:65_536]):
        return _short(unescape(title[1]))
    text = unescape(re.sub(_TAG, " ", page[:65_536]))
    return next((_short(line) for line in text.splitlines() if line.strip()), "")


def looks_like_page(text: str) -> bool:
    """Tell whether a body is an HTML page."""
    start = text[:1024].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body", "<title", "<!--"))


def _row(end: TransportEnd, chunks: int) -> Row:
    if end.cause is None:
        return rows.BROKEN
    if end.cause is Cause.REFUSED and is_loopback(re.sub(_PORT, "", end.host)):
        return rows.MOCK_OFF
    if end.cause is Cause.RESET and chunks:
        return rows.RESET_MIDWAY
    if end.cause is Cause.PROXY_SILENT and end.limit_s is not None:
        return rows.PROXY_SLOW
    return _ROWS[end.cause]


def _detail(end: TransportEnd) -> str:
    """Return the detail as a sentence, and for an authority that nobody knows what would help."""
    detail = _sentence(end.detail)
    is_tls = end.cause in {Cause.TLS, Cause.PROXY_TLS}
    is_foreign = is_tls and re.search(_FOREIGN_AUTHORITY, end.detail)
    return f"{detail} {OWN_AUTHORITY}" if is_foreign else detail


def _facts(end: TransportEnd, chunks: int) -> list[tuple[str, str]]:
    facts = [
        ("Host", end.host),
        ("Cause", end.cause.value if end.cause else ""),
        ("Detail", end.detail),
    ]
    if end.limit_s is not None:
        facts.append(("Limit", time_in_words(end.limit_s)))
    if chunks:
        facts.append(("Chunks", f"{chunks:,}"))
    return [(name, value) for name, value in facts if value]


def _after(chunks: int) -> str:
    return f"after {chunks_in_words(chunks)}" if chunks else "before the first chunk"


def _arrived(chunks: int) -> str:
    if not chunks:
        return "No chunk had arrived."
    return f"{chunks_in_words(chunks)} had arrived."


def _clause(missing: str) -> str:
    return f"; {missing}" if missing else ""


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
