"""Chunks in figures."""

from tests.unit.presenters.chunks import a_chunk
from workbench.gemini.chunks import ChunkKind
from workbench.presenters.chunk_log import ChunkLog


def a_log(*tokens: int | None) -> ChunkLog:
    log = ChunkLog()
    log.add([a_chunk(n, "eight in", t_ms=n * 10.0, tokens=t) for n, t in enumerate(tokens, 1)])
    return log


def test_that_tokens_of_a_chunk_are_what_it_added() -> None:
    log = a_log(3, 10, 10)
    assert [log.tokens(index) for index in range(3)] == [3, 7, 0]


def test_that_counts_that_fall_add_nothing() -> None:
    log = a_log(101, 67)
    assert log.tokens(1) == 0


def test_that_tokens_nobody_told_are_estimated_from_the_text() -> None:
    log = a_log(None)
    assert (log.tokens(0), log.about(0)) == (None, 2)


def test_that_the_first_chunk_has_no_gap() -> None:
    log = a_log(1, 2)
    assert (log.gap(0), log.gap(1)) == (None, 10.0)


def test_that_one_chunk_is_no_stream() -> None:
    assert not a_log(1).streams
    assert a_log(1, 2).streams


def test_that_a_chunk_keeps_its_kind() -> None:
    log = ChunkLog()
    log.add([a_chunk(1, kind=ChunkKind.THOUGHT)])
    assert (len(log), log.kind(0)) == (1, ChunkKind.THOUGHT)
