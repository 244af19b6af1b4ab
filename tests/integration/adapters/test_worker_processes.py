"""The life of the worker process: reused, stopped when it hangs, replaced when it is lost."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.adapters.worker_answers import YES, answers, with_workers
from workbench.adapters.worker_processes import WorkerProcesses, default_command
from workbench.assertions.question import Answer, PatternQuestion, SchemaQuestion

FOUND = Answer()
LEVELS = 40
ENDLESS = {
    "$ref": "#/$defs/0",
    "$defs": {
        **{str(n): {"anyOf": [{"$ref": f"#/$defs/{n + 1}"}] * 2} for n in range(LEVELS)},
        str(LEVELS): {"type": "string"},
    },
}
"""Doubles its work at each level, so that it never ends."""

HANGS = SchemaQuestion(json.dumps(ENDLESS), 1)


def pid_of(workers: WorkerProcesses) -> int:
    """Return the worker's process id."""
    assert workers._process is not None
    return workers._process.pid


def test_that_what_hangs_is_stopped_and_its_neighbours_answered() -> None:
    found = answers(YES, HANGS, PatternQuestion("x", "abc"), limit_s=0.5)
    assert found[0] == FOUND
    assert found[1].trouble == "Judging this took longer than 0.5 s and was stopped."
    assert found[2].violations


@pytest.mark.slow
def test_that_a_trip_of_nothing_but_hangs_is_given_up() -> None:
    found = answers(*[HANGS] * 5, limit_s=0.2)
    assert all(one.trouble for one in found)
    assert found[-1].trouble == "Not judged: too many checks before this one had to be stopped."


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit holds on Linux")
@pytest.mark.slow
def test_that_what_takes_all_memory_is_stopped_and_its_neighbours_answered() -> None:
    greedy = SchemaQuestion(json.dumps({"allOf": [{"type": "string"}] * 3000}), ["x" * 3_000_000])
    found = answers(YES, greedy, YES, limit_s=30.0)
    assert [one.holds for one in found] == [True, False, True]
    assert "1 GiB" in (found[1].trouble or "")


def test_that_one_process_serves_many_trips() -> None:
    async def two_trips(workers: WorkerProcesses) -> tuple[int, int]:
        await workers.warm()
        first = pid_of(workers)
        await workers.answer([YES])
        return first, pid_of(workers)

    first, second = with_workers(two_trips)
    assert first == second


def test_that_trips_at_the_same_time_get_their_own_answers() -> None:
    async def both(workers: WorkerProcesses) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        return await asyncio.gather(
            workers.answer([YES] * 50), workers.answer([PatternQuestion("x", "abc")] * 50)
        )

    yes, no = with_workers(both)
    assert all(one.holds for one in yes)
    assert not any(one.holds for one in no)


def test_that_a_cancelled_trip_leaves_nothing_to_the_next() -> None:
    async def cancel_one(workers: WorkerProcesses) -> tuple[Answer, ...]:
        await workers.warm()
        trip = asyncio.ensure_future(workers.answer([HANGS, HANGS]))
        for _ in range(5):
            await asyncio.sleep(0)
        trip.cancel()
        with pytest.raises(asyncio.CancelledError):
            await trip
        return await workers.answer([YES])

    assert with_workers(cancel_one) == (FOUND,)


def test_that_a_process_which_died_between_trips_is_replaced() -> None:
    async def killed(workers: WorkerProcesses) -> tuple[Answer, ...]:
        await workers.warm()
        assert workers._process is not None
        os.kill(workers._process.pid, signal.SIGTERM)
        await workers._process.wait()
        return await workers.answer([YES])

    assert with_workers(killed) == (FOUND,)


def test_that_closed_workers_can_be_used_again() -> None:
    async def close_between(workers: WorkerProcesses) -> tuple[Answer, ...]:
        await workers.answer([YES])
        await workers.close()
        return await workers.answer([YES])

    assert with_workers(close_between) == (FOUND,)


@pytest.mark.parametrize("command", [["/nowhere/to/be/found"], [sys.executable, "-c", ""]])
def test_that_a_worker_which_does_not_start_is_told(command: list[str]) -> None:
    found = answers(YES, YES, command=command)
    assert all("could not be started" in (one.trouble or "") for one in found)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_that_keys_of_the_environment_do_not_reach_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "canary-of-the-environment")

    async def environment(workers: WorkerProcesses) -> bytes:
        await workers.warm()
        return await asyncio.to_thread(Path(f"/proc/{pid_of(workers)}/environ").read_bytes)

    assert b"canary" not in with_workers(environment)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process there")
def test_that_an_interrupt_from_the_terminal_does_not_end_the_worker() -> None:
    async def interrupted(workers: WorkerProcesses) -> tuple[Answer, ...]:
        await workers.answer([YES])
        os.kill(pid_of(workers), signal.SIGINT)
        return await workers.answer([YES])

    assert with_workers(interrupted) == (FOUND,)


def test_that_a_worker_ends_with_its_input() -> None:
    worker = subprocess.Popen(
        default_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _, errors = worker.communicate(timeout=30)
    assert (worker.returncode, errors) == (0, b"")
