"""A recording seen through a masker."""

from workbench.domain.masked_recording import MaskedRecording, shown
from workbench.domain.masking import Masker
from workbench.domain.run import Recording
from workbench.domain.secret import Secret

KEY = "AIzaSecretValue"
HELD = Masker([Secret(KEY)])


def recording_of(*reads: bytes) -> Recording:
    made = Recording()
    for number, read in enumerate(reads):
        made.append(read, float(number))
    return made


def test_that_a_held_value_is_masked_wherever_one_looks() -> None:
    data = b"before " + KEY.encode() + b" behind"
    masked = b"before " + b"*" * len(KEY) + b" behind"
    look = shown(recording_of(data), HELD)
    pieces = [(start, stop) for start in range(len(data)) for stop in range(start, len(data) + 3)]
    assert [look.slice(*piece) for piece in pieces] == [masked[a:b] for a, b in pieces]
    assert look.body() == masked


def test_that_a_value_shared_out_over_reads_is_masked() -> None:
    look = shown(recording_of(b"AIzaSec", b"retValue."), HELD)
    assert list(look.reads()) == [(0.0, b"*" * 7), (1.0, b"*" * 8 + b".")]


def test_that_it_grows_with_what_it_shows() -> None:
    recording = recording_of(b"one ")
    look = shown(recording, HELD)
    recording.append(KEY.encode(), 7.0)
    assert (len(look), look.read_count, look.slice(0, 6)) == (4 + len(KEY), 2, b"one **")
    assert list(look.reads_in(0, 100)) == [(0, 0.0), (4, 7.0)]


def test_that_without_held_values_it_is_the_recording_itself() -> None:
    recording = recording_of(b"one")
    assert shown(recording, Masker(())) is recording
    assert isinstance(shown(recording, HELD), MaskedRecording)
