"""A stored run told again as it was told when it was sent, without its pauses: one path for live and stored runs."""

import asyncio
from math import isnan

from workbench.domain.run import Run
from workbench.gemini.asked_model import asked_model
from workbench.gemini.endpoints import read_url
from workbench.gemini.reading import Reader
from workbench.services.engine import Engine
from workbench.services.sender import Arrived, Finished, Headed, Started
from workbench.services.sending import Rules, RunEvent, judged


async def replayed(engine: Engine, run: Run) -> list[RunEvent]:
    """Return every event of a stored run, from `Started` to `Judged` by its own assertions. Errors: none."""
    told, finished = await asyncio.to_thread(_read, run)
    verdict = await judged(engine, run, finished.reading, Rules(run.assertions))
    return [*told, finished, verdict]


def _read(run: Run) -> tuple[list[RunEvent], Finished]:
    """Read a run's bytes anew: each read is one `Arrived`, and so is what only the end has completed."""
    model = asked_model(read_url(run.sent.url), run.sent.body.decode(errors="replace"))
    reader = Reader(run.sent.url, run.status, run.headers, model, run.reason)
    told: list[RunEvent] = []
    size, end_ms = 0, run.total_ms or 0.0
    for t_ms, data in run.recording.reads():
        size += len(data)
        at_ms = end_ms if isnan(t_ms) else t_ms
        told.append(Arrived(reader.feed(data, t_ms), size, at_ms))
    reading = reader.finish(run.end, run.total_ms)
    if reading.last_chunks:
        told.append(Arrived(list(reading.last_chunks), size, end_ms))
    return [*_head(run, told, end_ms), *told], Finished(run, reading)


def _head(run: Run, reads: list[RunEvent], end_ms: float) -> list[RunEvent]:
    started = Started(run.sent, run.notices, run.recording)
    if run.status is None:
        return [started]
    began = reads[0].at_ms if reads and isinstance(reads[0], Arrived) else end_ms
    return [started, Headed(run.status, run.reason, run.headers, began)]
