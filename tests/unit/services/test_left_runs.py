"""A run that is given up before its end is kept as far as it came; one that ended is told and kept by its owner."""

import asyncio
from contextlib import aclosing

import pytest

from tests.builders import a_request, a_scope, a_script, events_of
from tests.fakes import (
    FakeClock,
    FakeCollections,
    FakeMock,
    FakeTransport,
    FakeWorkers,
    MemoryBodies,
    MemoryPassword,
    MemorySecrets,
    MemorySettings,
    MemoryTexts,
    Stall,
)
from tests.memory_history import MemoryHistory, no_secrets
from workbench.services.engine import Engine
from workbench.services.history import History
from workbench.services.judge import Judge
from workbench.services.left_runs import send_unless_left
from workbench.services.preparation import Preparer
from workbench.services.sender import Arrived, Sender, Started
from workbench.services.sending import Judged, RunEvent


class Sent:
    """An engine on one script, and the history that it keeps runs in."""

    def __init__(self, *steps: bytes | Stall) -> None:
        self.history = MemoryHistory()
        transport, workers, clock = FakeTransport(a_script(*steps)), FakeWorkers(), FakeClock()
        collections, secrets, settings = FakeCollections(), MemorySecrets(), MemorySettings()
        self.engine = Engine(
            clock=clock,
            collections=collections,
            files=MemoryTexts(),
            history=History(self._open, no_secrets, settings.load()),
            judge=Judge(workers, collections),
            mock=FakeMock(),
            preparer=Preparer(secrets, collections),
            proxy_password=MemoryPassword(),
            secrets=secrets,
            sender=Sender(transport, clock, MemoryBodies()),
            settings=settings,
            transport=transport,
            workers=workers,
        )

    def _open(self) -> MemoryHistory:
        return self.history

    async def until(self, kind: type) -> list[RunEvent]:
        """Take events up to the first of a kind, then give the run up."""
        taken: list[RunEvent] = []
        events = send_unless_left(self.engine, a_request(), a_scope(), file="hello.yaml")
        async with aclosing(events):
            async for event in events:
                taken.append(event)
                if isinstance(event, kind):
                    break
        return taken


def test_that_a_run_that_is_given_up_is_kept_as_it_stood() -> None:
    sent = Sent(*events_of("Hello, ", "world"))
    asyncio.run(sent.until(Arrived))
    (entry,) = sent.history.entries
    assert (entry.row.ended, entry.row.status, entry.row.file) == ("cancelled", 200, "hello.yaml")
    assert entry.row.total_ms == pytest.approx(20.0)
    assert entry.run.started_at
    assert entry.run.recording.body() == events_of("Hello, ", "world")[0]
    assert entry.texts is not None
    assert entry.texts.answer == "Hello, "


def test_that_a_run_without_an_answer_yet_is_kept_too() -> None:
    sent = Sent(*events_of("Hello"))
    asyncio.run(sent.until(Started))
    assert sent.history.entries[0].row.status is None


def test_that_a_cancelled_task_keeps_its_run_before_it_ends() -> None:
    stall = Stall()
    sent = Sent(*events_of("Hello, "), stall)

    async def cancel() -> None:
        task = asyncio.ensure_future(sent.until(Judged))
        await stall.reached.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(cancel())
    assert sent.history.entries[0].row.ended == "cancelled"


def test_that_a_run_that_ended_is_left_to_its_owner() -> None:
    sent = Sent(*events_of("Hello"))
    taken = asyncio.run(sent.until(Judged))
    assert isinstance(taken[-1], Judged)
    assert sent.history.entries == []
