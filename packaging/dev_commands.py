"""The commands: run, test, lint, bench, screenshots."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dev_checks import ALL, RUFF, check_all
from dev_environment import ensure_environment
from dev_screenshots import paint_all
from dev_steps import ROOT, StepFailed, child_environment, complain, say
from dev_system import ensure_libraries, ensure_test_packages, plugins_for

USAGE = """usage: python3 packaging/dev.py COMMAND

  run [-- ARGUMENTS]     open the window; without a display show the program at work in the terminal.
                         Arguments go to the program: run -- send resources/examples/hello.yaml --mock
  test [--quick] [...]   lint, types and all tests with coverage; --quick is the loop while coding.
                         The rest goes to pytest: test --quick tests/unit/domain -x
  lint                   ruff, mypy, import-linter, vulture, deptry, codespell
  bench [...]            the measurements of tests/benchmarks
  screenshots [FOLDER]   a picture of every page of the window, in both themes, at 100 % and 200 %, into build/screenshots
                         or a folder; some of them with --page NAME"""

Command = Callable[[Sequence[str]], int]

EXAMPLE = ROOT / "resources" / "examples" / "hello.yaml"
PICTURE = ROOT / "build" / "window.png"


def run(arguments: Sequence[str]) -> int:
    """Open the window, or give the program its arguments; without a display, show it at work."""
    python = ensure_environment()
    if passed := passed_on(arguments):
        if opens_window(passed):
            ensure_libraries(off_screen() if "--screenshot" in passed else on_display())
        return become([python, "-m", "workbench", *passed])
    ensure_libraries(on_display())
    if has_display(os.environ):
        return become([python, "-m", "workbench"])
    return demonstrate(python)


def passed_on(arguments: Sequence[str]) -> list[str]:
    """Return the program's own arguments, with or without the two dashes before them."""
    return list(arguments[1:] if arguments[:1] == ["--"] else arguments)


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether arguments ask for the window: its options or folders, no command's name."""
    first = arguments[0]
    asks = first in ("-h", "--help", "--version")
    return (first.startswith("-") or Path(first).is_dir()) and not asks


def off_screen() -> tuple[str, ...]:
    """Return the platform plug-ins for drawing without a display."""
    return plugins_for({})


def on_display() -> tuple[str, ...]:
    """Return the platform plug-ins for the display of this user."""
    return plugins_for(os.environ)


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return whether a window can be shown: on Linux and the like a display has a name."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def demonstrate(python: Path) -> int:
    """Without a display: send the starter request to the mock, then paint the window into a file."""
    say("No display here: the starter request goes to the built-in mock.\n")
    program: list[str | Path] = [python, "-m", "workbench"]
    if code := call([*program, "send", EXAMPLE, "--mock"]):
        return code
    PICTURE.parent.mkdir(exist_ok=True)
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if code := call([*program, "--screenshot", PICTURE], offscreen):
        return code
    say(f"\nThe window, painted after the stream: {PICTURE}")
    return 0


def become(command: Sequence[str | Path]) -> int:
    """Hand this process over to a program, so that signals and exit codes are its own."""
    words = [str(word) for word in command]
    if os.name == "nt":  # there exec returns to the shell at once
        return call(words)
    return os.execve(words[0], words, child_environment(os.environ))


def call(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a program with our terminal and return its exit code."""
    environment = child_environment(os.environ if env is None else env)
    return subprocess.call([str(word) for word in command], env=environment)


def lint(arguments: Sequence[str]) -> int:
    """Run every linter and the type checker."""
    if arguments:
        raise StepFailed(f"lint takes no arguments, but got: {' '.join(arguments)}", USAGE, code=2)
    return check_all(ensure_environment(), ALL)


def test(arguments: Sequence[str]) -> int:
    """Run lint and all tests with coverage, or with --quick what one runs while coding."""
    python = ensure_environment()
    if "--quick" in arguments:
        return test_quickly(python, [word for word in arguments if word != "--quick"])
    ensure_test_packages()
    linted = check_all(python, ALL)
    tested = pytest(python, ["--cov", "--cov-report=term", *arguments])
    return tested or linted


def test_quickly(python: Path, arguments: Sequence[str]) -> int:
    """Run ruff and the tests that need neither Qt, disk nor network."""
    ensure_libraries(off_screen())  # pytest-qt loads Qt for whatever it runs
    linted = check_all(python, RUFF)
    named = any((ROOT / word.partition("::")[0]).exists() for word in arguments)
    where = [] if named else ["tests/unit", "tests/architecture"]
    tested = pytest(
        python, ["-m", "not slow", "--quiet", "--hypothesis-profile=quick", *where, *arguments]
    )
    return tested or linted


def pytest(python: Path, arguments: Sequence[str]) -> int:
    """Run pytest in the checkout, windows off screen unless a test says otherwise."""
    os.chdir(ROOT)
    return call([python, "-m", "pytest", *arguments])


def bench(arguments: Sequence[str]) -> int:
    """Measure what design promises: tests/benchmarks decides what its arguments mean."""
    python = ensure_environment()
    ensure_libraries(off_screen())
    os.chdir(ROOT)
    return call([python, "-m", "tests.benchmarks", *arguments])


def screenshots(arguments: Sequence[str]) -> int:
    """Paint every page of the window: tests/pictures decides which there are."""
    python = ensure_environment()
    ensure_libraries(off_screen())
    return paint_all(python, arguments)


COMMANDS: Mapping[str, Command] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "screenshots": screenshots,
}


def do(arguments: Sequence[str]) -> int:
    """Do a command and return its exit code; what goes wrong is a sentence, never a traceback."""
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        say(USAGE)
        return 0
    if name not in COMMANDS:
        complain(f"There is no command {name!r}.\n{USAGE}")
        return 2
    return guarded(name, COMMANDS[name], rest)


def guarded(name: str, command: Command, arguments: Sequence[str]) -> int:
    """Do one command and turn what stops it into a sentence and an exit code."""
    try:
        return command(arguments)
    except StepFailed as failure:
        complain(str(failure))
        return failure.code
    except OSError as error:
        complain(f"{name} failed: {error}")
        complain("Put that right (is the disk full, the folder writable?), then run this again.")
        return 1
    except KeyboardInterrupt:
        complain(f"\n{name} was interrupted.")
        return 130
