"""The report of a bug: where in the program it arose, and nothing of what the user typed, received or keeps.

Names of files are those of the program, so no home folder shows. The words of an error stand in the report only
where they can but speak of code; any other error's words may quote a body.
"""

import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

SPEAKS_OF_CODE = (
    AttributeError,
    ImportError,
    IndexError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ZeroDivisionError,
)
"""Kinds of errors whose words name types, attributes and modules."""

LEFT_OUT = "(its words are left out: they may quote what was typed or received)"
LONGEST = 200
MOST_FRAMES = 60
MOST_LINES = 400
MOST_ERRORS = 5
_FRAME_OF_CRASH = r'  File "(.*)", line (\d+) in (\S+)'
_HEAD_OF_CRASH = (
    r"Fatal Python error: [\w ]+|(?:Current t|T)hread 0x[0-9a-f]+ \(most recent call first\):"
)
_PACKAGES = re.compile(r".*[/\\](workbench|site-packages|python3\.\d+|lib|Lib)[/\\]")


class BugReport(NamedTuple):
    """`title` is one line; `signature` is the same for the same fault at the same place."""

    title: str
    text: str
    signature: str


def bug_report(bug: BaseException, where: str, facts: Sequence[str]) -> BugReport:
    """Return the report of an error that nobody expected; `facts` are lines on program and system."""
    title = _words(bug)
    lines = [f"{title}, {where}", *facts, *_told(bug)]
    places = [_place(frame) for frame in _frames(bug)]
    signature = "\n".join([type(bug).__qualname__, *places[-3:]])
    return BugReport(title, "\n".join(lines) + "\n", signature)


def crash_report(text: str, facts: Sequence[str]) -> BugReport:
    """Return the report of a crash below Python, from what the fault handler has written."""
    lines = list(filter(None, map(_line_of_crash, text.splitlines())))[:MOST_LINES]
    title = lines[0] if lines else "Fatal Python error"
    return BugReport(title, "\n".join([title, *facts, *lines[1:]]) + "\n", "\n".join(lines[:4]))


def _line_of_crash(line: str) -> str:
    """Return a line of the fault handler with the file's name from its package on, nothing for any other line."""
    if found := re.fullmatch(_FRAME_OF_CRASH, line):
        return f"  {_name_of_file(found[1])}:{found[2]} {found[3]}"
    return line if re.fullmatch(_HEAD_OF_CRASH, line) else ""


def _told(bug: BaseException) -> Iterator[str]:
    """Yield the lines on an error and on those that led to it, the last one first."""
    for number, error in enumerate(_chain(bug)):
        if number:
            yield f"after {_words(error)}"
        frames = _frames(error)
        if len(frames) > MOST_FRAMES:
            yield f"  … {len(frames) - MOST_FRAMES:,} more"
        yield from (f"  {_place(frame)}" for frame in frames[-MOST_FRAMES:])


def _chain(bug: BaseException) -> Iterator[BaseException]:
    error: BaseException | None = bug
    for _ in range(MOST_ERRORS):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    """Return where an error passed, without reading any source."""
    walked: Iterable[object] = traceback.walk_tb(error.__traceback__)
    return traceback.StackSummary.extract(walked, lookup_lines=False)  # type: ignore[arg-type]


def _place(frame: traceback.FrameSummary) -> str:
    return f"{_name_of_file(frame.filename)}:{frame.lineno} {frame.name}"


def _name_of_file(path: str) -> str:
    """Return a file's path from its package on; of any other file only its name."""
    if path.startswith("<"):
        return path
    found = _PACKAGES.match(path)
    return path[found.start(1) :] if found else re.split(r"[/\\]", path)[-1]


def _words(error: BaseException) -> str:
    name = type(error).__qualname__
    if isinstance(error, OSError):
        return f"{name} (errno {error.errno})" if error.errno else name
    if type(error) not in SPEAKS_OF_CODE and not _is_of_qt(error):
        return f"{name} {LEFT_OUT}" if error.args else name
    words = " ".join(str(error).split())
    return f"{name}: {words[:LONGEST]}" if words else name


def _is_of_qt(error: BaseException) -> bool:
    """Tell whether an error says that a widget is gone, as PySide does."""
    return type(error) is RuntimeError and str(error).startswith("Internal C++ object (")
