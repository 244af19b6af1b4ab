"""`check`: judge stored runs again, without sending."""

import argparse
import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace

from workbench import bootstrap
from workbench.cli.interrupts import stopping_on_interrupt
from workbench.cli.results import Results
from workbench.cli.terminal import Terminal
from workbench.domain.assertion import Assertion
from workbench.domain.collection import folder_of
from workbench.domain.errors import CannotRead
from workbench.domain.masking import Masker
from workbench.domain.run import Run
from workbench.gemini.reading import read_run
from workbench.ports import CollectionStore, Location, TextFiles
from workbench.presenters.exit_codes import ExitCode
from workbench.services.engine import Engine
from workbench.services.key_choice import process_keys
from workbench.services.sending import Rules, judged
from workbench.services.stopping import Stop, Stopped


def check(options: argparse.Namespace, terminal: Terminal) -> int:
    """Judge every run of the files; one that cannot be read gives exit code 2 once the others are judged."""
    return asyncio.run(_check(options, terminal))


async def _check(options: argparse.Namespace, terminal: Terminal) -> int:
    engine = bootstrap.build_engine()
    masker = Masker(key.secret for key in process_keys(os.environ))
    results = Results(options, terminal, masker, titled=True)
    stop = Stop()
    try:
        with stopping_on_interrupt(stop):
            try:
                await stop.wait_for(_check_all(engine, options, results))
            finally:
                results.write_reports(engine.files.write)
    except Stopped:
        return ExitCode.INTERRUPTED
    finally:
        await engine.close()
    return results.code()


async def _check_all(engine: Engine, options: argparse.Namespace, results: Results) -> None:
    given = None if options.request is None else _rules_of(engine.collections, options.request)
    for file in options.files:
        try:
            await _add_runs(engine, file, given, results)
        except CannotRead as trouble:
            results.add_trouble(trouble)


async def _add_runs(engine: Engine, file: str, given: Rules | None, results: Results) -> None:
    for run in _runs(engine.files, file):
        stored = replace(run, file=file, schemas={} if given else run.schemas)
        rules = given or _rules(run.assertions, engine.collections.locate(file))
        results.add(await judged(engine, stored, read_run(stored), rules))
        await asyncio.sleep(0)  # so that an interrupt ends it here


def _runs(files: TextFiles, file: str) -> Iterator[Run]:
    text = files.read(file)
    if file.lower().endswith(".har"):
        from workbench.importers.har import read_har

        return iter(read_har(text, file))
    from workbench.domain.run_file import run_from_text

    return iter((run_from_text(text, file),))


def _rules_of(collections: CollectionStore, path: str) -> Rules:
    found = collections.locate(path)
    return _rules(collections.read_request(found.root, found.path).assertions, found)


def _rules(assertions: tuple[Assertion, ...], place: Location) -> Rules:
    return Rules(assertions, place.root, folder_of(place.path))
