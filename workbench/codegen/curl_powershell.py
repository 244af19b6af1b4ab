r"""A call as a curl command for PowerShell, old and new.

The first line makes every version hand quotes on in the same way, the old one, so that `\"` is a quote inside a word.
`$env:NAME` is filled by PowerShell. Source: about_Parsing and about_Preference_Variables of PowerShell.
"""

import re

from workbench.codegen.call import Call, Text, Variable
from workbench.codegen.curl_options import flags, header_text
from workbench.codegen.generator import CannotRender, Generator

LONGEST_LINE = 32_000
"""Characters of a command line of Windows; a longer body goes through a file."""

_OLD_WAY = "$PSNativeCommandArgumentPassing = 'Legacy'"
_PLAIN = re.compile(r"[\w./:-]+", re.ASCII)
_BREAK = " `\n  "


def render(call: Call) -> str:
    """Return the command, one option to a line. Errors: CannotRender."""
    options = [
        " ".join(("curl.exe", *map(_word, flags(call)), quoted(call.url))),
        *(f"--header {quoted(header_text(name, value))}" for name, value in call.headers),
    ]
    size = sum(len(piece) for piece in call.body if isinstance(piece, str))
    lines = [_OLD_WAY]
    if size > LONGEST_LINE // 2:
        lines.append("$body = New-TemporaryFile")
        lines.append(f"[IO.File]::WriteAllText($body, {_expression(call.body)})")
        options.append('--data-binary "@$body"')
    elif call.body:
        options.append(f"--data-raw {quoted(call.body)}")
    return "\n".join([*lines, _BREAK.join(options)])


def quoted(text: Text) -> str:
    """Return a text as one argument, its quotes as a program of Windows reads them. Errors: CannotRender."""
    escaped = [
        p if isinstance(p, Variable) else re.sub(r'(\\*)"', r'\1\1\\"', _sound(p)) for p in text
    ]
    return _literal(tuple(escaped))


def _expression(text: Text) -> str:
    return _literal(tuple(p if isinstance(p, Variable) else _sound(p) for p in text))


def _sound(text: str) -> str:
    if re.search("[\0\ud800-\udfff]", text):
        raise CannotRender("The text holds a character that PowerShell cannot pass on.")
    return text


def _literal(text: Text) -> str:
    """Return a text as PowerShell writes it: verbatim, or with variables between double quotes."""
    if not any(isinstance(piece, Variable) for piece in text):
        return "'" + "".join(str(piece) for piece in text).replace("'", "''") + "'"
    pieces = [f"${{env:{p.name}}}" if isinstance(p, Variable) else _inside(p) for p in text]
    return f'"{"".join(pieces)}"'


def _inside(text: str) -> str:
    return re.sub(r'[`$"]', r"`\g<0>", text)


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted((text,))


GENERATOR = Generator("curl-powershell", "curl, PowerShell", render)
