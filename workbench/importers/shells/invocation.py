"""One command as its program would get it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invocation:
    """A program's words, itself first, with marks for variables.

    `line` counts from 1. `stdin` is the text that reaches its standard input; `stdin_file` names the file it comes
    from instead. `files` has the texts of `<(…)`, by the names that stand for them among the words.
    """

    words: tuple[str, ...]
    line: int
    stdin: str | None = None
    stdin_file: str | None = None
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """What a text would start, in order; `not_run` are commands inside words whose output nobody knows."""

    invocations: tuple[Invocation, ...]
    not_run: tuple[str, ...] = ()


class NotAScript(Exception):
    """A shell would refuse the text; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}")
