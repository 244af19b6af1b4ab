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
from workbench.gemini.reading import read_run


async def main(folder: Path, rounds: int) -> None:
    """Measure in turn, after one round that is not counted. Errors: CannotMeasure."""
    engine = bootstrap.build_engine()
    validators = validators_of([(folder / str(one.schema)).read_text() for one in ASSERTIONS])
    run = stored_run()
    schemas = await engine.judge.schemas(ASSERTIONS, str(folder))
    told: dict[str, list[float]] = {"ours": [], "floor": []}
    for _ in range(rounds + 1):
        reading = read_run(run)
        started = time.perf_counter()
        judged = await engine.judge.judge(run, reading, ASSERTIONS, schemas)
        between = time.perf_counter()
        plainly = verdicts(ANSWER, validators)
        ended = time.perf_counter()
        if not all(plainly) or not all(verdict.passed for verdict in judged):
            raise CannotMeasure("the answer does not satisfy its schemas")
        told["ours"].append((between - started) * 1000)
        told["floor"].append((ended - between) * 1000)
    await engine.close()
    tell({name: taken[1:] for name, taken in told.items()})


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
