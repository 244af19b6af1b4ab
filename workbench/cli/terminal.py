"""Standard output for the answer, standard error for everything else; quiet when a reader goes away.

Either may be closed from the start, as a service or a shell's `>&-` does it: then nothing is written there.
"""

import os
from collections.abc import Callable, Iterable
from typing import TextIO

from workbench.cli.hiding import without_credentials
from workbench.domain.errors import CannotWrite, KeyringTrouble, WorkbenchError
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

    `hide` overwrites the secrets in a remark, whatever it quotes: a name, a path, a message of the system.
    """

    def __init__(
        self, answers: TextIO | None, remarks: TextIO | None, hide: Callable[[str], str] = str
    ) -> None:
        self._answers = answers
        self._remarks = remarks
        self._hide = hide
        self._coloured = _is_terminal(remarks) and "NO_COLOR" not in os.environ
        for stream in (answers, remarks):
            if stream is not None and hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

    def answer(self, text: str) -> None:
        """Write to standard output at once; say nothing more once its reader has left.

        Errors: CannotWrite, once, where the disk behind it is full or gone.
        """
        if self._answers is None:
            return
        try:
            self._answers.write(text)
            self._answers.flush()
        except BrokenPipeError:
            self._let_go_of_answers(self._answers)
        except OSError as error:
            self._let_go_of_answers(self._answers)
            raise CannotWrite("standard output", error.strerror or str(error)) from error

    def end_line(self) -> None:
        """Begin a new line after the answer, without adding to it where standard output is no terminal."""
        if _is_terminal(self._answers):
            self.answer("\n")
        else:
            self.remark(Line(""))

    def remark(self, line: Line) -> None:
        """Write one line to standard error, which is let go of when it cannot be written any more."""
        if self._remarks is None:
            return
        text = self._hide(line.text)
        colour = _COLOURS[line.tone] if self._coloured else ""
        try:
            self._remarks.write(f"{colour}{text}{_END}\n" if colour else f"{text}\n")
            self._remarks.flush()
        except OSError:
            _let_go_of(self._remarks)
            self._remarks = None

    def remarks(self, lines: Iterable[Line]) -> None:
        """Write several lines to standard error."""
        for line in lines:
            self.remark(line)

    def _let_go_of_answers(self, answers: TextIO) -> None:
        _let_go_of(answers)
        self._answers = None


def reported(terminal: Terminal, command: Callable[[], int]) -> int:
    """Run a command; turn an error fit for the user into a sentence and its exit code."""
    try:
        return command()
    except KeyringTrouble as error:
        terminal.remark(Line(f"gemini-workbench: {without_credentials(str(error))}", Tone.BAD))
        return ExitCode.RUN_FAILED
    except WorkbenchError as error:
        terminal.remark(Line(f"gemini-workbench: {without_credentials(str(error))}", Tone.BAD))
        return ExitCode.WRONG_INPUT
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _let_go_of(stream: TextIO) -> None:
    """Point a stream at nothing, so that the interpreter's last flush does not fail on it again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
