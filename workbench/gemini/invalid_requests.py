"""A 400 INVALID_ARGUMENT: what in the request Google refused. Source: ui.md 13.2, gemini-api.md 5.2."""

import re
from collections.abc import Callable

from workbench.gemini import failure_rows as rows
from workbench.gemini.error_objects import ErrorFacts
from workbench.gemini.failure import Failure, Row
from workbench.gemini.field_paths import violated_pointers, violation_texts

# The patterns are texts that compile when first asked for: most starts of the program meet no failure.
MAX_TEXT = 65_536  # what stands later in a message decides nothing
_SAYS_NOTHING = r"(?i)\s*(request contains an invalid argument|invalid request|bad request)?\.?\s*"
_KEY = (
    r"(?i)api.?key (?:not valid|expired|is invalid|invalid)|(?:invalid|incorrect) api.?key|API_KEY_INVALID"
    r"|multiple authentication credentials"
)
_MISSING_KEY = r"(?i)missing (?:or invalid )?authorization|unregistered callers|api.?key (?:is )?(?:required|missing)"
_SIGNATURE_MISSING = r"(?i)missing (?:a |its )?`?thought.?signature"
_SIGNATURE_INVALID = r"(?i)(?:corrupted|invalid) thought.?signature|thought.?signature(?:'? \(TYPE_BYTES\)| (?:is )?(?:not valid|invalid|corrupted|could not))"
_CALL = r"(?i)function call `(?:default_api:)?([^`\n]+)`(?: ?, ?position (\d{1,9}))?"
_TOO_LONG = r"(?i)token count|maximum number of tokens|prompt is too long|context.?(?:length|window)|too many (?:input )?tokens"
_TOKENS = (
    r"(?is)token count(?: is)? ?\(?([0-9,]{1,19})\)?.{0,200}?(?:allowed|up to) ?\(?([0-9,]{1,19})"
)
_THINKING = (
    r"(?i)thinking.?(?:level|budget)[^'\n]{0,120}(?:not supported|invalid|only|range|together|both|cannot|between|does not)"
    r"|(?:only one of|both) [^\n]{0,40}thinking|thinking is not supported|does not support (?:the )?thinking"
)
_TURNS = r"(?i)function (?:response|call)(?: parts?)? .{0,80}(?:equal|number|turn)|function (?:call|response) turn"
_SCHEMA = r"(?i)too many states|schema .{0,60}too (?:complex|large|deep)"
_MIME = r"(?i)unsupported mime.?type|mime.?type .{0,80}not supported|unable to process input (?:image|audio|video|file)"
_SIZE = r"(?i)payload size exceeds|request (?:body|size|payload) (?:is )?too (?:large|big)|exceeds the (?:maximum )?(?:request|payload) size"


def invalid_request(error: ErrorFacts) -> Failure:
    """Return what a refused request has wrong, as far as the answer tells."""
    text = _whole_text(error)
    for pattern, build in _PATTERNS:
        if re.search(pattern, text):
            return build(error, text)
    if violated_pointers(error) or violation_texts(error):
        return rows.FIELD.failure(text="\n".join(violation_texts(error)) or error.message)
    if re.fullmatch(_SAYS_NOTHING, error.message):
        return rows.UNREADABLE.failure()
    return rows.UNREADABLE.failure(why=error.message)


def is_key_rejected(error: ErrorFacts) -> bool:
    """Tell whether the text says that the key is wrong or expired."""
    return re.search(_KEY, error.message[:MAX_TEXT]) is not None


def is_key_missing(error: ErrorFacts) -> bool:
    """Tell whether the text says that no key came."""
    return re.search(_MISSING_KEY, error.message[:MAX_TEXT]) is not None


def key_rejected(error: ErrorFacts) -> Failure:
    """Return that the key is wrong, or that it has run out where Google says so."""
    if "expired" in error.message.lower():
        return rows.KEY_REJECTED.failure(why="Google says that it has expired.")
    if "multiple authentication" in error.message.lower():
        return rows.KEY_REJECTED.failure(why="It was sent in more than one place.")
    return rows.KEY_REJECTED.failure()


def is_too_large(error: ErrorFacts) -> bool:
    """Tell whether the text says that the body is too large."""
    return re.search(_SIZE, error.message[:MAX_TEXT]) is not None


def _whole_text(error: ErrorFacts) -> str:
    return "\n".join((error.message, error.status, *violation_texts(error)))[:MAX_TEXT]


def _key(error: ErrorFacts, _text: str) -> Failure:
    return key_rejected(error)


def _no_key(_error: ErrorFacts, _text: str) -> Failure:
    return rows.NO_KEY.failure()


def _signature_missing(_error: ErrorFacts, text: str) -> Failure:
    match = re.search(_CALL, text)
    if match is None:
        return rows.SIGNATURE_MISSING.failure(call="")
    place = f", part {match[2]}" if match[2] else ""
    return rows.SIGNATURE_MISSING.failure(call=f"It is the call of {match[1].strip()}{place}. ")


def _signature_invalid(_error: ErrorFacts, _text: str) -> Failure:
    return rows.SIGNATURE_INVALID.failure()


def _prompt_too_long(error: ErrorFacts, text: str) -> Failure:
    match = re.search(_TOKENS, text)
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


_PATTERNS: tuple[tuple[str, Callable[[ErrorFacts, str], Failure]], ...] = (
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
