"""Bodies stay in memory while they are small and lose nothing when they move to a file."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.adapters.body_files import IN_MEMORY, BodyFiles, SpilledLog


@given(st.lists(st.binary(max_size=20), max_size=12), st.integers(-30, 130), st.integers(-30, 130))
def test_that_a_log_that_moved_gives_what_one_in_memory_gives(
    pieces: list[bytes], start: int, stop: int
) -> None:
    log, whole = SpilledLog(limit=30), b"".join(pieces)
    for piece in pieces:
        log.append(piece)
    assert len(log) == len(whole)
    assert log.slice(start, stop) == whole[start:stop]


def test_that_reading_between_writes_does_not_disturb_them() -> None:
    log = SpilledLog(limit=4)
    for piece in (b"abc", b"def", b"ghi"):
        log.append(piece)
        assert log.slice(0, 2) == b"ab"
    assert log.slice(0, 9) == b"abcdefghi"


def test_that_eight_mebibytes_stay_in_memory() -> None:
    log = BodyFiles().new_log()
    log.append(bytes(IN_MEMORY))
    assert isinstance(log, SpilledLog)
    in_memory = not log.is_spilled
    log.append(b"x")
    assert (in_memory, log.is_spilled) == (True, True)
    assert log.slice(IN_MEMORY - 1, IN_MEMORY + 1) == b"\0x"
