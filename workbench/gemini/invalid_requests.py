"""A 400 INVALID_ARGUMENT: what in the request Google refused. Source: ui.md 13.2, gemini-api.md 5.2."""

import re
from collections.abc import Callable

from workbench.gemini import failure_rows as rows
from workbench.gemini.error_objects import ErrorFacts
from workbench.gemini.failure import Failure, Row
from workbench.gemini.field_paths import violated_pointers, violation_texts

MAX_TEXT = 65_536  # what stands later in a message decides nothing
_SAYS_NOTHING = re.compile(
    r"\s*(request contains an invalid argument|invalid request|bad request)?\.?\s*", re.IGNORECASE
)
_KEY = re.compile(
    r"api.?key (?:not valid|expired|is invalid|invalid)|(?:invalid|incorrect) api.?key|API_KEY_INVALID"
    r"|multiple authentication credentials",
    re.IGNORECASE,
)
_MISSING_KEY = re.compile(
    r"missing (?:or invalid )?authorization|unregistered callers|api.?key (?:is )?(?:required|missing)",
    re.IGNORECASE,
)
_SIGNATURE_MISSING = re.compile(r"missing (?:a |its )?`?thought.?signature", re.IGNORECASE)
_SIGNATURE_INVALID = re.compile(
    r"(?:corrupted|invalid) thought.?signature|thought.?signature(?:'? \(TYPE_BYTES\)| (?:is )?(?:not valid|invalid|corrupted|could not))",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"function call `(?:default_api:)?([^`\n]+)`(?: ?, ?position (\d{1,9}))?", re.IGNORECASE
)
_TOO_LONG = re.compile(
    r"token count|maximum number of tokens|prompt is too long|context.?(?:length|window)|too many (?:input )?tokens",
    re.IGNORECASE,
)
_TOKENS = re.compile(
    r"token count(?: is)? ?\(?([0-9,]{1,19})\)?.{0,200}?(?:allowed|up to) ?\(?([0-9,]{1,19})",
    re.IGNORECASE | re.DOTALL,
)
_THINKING = re.compile(
    r"thinking.?(?:level|budget)[^'\n]{0,120}(?:not supported|invalid|only|range|together|both|cannot|between|does not)"
    r"|(?:only one of|both) [^\n]{0,40}thinking|thinking is not supported|does not support (?:the )?thinking",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"function (?:response|call)(?: parts?)? .{0,80}(?:equal|number|turn)|function (?:call|response) turn",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"too many states|schema .{0,60}too (?:complex|large|deep)", re.IGNORECASE)
_MIME = re.compile(
    r"unsupported mime.?type|mime.?type .{0,80}not supported|unable to process input (?:image|audio|video|file)",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"payload size exceeds|request (?:body|size|payload) (?:is )?too (?:large|big)|exceeds the (?:maximum )?(?:request|payload) size",
    re.IGNORECASE,
)


def invalid_request(error: ErrorFacts) -> Failure:
    """Return what a refused request has wrong, as far as the answer tells."""
    text = _whole_text(error)
    for pattern, build in _PATTERNS:
        if pattern.search(text):
            return build(error, text)
    if violated_pointers(error) or violation_texts(error):
        return rows.FIELD.failure(text="\n".join(violation_texts(error)) or error.message)
    if _SAYS_NOTHING.fullmatch(error.message):
        return rows.UNREADABLE.failure()
    return rows.UNREADABLE.failure(why=error.message)


def is_key_rejected(error: ErrorFacts) -> bool:
    """Tell whether the text says that the key is wrong or expired."""
    return _KEY.search(error.message[:MAX_TEXT]) is not None


def is_key_missing(error: ErrorFacts) -> bool:
    """Tell whether the text says that no key came."""
    return _MISSING_KEY.search(error.message[:MAX_TEXT]) is not None


def key_rejected(error: ErrorFacts) -> Failure:
    """Return that the key is wrong, or that it has run out where Google says so."""
    if "expired" in error.message.lower():
        return rows.KEY_REJECTED.failure(why="Google says that it has expired.")
    if "multiple authentication" in error.message.lower():
        return rows.KEY_REJECTED.failure(why="It was sent in more than one place.")
    return rows.KEY_REJECTED.failure()


def is_too_large(error: ErrorFacts) -> bool:
    """Tell whether the text says that the body is too large."""
    return _SIZE.search(error.message[:MAX_TEXT]) is not None


def _whole_text(error: ErrorFacts) -> str:
    return "\n".join((error.message, error.status, *violation_texts(error)))[:MAX_TEXT]


def _key(error: ErrorFacts, _text: str) -> Failure:
    return key_rejected(error)


def _no_key(_error: ErrorFacts, _text: str) -> Failure:
    return rows.NO_KEY.failure()


def _signature_missing(_error: ErrorFacts, text: str) -> Failure:
    match = _CALL.search(text)
    if match is None:
        return rows.SIGNATURE_MISSING.failure(call="")
    place = f", part {match[2]}" if match[2] else ""
    return rows.SIGNATURE_MISSING.failure(call=f"It is the call of {match[1].strip()}{place}. ")


def _signature_invalid(_error: ErrorFacts, _text: str) -> Failure:
    return rows.SIGNATURE_INVALID.failure()


def _prompt_too_long(error: ErrorFacts, text: str) -> Failure:
    match = _TOKENS.search(text)
    if match is None:
        return rows.PROMPT_TOO_LONG.failure(text=error.message)
    counted, limit = (_grouped(digits) for digits in match.groups())
    return rows.PROMPT_TOO_LONG.failure(
        text=f"It has {counted} tokens; the limit is {limit} tokens."
    )


def _told(row: Row) -> Callable[[ErrorFacts, str], Failure]:
    def build(error: ErrorFacts, _text: str) -> Failure:
        return row.failure(text=error.message)

    return build


def _grouped(digits: str) -> str:
    plain = digits.replace(",", "")
    return f"{int(plain):,}" if plain else digits


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[ErrorFacts, str], Failure]], ...] = (
    (_KEY, _key),
    (_MISSING_KEY, _no_key),
    (_SIGNATURE_MISSING, _signature_missing),
    (_SIGNATURE_INVALID, _signature_invalid),
    (_SIZE, _told(rows.TOO_LARGE_INLINE)),
    (_TOO_LONG, _prompt_too_long),
    (_THINKING, _told(rows.THINKING)),
    (_SCHEMA, _told(rows.SCHEMA_TOO_LARGE)),
    (_TURNS, _told(rows.TURN_ORDER)),
    (_MIME, _told(rows.MIME_TYPE)),
)
