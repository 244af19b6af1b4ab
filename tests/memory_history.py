"""The history in memory: a fake of `ports.HistoryStore`."""

from dataclasses import dataclass, field

from workbench.domain.errors import WorkbenchError
from workbench.domain.history import (
    HistoryEntry,
    HistoryLimits,
    HistoryQuery,
    HistoryRow,
    HistoryTotal,
    ToKeep,
)
from workbench.domain.secret import Secret


def no_secrets() -> tuple[Secret, ...]:
    """Hold nothing."""
    return ()


@dataclass
class MemoryHistory:
    """Keeps every run; `trouble` is raised instead where it is set, `notice` told once."""

    entries: list[HistoryEntry] = field(default_factory=list)
    limits: list[HistoryLimits] = field(default_factory=list)
    trouble: WorkbenchError | None = None
    notice: str = ""
    closed: bool = False

    def take_notice(self) -> str:
        notice, self.notice = self.notice, ""
        return notice

    async def add(self, make: ToKeep, limits: HistoryLimits) -> tuple[int, ...]:
        if self.trouble is not None:
            raise self.trouble
        self.limits.append(limits)
        first = len(self.entries) + 1
        self.entries += make()
        return tuple(range(first, len(self.entries) + 1))

    async def rows(self, query: HistoryQuery) -> tuple[HistoryRow, ...]:
        return tuple(entry.row for entry in reversed(self.entries))[: query.most]

    async def entry(self, number: int) -> HistoryEntry | None:
        return self.entries[number - 1] if 0 < number <= len(self.entries) else None

    async def pin(self, number: int, *, wanted: bool) -> bool:
        return 0 < number <= len(self.entries)

    async def remove(self, number: int) -> bool:
        return 0 < number <= len(self.entries)

    async def total(self) -> HistoryTotal:
        return HistoryTotal(len(self.entries), 1000 * len(self.entries))

    async def clear(self) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.entries.clear()

    async def close(self) -> None:
        self.closed = True
