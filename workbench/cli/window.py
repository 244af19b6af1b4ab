"""The default command: the window, on the collections that are named."""

import argparse
import os

from workbench import bootstrap
from workbench.cli.terminal import Terminal
from workbench.domain.errors import UsageTrouble


def window(options: argparse.Namespace, terminal: Terminal) -> int:  # noqa: ARG001  as every command
    """Open the window and return when it closes; with `--screenshot`, paint it into a file instead.

    Errors: UsageTrouble for what is neither a command nor a folder.
    """
    for folder in options.folders:
        if not os.path.isdir(folder):  # noqa: PTH112  pathlib costs start-up time here
            raise UsageTrouble(f"{folder}: there is no command and no folder of this name.")
    return bootstrap.open_window(tuple(options.folders), options.screenshot, new=options.new_window)
