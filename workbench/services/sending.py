"""Send a request and judge its answer: the one path of the window and of the command line."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import NamedTuple

from workbench.domain.assertion import Assertion, SchemaFile, Verdict
from workbench.domain.environment import Scope
from workbench.domain.errors import RefusedToSend
from workbench.domain.request import Request
from workbench.domain.run import Run
from workbench.gemini.reading import Reading
from workbench.services.engine import Engine
from workbench.services.preparation import Prepared
from workbench.services.sender import Finished, Refused, SendEvent
from workbench.services.stopping import Stop, Stopped


class Rules(NamedTuple):
    """Assertions, and where the schema files are that they name: the collection's folder, and the one inside it."""

    assertions: tuple[Assertion, ...]
    root: str = ""
    folder: str = ""


class Judged(NamedTuple):
    """The verdicts on a finished run, which now holds them together with its assertions and their schemas."""

    run: Run
    reading: Reading
    verdicts: tuple[Verdict, ...]


RunEvent = SendEvent | Judged


async def send_and_judge(
    engine: Engine, request: Request, scope: Scope, stop: Stop | None = None, file: str = ""
) -> AsyncGenerator[RunEvent, None]:
    """Prepare, send and judge. The last event is `Judged`, or `Refused` where nothing may be sent.

    Stopped before it was sent, a keyring may be asking, it tells nothing. Errors: none.
    """
    stop = stop or Stop()
    try:
        prepared = await stop.wait_for(engine.preparer.prepare(request, scope))
    except RefusedToSend as error:
        yield Refused(error)
        return
    except Stopped:
        return
    if stop.is_set:
        return
    async with aclosing(send_prepared(engine, prepared, request, scope, stop, file)) as events:
        async for event in events:
            yield event


async def send_prepared(
    engine: Engine,
    prepared: Prepared,
    request: Request,
    scope: Scope,
    stop: Stop | None = None,
    file: str = "",
) -> AsyncGenerator[RunEvent, None]:
    """Send a prepared request and judge its answer; the last event is `Judged`. Errors: none."""
    await engine.judge.warm(request.assertions)
    async with aclosing(engine.sender.send(prepared, request.name, file, stop)) as events:
        async for event in events:
            yield event
            if isinstance(event, Finished):
                rules = Rules(request.assertions, scope.root, scope.folder)
                yield await judged(engine, event.run, event.reading, rules)


async def judged(engine: Engine, run: Run, reading: Reading, rules: Rules) -> Judged:
    """Judge a run, now or long after it was sent. Errors: none."""
    assertions = rules.assertions
    schemas = await engine.judge.schemas(assertions, rules.root, rules.folder, run.schemas)
    verdicts = await engine.judge.judge(run, reading, assertions, schemas)
    files = {name: file for name, file in schemas.items() if isinstance(file, SchemaFile)}
    kept = replace(run, assertions=assertions, verdicts=verdicts, schemas=files)
    return Judged(kept, reading, verdicts)
