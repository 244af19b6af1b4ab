"""`send` and `run`: read and fill everything, then send in order, tell, judge and report."""

import argparse
import asyncio
from contextlib import aclosing
from pathlib import PurePath

from workbench import bootstrap
from workbench.cli.interrupts import stopping_on_interrupt
from workbench.cli.results import Results
from workbench.cli.spoken import Spoken
from workbench.cli.terminal import Terminal
from workbench.domain.environment import Overrides
from workbench.domain.errors import CannotWrite, UsageTrouble
from workbench.domain.masking import Masker
from workbench.presenters.console import notice_lines, progress_bar
from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.lines import Line, Tone
from workbench.services.collection_runner import (
    Options,
    Planned,
    Ready,
    needs_mock,
    places_of,
    prepare_all,
)
from workbench.services.engine import Engine
from workbench.services.history import Told
from workbench.services.sender import Arrived, Started
from workbench.services.sending import Judged, send_prepared
from workbench.services.stopping import Stop, Stopped


def send(options: argparse.Namespace, terminal: Terminal) -> int:
    """Send one request; its text goes to standard output as it arrives."""
    if PurePath(options.request).suffix not in (".yaml", ".yml"):
        raise UsageTrouble(f"{options.request}: send takes one request file; run takes folders.")
    options.paths, options.report = [options.request], []
    options.model = [options.model] if options.model else []
    return asyncio.run(_session(options, terminal, speaks=not options.json))


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Run requests, folders and collections in order."""
    return asyncio.run(_session(options, terminal, speaks=False))


async def _session(options: argparse.Namespace, terminal: Terminal, *, speaks: bool) -> int:
    engine = bootstrap.build_engine()
    stop = Stop()
    try:
        with stopping_on_interrupt(stop):
            ready = await _ready_unless_stopped(engine, options, stop)
            command = _Command(options, terminal, engine, ready, speaks=speaks)
            return await command.run(stop)
    finally:
        await engine.close()


async def _ready_unless_stopped(
    engine: Engine, options: argparse.Namespace, stop: Stop
) -> tuple[Ready, ...]:
    """Return what is ready to go out; nothing where the user interrupts, so that empty reports are written."""
    try:
        return await stop.wait_for(_ready(engine, options))
    except Stopped:
        return ()


async def _ready(engine: Engine, options: argparse.Namespace) -> tuple[Ready, ...]:
    """Read and fill all that is named. Errors: those of WorkbenchError; then nothing was sent."""
    places = places_of(engine.collections, options.paths)
    chosen = Options(
        environment=options.env,
        given=dict(options.var),
        overrides=Overrides(
            base_url=options.base_url,
            to_mock=options.mock,
            key=options.key,
            total_timeout=options.timeout,
            retries=options.retries,
        ),
        models=tuple(options.model or ()),
    )
    if needs_mock(engine.collections, places, chosen):
        chosen = chosen.on_mock(await engine.mock.start())
    return await prepare_all(engine, places, chosen)


class _Command:
    """One `send` or `run` whose requests are ready. `speaks`: the answer's text goes to standard output."""

    def __init__(
        self,
        options: argparse.Namespace,
        terminal: Terminal,
        engine: Engine,
        ready: tuple[Ready, ...],
        *,
        speaks: bool,
    ) -> None:
        self._options = options
        self._terminal = terminal
        self._engine = engine
        self._ready = ready
        self._speaks = speaks
        self._masker = Masker(secret for each in ready for secret in each.prepared.held)
        self._results = Results(options, terminal, self._masker, titled=not speaks)
        self._recorded: list[str] = []

    async def run(self, stop: Stop) -> int:
        """Send one after the other until all are done or the user interrupts; the reports are written in any case."""
        try:
            for done, each in enumerate(self._ready):
                if stop.is_set:
                    break
                self._show_progress(done, each)
                judged = await self._judged(each, stop)
                self._keep(each, judged)
                await self._remember(each.planned, judged)
        finally:
            self._results.write_reports(self._engine.files.write)
        return ExitCode.INTERRUPTED if stop.is_set else self._results.code()

    def _show_progress(self, done: int, each: Ready) -> None:
        if not self._speaks:
            name = self._masker.text(each.planned.request.name)
            self._terminal.progress(progress_bar(done, len(self._ready), name))

    async def _judged(self, each: Ready, stop: Stop) -> Judged:
        planned = each.planned
        spoken = Spoken(self._terminal, self._masker)
        events = send_prepared(
            self._engine, each.prepared, planned.request, planned.scope, stop, planned.file
        )
        async with aclosing(events):
            async for event in events:
                match event:
                    case Started(_, notices):
                        masked = tuple(map(self._masker.text, notices))
                        self._terminal.remarks(notice_lines(masked))
                    case Arrived(chunks) if self._speaks:
                        spoken.add(chunks)
                    case Judged():
                        if self._speaks:
                            spoken.finish(event.reading)
                        return event
                    case _:
                        pass
        raise AssertionError("a run ends with its verdicts")

    async def _remember(self, planned: Planned, judged: Judged) -> None:
        """Keep a run in the history; what goes wrong there ends nothing."""
        told = Told(planned.request, planned.scope, judged.run, judged.reading)
        if trouble := await self._engine.history.keep(told):
            self._terminal.remark(Line(f"! {trouble}", Tone.WARNING))

    def _keep(self, each: Ready, judged: Judged) -> None:
        self._results.add(judged)
        if self._options.record is None:
            return
        from workbench.domain.file_names import file_stem
        from workbench.domain.run_file import run_to_text

        stem = file_stem(PurePath(each.planned.file).stem, self._recorded)
        self._recorded.append(stem)
        file = PurePath(self._options.record, f"{stem}.run.json")
        try:
            self._engine.files.write(str(file), run_to_text(self._masker.run(judged.run)))
        except CannotWrite as trouble:
            self._results.add_trouble(trouble)
