"""The required cases of JSON-Schema-Test-Suite, through the real worker."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from workbench.adapters.worker_processes import WorkerProcesses
from workbench.assertions.question import Answer, SchemaQuestion

SUITE = Path(__file__).parents[3] / "shared/data/jsonschema/suite"
REMOTE = "http://localhost:1234/"
DIALECTS = {
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft7": "http://json-schema.org/draft-07/schema#",
}


class Case(NamedTuple):
    """One case: where it stands, whether the document is valid, and the question."""

    name: str
    valid: bool
    question: SchemaQuestion


def cases(dialect: str) -> Iterator[Case]:
    """Yield the required cases of a dialect; its optional ones stand in a folder of their own."""
    documents = remotes()
    for file in sorted((SUITE / "tests" / dialect).glob("*.json")):
        for group in json.loads(file.read_text("utf-8")):
            schema = json.dumps(in_dialect(group["schema"], DIALECTS[dialect]))
            for test in group["tests"]:
                name = f"{file.stem}: {group['description']}: {test['description']}"
                yield Case(name, test["valid"], SchemaQuestion(schema, test["data"], documents))


def in_dialect(schema: Any, dialect: str) -> Any:
    """Return a schema that names its dialect, where it can."""
    return {"$schema": dialect, **schema} if isinstance(schema, dict) else schema


def remotes() -> dict[str, str]:
    """Return the documents that the suite expects at its own host."""
    folder = SUITE / "remotes"
    return {
        REMOTE + file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in folder.rglob("*.json")
    }


async def ask(questions: list[SchemaQuestion]) -> tuple[Answer, ...]:
    """Return the worker's answers to all questions, in one trip."""
    workers = WorkerProcesses()
    try:
        return await workers.answer(questions)
    finally:
        await workers.close()


@pytest.mark.skipif(not SUITE.is_dir(), reason="needs ../shared/data")
@pytest.mark.parametrize("dialect", DIALECTS)
def test_that_every_required_case_is_judged_as_the_suite_says(dialect: str) -> None:
    asked = list(cases(dialect))
    answers = asyncio.run(ask([case.question for case in asked]))
    misses = [
        f"{case.name}: {answer}"
        for case, answer in zip(asked, answers, strict=True)
        if answer.trouble is not None or answer.holds is not case.valid
    ]
    assert len(asked) > 300
    assert misses == []
