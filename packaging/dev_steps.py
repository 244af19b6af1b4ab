"""Steps that either work or end with a sentence, their last lines and a remedy."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAST_LINES = 15
WIDTH = 300


class StepFailed(Exception):
    """A step that could not be done. Its text says what failed, its last lines and the remedy."""

    def __init__(self, what: str, remedy: str, output: str = "", code: int = 1) -> None:
        super().__init__(explain(what, remedy, output))
        self.code = code


def explain(what: str, remedy: str, output: str = "") -> str:
    """Return the text of a failure: a sentence, the last lines of the output, what to do."""
    quoted = [f"  | {line}" for line in last_lines(output)]
    return "\n".join([what, *quoted, remedy])


def last_lines(output: str, count: int = LAST_LINES) -> list[str]:
    """Return the last lines of an output that say something, each cut to a readable width."""
    telling = [line.rstrip() for line in output.splitlines() if line.strip()]
    return [shorten(line) for line in telling[-count:]]


def shorten(line: str, width: int = WIDTH) -> str:
    """Return a line, its middle left out where it is longer than the width."""
    half = width // 2 - 3
    return line if len(line) <= width else f"{line[:half]} ... {line[-half:]}"


def say(text: str) -> None:
    """Print a line now, also where standard output is a pipe."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print a line to standard error, after what was printed before it."""
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)


def is_root() -> bool:
    """Return whether this user may change the system."""
    return sys.platform != "win32" and os.geteuid() == 0


def as_root(commands: Sequence[str]) -> str:
    """Return commands as one line to copy, with sudo where this user needs it."""
    sudo = "" if is_root() else "sudo "
    return " && ".join(sudo + command for command in commands)


def child_environment(parent: Mapping[str, str], platform: str = sys.platform) -> dict[str, str]:
    """Return the environment for the programs we start: text is UTF-8 whatever the machine says.

    Qt on Linux warns about a locale that is not UTF-8, and a bare machine has none.
    """
    child = {**parent, "PYTHONUTF8": "1"}
    locale = parent.get("LC_ALL") or parent.get("LC_CTYPE") or parent.get("LANG") or ""
    if platform == "linux" and "utf" not in locale.lower():
        child["LC_ALL"] = "C.UTF-8"
    return child


def output_of(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run a command in the checkout; return its exit code and all that it printed."""
    result = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=child_environment(os.environ if env is None else env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return result.returncode, result.stdout


def step(
    what: str, command: Sequence[str | Path], remedy: str, env: Mapping[str, str] | None = None
) -> str:
    """Run a command quietly and return what it printed. Errors: `StepFailed`."""
    try:
        code, output = output_of(command, env)
    except OSError as error:
        raise StepFailed(f"{what} failed: {error}", remedy) from error
    if code != 0:
        raise StepFailed(f"{what} failed (exit code {code}). Its last lines:", remedy, output)
    return output
