#!/usr/bin/env python3
"""Every command of a developer: python3 packaging/dev.py run | test | lint | bench.

This file is read by any Python, so that an old one gets a sentence and not a syntax error.
The commands are in dev_commands.py.
"""

import sys

OLDEST = (3, 11)


def main(arguments: "list[str]") -> int:
    """Check the Python, then do what the arguments ask for."""
    if sys.version_info < OLDEST:
        found = sys.version.split()[0] + " (" + sys.executable + ")"
        sys.stderr.write("Gemini Workbench needs Python 3.11 or newer; this is " + found + ".\n")
        sys.stderr.write("Start this with a newer one, as in: python3.11 packaging/dev.py run\n")
        return 2
    from dev_commands import do  # noqa: PLC0415  # an old Python could not read it

    return do(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
