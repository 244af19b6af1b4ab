"""A call as a curl command for bash; what is sent is byte for byte what the program sends.

A body goes through the shell as an argument, or through a pipe where it is larger than an argument may be.
"""

import re
import shlex

from workbench.codegen.call import Call, Text, Variable
from workbench.codegen.curl_options import flags, header_text
from workbench.codegen.generator import CannotRender, Generator

LARGEST_ARGUMENT = 100_000
"""Bytes of a body that is an argument; Linux takes 131,072 at most."""

_PLAIN = re.compile(r"[\w :;=,./?&%@+-]*", re.ASCII)
_NEEDS_ESCAPES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_BREAK = " \\\n  "


def render(call: Call) -> str:
    """Return the command, one option to a line. Errors: CannotRender."""
    if any("\0" in piece for piece in call.body if isinstance(piece, str)):
        raise CannotRender("The body holds a NUL character, which no shell can pass on.")
    is_large = sum(len(p) if isinstance(p, str) else 0 for p in call.body) > LARGEST_ARGUMENT
    options = [
        " ".join(("curl", *map(shlex.quote, flags(call)), quoted(call.url))),
        *(f"--header {quoted(header_text(name, value))}" for name, value in call.headers),
    ]
    if call.body:
        options.append("--data-binary @-" if is_large else f"--data-raw {quoted(call.body)}")
    command = _BREAK.join(options)
    return f"printf %s {quoted(call.body)} |\n{command}" if is_large else command


def quoted(text: Text) -> str:
    """Return a text as one bash word that expands nothing but its variables."""
    if any(isinstance(piece, Variable) for piece in text) and _is_plain(text):
        return f'"{"".join(f"${p.name}" if isinstance(p, Variable) else p for p in text)}"'
    return "".join(map(_quoted_piece, text)) or "''"


def _is_plain(text: Text) -> bool:
    """Tell whether nothing in a text means anything between double quotes, or joins a variable's name."""
    after_variable = False
    for piece in text:
        if isinstance(piece, Variable):
            after_variable = True
        elif not _PLAIN.fullmatch(piece) or (after_variable and re.match(r"\w", piece)):
            return False
        else:
            after_variable = False
    return True


def _quoted_piece(piece: str | Variable) -> str:
    if isinstance(piece, Variable):
        return f'"${piece.name}"'
    if _NEEDS_ESCAPES.search(piece):
        return f"$'{''.join(map(_escaped, piece))}'"
    return "'" + piece.replace("'", "'\\''") + "'"


def _escaped(character: str) -> str:
    """Return a character between $' and ': as it is, or the bytes of its UTF-8 form."""
    if character in "\\'":
        return f"\\{character}"
    if not _NEEDS_ESCAPES.match(character):
        return character
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogatepass"))


GENERATOR = Generator("curl", "curl, bash", render)
