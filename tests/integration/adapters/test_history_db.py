"""The history on disk: what is kept comes back, what is removed is gone, whatever happens to the file."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.history_entries import ROW, an_entry
from workbench.adapters import history_contents, history_db
from workbench.adapters.history_db import HistoryDb
from workbench.domain.errors import CannotRead, CannotWrite
from workbench.domain.history import DAY_S, HistoryEntry, HistoryLimits, HistoryQuery
from workbench.domain.run_file import run_to_text

PLENTY = HistoryLimits(10**9)
PROJECT = Path(__file__).parents[3]
CANARY = "canary7f3a9e"
Found = TypeVar("Found")


class Kept:
    """A history in a folder, driven from a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "history"
        self.now = time.time()
        self.stores: list[HistoryDb] = []
        self.store = self.another()

    def another(self, busy_s: float = history_db.BUSY_S) -> HistoryDb:
        """Return one more store on the same folder, as another program has it."""
        store = HistoryDb(self.folder, self.clock, busy_s)
        self.stores.append(store)
        return store

    def clock(self) -> float:
        return self.now

    def do(self, work: Coroutine[Any, Any, Found]) -> Found:
        """Await one call."""
        return asyncio.run(work)

    def add(self, *entries: HistoryEntry, limits: HistoryLimits = PLENTY) -> tuple[int, ...]:
        return self.do(self.store.add(lambda: entries, limits))

    def names(self, text: str = "", **more: Any) -> list[str]:
        rows = self.do(self.store.rows(HistoryQuery(text, **more)))
        return [row.name for row in rows]

    def close(self) -> None:
        for store in self.stores:
            self.do(store.close())

    def bytes_hold(self, text: str) -> list[str]:
        """Return the files that hold a text."""
        files = [file for file in self.folder.rglob("*") if file.is_file()]
        return [file.name for file in files if text.encode() in file.read_bytes()]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    history = Kept(tmp_path)
    yield history
    history.close()


def test_that_a_run_comes_back_byte_for_byte(kept: Kept) -> None:
    entry = an_entry(reads=5)
    (number,) = kept.add(entry)
    found = kept.do(kept.store.entry(number))
    assert found is not None
    assert run_to_text(found.run) == run_to_text(entry.run)
    assert found.template == entry.template
    assert found.row == ROW._replace(number=number, size=found.row.size)
    assert found.row.size > len(entry.run.recording)


@pytest.mark.parametrize("size", [history_contents.LARGE - 3000, history_contents.LARGE + 1])
def test_that_a_large_run_stands_in_a_file_of_its_own(kept: Kept, size: int) -> None:
    entry = an_entry(answer="x" * size, reads=1)
    (number,) = kept.add(entry)
    files = list((kept.folder / "large").glob("*"))
    assert len(files) == (size > history_contents.LARGE)
    found = kept.do(kept.store.entry(number))
    assert found is not None
    assert found.run.recording.body() == entry.run.recording.body()


def test_that_a_lost_file_is_told_and_the_list_goes_on(kept: Kept) -> None:
    (number,) = kept.add(an_entry(answer="x" * 700_000))
    next((kept.folder / "large").glob("*")).unlink()
    with pytest.raises(CannotRead):
        kept.do(kept.store.entry(number))
    assert kept.names() == ["Say hello"]


def test_that_only_the_user_can_read_the_files(kept: Kept) -> None:
    kept.add(an_entry(), an_entry(answer="x" * 700_000))
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in kept.folder.rglob("*")}
    assert all(mode in (0o600, 0o700) for mode in modes.values()), modes
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o700


def test_that_nothing_is_made_by_looking(kept: Kept) -> None:
    assert kept.names() == []
    assert kept.do(kept.store.entry(1)) is None
    kept.do(kept.store.clear())
    assert not kept.folder.exists()


def test_that_pages_are_newest_first(kept: Kept) -> None:
    kept.add(*(an_entry(f"Run {n}") for n in range(5)))
    assert kept.names(most=2) == ["Run 4", "Run 3"]
    assert kept.names(before=4, most=2) == ["Run 2", "Run 1"]


def test_that_a_search_finds_names_prompts_answers_and_errors(kept: Kept) -> None:
    kept.add(
        an_entry("Weather", "How warm is it in Zürich?", "It is 21 degrees", ""),
        an_entry("Recipe", "Bake a cake", "", "Quota exceeded for today"),
    )
    assert kept.names("weather") == kept.names("zurich warm") == kept.names("degr") == ["Weather"]
    assert kept.names("quota") == kept.names('"bake a"') == ["Recipe"]
    assert kept.names('"cake a"') == kept.names("weather cake") == kept.names("--- (") == []


@pytest.mark.parametrize(
    "text",
    ['"', "a OR", "NEAR(", "name:x", "*", "x*", "a\0b", "-x", "(((", "AND", "é" * 999, "\ud800 a"],
)
def test_that_no_typed_text_is_taken_for_a_query_language(kept: Kept, text: str) -> None:
    kept.add(an_entry())
    assert kept.names(text) == []


def test_that_texts_with_lone_surrogates_are_kept(kept: Kept) -> None:
    (number,) = kept.add(an_entry("half \ud83d", "half \ud83d"))
    assert kept.names("half") == ["half ?"]
    found = kept.do(kept.store.entry(number))
    assert found is not None
    assert found.run.name == "half \ud83d"


def test_that_the_oldest_go_where_there_are_too_many_bytes(kept: Kept) -> None:
    kept.add(*(an_entry(f"Run {n}", answer="x" * 700_000) for n in range(4)))
    kept.add(an_entry("New"), limits=HistoryLimits(5_000_000))
    assert kept.names() == ["New", "Run 3", "Run 2"]
    assert len(list((kept.folder / "large").glob("*"))) == 2
    assert kept.names("run") == ["Run 3", "Run 2"]


def test_that_old_runs_go_and_pinned_ones_stay(kept: Kept) -> None:
    kept.add(*(an_entry(f"Run {n}") for n in range(3)))
    assert kept.do(kept.store.pin(2, wanted=True))
    assert not kept.do(kept.store.pin(99, wanted=True))
    kept.now += 8 * DAY_S
    kept.add(an_entry("New"), limits=HistoryLimits(10**9, 7))
    assert kept.names() == ["New", "Run 1"]


def test_that_a_run_above_the_limit_itself_is_kept_until_the_next(kept: Kept) -> None:
    kept.add(an_entry("Big", answer="x" * 90_000), limits=HistoryLimits(1000))
    assert kept.names() == ["Big"]
    kept.add(an_entry("Next"), limits=HistoryLimits(1000))
    assert kept.names() == ["Next"]


def test_that_a_smaller_limit_is_reached_in_steps(kept: Kept) -> None:
    kept.add(*(an_entry(f"Run {n}") for n in range(40)))
    kept.add(an_entry("New"), limits=HistoryLimits(1))
    assert len(kept.names()) == 41 - history_db.AT_A_TIME


def test_that_a_removed_run_is_in_no_file(kept: Kept) -> None:
    kept.add(an_entry("Other"), an_entry(CANARY, CANARY, f"{CANARY} {'x' * 700_000}", CANARY))
    kept.add(an_entry(CANARY, CANARY, CANARY, CANARY))
    assert kept.bytes_hold(CANARY)
    assert kept.do(kept.store.remove(2))
    assert kept.do(kept.store.remove(3))
    assert not kept.do(kept.store.remove(3))
    assert kept.bytes_hold(CANARY) == []
    assert kept.names() == ["Other"]


def test_that_clearing_leaves_no_byte_of_any_run(kept: Kept) -> None:
    for _ in range(3):
        kept.add(*(an_entry(f"{CANARY} {n}", CANARY, CANARY, CANARY) for n in range(50)))
    kept.add(an_entry(CANARY, answer=f"{CANARY} {'x' * 700_000}"))
    (kept.folder / "history.damaged-20260101-000000.db").write_text(CANARY)
    (kept.folder / "history.damaged-20260101-000000.db-wal").write_text(CANARY)
    assert len(kept.bytes_hold(CANARY)) > 2
    kept.do(kept.store.clear())
    assert kept.bytes_hold(CANARY) == []
    assert kept.names() == []
    kept.add(an_entry("Later"))
    assert kept.names() == kept.names("later") == ["Later"]


def test_that_files_which_a_killed_program_left_are_swept(kept: Kept) -> None:
    large = kept.folder / "large"
    large.mkdir(parents=True)
    old, young = large / "old.run", large / "young.run"
    for file in (old, young):
        file.write_text("left")
    os.utime(old, (kept.now - 2 * 3600,) * 2)
    kept.add(an_entry(answer="x" * 700_000))
    assert (old.exists(), young.exists()) == (False, True)
    assert len(list(large.glob("*"))) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"this is no database at all" * 400,
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + b"\xff" * (len(data) - 100),
        lambda data: b"\0" * len(data),
        lambda data: data[:4096] + b"\xaa" * 4096 + data[8192:],
    ],
)
def test_that_a_damaged_database_is_moved_aside_and_told_of(
    kept: Kept, damage: Callable[[bytes], bytes]
) -> None:
    kept.add(*(an_entry(f"Run {n}", answer="word " * 3000) for n in range(5)))
    kept.close()
    file = kept.folder / "history.db"
    broken = damage(file.read_bytes())
    file.write_bytes(broken)
    kept.store = kept.another()
    kept.add(an_entry("New"))
    notice = kept.store.take_notice()
    assert "was damaged" in notice
    assert kept.store.take_notice() == ""
    (aside,) = kept.folder.glob("history.damaged-*.db")
    assert aside.read_bytes() == broken
    assert str(aside) in notice
    assert kept.names() == ["New"]


def test_that_a_database_without_our_tables_is_moved_aside(kept: Kept) -> None:
    kept.folder.mkdir()
    foreign = sqlite3.connect(kept.folder / "history.db")
    foreign.execute("CREATE TABLE other (x)")
    foreign.execute("PRAGMA user_version = 1")
    foreign.close()
    kept.add(an_entry())
    assert kept.names() == ["Say hello"]


def test_that_a_newer_database_is_left_alone(kept: Kept) -> None:
    kept.add(an_entry())
    kept.close()
    file = kept.folder / "history.db"
    newer = sqlite3.connect(file)
    newer.execute("PRAGMA user_version = 2")
    newer.close()
    before = file.read_bytes()
    kept.store = kept.another()
    with pytest.raises(CannotRead, match="newer version"):
        kept.add(an_entry())
    assert file.read_bytes() == before


def test_that_a_folder_in_the_way_is_told(kept: Kept, tmp_path: Path) -> None:
    kept.folder.write_text("a file")
    with pytest.raises(CannotWrite):
        kept.add(an_entry())


def test_that_a_full_disk_keeps_the_old_runs_and_is_told(kept: Kept) -> None:
    kept.add(an_entry("Before"))
    assert kept.store._connection is not None
    kept.do(
        kept.store._on_thread(lambda: kept.store._connected().execute("PRAGMA max_page_count = 30"))
    )
    with pytest.raises(CannotWrite, match="the disk is full"):
        kept.add(an_entry("Too big", answer="x" * 250_000))
    assert kept.names() == ["Before"]
    kept.add(an_entry("After"))
    assert kept.names() == ["After", "Before"]


def test_that_what_cannot_be_written_is_told_without_trying_again(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "x.db").close()
    connection = sqlite3.connect(f"{(tmp_path / 'x.db').as_uri()}?mode=ro", uri=True)
    tried: list[str] = []
    connection.set_trace_callback(tried.append)
    with pytest.raises(sqlite3.OperationalError):
        history_db._begin_log(connection)
    connection.close()
    assert len(tried) == 1


def test_that_a_large_run_that_cannot_be_kept_leaves_no_file(kept: Kept) -> None:
    kept.add(an_entry("Before"))
    kept.do(
        kept.store._on_thread(lambda: kept.store._connected().execute("PRAGMA max_page_count = 1"))
    )
    with pytest.raises(CannotWrite):
        kept.add(*(an_entry(answer=f"{n} {'y ' * 400_000}") for n in range(3)))
    assert list((kept.folder / "large").glob("*")) == []


def test_that_a_deleted_folder_is_made_again(kept: Kept) -> None:
    kept.add(an_entry("Gone"))
    for file in kept.folder.iterdir():
        file.unlink()
    kept.add(an_entry("New"))
    assert kept.names() == ["New"]


def test_that_two_programs_keep_runs_at_once(kept: Kept) -> None:
    stores = [kept.another() for _ in range(4)]

    def fill(store: HistoryDb, at: int) -> None:
        for n in range(20):
            asyncio.run(store.add(lambda: (an_entry(f"Run {at}-{n}"),), PLENTY))  # noqa: B023  # awaited here

    threads = [threading.Thread(target=fill, args=(store, at)) for at, store in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = kept.names()
    assert len(names) == len(set(names)) == 80


def test_that_another_programs_lock_is_waited_for_and_then_told(kept: Kept) -> None:
    kept.add(an_entry())
    kept.close()
    other = sqlite3.connect(kept.folder / "history.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    kept.store = kept.another(busy_s=0.05)
    with pytest.raises(CannotWrite, match="another program"):
        kept.add(an_entry())
    other.execute("ROLLBACK")
    other.close()
    kept.add(an_entry())
    assert len(kept.names()) == 2


WRITER = """
import asyncio, sys
from pathlib import Path
from tests.history_entries import an_entry
from workbench.adapters.history_db import HistoryDb
from workbench.domain.history import HistoryLimits

async def main():
    store = HistoryDb(Path(sys.argv[1]))
    for number in range(int(sys.argv[2]), 10**6):
        size = 1_000_000 if number % 3 == 0 else 2_000
        entry = an_entry(f"Run {number}", answer=f"{number} " * (size // 8))
        await store.add(lambda: (entry,), HistoryLimits(10**9))
        print(number, flush=True)

asyncio.run(main())
"""


def test_that_a_killed_writer_leaves_no_torn_run_and_loses_none_that_was_kept(kept: Kept) -> None:
    told: set[int] = set()
    for kill in range(8):
        command = [sys.executable, "-c", WRITER, str(kept.folder), str(1000 * (kill + 1))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as writer:
            assert writer.stdout is not None
            for _ in range(1 + kill % 4):
                told.add(int(writer.stdout.readline()))
            threading.Event().wait(kill * 0.0007)  # so that it dies at different steps
            writer.kill()
            told.update(map(int, writer.stdout.read().split()))
    rows = kept.do(kept.store.rows(HistoryQuery()))
    numbers = [int(row.name.removeprefix("Run ")) for row in rows]
    assert told <= set(numbers)
    assert numbers == sorted(set(numbers), reverse=True)
    for row in rows:
        found = kept.do(kept.store.entry(row.number))
        assert found is not None
        assert found.run.recording.body().count(row.name.split()[1].encode()) > 100
    checked = kept.do(
        kept.store._on_thread(
            lambda: kept.store._connected().execute("PRAGMA integrity_check").fetchall()
        )
    )
    assert checked == [("ok",)]
    kept.do(kept.store._on_thread(lambda: _check_words(kept.store)))


def _check_words(store: HistoryDb) -> None:
    store._connected().execute("INSERT INTO texts (texts) VALUES ('integrity-check')")
