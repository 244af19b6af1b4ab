"""A run that nobody waits for any more, its tab or the window was closed, is kept as it stood then."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from workbench import __version__
from workbench.domain.environment import Scope
from workbench.domain.request import Request
from workbench.domain.run import CANCELLED, Attempt, Run
from workbench.services.engine import Engine
from workbench.services.history import Told
from workbench.services.sender import Arrived, Finished, Headed, Started
from workbench.services.sending import RunEvent, send_and_judge
from workbench.services.stopping import Stop


async def send_unless_left(
    engine: Engine, request: Request, scope: Scope, stop: Stop | None = None, file: str = ""
) -> AsyncGenerator[RunEvent, None]:
    """Do as `send_and_judge`; closed or cancelled before the run is over, it is stopped and kept in the history."""
    seen = _Seen(request.name, file)
    try:
        async with aclosing(send_and_judge(engine, request, scope, stop, file)) as events:
            async for event in events:
                seen.take(event, engine)
                yield event
    except (GeneratorExit, asyncio.CancelledError):
        if (run := seen.run()) is not None:
            await engine.history.keep(Told(request, scope, run))
        raise


class _Seen:
    """What was told of a run so far."""

    def __init__(self, name: str, file: str) -> None:
        self._name = name
        self._file = file
        self._started: Started | None = None
        self._started_at = ""
        self._head: Headed | None = None
        self._at_ms: float | None = None
        self._is_over = False

    def take(self, event: RunEvent, engine: Engine) -> None:
        """Remember what the run needs."""
        match event:
            case Started():
                self._started = event
                self._started_at = engine.clock.now().isoformat(timespec="milliseconds")
            case Headed():
                self._head, self._at_ms = event, event.at_ms
            case Arrived():
                self._at_ms = event.at_ms
            case Finished():
                self._is_over = True
            case _:
                pass

    def run(self) -> Run | None:
        """Return the run as if it had been stopped; None where it never began, or has ended and is told."""
        started, head = self._started, self._head
        if started is None or self._is_over:
            return None
        return Run(
            name=self._name,
            sent=started.message,
            recording=started.recording,
            end=CANCELLED,
            status=head.status if head else None,
            reason=head.reason if head else "",
            headers=head.headers if head else (),
            total_ms=self._at_ms,
            attempts=(Attempt(1, head.status if head else None, self._at_ms),),
            notices=started.notices,
            file=self._file,
            started_at=self._started_at,
            version=__version__,
        )
