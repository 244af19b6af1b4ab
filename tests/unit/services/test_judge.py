"""Judging a run: which files are read, what is asked, once."""

import asyncio

import pytest

from tests.builders import a_run, a_stream
from tests.fakes import FakeCollections, FakeWorkers
from workbench.assertions.question import Answer, SchemaQuestion, Violation
from workbench.domain.assertion import Assertion, SchemaFile, Verdict
from workbench.gemini.reading import read_run
from workbench.services.judge import Judge

ROOT = "/home/me/collection"
TYPED = Assertion("output", "matches schema", schema="a.json")


def verdicts(
    *assertions: Assertion,
    workers: FakeWorkers | None = None,
    files: dict[str, str] | None = None,
    folder: str = "weather",
    kept: dict[str, SchemaFile] | None = None,
) -> tuple[Verdict, ...]:
    """Return the verdicts on a run whose output is 7."""
    run = a_run(a_stream("7"))
    texts = {(ROOT, path): text for path, text in (files or {}).items()}
    judge = Judge(workers or FakeWorkers(), FakeCollections(texts=texts))

    async def judged() -> tuple[Verdict, ...]:
        schemas = await judge.schemas(assertions, ROOT, folder, kept or {})
        return await judge.judge(run, read_run(run), assertions, schemas)

    return asyncio.run(judged())


def asked(workers: FakeWorkers) -> list[SchemaQuestion]:
    """Return the schema questions of all trips."""
    return [one for trip in workers.trips for one in trip if isinstance(one, SchemaQuestion)]


def test_that_a_run_is_judged_without_a_trip_where_none_is_needed() -> None:
    workers = FakeWorkers()
    found = verdicts(
        Assertion("status", "is", value=200), Assertion("text", "is", value="8"), workers=workers
    )
    assert [one.passed for one in found] == [True, False]
    assert workers.trips == []


def test_that_all_questions_travel_in_one_trip() -> None:
    workers = FakeWorkers(Answer(), Answer((Violation("", "no"),)))
    found = verdicts(
        TYPED, Assertion("text", "matches", value="8"), workers=workers, files={"a.json": "{}"}
    )
    assert [one.passed for one in found] == [True, False]
    assert len(workers.trips) == 1


@pytest.mark.parametrize(
    ("files", "schema"),
    [
        ({"weather/a.json": "1", "a.json": "2"}, "1"),
        ({"a.json": "2"}, "2"),
    ],
)
def test_that_a_schema_beside_the_document_goes_first(files: dict[str, str], schema: str) -> None:
    workers = FakeWorkers()
    verdicts(TYPED, workers=workers, files=files)
    assert [one.schema for one in asked(workers)] == [schema]


@pytest.mark.parametrize(("files", "schema"), [({"a.json": "2"}, "2"), ({}, "3")])
def test_that_a_kept_schema_stands_in_for_a_file_that_is_gone(
    files: dict[str, str], schema: str
) -> None:
    workers = FakeWorkers()
    kept = {"a.json": SchemaFile("3", "collection:///a.json", {"collection:///b.json": "{}"})}
    verdicts(TYPED, workers=workers, files=files, kept=kept)
    assert [one.schema for one in asked(workers)] == [schema]
    assert [bool(one.documents) for one in asked(workers)] == [schema == "3"]


def test_that_all_files_that_a_schema_reaches_go_along() -> None:
    workers = FakeWorkers()
    files = {
        "weather/a.json": '{"$ref": "../shared/b.json#/x"}',
        "shared/b.json": '{"$ref": "c.json"}',
        "shared/c.json": '{"$ref": "b.json", "items": {"$ref": "/weather/a.json"}}',
        "shared/unused.json": "{}",
    }
    verdicts(TYPED, workers=workers, files=files)
    (question,) = asked(workers)
    assert question.base == "collection:///weather/a.json"
    assert question.documents == {
        f"collection:///{path}": files[path]
        for path in ("weather/a.json", "shared/b.json", "shared/c.json")
    }


@pytest.mark.parametrize("reference", ["http://127.0.0.1/x", "file:///etc/passwd", "../../x.json"])
def test_that_nothing_outside_the_collection_goes_along(reference: str) -> None:
    workers = FakeWorkers()
    verdicts(TYPED, workers=workers, files={"a.json": f'{{"$ref": "{reference}"}}'})
    assert asked(workers)[0].documents == {}


def test_that_a_missing_schema_file_fails_by_name() -> None:
    (verdict,) = verdicts(TYPED)
    assert verdict.actual == (
        "The schema a.json cannot be read: there is no such file in the collection"
    )


def test_that_a_schema_outside_the_collection_is_not_read() -> None:
    outside = Assertion("output", "matches schema", schema="../../a.json")
    (verdict,) = verdicts(outside, files={"../../a.json": "{}"})
    assert verdict.actual.endswith("it lies outside the collection")


def test_that_a_disabled_assertion_reads_no_file() -> None:
    disabled = Assertion("output", "matches schema", schema="a.json", enabled=False)
    assert [one.skipped for one in verdicts(disabled)] == [True]


@pytest.mark.parametrize(
    ("assertion", "is_warm"),
    [
        (TYPED, True),
        (Assertion("text", "matches", value="x"), True),
        (Assertion("text", "matches", value="x", enabled=False), False),
        (Assertion("text", "contains", value="x"), False),
    ],
)
def test_that_the_worker_is_started_early_only_where_it_is_needed(
    assertion: Assertion, is_warm: bool
) -> None:
    workers = FakeWorkers()
    asyncio.run(Judge(workers, FakeCollections()).warm([assertion]))
    assert workers.is_warm is is_warm
