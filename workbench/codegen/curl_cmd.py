r"""A call as a curl command for cmd.exe.

Each word stands between `^"` and `^"`: to cmd nothing is quoted, so that a caret protects every special character,
to the program it is one quoted word in which `\"` is a quote. `%NAME%` is filled by cmd.
"""

import re

from workbench.codegen.call import Call, Text, Variable
from workbench.codegen.curl_options import flags, header_text
from workbench.codegen.generator import CannotRender, Generator

LONGEST_LINE = 8191
"""Characters of a command line. Source: Microsoft, "Command prompt line string limitation"."""

_PLAIN = re.compile(r"[\w./:=-]+", re.ASCII)
_SPECIAL = re.compile(r"[^A-Za-z0-9\s_:=+~'/.,?;*@$#-]")
_BREAK = " ^\n  "


def render(call: Call) -> str:
    """Return the command, one option to a line. Errors: CannotRender."""
    options = [
        " ".join(("curl", *map(_word, flags(call)), quoted(call.url))),
        *(f"--header {quoted(header_text(name, value))}" for name, value in call.headers),
    ]
    if call.body:
        options.append(f"--data-raw {quoted(call.body)}")
    command = _BREAK.join(options)
    if len(command) > LONGEST_LINE:
        raise CannotRender(f"cmd takes no command of more than {LONGEST_LINE:,} characters.")
    return command


def quoted(text: Text) -> str:
    """Return a text as one word. Errors: CannotRender for what no command line can hold."""
    words = []
    for piece in text:
        if isinstance(piece, Variable):
            words.append(f"%{piece.name}%")
            continue
        if re.search("[\0\r\ud800-\udfff]", piece):
            raise CannotRender(
                "The text holds a character that no command line of Windows can hold."
            )
        words.append(_escaped(re.sub(r'(\\*)"', r'\1\1\\"', piece)))
    joined = "".join(words)
    slashes = len(joined) - len(joined.rstrip("\\"))
    return f'^"{joined}{"^" + chr(92) if slashes else ""}^"'


def _escaped(text: str) -> str:
    """Return a text with a caret before everything special; an empty line after a caret is a line break."""
    return _SPECIAL.sub(r"^\g<0>", text).replace("\n", "^\n\n")


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted((text,))


GENERATOR = Generator("curl-cmd", "curl, cmd", render)
