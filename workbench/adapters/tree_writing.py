"""A whole tree of documents written beside its place, synced once, then renamed into it (collection-format.md, rule 6).

Where anything fails, or the program is killed, the place is as it was; what was left beside it is swept away like
other temporary files.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from workbench.adapters.collection_tree import ENVIRONMENTS, SUFFIX, folder_file_path, name_order
from workbench.adapters.document_saving import environment_text, folder_text, request_text
from workbench.adapters.document_yaml import FolderFile
from workbench.domain.credentials import Document
from workbench.domain.errors import CannotWrite
from workbench.domain.new_tree import NewFolder, NewRequest, NewTree

LARGEST_BODY_INSIDE = 256 * 1024

Check = Callable[[str, Document], None]
"""Refuses a document that holds a credential, by its path. Errors: CannotWrite."""


def write_tree(place: Path, tree: NewTree, check: Check) -> None:
    """Write a tree to a place that does not exist yet, or is an empty folder. Errors: CannotWrite."""
    beside = place.parent / f".saving-{secrets.token_hex(8)}.tmp"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        for path, data in _files(tree, check):
            file = beside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        _sync(beside)
        _move(beside, place)
    except OSError as error:
        reason = f"it could not be written ({error.strerror or error}); nothing was imported"
        raise CannotWrite(str(place), reason) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _files(tree: NewTree, check: Check) -> Iterator[tuple[str, bytes]]:
    for folder in tree.folders:
        yield _folder_file(folder, check)
    for new in tree.requests:
        yield from _request_files(new, check)
    for stem, environment in tree.environments:
        path = f"{ENVIRONMENTS}/{stem}{SUFFIX}"
        check(path, environment)
        yield path, environment_text(environment, path).encode()


def _folder_file(folder: NewFolder, check: Check) -> tuple[str, bytes]:
    path = folder_file_path(folder.path)
    check(path, folder.defaults)
    order = folder.order if list(folder.order) != sorted(folder.order, key=name_order) else ()
    return path, folder_text(FolderFile(folder.defaults, order), None, path).encode()


def _request_files(new: NewRequest, check: Check) -> Iterator[tuple[str, bytes]]:
    check(new.path, new.request)
    stem = new.path.rpartition("/")[2].removesuffix(SUFFIX)
    body = new.request.body.encode("utf-8", "surrogatepass")
    request = new.request
    if len(body) > LARGEST_BODY_INSIDE:
        request = replace(request, body_file=f"{stem}.body.json")
        yield new.path.removesuffix(SUFFIX) + ".body.json", body
    yield new.path, request_text(request, None, new.path, stem).encode()


def _sync(folder: Path) -> None:
    """Make all files last through a power failure, at once where the system can."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for file in (each for each in folder.rglob("*") if each.is_file()):
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())


def _move(beside: Path, place: Path) -> None:
    if place.is_dir():
        place.rmdir()  # an empty one; a filled one stays and the import fails
    os.rename(beside, place)  # noqa: PTH104  # the tests let this call fail
