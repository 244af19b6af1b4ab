"""Recordings of bodies, and what a run says."""

from tests.builders import a_recording, a_run
from workbench.domain.run import MemoryLog, Recording


def test_that_a_recording_gives_back_its_reads_with_their_times() -> None:
    recording = a_recording([b"ab", b"c", b"def"])
    assert list(recording.reads()) == [(20.0, b"ab"), (30.0, b"c"), (40.0, b"def")]
    assert list(recording.marks()) == [(2, 20.0), (3, 30.0), (6, 40.0)]
    assert (len(recording), recording.read_count) == (6, 3)


def test_that_a_recording_gives_any_range_of_its_bytes() -> None:
    recording = a_recording([b"ab", b"c", b"def"])
    assert (recording.slice(1, 4), recording.body()) == (b"bcd", b"abcdef")


def test_that_a_byte_arrived_with_its_read() -> None:
    recording = a_recording([b"ab", b"c"])
    assert [recording.time_of(offset) for offset in range(4)] == [20.0, 20.0, 30.0, None]


def test_that_a_recording_grows_in_the_log_that_it_was_given() -> None:
    log = MemoryLog()
    Recording(log).append(b"abc", 1.0)
    assert log.slice(0, 3) == b"abc"


def test_that_a_header_is_found_whatever_its_letter_case() -> None:
    run = a_run(headers=[("Content-Type", "a"), ("content-type", "b")])
    assert (run.header("CONTENT-TYPE"), run.header("x")) == ("a", None)


def test_that_reads_are_found_by_where_they_begin() -> None:
    recording = Recording()
    for number, read in enumerate((b"ab", b"cde", b"", b"f")):
        recording.append(read, float(number))
    assert list(recording.reads_in(0, 6)) == [(0, 0.0), (2, 1.0), (5, 2.0), (5, 3.0)]
    assert list(recording.reads_in(1, 5)) == [(2, 1.0)]
    assert list(recording.reads_in(5, 6)) == [(5, 2.0), (5, 3.0)]
    assert list(recording.reads_in(3, 5)) == []
    assert list(Recording().reads_in(0, 9)) == []


def test_that_a_recording_comes_back_from_its_body_and_its_packed_marks() -> None:
    recording = a_recording([b"ab", b"", b"def"])
    back = Recording.unpacked(recording.body(), recording.packed_marks())
    assert list(back.reads()) == list(recording.reads())
    back.append(b"g", 99.0)
    assert back.body() == b"abdefg"
