"""Commands of a bash script, read and never run: lists, pipes, redirections, here-documents, assignments.

Assignments fill later variables, the output of `echo` and `cat <<EOF` reaches the next command's standard input, and
commands inside `$(…)` count as well. Source: the Bash Reference Manual, Shell Commands and Redirections.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.importers.marks import marked, without_marks
from workbench.importers.shells.bash_words import WordReader
from workbench.importers.shells.invocation import Invocation, Script

_OPERATOR = re.compile(r"(\d*)(<<<|<<-|<<|>>|<&|>&|<>|>\||<|>)|(&>>|&>)")
_SEPARATOR = re.compile(r"\|&|\|\||&&|;;|[|&;\n()]")
_ASSIGNMENT = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=(.*)", re.DOTALL)
_ASSIGNING = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=")
_DECLARING = frozenset({"export", "declare", "local", "readonly", "typeset", "set", "env"})
_IN_FRONT = frozenset(
    {
        "sudo",
        "time",
        "exec",
        "command",
        "nohup",
        "then",
        "do",
        "else",
        "!",
        "{",
        "if",
        "while",
        "$",
        "%",
    }
)
_DEEPEST = 20
_NAME_LENGTH = 40


@dataclass
class _Command:
    """A command that is being read."""

    line: int
    words: list[str] = field(default_factory=list)
    stdin: str | None = None
    stdin_file: str | None = None


def read_bash(text: str, variables: Mapping[str, str]) -> Script:
    """Return what a script would start. Errors: NotAScript where bash would refuse it whole."""
    reader = _ScriptReader(without_marks(text), dict(variables))
    reader.read()
    return Script(tuple(reader.found), tuple(reader.not_run))


class _ScriptReader:
    """Reads commands until the text ends; `found` are those with words, in the order they would start."""

    def __init__(self, text: str, variables: dict[str, str], line: int = 1, depth: int = 0) -> None:
        self.found: list[Invocation] = []
        self.not_run: list[str] = []
        self._outputs: list[str | None] = []
        self._waiting: list[tuple[_Command, str]] = []
        self._variables = variables
        self._depth = depth
        self._words = WordReader(text, variables, self._inner_output, line)
        self._text = text
        self._documents: list[tuple[_Command, str, bool, bool]] = []
        self._piped: str | None = None

    def read(self) -> None:
        """Read the whole text."""
        command = _Command(self._words.line)
        while self._words.at < len(self._text):
            command = self._step(command)
        self._waiting.append((command, "\n"))
        self._read_documents()
        self._finish_all()

    @property
    def output(self) -> str | None:
        """What the whole text puts out, None where nobody knows it."""
        known = [output for output in self._outputs if output is not None]
        return "".join(known) if known and len(known) == len(self._outputs) else None

    def _step(self, command: _Command) -> _Command:
        at, c = self._words.at, self._text[self._words.at]
        if c in " \t\r":
            self._words.at += 1
        elif c == "#" and self._starts_word(at):
            end = self._text.find("\n", at)
            self._words.at = len(self._text) if end < 0 else end
        elif self._text.startswith("<(", at):
            self._take_words(command)
        elif (operator := _OPERATOR.match(self._text, at)) is not None:
            self._redirect(command, operator)
        elif (separator := _SEPARATOR.match(self._text, at)) is not None:
            return self._separate(command, separator.group())
        elif self._text.startswith("\\\n", at):
            self._words.at += 2
        else:
            self._take_words(command)
        return command

    def _take_words(self, command: _Command) -> None:
        command.line = command.line if command.words else self._words.line
        assigns = _ASSIGNING.match(self._text, self._words.at) is not None
        in_front = all(_ASSIGNMENT.match(w) or w in _DECLARING for w in command.words)
        command.words += self._words.words(whole=assigns and in_front)

    def _starts_word(self, at: int) -> bool:
        return at == 0 or self._text[at - 1] in " \t\n;&|()"

    def _separate(self, command: _Command, separator: str) -> _Command:
        if separator == "(" and command.words:
            raise self._words.refuse("bash does not expect ( here")
        self._words.at += len(separator)
        self._waiting.append((command, separator))
        if separator == "\n":
            self._read_documents()
        if not self._documents:  # what a command reads may stand below its line
            self._finish_all()
        return _Command(self._words.line)

    def _redirect(self, command: _Command, operator: re.Match[str]) -> None:
        self._words.at = operator.end()
        self._skip_blanks()
        kind = operator[2] or operator[3]
        quoted = self._text[self._words.at : self._words.at + 1] in ("'", '"', "\\")
        targets = self._words.words()
        if not targets:
            raise self._words.refuse(f"there is nothing after {operator.group()}")
        if operator[1] not in ("", "0"):
            return
        if kind in ("<<", "<<-"):
            self._documents.append((command, targets[0], quoted, kind == "<<-"))
        elif kind == "<<<":
            command.stdin = targets[0] + "\n"
        elif kind == "<":
            command.stdin_file = targets[0]

    def _skip_blanks(self) -> None:
        while self._text[self._words.at : self._words.at + 1] in (" ", "\t"):
            self._words.at += 1

    def _read_documents(self) -> None:
        """Read the here-documents that begin at this line."""
        for command, mark, quoted, indented in self._documents:
            lines: list[str] = []
            while self._words.at < len(self._text):
                end = self._text.find("\n", self._words.at)
                end = len(self._text) if end < 0 else end
                line = self._text[self._words.at : end]
                self._words.at = min(end + 1, len(self._text))
                line = line.lstrip("\t") if indented else line
                if line.rstrip("\r") == mark:
                    break
                lines.append(line + "\n")
            text = "".join(lines)
            command.stdin = text if quoted else self._words.quoted_text(text)
        self._documents = []

    def _finish_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        for command, separator in waiting:
            self._finish(command, separator)

    def _finish(self, command: _Command, separator: str) -> None:
        """Take a command that is complete, and keep what it hands to the next one in a pipe."""
        words = self._without_assignments(command.words)
        stdin = self._piped if command.stdin is None else command.stdin
        output, is_piped = _output(words, stdin), separator in ("|", "|&")
        self._piped = output if is_piped else None
        if words and not is_piped:
            self._outputs.append(output)
        if words:
            files = tuple(self._words.files)
            self.found.append(
                Invocation(tuple(words), command.line, stdin, command.stdin_file, files)
            )
        self._words.files = []

    def _without_assignments(self, words: list[str]) -> list[str]:
        rest = list(words)
        while rest:
            assignment = _ASSIGNMENT.fullmatch(rest[0])
            if assignment is not None:
                self._variables[assignment[1]] = assignment[2]
            elif rest[0] not in _IN_FRONT and rest[0] not in _DECLARING:
                break
            rest.pop(0)
        return rest

    def _inner_output(self, text: str, line: int) -> str:
        """Return what a command inside a word puts out; the requests it would send count, too."""
        if self._depth >= _DEEPEST:
            raise self._words.refuse("commands are nested too deep")
        inner = _ScriptReader(text, self._variables, line, self._depth + 1)
        inner.read()
        self.found += inner.found
        self.not_run += inner.not_run
        if inner.output is not None:
            return inner.output
        self.not_run.append(text.strip())
        return marked(re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_").lower()[:_NAME_LENGTH])


def _output(words: list[str], stdin: str | None) -> str | None:
    """Return what a command puts out where its text stands in the script, None where nobody knows."""
    if words[:1] == ["cat"] and len(words) == 1:
        return stdin
    if words[:1] == ["echo"]:
        bare = words[2:] if words[1:2] == ["-n"] else words[1:]
        return " ".join(bare) + ("" if words[1:2] == ["-n"] else "\n")
    return None
