"""A killable process for what can hang, take all memory, or hold the interpreter lock.

One process serves all trips, one after the other. A question that takes longer than the limit costs the
process its life: it gets a trouble for an answer, and a fresh process goes on with the questions behind it.
"""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.adapters.worker_wire import AnswerReader, packed_trip
from workbench.assertions.question import Answer, Question

LIMIT_S = 2.0
"""For one question. Source: promises.md U6."""

START_LIMIT_S = 30.0
"""For starting a process, on a machine that is busy with other things."""

MOST_READ = 1 << 16
MOST_LOST = 3
"""So many processes may be lost in one trip; then its other questions stay unanswered."""

ROOT = str(Path(__file__).parents[2])
PROGRAM = (
    "import sys; sys.path[:] = {!r}; from workbench.adapters.schema_worker import main; main()"
)
KEPT_VARIABLES = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TEMP", "TMP")
"""What a process needs to start; keys in the environment are none of its business."""

TOO_SLOW = "Judging this took longer than {:g} s and was stopped."
DIED = "The process that judges ended while it worked on this; it may hold 1 GiB of memory."
GIVEN_UP = "Not judged: too many checks before this one had to be stopped."
NOT_STARTED = "The process that judges could not be started: {}."
TOO_DEEP = "The answer nests too deeply to be judged."

Started = asyncio.subprocess.Process


def default_command() -> tuple[str, ...]:
    """Return what starts a worker: this interpreter, isolated, that finds what the program finds."""
    paths = [ROOT, *(path for path in sys.path if Path(path).is_absolute() and path != ROOT)]
    return (sys.executable, "-I", "-S", "-c", PROGRAM.format(paths))


class WorkerProcesses:
    """The `Workers` port on one process that is started when first needed and kept.

    `command` starts a worker; a frozen app passes its own. `limit_s` is for each question.
    """

    def __init__(self, command: Sequence[str] | None = None, limit_s: float = LIMIT_S) -> None:
        self._command = command
        self._limit_s = limit_s
        self._lock = asyncio.Lock()
        self._process: Started | None = None
        self._is_ready = False
        self._killed: list[Started] = []

    async def warm(self) -> None:
        """Start the process, without waiting until it is ready; the first trip tells of trouble."""
        async with self._lock:
            with contextlib.suppress(_NotStarted):
                await self._spawned()

    async def answer(self, questions: Sequence[Question]) -> tuple[Answer, ...]:
        """Answer all questions in order; a question that costs the process gets a trouble."""
        async with self._lock:
            return tuple(await self._answers(list(questions)))

    async def close(self) -> None:
        """End the process; a later trip starts another."""
        async with self._lock:
            self._kill()
            await self._bury()

    async def _answers(self, questions: list[Question]) -> list[Answer]:
        answers: list[Answer] = []
        lost = 0
        while len(answers) < len(questions) and lost < MOST_LOST:
            answers += await self._trip(questions[len(answers) :])
            lost += bool(self._killed)
        return answers + [Answer(trouble=GIVEN_UP)] * (len(questions) - len(answers))

    async def _trip(self, questions: list[Question]) -> list[Answer]:
        """Return at least one answer: all, or those up to the question that cost the process."""
        try:
            data = packed_trip(questions)
        except ValueError:
            alone = len(questions) == 1
            return [Answer(trouble=TOO_DEEP)] if alone else await self._trip(questions[:1])
        try:
            return await self._asked(await self._started(), data, len(questions))
        except _NotStarted as problem:
            return [Answer(trouble=NOT_STARTED.format(problem))] * len(questions)

    async def _asked(self, process: Started, data: bytes, count: int) -> list[Answer]:
        reader = AnswerReader()
        answers: list[Answer] = []
        try:
            while len(answers) < count:
                answers += reader.feed(await self._exchanged(process, data))
                data = b""
        except _Lost as loss:
            self._kill()
            answers.append(Answer(trouble=str(loss)))
        except asyncio.CancelledError:
            self._kill()
            raise
        return answers

    async def _exchanged(self, process: Started, data: bytes) -> bytes:
        """Write what is left to write and return what has been answered since. Errors: _Lost."""
        try:
            async with asyncio.timeout(self._limit_s):
                await _write(process, data)
                return await _read(process)
        except TimeoutError:
            raise _Lost(TOO_SLOW.format(self._limit_s)) from None
        except OSError:
            raise _Lost(DIED) from None

    async def _started(self) -> Started:
        """Return the process, ready for a trip. Errors: _NotStarted."""
        process = await self._spawned()
        if not self._is_ready:
            await self._wait_until_ready(process)
            self._is_ready = True
        return process

    async def _spawned(self) -> Started:
        """Return the process, begun if there is none. Errors: _NotStarted."""
        await self._bury()
        if self._process is None or self._process.returncode is not None:
            self._is_ready = False
            self._process = await _start(self._command or default_command())
        return self._process

    async def _wait_until_ready(self, process: Started) -> None:
        reader = AnswerReader()
        try:
            async with asyncio.timeout(START_LIMIT_S):
                while not reader.feed(await _read(process)):
                    pass
        except (TimeoutError, OSError):
            self._kill()
            raise _NotStarted("it did not answer") from None
        except asyncio.CancelledError:
            self._kill()
            raise

    def _kill(self) -> None:
        """End the process at once and keep it for burial; what it was asked is lost."""
        if self._process is not None:
            _end(self._process)
            self._killed.append(self._process)
            self._process = None

    async def _bury(self) -> None:
        """Wait for processes that were killed and close their pipes."""
        while self._killed:
            await self._killed[-1].communicate()
            self._killed.pop()


class _Lost(Exception):
    """The process is lost; the text is the answer to what it was asked last."""


class _NotStarted(Exception):
    """There is no worker process; the text says why."""


async def _start(command: Sequence[str]) -> Started:
    try:
        return await asyncio.create_subprocess_exec(
            *command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).parent,
            env={name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ},
            **_apart(),
        )
    except OSError as problem:
        raise _NotStarted(problem.strerror or "unknown reason") from problem


def _end(process: Started) -> None:
    """Kill a process. Its own `kill` would first reap one that just died, under the loop's hands."""
    if sys.platform == "win32":
        process.kill()
    elif process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


def _apart() -> dict[str, Any]:
    """Return what keeps Ctrl+C in a terminal from the worker, and on Windows a console from the screen."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


async def _write(process: Started, data: bytes) -> None:
    if process.stdin is not None and data:
        process.stdin.write(data)
        await process.stdin.drain()


async def _read(process: Started) -> bytes:
    """Return what has come, at least a byte. Errors: OSError when nothing will."""
    data = await process.stdout.read(MOST_READ) if process.stdout is not None else b""
    if not data:
        raise BrokenPipeError
    return data
