"""Measures what performance.md promises: python3 packaging/dev.py bench [NAME …].

It reports and judges nothing: the exit code tells only whether every figure could be taken.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.figure import (
    PAIRS,
    QUICK_PAIRS,
    CannotMeasure,
    Figure,
    Plan,
    Unmeasured,
)
from tests.benchmarks.figures import FIGURES
from tests.benchmarks.table import Measured, json_value, markdown, text_table


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write the files."""
    options = _parsed(arguments)
    chosen = [one for one in FIGURES if not options.names or one.name in options.names]
    rounds = QUICK_PAIRS if options.quick else PAIRS
    rows = [row for figure in chosen for row in _measured(figure, rounds)]
    facts = _facts(rounds)
    sys.stdout.write(text_table(rows))
    if options.json:
        _write(options.json, json.dumps(json_value(rows, facts), indent=2) + "\n")
    if options.markdown:
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        _write(options.markdown, markdown(rows, told))
    return 1 if any(isinstance(row, Unmeasured) for row in rows) else 0


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [figure.name for figure in FIGURES]
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Measures figures in turn with their floors and prints one table.",
        epilog=f"Figures: {', '.join(names)}.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="these figures; all by default")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PAIRS} rounds, not {PAIRS}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every value there")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(names):
        parser.error(f"there is no figure {', '.join(sorted(unknown))}; see --help")
    return options


def _measured(figure: Figure, rounds: int) -> Iterator[Measured]:
    """Take one figure and say on standard error how long that took."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder:
        try:
            yield from figure.measure(Plan(rounds, Path(folder)))
        except CannotMeasure as trouble:
            yield Unmeasured(figure.name, str(trouble))
    sys.stderr.write(f"{figure.name}: {time.monotonic() - started:.0f} s\n")


def _facts(rounds: int) -> dict[str, Any]:
    """Return what the figures depend on beside the code."""
    return {
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "Python": platform.python_version(),
        "rounds": rounds,
    }


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
