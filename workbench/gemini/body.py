"""The JSON body as text: looking at one value and replacing it without touching anything else.

An edit replaces the characters of one value and no other: numbers, key order, duplicate keys, spaces and line
breaks stay as typed. Places are JSON Pointers (RFC 6901).
"""

import re
from collections.abc import Iterable, Iterator

from workbench.domain.errors import RefusedToSend
from workbench.domain.json_scan import Mark, Placed, scan
from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.gemini.json_place import Box, NoSuchPlace, Span, find_place, tokens_of

__all__ = [  # the whole seam; NoSuchPlace is what an edit may raise
    "NoSuchPlace",
    "first_error",
    "formatted",
    "formatted_pieces",
    "set_at",
    "value_at",
    "with_attachments",
]

_INDENT = "  "
_DEEPEST_INDENT = 100  # deeper levels stay there, or a body of brackets would grow with its square
_APPEND = "-"
_LARGE = 262_144  # characters above which a broken text is not walked again for a fuller reason
_NO_VALUE = " is not a JSON value"
_CONSTANT = re.compile(r'"(?:[^"\\]++|\\.)*+"?+|(?P<constant>NaN|-?Infinity)', re.DOTALL)
_QUICK_REASONS = {
    "expecting ',' delimiter": "expected a comma",
    "expecting ':' delimiter": "expected a colon after the key",
    "expecting property name enclosed in double quotes": "expected a key in double quotes",
    "expecting value": "expected a value",
    "extra data": "expected nothing more after the value",
    "unterminated string starting at": "the string has no closing quote",
    "invalid control character at": "a control character stands inside a string",
    "invalid \\escape": "an escape is not one of JSON's",
    "invalid \\uXXXX escape": "an escape \\u has no four hexadecimal digits",
    "illegal trailing comma before end of object": "no comma may stand before }",
    "illegal trailing comma before end of array": "no comma may stand before ]",
}
"""Our words for the interpreter's own, which are quick to have for a text of megabytes."""


def value_at(text: str, pointer: str) -> Span | None:
    """Return where the value at a pointer stands, None where there is none. Errors: NotJson, NoSuchPlace."""
    return find_place(text, tokens_of(pointer)).value


def set_at(text: str, pointer: str, json_text: str) -> str:
    """Return the text with the value at a pointer replaced, or put in with the containers it lacks.

    An array takes an index up to its length, and `-` for its end. Errors: NotJson, NoSuchPlace.
    """
    tokens = tokens_of(pointer)
    place = find_place(text, tokens)
    if place.value:
        start, stop = place.value
        return text[:start] + json_text + text[stop:]
    level = len(place.boxes)
    if place.blocked:
        above = "/".join(tokens[:level])
        raise NoSuchPlace(
            f"{pointer} leads through /{above}, which is neither an object nor an array"
        )
    box, token, rest = place.boxes[-1], tokens[level - 1], tokens[level:]
    if not box.is_object and token not in {_APPEND, str(box.count)}:
        raise NoSuchPlace(f"{pointer} asks for item {token} of an array of {box.count}")
    return _inserted(text, box, token, _wrapped(rest, json_text))


def formatted(text: str) -> str:
    """Return the text with one value a line, two spaces a level, every literal as typed. Errors: NotJson."""
    return "".join(formatted_pieces(text))


def formatted_pieces(text: str) -> Iterator[str]:
    """Yield the formatted text in pieces, for a caller that must not be held up. Errors: NotJson, on the way."""
    writer = _Writer(text)
    for placed in scan(text):
        writer.take(placed)
        yield from writer.pieces
        writer.pieces.clear()


def first_error(text: str) -> NotJson | None:
    """Return why and where a text is not JSON, None where it is; fast for a sound text of megabytes."""
    try:
        parse_json(text)
    except NotJson as error:
        return _quickly(text, error) if len(text) > _LARGE else _explained(text)
    return None


def with_attachments(text: str, attachments: Iterable[tuple[str, str, str]]) -> str:
    """Put files into a body: for each (pointer, MIME type, base64) a value such as that of `inlineData`.

    An object that is there keeps its other members; at a string or a `data` member only the base64 goes in.
    Errors: RefusedToSend, naming the pointer.
    """
    for pointer, mime, data in attachments:
        try:
            text = _attached(text, pointer, mime, data)
        except NotJson as error:
            raise RefusedToSend(
                f"The attachment at {pointer} cannot be put in: the body is not JSON. {error}. Correct the body."
            ) from None
        except NoSuchPlace as error:
            raise RefusedToSend(
                f"An attachment has no place in the body: {error}. Correct its pointer or the body."
            ) from None
    return text


def _quickly(text: str, error: NotJson) -> NotJson:
    """Say in our words what the interpreter found in a text that is too long to be walked again."""
    constants = (found for found in _CONSTANT.finditer(text) if found["constant"])
    if error.reason.endswith(_NO_VALUE) and (found := next(constants, None)):
        at = found.start()
        return NotJson(error.reason, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return NotJson(_QUICK_REASONS.get(error.reason, error.reason), error.line, error.column)


def _explained(text: str) -> NotJson | None:
    try:
        for _ in scan(text):
            pass
    except NotJson as error:
        return error
    return None


def _inserted(text: str, box: Box, token: str, json_text: str) -> str:
    if not box.count:
        member = f"{to_json(token)}: {json_text}" if box.is_object else json_text
        return text[: box.start + 1] + member + text[box.stop - 1 :]
    colon = text[box.key_stop : box.last_value]
    member = to_json(token) + colon + json_text if box.is_object else json_text
    return text[: box.last_stop] + _separator(text, box) + member + text[box.last_stop :]


def _separator(text: str, box: Box) -> str:
    if box.count > 1:
        return text[box.before_last : box.last_start]
    return "," + (text[box.start + 1 : box.first_start] or " ")


def _wrapped(tokens: Iterable[str], json_text: str) -> str:
    for token in reversed(tuple(tokens)):
        json_text = (
            f"[{json_text}]" if token in {_APPEND, "0"} else f"{{{to_json(token)}: {json_text}}}"
        )
    return json_text


def _attached(text: str, pointer: str, mime: str, data: str) -> str:
    last = pointer.rpartition("/")[2]
    span = value_at(text, pointer)
    if last == "data" or (span and text[span[0]] == '"'):
        return set_at(text, pointer, to_json(data))
    mime_name = "mime_type" if "_" in last else "mimeType"
    if span is None or text[span[0]] != "{":
        value = f'{{"{mime_name}": {to_json(mime)}, "data": {to_json(data)}}}'
        return set_at(text, pointer, value)
    if value_at(text, f"{pointer}/mime_type"):
        mime_name = "mime_type"
    text = set_at(text, f"{pointer}/{mime_name}", to_json(mime))
    return set_at(text, f"{pointer}/data", to_json(data))


class _Writer:
    """Marks written out again with line breaks and indents of our own."""

    __slots__ = ("_after_key", "_counts", "_text", "pieces")

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: list[int] = []  # members so far of each open container
        self.pieces: list[str] = []
        self._after_key = False

    def take(self, placed: Placed) -> None:
        """Write one mark."""
        if placed.mark is Mark.CLOSE:
            if self._counts.pop():
                self._new_line()
        elif not self._after_key:
            self._begin_member()
        self.pieces.append(self._text[placed.start : placed.stop])
        self._after_key = placed.mark is Mark.KEY
        if self._after_key:
            self.pieces.append(": ")
        elif placed.mark in {Mark.OPEN_OBJECT, Mark.OPEN_ARRAY}:
            self._counts.append(0)

    def _begin_member(self) -> None:
        if not self._counts:
            return
        if self._counts[-1]:
            self.pieces.append(",")
        self._counts[-1] += 1
        self._new_line()

    def _new_line(self) -> None:
        self.pieces.append("\n" + _INDENT * min(len(self._counts), _DEEPEST_INDENT))
