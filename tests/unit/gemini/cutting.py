"""Feeding one body in many ways: whole, byte by byte, or cut where a test says."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from hypothesis import strategies as st

from workbench.gemini.frames import Frame, Rest


class Decoder(Protocol):
    """What all decoders do."""

    def feed(self, read: bytes, t_ms: float) -> list[Frame]: ...
    def flush(self) -> Rest: ...


def pieces(body: bytes, cuts: Iterable[int]) -> list[bytes]:
    """Return a body in the reads that these offsets make of it."""
    borders = [0, *sorted({min(cut, len(body)) for cut in cuts}), len(body)]
    return [body[start:stop] for start, stop in pairwise(borders)]


def single_bytes(body: bytes) -> list[bytes]:
    """Return a body as reads of one byte."""
    return [bytes([byte]) for byte in body]


def read_all(decoder: Decoder, reads: Iterable[bytes], t_ms: float = 0.0) -> Rest:
    """Feed all reads and flush; the frames of both together, then leftover and closed."""
    frames = [frame for read in reads for frame in decoder.feed(read, t_ms)]
    rest = decoder.flush()
    return Rest((*frames, *rest.frames), rest.leftover, rest.closed)


def read_every_way(make: Callable[[], Decoder], body: bytes) -> Rest:
    """Return what a body gives after making sure that no cut changes it."""
    whole = read_all(make(), [body])
    assert read_all(make(), single_bytes(body)) == whole
    for cut in range(len(body) + 1):
        assert read_all(make(), pieces(body, [cut])) == whole, f"cut at {cut}"
    return whole


def cuts() -> st.SearchStrategy[list[int]]:
    """Offsets to cut at."""
    return st.lists(st.integers(0, 400), max_size=8)


def data_of(frames: Sequence[Frame]) -> list[str]:
    """Return the data of frames."""
    return [frame.data for frame in frames]
