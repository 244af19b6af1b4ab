"""The tables of the history and the statements on them; each function works inside the caller's transaction."""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from workbench.adapters.history_contents import Packed
from workbench.domain.history import HistoryQuery, HistoryRow, Texts

VERSION = 1
"""The version of the tables; a database of a later one is left alone."""

_COLUMNS = (
    *("started_at", "name", "root", "file", "model", "method", "url", "status", "ended", "error"),
    *("total_ms", "verdicts", "failed", "size", "is_mock", "is_pinned"),
)
_ROW = ", ".join(("runs.number", *(f"runs.{column}" for column in _COLUMNS)))
_TEXTS = (
    "CREATE VIRTUAL TABLE texts USING fts5(name, prompt, answer, error, columnsize=0, "
    "tokenize='unicode61 remove_diacritics 2')"
)
_INSERT = (
    f"INSERT INTO runs (kept_s, {', '.join(_COLUMNS)}) "  # noqa: S608  # our own names
    f"VALUES (?{', ?' * len(_COLUMNS)})"
)
_RUNS = (
    "CREATE TABLE runs (number INTEGER PRIMARY KEY AUTOINCREMENT, kept_s REAL NOT NULL, "
    "started_at TEXT NOT NULL, name TEXT NOT NULL, root TEXT NOT NULL, file TEXT NOT NULL, "
    "model TEXT NOT NULL, method TEXT NOT NULL, url TEXT NOT NULL, status INTEGER, "
    "ended TEXT NOT NULL, error TEXT NOT NULL, total_ms REAL, verdicts INTEGER NOT NULL, "
    "failed INTEGER NOT NULL, size INTEGER NOT NULL, is_mock INTEGER NOT NULL, "
    "is_pinned INTEGER NOT NULL)"
)
_CONTENTS = (
    "CREATE TABLE contents (number INTEGER PRIMARY KEY, head INTEGER NOT NULL, "
    "marks INTEGER NOT NULL, template TEXT NOT NULL, file TEXT NOT NULL, data BLOB NOT NULL)"
)
_SCHEMA = (
    _RUNS,
    _CONTENTS,
    "CREATE INDEX large ON contents (file) WHERE file <> ''",
    "CREATE TABLE total (bytes INTEGER NOT NULL)",
    "INSERT INTO total VALUES (0)",
    _TEXTS,
    f"PRAGMA user_version = {VERSION}",
)
_OVERHEAD = 512
"""Bytes of a row beside what it holds, about."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty database."""
    for statement in _SCHEMA:
        connection.execute(statement)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the tables, 0 of an empty database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


class Kept(NamedTuple):
    """All that is kept of a run; its bytes stand in `file`, with the row where that is "". `at_s` is now."""

    row: HistoryRow
    packed: Packed
    template: str
    texts: Texts
    file: str
    at_s: float

    @property
    def size(self) -> int:
        """How many bytes it takes on disk, about."""
        return self.packed.size + len(self.template) + sum(map(len, self.texts)) + _OVERHEAD


def insert(connection: sqlite3.Connection, kept: Kept) -> int:
    """Add a run; return its number."""
    values = map(_plain, (kept.at_s, *kept.row._replace(size=kept.size)[1:]))
    number = connection.execute(_INSERT, tuple(values)).lastrowid
    assert number is not None  # noqa: S101  # an INSERT has one
    sizes = (len(kept.packed.head), len(kept.packed.marks))
    data = b"" if kept.file else kept.packed.data
    contents = (number, *sizes, _plain(kept.template), kept.file, data)
    connection.execute("INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?)", contents)
    into = "INSERT INTO texts (rowid, name, prompt, answer, error) VALUES (?, ?, ?, ?, ?)"
    connection.execute(into, (number, *map(_plain, kept.texts)))
    connection.execute("UPDATE total SET bytes = bytes + ?", (kept.size,))
    return number


def rows(connection: sqlite3.Connection, query: HistoryQuery) -> tuple[HistoryRow, ...]:
    """Return one page of runs, newest first."""
    before = 2**62 if query.before is None else query.before
    if not query.text.strip():
        select = f"SELECT {_ROW} FROM runs WHERE number < ? ORDER BY number DESC LIMIT ?"  # noqa: S608  # our own names
        found = connection.execute(select, (before, query.most))
    elif wanted := match_of(query.text):
        select = (
            f"SELECT {_ROW} FROM texts JOIN runs ON runs.number = texts.rowid "  # noqa: S608  # our own names
            "WHERE texts MATCH ? AND texts.rowid < ? ORDER BY texts.rowid DESC LIMIT ?"
        )
        found = connection.execute(select, (wanted, before, query.most))
    else:
        return ()
    return tuple(map(_row, found))


def row_of(connection: sqlite3.Connection, number: int) -> HistoryRow | None:
    """Return what a list shows of one run."""
    select = f"SELECT {_ROW} FROM runs WHERE number = ?"  # noqa: S608  # our own names
    found = connection.execute(select, (number,)).fetchone()
    return None if found is None else _row(found)


def contents_of(connection: sqlite3.Connection, number: int) -> tuple[int, int, str, str, bytes]:
    """Return sizes of head and marks, the template, the file's name or "", and the data of a run that is there."""
    select = "SELECT head, marks, template, file, data FROM contents WHERE number = ?"
    head, marks, template, file, data = connection.execute(select, (number,)).fetchone()
    return head, marks, template, file, data


def pin(connection: sqlite3.Connection, number: int, *, wanted: bool) -> bool:
    """Let a run outlive the limits, or not; False where there is none."""
    update = "UPDATE runs SET is_pinned = ? WHERE number = ?"
    return connection.execute(update, (wanted, number)).rowcount > 0


def oldest(connection: sqlite3.Connection, most: int) -> list[tuple[int, float, int]]:
    """Return number, time of keeping and size of the oldest runs that are not pinned."""
    select = "SELECT number, kept_s, size FROM runs WHERE NOT is_pinned ORDER BY number LIMIT ?"
    return list(connection.execute(select, (most,)))


def is_older(connection: sqlite3.Connection, first_s: float) -> bool:
    """Tell whether a run was kept before a time that may go."""
    return any(kept_s < first_s for _, kept_s, _ in oldest(connection, 1))


def total(connection: sqlite3.Connection) -> int:
    """Return how many bytes all runs have."""
    return int(connection.execute("SELECT bytes FROM total").fetchone()[0])


def count(connection: sqlite3.Connection) -> int:
    """Return how many runs there are."""
    return int(connection.execute("SELECT count(*) FROM runs").fetchone()[0])


def delete(connection: sqlite3.Connection, number: int) -> str:
    """Remove a run that is there; return the name of its file, "" where it has none."""
    (file,) = connection.execute("SELECT file FROM contents WHERE number = ?", (number,)).fetchone()
    shrink = "UPDATE total SET bytes = bytes - (SELECT size FROM runs WHERE number = ?)"
    connection.execute(shrink, (number,))
    connection.execute("DELETE FROM texts WHERE rowid = ?", (number,))
    connection.execute("DELETE FROM contents WHERE number = ?", (number,))
    connection.execute("DELETE FROM runs WHERE number = ?", (number,))
    return str(file)


def forget_words(connection: sqlite3.Connection) -> None:
    """Rewrite the search index, which otherwise holds the words of removed runs until it merges its parts."""
    connection.execute("INSERT INTO texts (texts) VALUES ('optimize')")


def empty(connection: sqlite3.Connection) -> None:
    """Remove every run."""
    connection.execute("DELETE FROM runs")
    connection.execute("DELETE FROM contents")
    connection.execute("UPDATE total SET bytes = 0")
    connection.execute("DROP TABLE texts")
    connection.execute(_TEXTS)


def files(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the files of large runs."""
    found = connection.execute("SELECT file FROM contents WHERE file <> ''")
    return [file for (file,) in found]


def match_of(text: str) -> str:
    """Return the full-text query of what a user typed: every word, in quotes a phrase; "" where nothing can match.

    The last word may be unfinished, so each is looked for as a beginning.
    """
    wanted = (_quoted(words, is_phrase=is_phrase) for words, is_phrase in _pieces(text))
    return " AND ".join(piece for piece in wanted if piece)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for at, piece in enumerate(text.split('"')):
        if at % 2:
            yield piece, True
        else:
            yield from ((word, False) for word in piece.split())


def _quoted(words: str, *, is_phrase: bool) -> str:
    if not any(character.isalnum() for character in words):
        return ""
    bare = words.replace("\0", " ")
    return f'"{bare}"' if is_phrase else f'"{bare}"*'


def _row(values: Any) -> HistoryRow:
    row = HistoryRow(*values)
    return row._replace(is_mock=bool(row.is_mock), is_pinned=bool(row.is_pinned))


def _plain(value: Any) -> Any:
    """Return a value that SQLite can keep: its texts have no lone surrogates."""
    if not isinstance(value, str):
        return value
    return value.encode(errors="replace").decode()
