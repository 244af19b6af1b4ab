"""Words of bash: quotes, escapes, variables, braces. Source: the Bash Reference Manual, Shell Syntax.

Nothing is run: the output of `$(…)` is known only where it is a text that stands right there (`cat` of a here-document,
`echo`); elsewhere a variable named after the command stands for it.
"""

import re
from collections.abc import Callable, Mapping

from workbench.importers.marks import marked, value_of
from workbench.importers.shells.ansi_c import ansi_c
from workbench.importers.shells.braces import Character, expanded
from workbench.importers.shells.invocation import NotAScript

Output = Callable[[str, int], str]
"""Returns what a command inside a word puts out, from its text and its line."""

_ENDS_WORD = frozenset(" \t\n;&|<>()")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SPECIAL = re.compile(r"[0-9@*?!$#-]")
_FIRST_PIPE = 63
_SPACE = re.compile(r"[ \t\n]+")


class WordReader:
    """Reads one word after the other out of a text; `at` is where it stands."""

    def __init__(
        self, text: str, variables: Mapping[str, str], output: Output, first_line: int = 1
    ) -> None:
        self.text = text
        self.at = 0
        self._variables = variables
        self._output = output
        self._first_line = first_line
        self._word: list[Character] = []
        self._begun = False
        self.files: list[tuple[str, str]] = []
        self._readers: Mapping[str, Callable[[], None]] = {
            "'": self._single,
            '"': self._double,
            "\\": self._backslash,
            "$": self._unquoted_dollar,
            "`": self._unquoted_backtick,
        }

    @property
    def line(self) -> int:
        """The line it stands at, from 1."""
        return self._first_line + self.text.count("\n", 0, self.at)

    def refuse(self, reason: str, line: int | None = None) -> NotAScript:
        """Return the error that bash would stop with."""
        return NotAScript(line or self.line, reason)

    def words(self, *, whole: bool = False) -> tuple[str, ...]:
        """Read the word that stands here; braces and unquoted values can make it several, or none.

        In an assignment it stays `whole`.
        """
        self._word, self._begun = [], False
        while self.at < len(self.text):
            c = self.text[self.at]
            if self.text.startswith("<(", self.at):
                self._process()
            elif c in _ENDS_WORD:
                break
            elif (reader := self._readers.get(c)) is None:
                self._add(c, quoted=False)
                self.at += 1
            else:
                reader()
        if whole:
            return ("".join(c for c, _ in self._word),)
        words = [split for word in expanded(self._word) for split in _split(word)]
        return tuple(words) if words or not self._begun else ("",)

    def quoted_text(self, text: str) -> str:
        """Return a text as if it stood between double quotes: variables and commands filled in."""
        inner = WordReader(text, self._variables, self._output, self.line)
        while inner.at < len(text):
            inner._inside_double()
        return "".join(c for c, _ in inner._word)

    def _add(self, text: str, *, quoted: bool) -> None:
        self._word += [(c, quoted) for c in text]

    def _single(self) -> None:
        end = self.text.find("'", self.at + 1)
        if end < 0:
            raise self.refuse("a single quote is not closed")
        self._begun = True
        self._add(self.text[self.at + 1 : end], quoted=True)
        self.at = end + 1

    def _double(self) -> None:
        self._begun = True
        line = self.line
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] != '"':
            self._inside_double()
        if self.at >= len(self.text):
            raise self.refuse("a double quote is not closed", line)
        self.at += 1

    def _inside_double(self) -> None:
        c, following = self.text[self.at], self.text[self.at + 1 : self.at + 2]
        if c == "\\" and following and following in '$`"\\\n':
            self._add("" if following == "\n" else following, quoted=True)
            self.at += 2
        elif c == "$":
            self._dollar(quoted=True)
        elif c == "`":
            self._backtick(quoted=True)
        else:
            self._add(c, quoted=True)
            self.at += 1

    def _backslash(self) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following != "\n":
            self._add(following or "\\", quoted=True)
        self.at += 2

    def _unquoted_dollar(self) -> None:
        self._dollar(quoted=False)

    def _unquoted_backtick(self) -> None:
        self._backtick(quoted=False)

    def _dollar(self, *, quoted: bool) -> None:
        rest = self.text[self.at + 1 : self.at + 2]
        if rest == "'" and not quoted:
            self._ansi_c()
        elif rest == '"' and not quoted:
            self.at += 1
        elif rest == "(":
            self._command(quoted=quoted)
        elif rest == "{":
            self._braced(quoted=quoted)
        elif (name := _NAME.match(self.text, self.at + 1)) is not None:
            self.at = name.end()
            self._fill(value_of(name.group(), self._variables), quoted=quoted)
        elif _SPECIAL.match(rest):
            self.at += 2  # the arguments and the state of a shell that does not run
        else:
            self._add("$", quoted=quoted)
            self.at += 1

    def _fill(self, value: str, *, quoted: bool) -> None:
        if quoted:
            self._add(value, quoted=True)
            return
        for number, part in enumerate(_SPACE.split(value)):
            self._word += [(" ", False)] if number else []
            self._add(part, quoted=True)

    def _ansi_c(self) -> None:
        found = re.compile(r"\$'((?:[^'\\]|\\.)*)'", re.DOTALL).match(self.text, self.at)
        if found is None:
            raise self.refuse("a quote after $ is not closed")
        self._begun = True
        self._add(ansi_c(found[1]), quoted=True)
        self.at = found.end()

    def _braced(self, *, quoted: bool) -> None:
        end = _closing(self.text, self.at + 1, "{", "}")
        if end is None:
            raise self.refuse("${ is not closed")
        inside = self.text[self.at + 2 : end]
        name = _NAME.match(inside)
        rest = "" if name is None else inside[name.end() :]
        value = "" if name is None else value_of(name.group(), self._variables)
        if name is not None and rest[:1] in (":", "-", "=") and name.group() not in self._variables:
            default = rest.lstrip(":")
            value = self.quoted_text(default[1:]) if default[:1] in ("-", "=") else value
        self.at = end + 1
        self._fill(value, quoted=quoted)

    def _command(self, *, quoted: bool) -> None:
        end = _closing(self.text, self.at + 1, "(", ")")
        if end is None:
            raise self.refuse("$( is not closed")
        inside, line = self.text[self.at + 2 : end], self.line
        self.at = end + 1
        value = (
            marked("arithmetic") if inside[:1] == "(" else self._output(inside, line).rstrip("\n")
        )
        self._fill(value, quoted=quoted)

    def _process(self) -> None:
        """Read `<(…)`: the name of a file that holds what a command puts out."""
        end = _closing(self.text, self.at + 1, "(", ")")
        if end is None:
            raise self.refuse("<( is not closed")
        inside, line = self.text[self.at + 2 : end], self.line
        self.at = end + 1
        name = f"/dev/fd/{_FIRST_PIPE - len(self.files)}"
        self.files.append((name, self._output(inside, line)))
        self._add(name, quoted=True)

    def _backtick(self, *, quoted: bool) -> None:
        found = re.compile(r"`((?:[^`\\]|\\.)*)`", re.DOTALL).match(self.text, self.at)
        if found is None:
            raise self.refuse("a backquote is not closed")
        line = self.line
        self.at = found.end()
        inside = re.sub(r"\\([$`\\])", r"\1", found[1])
        self._fill(self._output(inside, line).rstrip("\n"), quoted=quoted)


def _split(word: list[Character]) -> list[str]:
    """Return the words that unquoted values make of one; none of a word that is empty and was not quoted."""
    words: list[str] = []
    current: list[str] = []
    for c, quoted in word:
        if c == " " and not quoted:
            words.append("".join(current))
            current = []
        else:
            current.append(c)
    words.append("".join(current))
    return [text for text in words if text]


def _closing(text: str, start: int, opening: str, closing: str) -> int | None:
    """Return where the bracket at `start` is closed; quotes hide brackets."""
    depth, at = 0, start
    while at < len(text):
        c = text[at]
        if c == "\\":
            at += 1
        elif c in "'\"":
            end = text.find(c, at + 1)
            at = at if end < 0 else end
        elif c in (opening, closing):
            depth += 1 if c == opening else -1
            if not depth:
                return at
        at += 1
    return None
