"""The checks that need no test: linters and types, side by side."""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dev_steps import complain, output_of, say

SOURCES = ("workbench", "tests", "packaging")
PROSE = (*SOURCES, "resources", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Check:
    """One linter: its name, its words after the interpreter, and how to put right what it finds."""

    name: str
    words: tuple[str, ...]
    remedy: str


RUFF = (
    Check("ruff", ("-m", "ruff", "check", "."), "Many are put right by: ruff check --fix ."),
    Check("ruff format", ("-m", "ruff", "format", "--check", "."), "Run: ruff format ."),
)
# The slow ones first: with two cores the short ones fit beside them.
ALL = (
    Check("mypy", ("-m", "mypy"), "Every exemption names its code and says why."),
    Check(
        "deptry",
        ("-m", "deptry", "--no-ansi", "workbench"),
        "Dependencies are declared in pyproject.toml.",
    ),
    Check("vulture", ("-m", "vulture"), "Delete what nobody uses."),
    Check(
        "import-linter",
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"),
        "The layers are drawn in CONTRIBUTING.md.",
    ),
    Check("codespell", ("-m", "codespell_lib", *PROSE), "Correct the spelling."),
    *RUFF,
)


def outcome(python: Path, check: Check) -> tuple[Check, int, str]:
    """Run one check and return it with its exit code and what it said."""
    return (check, *output_of([python, *check.words]))


def check_all(python: Path, checks: Sequence[Check]) -> int:
    """Run checks, as many at a time as there are cores; print those that found something."""
    started = time.monotonic()
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        outcomes = list(pool.map(lambda check: outcome(python, check), checks))
    failed = [(check, said) for check, code, said in outcomes if code != 0]
    for check, said in failed:
        complain(f"{check.name} found:\n{said.rstrip()}\n{check.remedy}\n")
    names = ", ".join(check.name for check, code, _ in outcomes if code == 0)
    say(f"Clean: {names or 'nothing'} ({time.monotonic() - started:.1f} s)")
    return 1 if failed else 0
