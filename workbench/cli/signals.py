"""What Ctrl+C and SIGTERM do while no command is at work; it stands alone, so that the program starts without the rest."""

import os
import signal
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)

_INTERRUPTED = 130


def end_at_once() -> None:
    """Let both signals end the program with the code of an interrupt, without a word."""
    for number in SIGNALS:
        signal.signal(number, _leave)


def break_what_runs() -> None:
    """Let both signals raise KeyboardInterrupt, so that a prompt puts the terminal right again."""
    for number in SIGNALS:
        signal.signal(number, signal.default_int_handler)


def leave_to_others() -> None:
    """Let both signals do what they do in any Python program."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(_INTERRUPTED)
