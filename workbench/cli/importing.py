"""`import`: take in what sources of other programs hold, as files or as JSON; nothing in them is run."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from workbench import bootstrap
from workbench.cli.hiding import without_keys
from workbench.cli.terminal import Terminal
from workbench.domain.errors import CannotRead, UsageTrouble
from workbench.domain.json_text import to_json
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood
from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.import_lines import import_lines, refusal_line
from workbench.presenters.imported_json import imported_object, not_understood_object
from workbench.services.import_layout import place_for, tree_of
from workbench.services.importing import read_source

STANDARD_INPUT = "-"
Read = tuple[str, Imported | NotUnderstood]


def import_sources(options: argparse.Namespace, terminal: Terminal) -> int:
    """Read every source, in order; one that is not understood gives exit code 2. Errors: CannotWrite, UsageTrouble."""
    if options.json:
        return _print(options, terminal)
    if options.into is None:
        raise UsageTrouble("Say where it goes with --into FOLDER, or print it with --json.")
    return _write(options, terminal)


def _print(options: argparse.Namespace, terminal: Terminal) -> int:
    code = ExitCode.PASSED
    for source, found in _read_all(options):
        if isinstance(found, NotUnderstood):
            code = ExitCode.WRONG_INPUT
            shown: dict[str, Any] = not_understood_object(source, found, options.format)
        else:
            shown = imported_object(source, found)
        terminal.answer(without_keys(to_json(shown)) + "\n")
    return code


def _write(options: argparse.Namespace, terminal: Terminal) -> int:
    """Write all sources or, where one is not understood, none."""
    read = list(_read_all(options))
    refused = [(source, found) for source, found in read if isinstance(found, NotUnderstood)]
    for source, error in refused:
        terminal.remark(refusal_line(source, error))
    if refused:
        return ExitCode.WRONG_INPUT
    imported = [found for _, found in read if isinstance(found, Imported)]
    is_free = not os.path.exists(options.into) or not os.listdir(options.into)  # noqa: PTH110, PTH208  # as typed
    name, place = place_for(options.into, imported, is_free=is_free)
    bootstrap.build_collections().add_tree(place, tree_of(imported, name))
    terminal.remarks(import_lines(place, imported))
    return ExitCode.PASSED


def _read_all(options: argparse.Namespace) -> Iterator[Read]:
    for source in options.sources:
        yield source, _read(source, options)


def _read(source: str, options: argparse.Namespace) -> Imported | NotUnderstood:
    reader = _reader_beside(source) if options.read_files else None
    wanted = ImportOptions(dict(options.var), reader, _yaml_values)
    try:
        return read_source(_text(source), wanted, options.format)
    except CannotRead as error:
        return NotUnderstood(error.reason, error.line)
    except NotUnderstood as error:
        return error


def _text(source: str) -> str:
    if source != STANDARD_INPUT:
        return bootstrap.build_text_files().read(source)
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRead("standard input", f"byte {error.start + 1} is not UTF-8") from None


def _yaml_values(text: str) -> Any:
    try:
        return bootstrap.read_yaml(text)
    except CannotRead as error:
        raise NotUnderstood(error.reason, error.line) from None


def _reader_beside(source: str) -> Callable[[str], str | None]:
    """Return what reads files beside a source, and nowhere else."""
    folder = "." if source == STANDARD_INPUT else os.path.dirname(source) or "."  # noqa: PTH120  # as typed
    collections = bootstrap.build_collections()

    def read(name: str) -> str | None:
        try:
            return collections.read_text(folder, name)
        except CannotRead:
            return None

    return read
