"""`import`: say what sources from elsewhere hold; nothing in them is run."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import Any

from workbench import bootstrap
from workbench.cli.hiding import without_keys
from workbench.cli.terminal import Terminal
from workbench.domain.errors import CannotRead
from workbench.domain.json_text import to_json
from workbench.importers.imported import ImportOptions, NotUnderstood
from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.imported_json import imported_object, not_understood_object
from workbench.services.importing import read_source

STANDARD_INPUT = "-"


def import_sources(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print one object a source, in order; one that is not understood gives exit code 2, the others go on."""
    code = ExitCode.PASSED
    for source in options.sources:
        found = _object(source, options)
        terminal.answer(without_keys(to_json(found)) + "\n")
        if found["error"] is not None:
            code = ExitCode.WRONG_INPUT
    return code


def _object(source: str, options: argparse.Namespace) -> dict[str, Any]:
    reader = _reader_beside(source) if options.read_files else None
    wanted = ImportOptions(dict(options.var), reader, _yaml_values)
    try:
        return imported_object(source, read_source(_text(source), wanted, options.format))
    except CannotRead as error:
        trouble = NotUnderstood(error.reason, error.line)
    except NotUnderstood as error:
        trouble = error
    return not_understood_object(source, trouble, options.format)


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
