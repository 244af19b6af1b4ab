"""The bytes of a kept run: small ones in the database, large ones each in a file of its own beside it."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from workbench.domain.errors import CannotRead
from workbench.domain.run import Recording, Run
from workbench.domain.run_file import run_from_text, run_to_text

LARGE = 1024 * 1024
"""Bytes above which a run stands in a file: two files to sync take twice as long as one."""

PRIVATE, PRIVATE_FILE = 0o700, 0o600
_SUFFIX = ".run"
_STALE_S = 3600


class Packed(NamedTuple):
    """A run as bytes: its run file without the reads, the packed marks of the reads, the body."""

    head: bytes
    marks: bytes
    body: bytes

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.head) + len(self.marks) + len(self.body)

    @property
    def data(self) -> bytes:
        """All of them in one piece."""
        return b"".join(self)


def packed(run: Run) -> Packed:
    """Return a run as bytes."""
    head = run_to_text(replace(run, recording=Recording()))
    recording = run.recording
    return Packed(head.encode("utf-8", "surrogatepass"), recording.packed_marks(), recording.body())


def unpacked(data: bytes, head: int, marks: int, name: str) -> Run:
    """Return the run of bytes whose first parts have these sizes. Errors: CannotRead."""
    if len(data) < head + marks:
        raise CannotRead(name, "a part of the run is missing")
    text = data[:head].decode("utf-8", "surrogatepass")
    recording = Recording.unpacked(data[head + marks :], data[head : head + marks])
    return replace(run_from_text(text, name), recording=recording)


class LargeRuns:
    """The files of large runs in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, data: bytes) -> str:
        """Write a file that lasts through a power failure; return its name. Errors: OSError."""
        self._folder.mkdir(mode=PRIVATE, exist_ok=True)
        name = f"{os.urandom(16).hex()}{_SUFFIX}"
        file = self._folder / name
        try:
            with os.fdopen(
                os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE), "wb"
            ) as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        except OSError:
            self.remove((name,))
            raise
        return name

    def read(self, name: str) -> bytes:
        """Return what a file holds. Errors: CannotRead."""
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise CannotRead(str(self._folder / name), error.strerror or str(error)) from error

    def remove(self, names: Iterable[str]) -> None:
        """Remove files; one that is gone already is well."""
        for name in names:
            with suppress(OSError):
                (self._folder / name).unlink()

    def left_over(self, known: Iterable[str], now: float) -> tuple[str, ...]:
        """Return the files of no run; a young one may belong to a run that is just being kept."""
        kept = set(known)
        with suppress(OSError):
            return tuple(
                file.name
                for file in self._folder.glob(f"*{_SUFFIX}")
                if file.name not in kept and file.stat().st_mtime < now - _STALE_S
            )
        return ()
