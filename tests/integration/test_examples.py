"""The examples are whole: every request has its recording, and every recording its verdicts."""

import asyncio
import json
from pathlib import Path

import jsonschema_rs
import pytest

from workbench.adapters.collection_files import CollectionFiles
from workbench.adapters.worker_processes import WorkerProcesses
from workbench.domain.assertion import Verdict
from workbench.domain.run import Run
from workbench.domain.run_file import run_from_text, run_to_text
from workbench.gemini.reading import read_run
from workbench.mock.answering import SCENE_HEADER
from workbench.presenters.welcome_examples import EXAMPLES
from workbench.resource_files import resource
from workbench.services.judge import Judge

ROOT = resource("examples")
FILES = sorted(ROOT.glob("recordings/*.run.json"))
STEMS = [file.name.removesuffix(".run.json") for file in FILES]
PAIRS = list(zip(FILES, STEMS, strict=True))
MOST_BYTES = 150_000
ENDS = {"broken-stream": "cut off", "daily-quota": "failed"}
FAILS = {"review-findings": ["Output matches schema review-findings.schema.json"]}


def run_of(file: Path) -> Run:
    return run_from_text(file.read_text("utf-8"), file.name)


def verdicts_of(run: Run) -> tuple[Verdict, ...]:
    async def judged() -> tuple[Verdict, ...]:
        workers = WorkerProcesses()
        try:
            judge = Judge(workers, CollectionFiles())
            schemas = await judge.schemas(run.assertions, str(ROOT))
            return await judge.judge(run, read_run(run), run.assertions, schemas)
        finally:
            await workers.close()

    return asyncio.run(judged())


def test_that_every_request_has_a_recording_and_names_it() -> None:
    collection = CollectionFiles().open(str(ROOT))
    paths = [document.path for document in collection.documents()]
    assert sorted(path.removesuffix(".yaml") for path in paths) == sorted(STEMS)
    for path in paths:
        request = CollectionFiles().read_request(str(ROOT), path)
        named = {header.name: header.value for header in request.headers}
        assert named[SCENE_HEADER.decode()] == path.removesuffix(".yaml")
        assert SCENE_HEADER.decode() in request.description


def test_that_the_examples_come_in_their_order() -> None:
    paths = [document.path for document in CollectionFiles().open(str(ROOT)).documents()]
    assert (paths[0], paths[-1]) == ("hello.yaml", "broken-stream.yaml")


@pytest.mark.parametrize("file", FILES, ids=STEMS)
def test_that_a_recording_is_small_and_written_as_we_write(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text) < MOST_BYTES
    assert run_to_text(run_from_text(text, file.name)) == text


@pytest.mark.parametrize("file", FILES, ids=STEMS)
def test_that_a_recording_fits_the_schema_of_run_files(file: Path) -> None:
    schema = json.loads(resource("schemas", "run.schema.json").read_text("utf-8"))
    errors = jsonschema_rs.validator_for(schema).iter_errors(json.loads(file.read_text("utf-8")))
    assert [f"{error.instance_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(("file", "stem"), PAIRS, ids=STEMS)
def test_that_a_recording_ends_as_it_should(file: Path, stem: str) -> None:
    assert read_run(run_of(file)).ended == ENDS.get(stem, "complete")


@pytest.mark.parametrize(("file", "stem"), PAIRS, ids=STEMS)
def test_that_a_recording_has_the_assertions_of_its_request(file: Path, stem: str) -> None:
    request = CollectionFiles().read_request(str(ROOT), f"{stem}.yaml")
    run = run_of(file)
    assert (run.name, run.assertions) == (request.name, request.assertions)
    assert run.sent.body.decode() == request.body


@pytest.mark.parametrize(("file", "stem"), PAIRS, ids=STEMS)
def test_that_judging_again_gives_the_recorded_verdicts(file: Path, stem: str) -> None:
    run = run_of(file)
    verdicts = verdicts_of(run)
    assert [one.passed for one in verdicts] == [one.passed for one in run.verdicts]
    assert [one.title for one in verdicts if not one.passed] == FAILS.get(stem, [])


def test_that_the_long_stream_is_long() -> None:
    run = run_of(ROOT / "recordings" / "retry-guide.run.json")
    reading = read_run(run)
    assert 140 <= reading.chunk_count <= 160
    assert reading.response.thoughts
    assert 5000 < (run.total_ms or 0) < 7000


def text_of(file: str) -> str:
    """Return what the Welcome page says of an example."""
    return next(example.text for example in EXAMPLES if example.file == file)


def test_that_every_example_of_the_welcome_page_is_there() -> None:
    assert {example.file.removesuffix(".yaml") for example in EXAMPLES} <= set(STEMS)


def test_that_the_welcome_page_tells_the_truth_of_its_examples() -> None:
    runs = {stem: run_of(file) for file, stem in PAIRS}
    long = read_run(runs["retry-guide"])
    assert f"in {long.chunk_count} chunks" in text_of("retry-guide.yaml")
    passed = [verdict.passed for verdict in runs["review-findings"].verdicts]
    assert (len(passed), passed.count(False)) == (4, 1)
    assert "four assertions, one of them failing" in text_of("review-findings.yaml")
    assert b'"modality": "IMAGE"' in runs["chart-to-json"].recording.body()
    assert runs["daily-quota"].status == 429
