r"""A command line of PowerShell: backticks join lines and escape, single quotes are verbatim, `$env:NAME` is filled.

PowerShell up to 7.2 hands `\\"` inside an argument on as a quote, so texts are written that way; it is undone.
Sources: about_Quoting_Rules, about_Parsing and about_Special_Characters of PowerShell's documentation.
"""

import re
from collections.abc import Mapping

from workbench.importers.marks import marked, value_of, without_marks
from workbench.importers.shells.invocation import Invocation, NotAScript, Script

_VARIABLE = re.compile(
    r"\$(?:\{(?:env:)?([^}]+)\}|(?:env:)?([A-Za-z_][A-Za-z0-9_]*))", re.IGNORECASE
)
_HERE = re.compile(r"@(['\"])[ \t]*\n(.*?)\n\1@", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def is_powershell(text: str) -> bool:
    """Tell whether a text is written for PowerShell: backticks end lines, or variables are `$env:`."""
    return re.search(r"`[ \t]*\r?\n|\$env:|^\s*curl\.exe\b.*'", text, re.IGNORECASE) is not None


def read_powershell(text: str, variables: Mapping[str, str]) -> Script:
    """Return what a command line would start. Errors: NotAScript where a quote is not closed."""
    reader = _Reader(without_marks(text).replace("\r\n", "\n"), variables)
    reader.read()
    return Script(tuple(reader.found))


class _Reader:
    """Reads words and commands; `found` are the commands."""

    def __init__(self, text: str, variables: Mapping[str, str]) -> None:
        self.found: list[Invocation] = []
        self._text = text
        self._variables = variables
        self._at = 0
        self._words: list[str] = []
        self._line = 1

    def read(self) -> None:
        """Read the whole text."""
        while self._at < len(self._text):
            c = self._text[self._at]
            if c in " \t":
                self._at += 1
            elif self._text.startswith("`\n", self._at):
                self._at += 2
            elif c == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            elif c in ";|&\n":
                self._at += 1
                self._finish()
            else:
                self._begin()
                self._words.append(self._word())
        self._finish()

    def _begin(self) -> None:
        if not self._words:
            self._line = self._text.count("\n", 0, self._at) + 1

    def _finish(self) -> None:
        if self._words:
            self.found.append(Invocation(tuple(self._words), self._line))
            self._words = []

    def _word(self) -> str:
        out: list[str] = []
        while self._at < len(self._text) and (c := self._text[self._at]) not in " \t\n;|":
            here = _HERE.match(self._text, self._at)
            if here is not None:
                out.append(here[2] if here[1] == "'" else self._filled(here[2]))
                self._at = here.end()
            elif c == "'":
                out.append(self._single())
            elif c == '"':
                out.append(self._double())
            elif c == "`":
                out.append(self._text[self._at + 1 : self._at + 2].replace("\n", ""))
                self._at += 2
            elif (found := _VARIABLE.match(self._text, self._at)) is not None:
                out.append(value_of(found[1] or found[2], self._variables))
                self._at = found.end()
            else:
                out.append(c)
                self._at += 1
        return "".join(out).replace('\\"', '"')

    def _single(self) -> str:
        return self._quoted("'").replace("''", "'")

    def _double(self) -> str:
        return self._filled(self._quoted('"'))

    def _quoted(self, quote: str) -> str:
        """Return what stands between quotes, as written; a doubled quote does not end it."""
        inside = r"(?:[^']|'')*" if quote == "'" else r'(?:[^"`]|`.|"")*'
        found = re.compile(f"{quote}({inside}){quote}", re.DOTALL).match(self._text, self._at)
        if found is None:
            line = self._text.count("\n", 0, self._at) + 1
            raise NotAScript(
                line, f"a {'single' if quote == chr(39) else 'double'} quote is not closed"
            )
        self._at = found.end()
        return found[1]

    def _filled(self, text: str) -> str:
        """Return what PowerShell makes of a text between double quotes."""
        return re.sub(
            rf'`(.)|""|\$\([^)]*\)|{_VARIABLE.pattern}', self._piece, text, flags=re.DOTALL
        )

    def _piece(self, found: re.Match[str]) -> str:
        if found[1]:
            return _ESCAPES.get(found[1], found[1].replace("\n", ""))
        if found.group() == '""':
            return '"'
        name = found[2] or found[3]
        return (
            value_of(name.removeprefix("env:"), self._variables)
            if name
            else marked(found.group()[2:-1])
        )
