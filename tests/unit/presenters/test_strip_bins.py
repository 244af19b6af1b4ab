"""The stream strip's ticks."""

from tests.unit.presenters.chunks import a_chunk
from workbench.gemini.chunks import ChunkKind
from workbench.presenters.chunk_log import KINDS, ChunkLog
from workbench.presenters.strip_bins import MOST, StripBins


def test_that_few_chunks_have_a_tick_each() -> None:
    log = ChunkLog()
    log.add([a_chunk(1, t_ms=10.0, tokens=5), a_chunk(2, t_ms=30.5, tokens=12)])
    bins = StripBins(log)
    bins.update()
    assert [(tick.at, tick.tokens) for tick in bins.ticks] == [(10.0, 5), (30.5, 7)]


def test_that_there_are_never_too_many_ticks_and_none_of_weight_is_lost() -> None:
    log = ChunkLog()
    bins = StripBins(log)
    for start in range(0, 20_000, 1_000):
        log.add([a_chunk(n, t_ms=n * 3.0, text="x" * 8) for n in range(start, start + 1_000)])
        bins.update()
        assert len(bins.ticks) <= MOST
    log.add([a_chunk(20_001, t_ms=60_010.0, text="x" * 4_000, kind=ChunkKind.IMAGE)])
    bins.update()
    assert max(tick.tokens for tick in bins.ticks) == 1_000
    times = [tick.at for tick in bins.ticks]
    assert times == sorted(times)
    assert KINDS[max(bins.ticks, key=lambda tick: tick.tokens).kind] is ChunkKind.IMAGE


def test_that_chunks_without_a_time_have_no_tick() -> None:
    log = ChunkLog()
    log.add([a_chunk(1, t_ms=float("nan"))])
    bins = StripBins(log)
    bins.update()
    assert bins.ticks == []
