r"""A command line of cmd.exe, as *Copy as cURL (cmd)* of browsers writes it.

Two readings follow one another: cmd takes its carets away and fills `%NAME%`, then the program's runtime cuts what is
left into words (`\"` is a quote, `""` inside quotes, too). Sources: "How the command shell parses" of `cmd /?`;
Microsoft C runtime, "Parsing C command-line arguments".
"""

import re
from collections.abc import Iterator, Mapping

from workbench.importers.marks import value_of, without_marks
from workbench.importers.shells.invocation import Invocation, NotAScript, Script

_VARIABLE = re.compile(r"%([A-Za-z_][A-Za-z0-9_]*)%")
_SEPARATORS = "&|\n"


def is_cmd(text: str) -> bool:
    """Tell whether a text is written for cmd: carets join its lines or protect its quotes."""
    return re.search(r"\^[ \t]*\r?\n|(?:^|\s)\^\"", text) is not None and "\\\n" not in text


def read_cmd(text: str, variables: Mapping[str, str]) -> Script:
    """Return what a command line would start. Errors: NotAScript where a quote is not closed."""
    plain = without_marks(text).replace("\r\n", "\n")
    found = []
    for line, command in _commands(plain):
        filled = _VARIABLE.sub(_Values(variables), command)
        words = tuple(_words(filled, line))
        if words:
            found.append(Invocation(words, line))
    return Script(tuple(found))


class _Values:
    """What stands for `%NAME%`."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def __call__(self, found: re.Match[str]) -> str:
        return value_of(found[1], self._variables)


def _commands(text: str) -> Iterator[tuple[int, str]]:
    """Yield each command with its line, its carets undone."""
    out: list[str] = []
    line = first = 1
    quoted, at = False, 0
    while at < len(text):
        c = text[at]
        if c == "^" and not quoted:
            at += 1
            following = text[at : at + 1]
            line += following == "\n"
            if following == "\n" and text[at + 1 : at + 2] == "\n":
                at += 1
                following = "\n"
                out.append("\n")
            elif following != "\n":
                out.append(following)
        elif c in _SEPARATORS and not quoted:
            yield first, "".join(out)
            out = []
            line += c == "\n"
            first = line
        else:
            quoted ^= c == '"'
            line += c == "\n"
            out.append(c)
        at += 1
    yield first, "".join(out)


def _words(command: str, line: int) -> Iterator[str]:
    """Yield the words that the C runtime makes of a command."""
    at = 0
    while True:
        while at < len(command) and command[at] in " \t\n":
            at += 1
        if at >= len(command):
            return
        word, at, closed = _word(command, at)
        if not closed:
            raise NotAScript(line, "a double quote is not closed")
        yield word


def _word(command: str, at: int) -> tuple[str, int, bool]:
    out: list[str] = []
    quoted = False
    while at < len(command) and (quoted or command[at] not in " \t\n"):
        slashes = len(command) - at - len(command[at:].lstrip("\\"))
        at += slashes
        if command[at : at + 1] != '"':
            out.append("\\" * slashes)
            if not slashes:
                out.append(command[at])
                at += 1
            continue
        out.append("\\" * (slashes // 2))
        if slashes % 2:
            out.append('"')
        elif quoted and command[at + 1 : at + 2] == '"':
            out.append('"')
            at += 1
        else:
            quoted = not quoted
        at += 1
    return "".join(out), at, not quoted
