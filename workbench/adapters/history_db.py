"""The history in a SQLite database of the app's data folder: `ports.HistoryStore`.

One thread of this process writes and reads; other processes may do so, too (WAL, and a wait of five seconds). What was
told as kept is on the disk (synchronous FULL), and what is removed is overwritten (secure_delete). SQLite is loaded
with the first run. Source: promises.md D2, D3, D8, S5.
"""

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from workbench.adapters import history_tables as tables
from workbench.adapters.history_contents import (
    LARGE,
    PRIVATE,
    PRIVATE_FILE,
    LargeRuns,
    packed,
    unpacked,
)
from workbench.domain.errors import CannotRead, CannotWrite
from workbench.domain.history import (
    DAY_S,
    HistoryEntry,
    HistoryLimits,
    HistoryQuery,
    HistoryRow,
    HistoryTotal,
    Texts,
    ToKeep,
)

BUSY_S = 5.0
AT_A_TIME = 16
"""How many old runs may go with a new one, so that nobody waits long for it."""

NAME, LARGE_RUNS = "history.db", "large"
_DAMAGED = "history.damaged-{time}.db"
_NO_TEXTS = Texts("", "", "", "")
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program is writing to it",
    sqlite3.SQLITE_LOCKED: "another program is writing to it",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
}
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

Done = TypeVar("Done")
Job = Callable[[sqlite3.Connection], Done]


class HistoryDb:
    """The runs of one folder, which is made with the first. `clock` tells the time in seconds."""

    def __init__(
        self, folder: Path, clock: Callable[[], float] = time.time, busy_s: float = BUSY_S
    ) -> None:
        self._folder = folder
        self._place = folder / NAME
        self._large = LargeRuns(folder / LARGE_RUNS)
        self._clock = clock
        self._busy_s = busy_s
        self._thread = ThreadPoolExecutor(1, "history")
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._is_swept = False
        self._notice = ""

    def take_notice(self) -> str:
        notice, self._notice = self._notice, ""
        return notice

    async def add(self, make: ToKeep, limits: HistoryLimits) -> tuple[int, ...]:
        return await self._on_thread(lambda: self._add(make(), limits))

    async def rows(self, query: HistoryQuery) -> tuple[HistoryRow, ...]:
        return await self._on_thread(lambda: self._read(lambda db: tables.rows(db, query), ()))

    async def entry(self, number: int) -> HistoryEntry | None:
        return await self._on_thread(lambda: self._read(lambda db: self._entry(db, number), None))

    async def pin(self, number: int, *, wanted: bool) -> bool:
        return await self._on_thread(
            lambda: self._write(lambda db: tables.pin(db, number, wanted=wanted))
        )

    async def remove(self, number: int) -> bool:
        return await self._on_thread(lambda: self._remove(number))

    async def total(self) -> HistoryTotal:
        return await self._on_thread(lambda: self._read(_total, HistoryTotal(0, 0)))

    async def clear(self) -> None:
        await self._on_thread(self._clear)

    async def close(self) -> None:
        if self._connection is not None:
            await self._on_thread(self._disconnect)
        self._thread.shutdown()

    async def _on_thread(self, work: Callable[[], Done]) -> Done:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _add(self, entries: Sequence[HistoryEntry], limits: HistoryLimits) -> tuple[int, ...]:
        written: list[str] = []
        try:
            numbers, gone = self._write(lambda db: self._insert_all(db, entries, written, limits))
        except BaseException:
            self._large.remove(written)
            raise
        self._large.remove(gone)
        if written and not self._is_swept:
            self._is_swept = True
            known = self._on_database(tables.files)
            self._large.remove(self._large.left_over(known, self._clock()))
        return numbers

    def _insert_all(
        self,
        db: sqlite3.Connection,
        entries: Sequence[HistoryEntry],
        written: list[str],
        limits: HistoryLimits,
    ) -> tuple[tuple[int, ...], list[str]]:
        """Add runs; return their numbers, and the files of runs that went for them."""
        numbers = tuple(self._insert(db, entry, written) for entry in entries)
        return numbers, self._trim(db, limits, numbers)

    def _insert(self, db: sqlite3.Connection, entry: HistoryEntry, written: list[str]) -> int:
        parts = packed(entry.run)
        file = ""
        if parts.size > LARGE:
            file = self._large.write(parts.data)
            written.append(file)
        texts = entry.texts or _NO_TEXTS
        kept = tables.Kept(entry.row, parts, entry.template, texts, file, self._clock())
        return tables.insert(db, kept)

    def _trim(
        self, db: sqlite3.Connection, limits: HistoryLimits, new: tuple[int, ...]
    ) -> list[str]:
        """Remove the oldest runs above the limits, a few at a time; return the files that are to go."""
        files: list[str] = []
        over = tables.total(db) - limits.size
        first_s = -1.0 if limits.days is None else self._clock() - limits.days * DAY_S
        if over <= 0 and not tables.is_older(db, first_s):
            return files
        for number, kept_s, size in tables.oldest(db, AT_A_TIME):
            if (over <= 0 and kept_s >= first_s) or number in new:
                break
            files.append(tables.delete(db, number))
            over -= size
        return [file for file in files if file]

    def _entry(self, db: sqlite3.Connection, number: int) -> HistoryEntry | None:
        row = tables.row_of(db, number)
        if row is None:
            return None
        head, marks, template, file, data = tables.contents_of(db, number)
        run = unpacked(self._large.read(file) if file else data, head, marks, f"run {number}")
        return HistoryEntry(row, run, template)

    def _remove(self, number: int) -> bool:
        file = self._write(lambda db: _removed(db, number))
        if file is None:
            return False
        self._large.remove((file,) if file else ())
        self._on_database(_empty_log)
        return True

    def _clear(self) -> None:
        """Remove every run, and what was moved aside as damaged."""
        for left in self._folder.glob(_DAMAGED.format(time="*") + "*"):
            left.unlink()
        if self._connection is None and not self._place.exists():
            return
        files = self._write(_emptied)
        self._large.remove(files)
        self._large.remove(self._large.left_over((), self._clock()))
        self._on_database(_shrink)

    def _read(self, job: Job[Done], nothing: Done) -> Done:
        """Return what a job reads; nothing where there is no history yet."""
        if self._connection is None and not self._place.exists():
            return nothing
        return self._on_database(job)

    def _write(self, job: Job[Done]) -> Done:
        """Do a job as one transaction, so that all of it stays or nothing."""

        def whole(db: sqlite3.Connection) -> Done:
            with _transaction(db):
                return job(db)

        return self._on_database(whole)

    def _on_database(self, job: Job[Done]) -> Done:
        """Do a job on the open database; a damaged one is moved aside first. Errors: CannotRead, CannotWrite."""
        try:
            try:
                return job(self._connected())
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self._move_aside()
                return job(self._connected())
        except sqlite3.Error as error:
            raise CannotWrite(str(self._place), _reason(error)) from error
        except OSError as error:
            raise CannotWrite(str(self._place), error.strerror or str(error)) from error

    def _connected(self) -> sqlite3.Connection:
        """Return the connection, made anew where the file is not the one any more that was opened."""
        if self._connection is not None and self._identity != _identity(self._place):
            self._disconnect()
        if self._connection is None:
            self._folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            os.close(os.open(self._place, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
            self._identity = _identity(self._place)
            self._connection = sqlite3.connect(
                self._place, timeout=self._busy_s, isolation_level=None, check_same_thread=False
            )
            _prepare(self._connection, str(self._place))
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _move_aside(self) -> None:
        """Give a damaged database and its log other names, unless another program has done so."""
        opened = self._identity
        with suppress(sqlite3.Error):
            self._disconnect()
        if opened != _identity(self._place):
            return
        moment = time.strftime("%Y%m%d-%H%M%S", time.localtime(self._clock()))
        place = self._folder / _DAMAGED.format(time=moment)
        for end in ("-shm", "-wal", ""):
            with suppress(FileNotFoundError):
                Path(f"{self._place}{end}").replace(f"{place}{end}")
        self._notice = f"The history was damaged. A new one was begun; the old one is {place}."


def _prepare(connection: sqlite3.Connection, place: str) -> None:
    """Set a connection up, and make the tables of a new database. Errors: CannotRead for one of a later version."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _begin_log(connection)
    if (version := tables.version_of(connection)) == 0:
        with _transaction(connection):
            if tables.version_of(connection) == 0:  # another program may have been first
                tables.create(connection)
    elif version > tables.VERSION:
        raise CannotRead(place, "it was written by a newer version of the program")


def _begin_log(connection: sqlite3.Connection) -> None:
    """Change to the write-ahead log; SQLite does not wait by itself while another program does the same."""
    give_up = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
        raise


def _total(db: sqlite3.Connection) -> HistoryTotal:
    return HistoryTotal(tables.count(db), tables.total(db))


def _removed(db: sqlite3.Connection, number: int) -> str | None:
    """Remove one run with its words; return its file, None where there is no such run."""
    if tables.row_of(db, number) is None:
        return None
    file = tables.delete(db, number)
    tables.forget_words(db)
    return file


def _emptied(db: sqlite3.Connection) -> list[str]:
    """Remove every run; return the files that are to go."""
    files = tables.files(db)
    tables.empty(db)
    return files


def _shrink(db: sqlite3.Connection) -> None:
    """Give the room back to the disk, and leave nothing in the log."""
    _empty_log(db)
    db.execute("VACUUM")
    _empty_log(db)


def _empty_log(db: sqlite3.Connection) -> None:
    """Write the log into the database and cut it, so that it holds nothing of what was removed."""
    busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("database is locked")


def _identity(place: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of the same name."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in _BROKEN or str(error).startswith(("no such table", "no such column"))


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    )


def _reason(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_BUSY) & 0xFF
    return _REASONS.get(code, str(error))
