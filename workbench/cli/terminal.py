"""Standard output for the answer, standard error for everything else; quiet when a reader goes away."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TextIO

from workbench.domain.errors import KeyringTrouble, WorkbenchError
from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.lines import Line, Tone

_COLOURS = {
    Tone.PLAIN: "",
    Tone.GOOD: "\x1b[32m",
    Tone.BAD: "\x1b[31m",
    Tone.WARNING: "\x1b[33m",
    Tone.QUIET: "\x1b[2m",
}
_END = "\x1b[0m"


class Terminal:
    """Where a command writes. `answers` is standard output, `remarks` standard error.

    `reader_left` tells that standard output is a pipe that nobody reads any more.
    """

    def __init__(self, answers: TextIO, remarks: TextIO) -> None:
        self._answers = answers
        self._remarks = remarks
        self.reader_left = False
        self._coloured = remarks.isatty() and "NO_COLOR" not in os.environ
        for stream in (answers, remarks):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

    def answer(self, text: str) -> None:
        """Write to standard output at once; say nothing more once its reader has left."""
        if self.reader_left:
            return
        try:
            self._answers.write(text)
            self._answers.flush()
        except BrokenPipeError:
            self.reader_left = True
            _let_go_of_output()

    def end_line(self) -> None:
        """Begin a new line after the answer, without adding to it where standard output is no terminal."""
        if self._answers.isatty():
            self.answer("\n")
        else:
            self.remark(Line(""))

    def remark(self, line: Line) -> None:
        """Write one line to standard error."""
        colour = _COLOURS[line.tone] if self._coloured else ""
        text = f"{colour}{line.text}{_END}" if colour else line.text
        with suppress(BrokenPipeError):
            self._remarks.write(text + "\n")
            self._remarks.flush()

    def remarks(self, lines: Iterable[Line]) -> None:
        """Write several lines to standard error."""
        for line in lines:
            self.remark(line)


def reported(terminal: Terminal, command: Callable[[], int]) -> int:
    """Run a command; turn an error fit for the user into a sentence and its exit code."""
    try:
        return command()
    except KeyringTrouble as error:
        terminal.remark(Line(f"gemini-workbench: {error}", Tone.BAD))
        return ExitCode.RUN_FAILED
    except WorkbenchError as error:
        terminal.remark(Line(f"gemini-workbench: {error}", Tone.BAD))
        return ExitCode.WRONG_INPUT
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _let_go_of_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush finds no broken pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
