"""The program of a worker process: reads trips from standard input, writes answers to standard output.

It ends when its input does. It may hold 1 GiB; what hangs is killed by the parent, and by an alarm should the
parent be gone. It opens no file and no connection.
"""

import contextlib
import signal
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from workbench.adapters.json_schema import Trouble, guard, is_found, violations_of
from workbench.adapters.worker_wire import PATTERN, SIZE, packed_answer, unpacked_trip

MEMORY = 1 << 30
ORPHANED_AFTER_S = 60
TOO_MUCH_MEMORY = "Judging this needs more than 1 GiB of memory."
NOT_FOUND = [("", "the pattern is not found")]


def main() -> None:
    """Serve trips until the input ends."""
    _be_modest()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may go there
    _write(answers, packed_answer())
    while (data := _read(questions)) is not None:
        for answer in _answers(unpacked_trip(data)):
            _write(answers, answer)


def _be_modest() -> None:
    """Limit memory and leave no core file, where the system can; let the parent alone end this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _read(source: BinaryIO) -> bytes | None:
    head = source.read(SIZE.size)
    return source.read(SIZE.unpack(head)[0]) if len(head) == SIZE.size else None


def _write(target: BinaryIO, data: bytes) -> None:
    target.write(data)
    target.flush()


def _answers(trip: list[tuple[Any, ...]]) -> Iterator[bytes]:
    """Yield the answer to each question; a document that several share is looked at once."""
    guarded: set[int] = set()
    for question in trip:
        _end_after(ORPHANED_AFTER_S)
        yield _answer(question, guarded)
    _end_after(0)


def _end_after(seconds: int) -> None:
    """Let the system end this process then, should no parent be there to do it; 0 takes that back."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def _answer(question: tuple[Any, ...], guarded: set[int]) -> bytes:
    try:
        return packed_answer(_violations(question, guarded))
    except Trouble as trouble:
        return packed_answer(trouble=str(trouble))
    except MemoryError:
        return packed_answer(trouble=TOO_MUCH_MEMORY)
    except BaseException as problem:  # noqa: BLE001  # a panic of the library must not cost the other answers
        return packed_answer(trouble=f"This cannot be judged: {str(problem)[:300]}")


def _violations(question: tuple[Any, ...], guarded: set[int]) -> list[tuple[str, str]]:
    if question[0] == PATTERN:
        return [] if is_found(*question[1:]) else NOT_FOUND
    _, schema, document, documents, base = question
    if id(document) not in guarded:
        guard(document, "The answer")
        guarded.add(id(document))
    return violations_of(schema, document, documents, base)


if __name__ == "__main__":
    main()
