"""A run as it is kept on disk: what a list shows of it, what was asked, what came, what a search looks through."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from workbench.domain.run import Run

MEGABYTE, DAY_S = 1_000_000, 86_400


class HistoryRow(NamedTuple):
    """What a list shows of a kept run.

    `number` names it on this machine, 0 before it is kept. `root` and `file` are the collection's folder and the
    request's path inside, "" where there is none. `error` is the title of what went wrong. `failed` of its
    `verdicts` did not pass. `size` is in bytes on disk, `total_ms` the time of the end.
    """

    number: int
    started_at: str
    name: str
    root: str
    file: str
    model: str
    method: str
    url: str
    status: int | None
    ended: str
    error: str
    total_ms: float | None
    verdicts: int
    failed: int
    size: int
    is_mock: bool
    is_pinned: bool = False


class Texts(NamedTuple):
    """What a search looks through."""

    name: str
    prompt: str
    answer: str
    error: str


class HistoryEntry(NamedTuple):
    """A run with its request as it was typed (`domain/plain_values`, as JSON); secrets are masked in all of it.

    `texts` is None where it comes from the store.
    """

    row: HistoryRow
    run: Run
    template: str
    texts: Texts | None = None


ToKeep = Callable[[], Sequence[HistoryEntry]]
"""What makes the runs that are to be kept; it is called on the writer's thread."""


class HistoryTotal(NamedTuple):
    """How many runs there are, and how many bytes they take on disk."""

    runs: int
    size: int


class HistoryLimits(NamedTuple):
    """How much is kept: bytes on disk, and days where there is a limit. Pinned runs stay."""

    size: int
    days: float | None = None


class HistoryQuery(NamedTuple):
    """Which runs, newest first: those that hold every word of `text`, all for ""; only older ones than `before`."""

    text: str = ""
    before: int | None = None
    most: int = 200
