"""Standard output for the answer, standard error for everything else; quiet when a reader goes away.

Either may be closed from the start, as a service or a shell's `>&-` does it: then nothing is written there.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
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
_USUAL_WIDTH = 80
_CLEARED = "\r\x1b[K"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What could move the cursor, recolour or retitle a terminal: a server's text may not."""


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
        self._live = _is_terminal(remarks) and os.environ.get("TERM") != "dumb"
        self._coloured = self._live and not os.environ.get("NO_COLOR")
        self._has_progress = False
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
            self._answers.write(_tamed(text) if _is_terminal(self._answers) else text)
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
        text = _tamed(self._hide(line.text))
        colour = _COLOURS[line.tone] if self._coloured else ""
        cleared = _CLEARED if self._has_progress else ""
        self._has_progress = False
        self._write_remark(f"{cleared}{colour}{text}{_END}\n" if colour else f"{cleared}{text}\n")

    def remarks(self, lines: Iterable[Line]) -> None:
        """Write several lines to standard error."""
        for line in lines:
            self.remark(line)

    def progress(self, line: str) -> None:
        """Show how far a command is on the last line of a terminal; the next remark takes its place."""
        if self._live and self._remarks is not None:
            width = os.get_terminal_size(self._remarks.fileno()).columns or _USUAL_WIDTH
            self._has_progress = True
            self._write_remark(_CLEARED + _tamed(self._hide(line))[: width - 1])

    def _write_remark(self, text: str) -> None:
        if self._remarks is None:
            return
        try:
            self._remarks.write(text)
            self._remarks.flush()
        except OSError:
            _let_go_of(self._remarks)
            self._remarks = None

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
    except Exception:  # noqa: BLE001  a fault of ours must not look like a failed assertion
        terminal.remarks(_fault_lines())
        return ExitCode.RUN_FAILED


def _fault_lines() -> Iterator[Line]:
    """Yield what there is to say of a fault of this program itself; a traceback holds no values of variables."""
    import traceback

    yield Line("gemini-workbench: this is a fault of the program. Please report it with:", Tone.BAD)
    yield from (Line(line) for line in traceback.format_exc().splitlines())


def _tamed(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _let_go_of(stream: TextIO) -> None:
    """Point a stream at nothing, so that the interpreter's last flush does not fail on it again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
