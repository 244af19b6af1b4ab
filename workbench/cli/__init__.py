"""The command line: arguments in, a command run, an exit code out; the window is the default command."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence

from workbench.cli.arguments import parse
from workbench.cli.hiding import without_keys
from workbench.cli.signals import end_at_once, leave_to_others
from workbench.cli.terminal import Terminal, reported

Command = Callable[[argparse.Namespace, Terminal], int]

OBJECTS_A_LOOK = 100_000
"""So many new objects before the collector looks for garbage: a start makes many and hardly any garbage."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (command-line.md, Exit codes)."""
    gc.set_threshold(OBJECTS_A_LOOK)
    end_at_once()
    options = parse(sys.argv[1:] if argv is None else argv)
    terminal = Terminal(sys.stdout, sys.stderr, without_keys)
    return int(reported(terminal, lambda: _run(options, terminal)))


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.command == "window":
        leave_to_others()
        return _command(options.command)(options, terminal)
    try:
        return _command(options.command)(options, terminal)
    finally:
        gc.freeze()  # all that is left goes with the process; without this each object is looked at once more


def _command(name: str) -> Command:
    """Import what one command needs and nothing else."""
    match name:
        case "send":
            from workbench.cli.sending import send as command
        case "run":
            from workbench.cli.sending import run as command
        case "check":
            from workbench.cli.checking import check as command
        case "mock":
            from workbench.cli.mocking import mock as command
        case "export":
            from workbench.cli.exporting import export as command
        case "import":
            from workbench.cli.importing import import_sources as command
        case "history":
            from workbench.cli.history import history as command
        case "keys":
            from workbench.cli.keys import keys as command
        case _:
            from workbench.cli.window import window as command
    return command
