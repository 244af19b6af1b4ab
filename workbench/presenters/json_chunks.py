"""The chunks of a run as one array of JSON values, each read from the recorded bytes when it is asked for."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, overload

from workbench.presenters.chunk_rows import ChunkRows

KEPT: Final = 256


class ChunkValues(Sequence[Any]):
    """As many chunks as there were when it was made; one that is not JSON is its text."""

    def __init__(self, rows: ChunkRows) -> None:
        self._count = len(rows.log)
        self._read = lru_cache(KEPT)(rows.value)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._read(index)

    def __iter__(self) -> Iterator[Any]:
        return (self._read(index) for index in range(self._count))
