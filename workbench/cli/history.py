"""`history`: list, show, search and export the runs that were kept on this machine."""

import argparse
import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from workbench import bootstrap
from workbench.cli.hiding import without_keys
from workbench.cli.signals import break_what_runs
from workbench.cli.terminal import Terminal
from workbench.domain.errors import UsageTrouble
from workbench.domain.history import HistoryEntry, HistoryQuery, HistoryRow
from workbench.domain.json_text import to_json
from workbench.domain.masking import Masker
from workbench.domain.run import Run
from workbench.gemini.reading import read_run
from workbench.ports import HistoryStore
from workbench.presenters.console import notice_lines, outcome_lines
from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.history_rows import NOTHING, NOTHING_FOUND, row_text, row_value
from workbench.presenters.lines import Line, Tone
from workbench.presenters.run_row import run_row
from workbench.services.key_choice import process_keys

Action = Callable[[argparse.Namespace, Terminal, HistoryStore], Coroutine[Any, Any, None]]


def history(options: argparse.Namespace, terminal: Terminal) -> int:
    """Run one action. Errors: UsageTrouble where there is no such run; CannotRead, CannotWrite."""
    break_what_runs()
    return asyncio.run(_session(options, terminal))


async def _session(options: argparse.Namespace, terminal: Terminal) -> int:
    store = bootstrap.build_history()
    try:
        await _ACTIONS[options.action](options, terminal, store)
    finally:
        await store.close()
    if notice := store.take_notice():
        terminal.remark(Line(f"! {notice}", Tone.WARNING))
    return ExitCode.PASSED


async def _list(options: argparse.Namespace, terminal: Terminal, store: HistoryStore) -> None:
    found = await store.rows(HistoryQuery(most=options.limit))
    _tell(found, options, terminal, NOTHING)


async def _search(options: argparse.Namespace, terminal: Terminal, store: HistoryStore) -> None:
    text = " ".join(f'"{word}"' if " " in word else word for word in options.words)
    found = await store.rows(HistoryQuery(text, most=options.limit))
    _tell(found, options, terminal, NOTHING_FOUND)


def _tell(
    rows: Sequence[HistoryRow], options: argparse.Namespace, terminal: Terminal, nothing: str
) -> None:
    for row in rows:
        text = to_json(row_value(row)) if options.json else row_text(row)
        terminal.answer(f"{without_keys(text)}\n")
    if not rows:
        terminal.remark(Line(nothing, Tone.QUIET))


async def _show(options: argparse.Namespace, terminal: Terminal, store: HistoryStore) -> None:
    """Print the answer's text, and on standard error all else, as `send` does it."""
    row, run, *_ = await _entry(store, options.id)
    reading = read_run(run)
    if options.json:
        value = run_row(run, reading, run.verdicts)
        extra = {"id": row.number, "started_at": row.started_at}
        terminal.answer(without_keys(to_json(value | extra)) + "\n")
        return
    terminal.remark(Line(row_text(row).replace("\t", "  ")))
    terminal.remark(Line(f"{run.sent.method} {run.sent.url}", Tone.QUIET))
    terminal.remarks(notice_lines(run.notices))
    if reading.response.text:
        terminal.answer(without_keys(reading.response.text))
        terminal.end_line()
    terminal.remarks(outcome_lines(run, reading, run.verdicts))


async def _export(options: argparse.Namespace, terminal: Terminal, store: HistoryStore) -> None:
    if options.format == "run" and len(options.ids) > 1:
        raise UsageTrouble("A run file holds one run. Name one, or write a HAR file: --as har")
    masker = Masker((*(key.secret for key in process_keys(os.environ)), *bootstrap.held_values()))
    runs = [masker.run((await _entry(store, number)).run) for number in options.ids]
    text = _exported(runs, options.format)
    if options.to is None:
        terminal.answer(text)
    else:
        bootstrap.build_text_files().write(options.to, text)


def _exported(runs: Sequence[Run], form: str) -> str:
    if form == "har":
        from workbench.codegen.har_runs import runs_to_har

        return runs_to_har(runs)
    from workbench.domain.run_file import run_to_text

    return run_to_text(runs[0])


async def _entry(store: HistoryStore, number: int) -> HistoryEntry:
    entry = await store.entry(number)
    if entry is None:
        raise UsageTrouble(f"There is no run {number}. See: gemini-workbench history list")
    return entry


_ACTIONS: dict[str, Action] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "export": _export,
}
