"""Texts as literals of programming languages, whatever characters they hold, one line of text to a line of code."""

import json
import re
from collections.abc import Callable
from typing import Any

from workbench.codegen.call import Text, Variable

_WIDTH = 88
_JS_SPECIAL = re.compile("[\u2028\u2029\ud800-\udfff\x7f-\x9f]")


def python_literal(text: Text, outside: str = "") -> str:
    """Return an expression of Python for a text; `outside` indents the line that it stands in."""
    return _joined(text, python_text, 'os.environ["{}"]', outside, "    ")


def javascript_literal(text: Text, outside: str = "") -> str:
    """Return an expression of JavaScript for a text; `outside` as above."""
    return _joined(text, _javascript, "process.env.{}", outside, "  ")


def python_text(text: str) -> str:
    """Return a literal of Python, between double quotes unless it holds some."""
    literal = repr(text)
    has_quotes = '"' in literal or "\\'" in literal
    return literal if has_quotes or literal[0] == '"' else f'"{literal[1:-1]}"'


def _javascript(text: str) -> str:
    literal = json.dumps(text, ensure_ascii=False)
    return _JS_SPECIAL.sub(lambda found: f"\\u{ord(found.group()):04x}", literal)


def _joined(
    text: Text, literal: Callable[[str], str], variable: str, outside: str, step: str
) -> str:
    pieces: list[str] = []
    for piece in text:
        if isinstance(piece, Variable):
            pieces.append(variable.format(piece.name))
        else:
            pieces += [literal(line) for line in re.findall(r"[^\n]*\n|[^\n]+", piece)]
    if len(pieces) < 2:  # noqa: PLR2004  two pieces need a plus between them
        return pieces[0] if pieces else literal("")
    if not any("\n" in piece for piece in text if isinstance(piece, str)):
        return " + ".join(pieces)
    lines = f"\n{outside}{step}+ ".join(pieces)
    return f"(\n{outside}{step}{lines}\n{outside})"


def python_value(value: Any, outside: str = "") -> str:
    """Return a literal of Python for a JSON value: in one line where it is short, else one item to a line."""
    inline = _inline(value)
    if len(outside) + len(inline) <= _WIDTH or not isinstance(value, dict | list) or not value:
        return inline
    inner = outside + "    "
    if isinstance(value, dict):
        rows = (f"{python_text(key)}: {python_value(held, inner)}" for key, held in value.items())
        opening, closing = "{", "}"
    else:
        rows = (python_value(held, inner) for held in value)
        opening, closing = "[", "]"
    lines = "".join(f"{inner}{row},\n" for row in rows)
    return f"{opening}\n{lines}{outside}{closing}"


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{python_text(k)}: {_inline(v)}' for k, v in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return python_text(value) if isinstance(value, str) else repr(value)
