"""Questions to a real worker process, and its answers."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from workbench.adapters.worker_processes import WorkerProcesses
from workbench.assertions.question import Answer, PatternQuestion, Question, SchemaQuestion

Result = TypeVar("Result")
YES = PatternQuestion("b", "abc")
"""Is answered with yes."""


def with_workers(act: Callable[[WorkerProcesses], Awaitable[Result]], **options: Any) -> Result:
    """Return what an action does with workers that are closed behind it."""

    async def run() -> Result:
        workers = WorkerProcesses(**options)
        try:
            return await act(workers)
        finally:
            await workers.close()

    return asyncio.run(run())


def answers(*questions: Question, **options: Any) -> tuple[Answer, ...]:
    """Return the answers of one trip."""
    return with_workers(lambda workers: workers.answer(questions), **options)


def answer(schema: Any, document: Any = 1, **more: Any) -> Answer:
    """Return the answer to one schema, given as a value or as text."""
    text = schema if isinstance(schema, str) else json.dumps(schema)
    return answers(SchemaQuestion(text, document, **more))[0]


def trouble(schema: Any, document: Any = 1, **more: Any) -> str:
    """Return why a schema cannot be judged."""
    found = answer(schema, document, **more).trouble
    assert found is not None
    return found


def nested(levels: int) -> Any:
    """Return an array in an array in …"""
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value
