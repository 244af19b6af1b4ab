"""JSON text as a flat run of marks with their places, nothing converted, nothing remembered.

A typed body must keep its spelling, so editing and formatting need places, not values. The grammar is RFC 8259's;
nesting is kept in a list, not on the interpreter's stack, and each character is looked at once.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple, NoReturn

from workbench.domain.not_json import NotJson


class Mark(Enum):
    """What stands at a place."""

    OPEN_OBJECT = auto()
    OPEN_ARRAY = auto()
    CLOSE = auto()
    KEY = auto()
    SCALAR = auto()


class Placed(NamedTuple):
    """A mark and the half-open range of its characters."""

    mark: Mark
    start: int
    stop: int


class _Expect(Enum):
    """What may come next; the value is how a sentence names it."""

    VALUE = "a value"
    VALUE_OR_END = "a value or ]"
    KEY = "a key in double quotes"
    KEY_OR_END = "a key in double quotes or }"
    COLON = "a colon after the key"
    COMMA_IN_OBJECT = "a comma or }"
    COMMA_IN_ARRAY = "a comma or ]"
    END = "nothing more"


_PIECE = r"""
    [ \t\n\r]*+
    (?:
        (?P<sign>[{}\[\],:])
      | (?P<string>"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+")
      | (?P<scalar>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)
      | (?P<end>\Z)
    )?
    """
_STRING_SO_FAR = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+'
_WORD = r"[+-]?[A-Za-z_][A-Za-z0-9_]{0,40}"
_VALUES = frozenset({_Expect.VALUE, _Expect.VALUE_OR_END})
_KEYS = frozenset({_Expect.KEY, _Expect.KEY_OR_END})
_COMMAS = frozenset({_Expect.COMMA_IN_OBJECT, _Expect.COMMA_IN_ARRAY})
_CLOSES = {
    "}": frozenset({_Expect.KEY_OR_END, _Expect.COMMA_IN_OBJECT}),
    "]": frozenset({_Expect.VALUE_OR_END, _Expect.COMMA_IN_ARRAY}),
}


def scan(text: str) -> Iterator[Placed]:
    """Yield the marks of a JSON text in order. Errors: NotJson at the first character that cannot stand there."""
    walk = _Walk(text)
    next_token = re.compile(_PIECE, re.VERBOSE).match
    position = 0
    while True:
        match = next_token(text, position)
        group = match.lastgroup if match else None
        if match is None or group is None:
            walk.fail(match.end() if match else position)
        if group == "end":
            walk.finish(match.end())
            return
        start, position = match.span(group)
        if placed := walk.take(group, start, position):
            yield placed


class _Walk:
    """What is open and what may come next."""

    __slots__ = ("_expect", "_open", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[str] = []
        self._expect = _Expect.VALUE

    def take(self, group: str, start: int, stop: int) -> Placed | None:
        """Take one token; a comma or colon gives no mark."""
        if group == "sign":
            return self._sign(self._text[start], start)
        if group == "string" and self._expect in _KEYS:
            self._expect = _Expect.COLON
            return Placed(Mark.KEY, start, stop)
        if self._expect not in _VALUES:
            self.fail(start)
        self._after_value()
        return Placed(Mark.SCALAR, start, stop)

    def finish(self, position: int) -> None:
        """Take the end of the text."""
        if self._expect is not _Expect.END:
            self.fail(position)

    def fail(self, position: int) -> NoReturn:
        """Say what is wrong at a place."""
        if self._text.startswith('"', position) and self._expect in _VALUES | _KEYS:
            match = re.compile(_STRING_SO_FAR).match(self._text, position)
            end = match.end() if match else position + 1
            _fail(self._text, end, _bad_string(self._text, end))
        _fail(self._text, position, self._reason(position))

    def _sign(self, sign: str, start: int) -> Placed | None:
        if sign in "{[" and self._expect in _VALUES:
            return self._opened(sign, start)
        if sign in "}]" and self._expect in _CLOSES[sign]:
            self._open.pop()
            self._after_value()
            return Placed(Mark.CLOSE, start, start + 1)
        if sign == ":" and self._expect is _Expect.COLON:
            self._expect = _Expect.VALUE
        elif sign == "," and self._expect in _COMMAS:
            in_object = self._expect is _Expect.COMMA_IN_OBJECT
            self._expect = _Expect.KEY if in_object else _Expect.VALUE
        else:
            self.fail(start)
        return None

    def _opened(self, sign: str, start: int) -> Placed:
        self._open.append(sign)
        self._expect = _Expect.KEY_OR_END if sign == "{" else _Expect.VALUE_OR_END
        return Placed(Mark.OPEN_OBJECT if sign == "{" else Mark.OPEN_ARRAY, start, start + 1)

    def _after_value(self) -> None:
        if not self._open:
            self._expect = _Expect.END
        elif self._open[-1] == "{":
            self._expect = _Expect.COMMA_IN_OBJECT
        else:
            self._expect = _Expect.COMMA_IN_ARRAY

    def _reason(self, position: int) -> str:
        rest = self._text[position : position + 2]
        if not self._text.strip(" \t\n\r"):
            return "the text is empty"
        if known := _known_slip(rest):
            return known
        word = re.compile(_WORD).match(self._text, position)
        if word and self._expect in _VALUES:
            return f"{word.group()} is not a JSON value"
        if rest[:1] in {"}", "]"} and self._text[:position].rstrip(" \t\n\r").endswith(","):
            return f"expected {self._expect.value}: no comma may stand before {rest[0]}"
        ending = "" if rest else " before the end of the text"
        if self._expect is _Expect.END:
            return "expected nothing more after the value"
        return f"expected {self._expect.value}{ending}"


def _known_slip(rest: str) -> str:
    if rest in {"//", "/*"} or rest[:1] == "#":
        return "comments are not part of JSON"
    if rest[:1] in {"'", "\u2018", "\u2019", "\u201c", "\u201d"}:
        return "strings stand in straight double quotes"
    if rest[:1] == "\ufeff":
        return "a byte order mark may not stand here"
    return ""


def _bad_string(text: str, position: int) -> str:
    character = text[position : position + 1]
    if not character:
        return "the string has no closing quote"
    if character == "\\":
        return f"the escape {text[position : position + 2]} is not one of JSON's"
    if character in "\r\n":
        return "a line break stands inside a string; write \\n, or close the quote"
    return f"the control character U+{ord(character):04X} stands inside a string; write it as an escape"


def _fail(text: str, position: int, reason: str) -> NoReturn:
    line = text.count("\n", 0, position) + 1
    raise NotJson(reason, line, position - text.rfind("\n", 0, position))
