"""Assertions while they are edited: what only a file or a worker knows to be wrong, and the last run judged anew."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.assertions.checks import MATCHES, MATCHES_SCHEMA
from workbench.assertions.question import Answer, PatternQuestion, Question, SchemaQuestion
from workbench.domain.assertion import NO_VALUE, Assertion, SchemaFile
from workbench.domain.collection import Trouble
from workbench.domain.json_text import to_json
from workbench.services.engine import Engine
from workbench.services.sending import Judged, Rules, judged

LARGEST = 2_000_000
"""Bytes of an answer above which it is not judged again while the user types."""

Schemas = Mapping[str, SchemaFile | Trouble]


class Revision(NamedTuple):
    """Edited assertions, what is wrong in each (empty for nothing), and the run under them, None without one."""

    assertions: tuple[Assertion, ...]
    troubles: tuple[str, ...]
    judged: Judged | None


async def revise(engine: Engine, rules: Rules, last: Judged | None) -> Revision:
    """Look at edited assertions, and judge the last run with them where that is quick. Errors: none."""
    troubles = await assertion_troubles(engine, rules)
    is_small = last is not None and len(last.run.recording) <= LARGEST
    again = await judged(engine, last.run, last.reading, rules) if last and is_small else None
    return Revision(rules.assertions, troubles, again)


async def assertion_troubles(engine: Engine, rules: Rules) -> tuple[str, ...]:
    """Return for each assertion why its schema or its pattern cannot be used, empty where it can. Errors: none."""
    schemas = await engine.judge.schemas(rules.assertions, rules.root, rules.folder)
    asked = [tuple(_questions(one, schemas)) for one in rules.assertions]
    questions = [question for some in asked for question in some]
    answers = iter(await engine.workers.answer(questions) if questions else ())
    return tuple(
        _schema_trouble(one, schemas) or _told([next(answers) for _ in some])
        for one, some in zip(rules.assertions, asked, strict=True)
    )


def _questions(assertion: Assertion, schemas: Schemas) -> Iterator[Question]:
    """Yield what a worker is asked: any document and any text will do."""
    if not assertion.enabled:
        return
    if assertion.check == MATCHES and isinstance(assertion.value, str):
        yield PatternQuestion(assertion.value, "")
    elif assertion.check == MATCHES_SCHEMA:
        schema = _schema(assertion, schemas)
        if isinstance(schema, SchemaFile):
            yield SchemaQuestion(schema.text, None, schema.documents, schema.base)


def _schema(assertion: Assertion, schemas: Schemas) -> SchemaFile | Trouble | None:
    if assertion.schema is not None:
        return schemas.get(assertion.schema)
    return None if assertion.value is NO_VALUE else SchemaFile(to_json(assertion.value))


def _schema_trouble(assertion: Assertion, schemas: Schemas) -> str:
    schema = _schema(assertion, schemas) if assertion.check == MATCHES_SCHEMA else None
    if not isinstance(schema, Trouble):
        return ""
    place = f" (line {schema.line}, column {schema.column})" if schema.line else ""
    return f"{assertion.schema} cannot be read: {schema.reason}{place}"


def _told(answers: Sequence[Answer]) -> str:
    return next((answer.trouble for answer in answers if answer.trouble), "")
