"""A history of many runs: what one run more costs, and what a search costs, each beside bare SQLite in turn.

Arguments: a folder, the smaller and the larger count of runs, and how many rounds. Prints milliseconds as JSON.
"""

import asyncio
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figure import CannotMeasure
from tests.benchmarks.gemini_stream import PATH, event
from tests.benchmarks.telling import tell
from workbench.adapters.history_contents import packed
from workbench.adapters.history_db import NAME, HistoryDb
from workbench.adapters.history_tables import Kept, insert
from workbench.domain.history import HistoryEntry, HistoryLimits, HistoryQuery, HistoryRow, Texts
from workbench.domain.run import CLEAN, Recording, Run, SentMessage

CHUNKS = 1_000
PLENTY = HistoryLimits(10**12)
URL = f"https://generativelanguage.googleapis.com{PATH}"
WORDS = ("river", "stone", "cloud", "light", "paper", "green", "seven", "north", "quiet", "glass")
ASKED = "river stone"
BARE = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT 200"


def a_run(chunks: int) -> Run:
    """Return a run whose answer came in so many reads."""
    recording = Recording()
    for number in range(1, chunks + 1):
        recording.append(event(number, chunks), float(number))
    return Run("Measured", SentMessage("POST", URL), recording, CLEAN, status=200, total_ms=1.0)


def an_entry(run: Run, number: int) -> HistoryEntry:
    """Return a run as it is kept; its texts differ from those of the next."""
    name = f"Run {number}"
    said = " ".join(WORDS[number // 10**place % 10] for place in range(6))
    row = HistoryRow(
        number=0,
        started_at="2026-11-24T14:06:00.000+00:00",
        name=name,
        root="/home/me/Acme",
        file="hello.yaml",
        model="gemini-3.5-flash",
        method="POST",
        url=URL,
        status=200,
        ended="complete",
        error="",
        total_ms=1.0,
        verdicts=0,
        failed=0,
        size=0,
        is_mock=False,
    )
    return HistoryEntry(row, run, "{}", Texts(name, said, f"{said} {number} {said}" * 4, ""))


class Filled:
    """A history of so many small runs once it is filled, and a new one to add."""

    def __init__(self, folder: Path, count: int) -> None:
        self._store = HistoryDb(folder)
        self._place = folder / NAME
        self._new = an_entry(a_run(CHUNKS), 0)
        self._count = count

    async def fill(self) -> None:
        """Write the small runs in one go, and one as the program does it."""
        await self.add()
        self._write(self._count)

    def _write(self, count: int) -> None:
        small = a_run(2)
        parts = packed(small)
        database = sqlite3.connect(self._place, isolation_level=None)
        database.execute("BEGIN")
        for number in range(1, count):
            row, _, template, texts = an_entry(small, number)
            assert texts is not None
            insert(database, Kept(row, parts, template, texts, "", time.time()))
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()

    async def add(self) -> float:
        """Keep one run more; return the milliseconds that took."""
        started = time.perf_counter()
        await self._store.add(lambda: (self._new,), PLENTY)
        return _ms_since(started)

    async def search(self) -> float:
        """Look for words; return the milliseconds until the first page was there. Errors: CannotMeasure."""
        started = time.perf_counter()
        found = await self._store.rows(HistoryQuery(ASKED))
        taken = _ms_since(started)
        if not found:
            raise CannotMeasure("the search found nothing")
        return taken

    def bare_search(self) -> Callable[[], float]:
        """Return what asks SQLite for the same page of numbers."""
        database = sqlite3.connect(self._place)
        words = " AND ".join(f'"{word}"*' for word in ASKED.split())

        def search() -> float:
            started = time.perf_counter()
            database.execute(BARE, (words,)).fetchall()
            return _ms_since(started)

        return search

    async def close(self) -> None:
        """Let go of the files."""
        await self._store.close()


class Bare:
    """One table of bytes, written as safely."""

    def __init__(self, folder: Path) -> None:
        self._data = a_run(CHUNKS).recording.body()
        self._database = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("CREATE TABLE runs (number INTEGER PRIMARY KEY, data BLOB)")

    def add(self) -> float:
        """Commit the bytes of a run; return the milliseconds that took."""
        started = time.perf_counter()
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute("INSERT INTO runs (data) VALUES (?)", (self._data,))
        self._database.execute("COMMIT")
        return _ms_since(started)


async def main(folder: Path, few: int, many: int, rounds: int) -> None:
    """Measure in turn, after one round that is not counted."""
    small, large, bare = Filled(folder / "few", few), Filled(folder / "many", many), Bare(folder)
    await small.fill()
    await large.fill()
    bare_search = large.bare_search()
    told: dict[str, list[float]] = {
        name: [] for name in ("floor", "few", "many", "bare search", "search")
    }
    for _ in range(rounds + 1):
        told["floor"].append(bare.add())
        told["few"].append(await small.add())
        told["many"].append(await large.add())
        told["bare search"].append(bare_search())
        told["search"].append(await large.search())
    for filled in (small, large):
        await filled.close()
    tell({name: taken[1:] for name, taken in told.items()})


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *map(int, sys.argv[2:])))
