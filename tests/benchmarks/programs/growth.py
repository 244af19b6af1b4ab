"""Reads streams of 1,000 and of 1,000,000 chunks, and measures what a thousand more cost in each.

Arguments: the larger count, and how many rounds. Prints the milliseconds of each as JSON, and what is held in memory.
"""

import resource
import sys
import time

from tests.benchmarks.gemini_stream import PATH, event
from tests.benchmarks.telling import tell
from workbench.adapters.body_files import BodyFiles
from workbench.domain.run import Recording
from workbench.gemini.reading import Reader

FEW = 1_000
READ = 16_384
"""Bytes of one read: what a socket gives in a flood."""

URL = f"https://generativelanguage.googleapis.com{PATH}"
BETWEEN = [event(number, FEW + 1) for number in range(1, FEW + 1)]
"""A thousand events, none of them the last."""


class Stream:
    """An answer that is read as it arrives: its bytes recorded, framed and folded."""

    def __init__(self) -> None:
        self._recording = Recording(BodyFiles().new_log())
        self._reader = Reader(URL, 200, ())
        data = b"".join(BETWEEN)
        self._reads = [data[at : at + READ] for at in range(0, len(data), READ)]

    @property
    def size(self) -> int:
        """Bytes so far."""
        return len(self._recording)

    @property
    def count(self) -> int:
        """Chunks so far."""
        return self._reader.fold.chunk_count

    def go_on(self) -> float:
        """Take a thousand chunks more, and return the milliseconds that took."""
        started = time.perf_counter()
        for read in self._reads:
            self._recording.append(read, 1.0)
            self._reader.feed(read, 1.0)
        return (time.perf_counter() - started) * 1000


def held_mb() -> float:
    """Return the most memory that this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def of_few() -> float:
    """Return the cost of the second thousand."""
    stream = Stream()
    stream.go_on()
    return stream.go_on()


def main(many: int, rounds: int) -> None:
    """Fill the large stream, then measure in turn."""
    of_few()
    before = held_mb()
    large = Stream()
    while large.count < many:
        large.go_on()
    held = held_mb() - before
    told = {"few": [of_few()], "many": [large.go_on()]}
    for _ in range(rounds):
        told["many"].append(large.go_on())
        told["few"].append(of_few())
    facts = {"held_mb": held, "body_mb": large.size / 1_000_000}
    tell(facts | {name: taken[1:] for name, taken in told.items()})


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
