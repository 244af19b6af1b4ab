"""Judges one stored answer with 20 schemas, through the worker process and plainly, in turn.

Arguments: a collection's folder with the schemas, and how many rounds. Prints the milliseconds of each as JSON.
"""

import asyncio
import sys
import time
from pathlib import Path

from tests.benchmarks.figure import CannotMeasure
from tests.benchmarks.floors.schema_loop import validators_of, verdicts
from tests.benchmarks.schema_case import ANSWER, ASSERTIONS, stored_run
from tests.benchmarks.telling import tell
from workbench import bootstrap
from workbench.domain.run import Run
from workbench.gemini.reading import read_run
from workbench.services.judge import Judge


async def main(folder: Path, rounds: int) -> None:
    """Measure in turn, after one round that is not counted."""
    engine = bootstrap.build_engine()
    validators = validators_of([(folder / str(one.schema)).read_text() for one in ASSERTIONS])
    run = stored_run()
    told: dict[str, list[float]] = {"ours": [], "floor": []}
    for _ in range(rounds + 1):
        started = time.perf_counter()
        await judge(engine.judge, run, folder)
        between = time.perf_counter()
        if not all(verdicts(ANSWER, validators)):
            raise CannotMeasure("the floor found violations")
        ended = time.perf_counter()
        told["ours"].append((between - started) * 1000)
        told["floor"].append((ended - between) * 1000)
    await engine.close()
    tell({name: taken[1:] for name, taken in told.items()})


async def judge(judging: Judge, run: Run, folder: Path) -> None:
    """Read the answer and give its verdicts, as `check` does. Errors: CannotMeasure."""
    schemas = await judging.schemas(ASSERTIONS, str(folder))
    judged = await judging.judge(run, read_run(run), ASSERTIONS, schemas)
    if not all(verdict.passed for verdict in judged):
        raise CannotMeasure(next(v.actual for v in judged if not v.passed))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
