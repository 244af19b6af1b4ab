"""The bytes of answers: in memory while they are small, in a file that nobody else sees when they grow."""

from threading import Lock
from typing import IO

from workbench.domain.run import ByteLog, MemoryLog

IN_MEMORY = 8 * 1024 * 1024
"""Bytes of one body that stay in memory."""


class SpilledLog:
    """A byte log that moves into an unnamed temporary file once it is larger than a limit.

    One thread writes while others read: the file has one place at which it is read or written.
    """

    __slots__ = ("_file", "_limit", "_lock", "_memory", "_size")

    def __init__(self, limit: int = IN_MEMORY) -> None:
        self._limit = limit
        self._memory: MemoryLog | None = MemoryLog()
        self._file: IO[bytes] | None = None
        self._size = 0
        self._lock = Lock()

    @property
    def is_spilled(self) -> bool:
        """Whether the bytes stand in a file."""
        return self._memory is None

    def append(self, data: bytes) -> None:
        with self._lock:
            self._size += len(data)
            if self._memory is not None and self._size <= self._limit:
                self._memory.append(data)
                return
            file = self._spilled()
            file.seek(0, 2)
            file.write(data)

    def __len__(self) -> int:
        return self._size

    def slice(self, start: int, stop: int) -> bytes:
        with self._lock:
            if self._memory is not None:
                return self._memory.slice(start, stop)
            start, stop, _ = slice(start, stop).indices(self._size)
            file = self._spilled()
            file.seek(start)
            return file.read(max(stop - start, 0))

    def _spilled(self) -> IO[bytes]:
        if self._file is None:
            import tempfile

            # It lives as long as the log; the system removes it with the last handle.
            self._file = tempfile.TemporaryFile(prefix="gemini-workbench-")  # noqa: SIM115
        if self._memory is not None:
            self._file.write(self._memory.slice(0, len(self._memory)))
            self._memory = None
        return self._file

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()


class BodyFiles:
    """Implements ports.BodyStore."""

    def new_log(self) -> ByteLog:
        return SpilledLog()
