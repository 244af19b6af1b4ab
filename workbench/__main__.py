"""Run the program: python -m workbench."""

import os
import signal
from types import FrameType


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(130)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):  # the imports below take a moment, too
        signal.signal(number, _leave)

    from workbench.cli import main

    raise SystemExit(main())
