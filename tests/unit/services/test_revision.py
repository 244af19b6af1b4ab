"""Assertions while they are edited."""

import asyncio
from dataclasses import replace

from tests.builders import a_run, a_stream
from tests.fakes import FakeCollections, FakeWorkers
from tests.run_events import judged
from tests.ui.windows import World
from workbench.assertions.question import Answer, PatternQuestion, SchemaQuestion
from workbench.domain.assertion import Assertion
from workbench.services.judge import Judge
from workbench.services.revision import LARGEST, Revision, revise
from workbench.services.sending import Judged, Rules

ROOT = "/home/me/Acme"
PATTERN = Assertion("text", "matches", value="(")
TYPED = Assertion("output", "matches schema", schema="a.json")
STATUS = Assertion("status", "is", value=200)


def revised(
    *assertions: Assertion,
    workers: FakeWorkers | None = None,
    files: dict[str, str] | None = None,
    last: Judged | None = None,
) -> Revision:
    texts = {(ROOT, path): text for path, text in (files or {}).items()}
    answering = workers or FakeWorkers()
    engine = replace(
        World().engine(),
        workers=answering,
        judge=Judge(answering, FakeCollections(texts=texts)),
    )
    return asyncio.run(revise(engine, Rules(assertions, ROOT), last))


def test_that_a_bad_pattern_is_told_beside_what_is_well() -> None:
    workers = FakeWorkers(Answer(trouble="The pattern is not closed."))
    found = revised(STATUS, PATTERN, workers=workers)
    assert found.troubles == ("", "The pattern is not closed.")
    assert workers.trips == [(PatternQuestion("(", ""),)]


def test_that_a_schema_file_that_is_not_there_is_named() -> None:
    (trouble,) = revised(TYPED).troubles
    assert trouble.startswith("a.json cannot be read: ")


def test_that_a_schema_is_tried_from_a_file_or_from_the_cell() -> None:
    workers = FakeWorkers()
    inline = Assertion("output", "matches schema", value={"type": "object"})
    found = revised(TYPED, inline, workers=workers, files={"a.json": "{}"})
    assert found.troubles == ("", "")
    asked = [one.schema for one in workers.trips[0] if isinstance(one, SchemaQuestion)]
    assert asked == ["{}", '{"type": "object"}']


def test_that_nothing_is_asked_of_what_is_off_or_unfinished() -> None:
    workers = FakeWorkers()
    off, unfinished = replace(PATTERN, enabled=False), Assertion("output", "matches schema")
    assert revised(off, unfinished, workers=workers).troubles == ("", "")
    assert workers.trips == []


def test_that_the_last_run_is_judged_with_the_edited_assertions() -> None:
    last = judged(a_run(a_stream("Hello")))
    found = revised(Assertion("text", "is", value="Bye"), last=last)
    assert found.judged is not None
    assert [verdict.passed for verdict in found.judged.verdicts] == [False]
    assert revised(STATUS).judged is None


def test_that_a_large_run_is_left_as_it_was_judged() -> None:
    assert revised(STATUS, last=judged(a_run(a_stream("x" * LARGEST)))).judged is None
