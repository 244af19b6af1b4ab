"""A recording as it may be shown: the same bytes at the same places, held values overwritten."""

from collections.abc import Iterator

from workbench.domain.masking import Masker
from workbench.domain.run import MemoryLog, Recording


class MaskedRecording(Recording):
    """Shows a recording, which may still grow, through a masker; every look masks what it looks at."""

    __slots__ = ("_masker",)

    def __init__(self, recording: Recording, masker: Masker) -> None:
        super().__init__(recording._log)  # noqa: SLF001  it is the same recording, seen through glass
        self._ends, self._times = recording._ends, recording._times  # noqa: SLF001  as above
        self._masker = masker

    def settle(self) -> None:
        """Overwrite, now that nothing more comes, also what the events of a stream share out; one event shows a part of it."""
        body = super().body()
        masked = self._masker.body(body)
        if masked != self._masker.data(body):
            self._log, self._masker = MemoryLog(), Masker(())
            self._log.append(masked)

    def slice(self, start: int, stop: int) -> bytes:
        """Return the bytes of the half-open range, masked also where a value crosses its edges."""
        start, stop = max(start, 0), min(stop, len(self))
        before = min(start, self._edge)
        around = self._masker.data(self._log.slice(start - before, stop + self._edge))
        return around[before : before + max(stop - start, 0)]

    def body(self) -> bytes:
        """Return all bytes, masked also where the events of a stream share a value out."""
        return self._masker.body(super().body())

    def reads(self) -> Iterator[tuple[float, bytes]]:
        """Yield each read as (time, masked bytes)."""
        start = 0
        for end, t_ms in self.marks():
            yield t_ms, self.slice(start, end)
            start = end

    @property
    def _edge(self) -> int:
        return max(self._masker.longest - 1, 0)


def shown(recording: Recording, masker: Masker) -> Recording:
    """Return a recording as it may be shown: itself where nothing is held."""
    return MaskedRecording(recording, masker) if masker.longest else recording
