"""Files inside a collection's folder: nothing that leads out of it, and regular files only.

A path is relative with `/` between its parts. Links are followed as long as they stay inside; pipes, devices and
folders are refused before a byte is read, so nothing can hang or feed without end (promises.md D12, U2).
"""

import os
import stat
from pathlib import Path, PureWindowsPath

from workbench.domain.errors import CannotRead

_MEGABYTE = 1_000_000
MAX_TEXT = 48 * _MEGABYTE
MAX_ATTACHMENT = 20 * _MEGABYTE

_NOT_REGULAR = "it is not a regular file"
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def place_inside(root: str, path: str) -> Path:
    """Return where a path inside the collection is on disk, links followed. Errors: CannotRead."""
    if not path or "\0" in path or path.startswith("/") or PureWindowsPath(path).drive:
        raise CannotRead(path, "a path must be relative and lie inside the collection's folder")
    base = Path(root).resolve()
    try:
        place = (base / path).resolve()
    except (
        OSError,
        RuntimeError,
    ):  # a loop of links is an OSError or, before Python 3.13, a RuntimeError
        raise CannotRead(path, "its links lead in a circle") from None
    if place != base and base not in place.parents:
        raise CannotRead(path, "it leads out of the collection's folder")
    if any(part.casefold() == ".git" for part in place.relative_to(base).parts):
        raise CannotRead(path, "files of git's own folder are not read")
    return place


def read_inside(root: str, path: str, limit: int = MAX_TEXT) -> bytes:
    """Return the bytes of a regular file inside the collection. Errors: CannotRead."""
    return read_regular(place_inside(root, path), path, limit)


def read_regular(place: Path, shown: str, limit: int = MAX_TEXT) -> bytes:
    """Return the bytes of a regular file; `shown` is what a trouble calls it. Errors: CannotRead."""
    try:
        data = _up_to(place, shown, limit)
    except FileNotFoundError:
        raise CannotRead(shown, "there is no such file") from None
    except OSError as error:
        raise CannotRead(shown, f"it cannot be read: {error.strerror or error}") from None
    if len(data) > limit:
        raise _too_large(shown, limit)
    return data


def decoded(data: bytes, path: str) -> str:
    """Return UTF-8 as text, a byte order mark and lone surrogates kept. Errors: CannotRead with the place."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "surrogatepass")) + 1
        raise CannotRead(path, "it is not UTF-8 text", line, column) from None


def _up_to(place: Path, shown: str, limit: int) -> bytes:
    """Return at most one byte more than the limit, so that a growing file is noticed."""
    handle = os.open(place, _READ_FLAGS)
    try:
        _refuse_unfit(os.fstat(handle), shown, limit)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(limit + 1)
    finally:
        os.close(handle)


def _refuse_unfit(status: os.stat_result, shown: str, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise CannotRead(shown, _NOT_REGULAR)
    if status.st_size > limit:
        raise _too_large(shown, limit)


def _too_large(shown: str, limit: int) -> CannotRead:
    return CannotRead(shown, f"it is larger than {limit // _MEGABYTE} MB")
