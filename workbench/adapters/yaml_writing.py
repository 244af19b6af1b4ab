"""Tables as YAML text: one spelling for each value, chosen so that every YAML reader reads the same.

Text is plain where no reader could take it for anything else, otherwise double-quoted. Text of several lines is a
literal block, byte for byte, where YAML can hold it in one. Rows and short lists are written in one line.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

Table = dict[str, Any]

STEP = "  "
_ALWAYS_LITERAL = frozenset({"body"})
_TABLES_IN_LINES = frozenset({"variables"})

_HIDDEN = "\x00-\x1f\x7f-\xa0\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff"
_PLAIN_START = re.compile(r"[^\W_]|[/_$.(<~+^]|-(?=[^\s-])")
_NOT_PLAIN = re.compile(rf"[{_HIDDEN}]|: |:$| #|\s$")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}?]")
_LIKE_A_NUMBER = re.compile(
    r"[-+]?(?:[.0-9][-+0-9_:.,xXoOa-fA-FtTzZ ]*|\.inf|\.nan)", re.IGNORECASE
)
_WORDS_OF_YAML = frozenset(
    ("", "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=")
)
_NOT_LITERAL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPED = re.compile(rf'["\\{_HIDDEN}]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def document(table: Table) -> str:
    """Return a whole document, one final newline included."""
    return "".join(entry(key, value, "") for key, value in table.items())


def entry(key: str, value: Any, indent: str) -> str:
    """Return the lines of one key; the first is not indented, the last ends with a newline."""
    if isinstance(value, str) and _goes_into_a_block(key, value):
        return f"{_key(key)}: {_literal(value, indent + STEP)}"
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return f"{_key(key)}:\n" + "".join(f"{indent}{STEP}{item(each)}" for each in value)
    if isinstance(value, dict) and value and key in _TABLES_IN_LINES:
        return f"{_key(key)}:\n" + "".join(_rows(value, indent + STEP))
    return f"{_key(key)}: {inline(value)}\n"


def item(value: Any) -> str:
    """Return one item of a list in lines, without its indentation."""
    return f"- {inline(value)}\n"


def inline(value: Any, *, in_flow: bool = False) -> str:
    """Return a value in one line; `in_flow` tells that it stands inside brackets or braces."""
    match value:
        case str():
            return _scalar(value, in_flow=in_flow)
        case list():
            return f"[{', '.join(inline(each, in_flow=True) for each in value)}]"
        case dict():
            return f"{{{', '.join(inline_entry(key, each) for key, each in value.items())}}}"
        case _:
            return json.dumps(value)


def canonical(value: Any) -> str:
    """Return what tells two values apart: their spelling, whatever the order of keys."""
    return inline(_sorted(value))


def inline_entry(key: str, value: Any) -> str:
    """Return one key of a table in one line."""
    return f"{_key(key)}: {inline(value, in_flow=True)}"


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(each) for each in value] if isinstance(value, list) else value


def _rows(table: Table, indent: str) -> Iterator[str]:
    for key, value in table.items():
        yield indent + entry(key, value, indent)


def _key(key: str) -> str:
    return _scalar(key, in_flow=True)


def _goes_into_a_block(key: str, text: str) -> bool:
    wanted = "\n" in text or (key in _ALWAYS_LITERAL and text != "")
    return wanted and _NOT_LITERAL.search(text) is None


def _literal(text: str, indent: str) -> str:
    indicator = str(len(STEP)) if text[0] in " \t\n" else ""
    lines = text.removesuffix("\n").split("\n")
    body = "".join(f"{indent}{line}\n" if line else "\n" for line in lines)
    return f"|{indicator}{_chomping(text)}\n{body}"


def _chomping(text: str) -> str:
    """Return how YAML treats the newlines at the end: `-` none, `` one, `+` all of them."""
    if not text.endswith("\n"):
        return "-"
    return "+" if text.endswith("\n\n") or text == "\n" else ""


def _scalar(text: str, *, in_flow: bool) -> str:
    return text if _can_be_plain(text, in_flow=in_flow) else _quoted(text)


def _can_be_plain(text: str, *, in_flow: bool) -> bool:
    if text.lower() in _WORDS_OF_YAML or _LIKE_A_NUMBER.fullmatch(text):
        return False
    if _PLAIN_START.match(text) is None or _NOT_PLAIN.search(text):
        return False
    return not (in_flow and _NOT_PLAIN_IN_FLOW.search(text))


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT_ESCAPES.get(character, f"\\u{ord(character):04X}")
