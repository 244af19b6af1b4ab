"""The default command: the window, on the collections that are named."""

import argparse

from workbench import bootstrap
from workbench.cli.terminal import Terminal


def window(options: argparse.Namespace, _terminal: Terminal) -> int:
    """Open the window and return when it closes; with `--screenshot`, paint it into a file instead."""
    return bootstrap.open_window(tuple(options.folders), options.screenshot)
