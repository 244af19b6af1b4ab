"""Where a command writes, and what becomes of errors."""

import io

import pytest

from workbench.cli.terminal import Terminal, reported
from workbench.domain.errors import CannotRead, KeyringKind, KeyringTrouble
from workbench.presenters.lines import Line, Tone


def raising(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (CannotRead("a.yaml", "a tab", 2, 1), 2, "a.yaml:2:1: a tab"),
        (KeyringTrouble(KeyringKind.LOCKED, "It is locked."), 3, "It is locked."),
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("odd"), 3, "this is a fault of the program"),
    ],
)
def test_that_an_error_is_a_sentence_and_a_code(error: BaseException, code: int, said: str) -> None:
    remarks = io.StringIO()
    assert reported(Terminal(None, remarks), lambda: raising(error)) == code
    assert said in remarks.getvalue()


def test_that_without_streams_nothing_is_written_and_nothing_fails() -> None:
    terminal = Terminal(None, None)
    terminal.answer("text")
    terminal.end_line()
    terminal.progress("1/2")
    terminal.remark(Line("said", Tone.BAD))


def test_that_remarks_are_hidden_from_and_tamed_but_answers_are_not() -> None:
    answers, remarks = io.StringIO(), io.StringIO()
    terminal = Terminal(answers, remarks, lambda text: text.replace("key", "***"))
    terminal.answer("\x1b[31mred")
    terminal.remark(Line("a key\x1b[31m", Tone.BAD))
    assert (answers.getvalue(), remarks.getvalue()) == ("\x1b[31mred", "a ***\ufffd[31m\n")
