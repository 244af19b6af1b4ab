"""A collection's folder as a tree: folders and requests in order, what cannot be read standing in its place.

Shown are folders and `*.yaml` files that hold a request. Not shown: names with a leading dot, `environments/`,
`files/` and `examples/`, documents of other kinds (`*.compare.yaml`), and YAML that is none of ours. Links to
folders are not followed, so no tree is endless. A very large collection gives rows by file stem; a row is read
with `read_row` once it is seen (collection-format.md, rule 10).
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from workbench.adapters.document_yaml import (
    FolderFile,
    is_request,
    read_environment,
    read_folder,
    request_from,
)
from workbench.adapters.inside import decoded, read_inside
from workbench.adapters.yaml_nodes import read_mapping
from workbench.domain.collection import Collection, Document, Folder, Trouble
from workbench.domain.environment import Defaults, Environment
from workbench.domain.errors import CannotRead
from workbench.domain.request import Request

ROWS_READ_AT_ONCE = 500
MAX_FOLDER_DEPTH = 32

COLLECTION_FILE = "collection.yaml"
FOLDER_FILE = "folder.yaml"
ENVIRONMENTS = "environments"

SUFFIX = ".yaml"
_KEPT_APART = frozenset({ENVIRONMENTS, "files", "examples"})
_OTHER_KINDS = (".compare.yaml", ".scenario.yaml")
_STREAMS = re.compile(r":streamGenerateContent\b")
_STREAMS_BY_BODY = re.compile(r'"stream"\s*:\s*true\b')


def read_tree(root: str) -> Collection:
    """Read a collection's folder. Errors: CannotRead where it is no folder or cannot be listed."""
    if not Path(root).is_dir():
        raise CannotRead(root, "there is no such folder")
    if not Path(root, COLLECTION_FILE).exists() and _holds_home(Path(root)):
        raise CannotRead(
            root, "it is far more than a collection; choose a folder that holds requests"
        )
    top = _folder(root, "")
    rows = sum(1 for _ in Collection(root, top).documents())
    if rows <= ROWS_READ_AT_ONCE:
        top = _with_rows_read(root, top)
    environments, troubles = read_environments(root)
    return Collection(root, top, environments, troubles)


def _holds_home(folder: Path) -> bool:
    """Tell whether a folder is the user's home or above it: reading it would take minutes for nothing."""
    with suppress(OSError, RuntimeError):  # a loop of links, no home at all
        home, place = Path.home().resolve(), folder.resolve()
        return place == home or place in home.parents
    return False


def read_row(root: str, path: str) -> Document | None:
    """Read what the tree shows of one request; None where the file holds none."""
    stem = stem_of(path)
    try:
        mapping = read_mapping(text_inside(root, path), path)
        if not is_request(mapping):
            return None
        request = request_from(mapping, path, stem)
    except CannotRead as error:
        return Document(path, stem, trouble=trouble_of(error))
    return Document(path, request.name, streams(request))


def read_environments(root: str) -> tuple[tuple[Environment, ...], tuple[tuple[str, Trouble], ...]]:
    """Read `environments/*.yaml` in name order; broken ones are troubles by their path."""
    found: list[Environment] = []
    troubles: list[tuple[str, Trouble]] = []
    for path in _environment_files(root):
        try:
            found.append(read_environment(text_inside(root, path), path, stem_of(path)))
        except CannotRead as error:
            troubles.append((path, trouble_of(error)))
    return tuple(found), tuple(troubles)


def stem_of(path: str) -> str:
    """Return the name that `order` calls a child by: a file's stem, a folder's name."""
    return _last(path).removesuffix(SUFFIX)


def read_folder_file(root: str, folder: str) -> FolderFile:
    """Read what a folder hands down; one without a file hands down its name only. Errors: CannotRead."""
    name = _folder_name(root, folder)
    path = folder_file_path(folder)
    if not os.path.lexists(Path(root, path)):
        return FolderFile(Defaults(name))
    return read_folder(text_inside(root, path), path, name)


def folder_file_path(folder: str) -> str:
    """Return the path of the file that describes a folder, the collection's own for ""."""
    return f"{folder}/{FOLDER_FILE}" if folder else COLLECTION_FILE


def text_inside(root: str, path: str) -> str:
    """Read a text file inside the collection, without a byte order mark. Errors: CannotRead."""
    return decoded(read_inside(root, path), path).removeprefix("\ufeff")


def trouble_of(error: CannotRead) -> Trouble:
    """Return an error as the tree shows it."""
    return Trouble(error.reason, error.line, error.column)


def streams(request: Request) -> bool:
    """Tell whether a request asks for a stream, by its URL or, on other surfaces, by its body."""
    asked = _STREAMS.search(request.url) or _STREAMS_BY_BODY.search(request.body)
    return asked is not None


def _folder(root: str, path: str) -> Folder:
    file, trouble = _described(root, path)
    try:
        children = tuple(_ordered(_children(root, path), file.order))
    except CannotRead as error:
        return Folder(path, file.defaults, trouble=trouble_of(error))
    return Folder(path, file.defaults, children, trouble)


def _environment_files(root: str) -> list[str]:
    if not Path(root, ENVIRONMENTS).is_dir():
        return []
    names = (entry.name for entry in _entries(root, ENVIRONMENTS))
    found = sorted((name for name in names if name.endswith(SUFFIX)), key=name_order)
    return [_joined(ENVIRONMENTS, name) for name in found]


def _described(root: str, path: str) -> tuple[FolderFile, Trouble | None]:
    try:
        return read_folder_file(root, path), None
    except CannotRead as error:
        return FolderFile(Defaults(_folder_name(root, path))), trouble_of(error)


def _folder_name(root: str, path: str) -> str:
    return _last(path) or Path(root).resolve().name


def _children(root: str, path: str) -> Iterator[Folder | Document]:
    if path.count("/") >= MAX_FOLDER_DEPTH:
        raise CannotRead(path, f"folders are shown {MAX_FOLDER_DEPTH} levels deep")
    folders, documents = _listed(root, path)
    for name in folders:
        inner = _folder(root, _joined(path, name))
        if _is_shown(root, inner):
            yield inner
    for name in documents:
        yield Document(_joined(path, name), stem_of(name), is_read=False)


def _listed(root: str, path: str) -> tuple[list[str], list[str]]:
    """Return the names of a folder's folders and of its files that may be requests, each in name order."""
    folders, documents = [], []
    for entry in _entries(root, path):
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.name)
        elif _may_be_request(entry.name):
            documents.append(entry.name)
    return sorted(folders, key=name_order), sorted(documents, key=name_order)


def _entries(root: str, path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(Path(root, path)) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise CannotRead(path or root, f"the folder cannot be read: {error.strerror}") from None


def _may_be_request(name: str) -> bool:
    if name in (COLLECTION_FILE, FOLDER_FILE) or name.endswith(_OTHER_KINDS):
        return False
    return name.endswith(SUFFIX)


def _is_shown(root: str, folder: Folder) -> bool:
    """Tell whether a folder belongs to the tree: it holds requests, says so itself, or is new and empty."""
    if folder.trouble or os.path.lexists(Path(root, folder.path, FOLDER_FILE)):
        return True
    if _last(folder.path) in _KEPT_APART:
        return False
    return bool(folder.children) or not _entries(root, folder.path)


def _ordered(
    children: Iterable[Folder | Document], order: tuple[str, ...]
) -> list[Folder | Document]:
    """Return children in the parent's order; those that it does not name follow in name order."""
    places = {name: place for place, name in reversed(list(enumerate(order)))}
    last = len(order)

    def rank(child: Folder | Document) -> tuple[int, tuple[str, str]]:
        stem = stem_of(child.path)
        return places.get(stem, last), name_order(stem)

    return sorted(children, key=rank)


def name_order(name: str) -> tuple[str, str]:
    """Return what puts names in order: letters without case first, then case."""
    return name.casefold(), name


def _with_rows_read(root: str, folder: Folder) -> Folder:
    read = (_read(root, child) for child in folder.children)
    return replace(folder, children=tuple(child for child in read if child is not None))


def _read(root: str, child: Folder | Document) -> Folder | Document | None:
    if isinstance(child, Document):
        return read_row(root, child.path)
    inner = _with_rows_read(root, child)
    return inner if inner.children or _is_shown(root, inner) else None


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _last(path: str) -> str:
    return path.rpartition("/")[2]
