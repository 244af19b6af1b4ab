"""Collections as folders of text files: `ports.CollectionStore` (collection-format.md).

What was read is remembered by its hash. A file that changed on disk since then is never overwritten: reading it
again accepts what stands there.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from workbench.adapters.collection_tree import (
    COLLECTION_FILE,
    SUFFIX,
    folder_file_path,
    name_order,
    read_environments,
    read_folder_file,
    read_row,
    read_tree,
    stem_of,
    text_inside,
)
from workbench.adapters.document_yaml import FORMAT_VERSION, FolderFile, request_from, version_of
from workbench.adapters.inside import MAX_ATTACHMENT, decoded, place_inside, read_inside
from workbench.adapters.remembered_files import RememberedFiles
from workbench.adapters.yaml_nodes import read_mapping
from workbench.domain.collection import Collection, Document, Folder, beside, folder_of
from workbench.domain.environment import Defaults, Environment
from workbench.domain.errors import CannotRead, CannotWrite
from workbench.domain.file_names import file_stem
from workbench.domain.new_tree import NewTree
from workbench.domain.request import Request
from workbench.domain.secret import Secret
from workbench.ports import Location, Surroundings

LARGEST_BODY_INSIDE = 256 * 1024
"""In bytes; a larger body lives beside its request (collection-format.md, rule 2)."""

_BYTE_ORDER_MARK = "\ufeff"


def nothing_held() -> Iterable[Secret]:
    """Return no secrets: for programs that hold none."""
    return ()


class CollectionFiles:
    """Reads and saves collections on disk; `held` gives the secrets that no file may hold."""

    def __init__(self, held: Callable[[], Iterable[Secret]] = nothing_held) -> None:
        self._held = held
        self._files = RememberedFiles()

    def open(self, root: str) -> Collection:
        from workbench.adapters.safe_write import sweep_stale

        collection = read_tree(root)
        folders = tuple(_folders(collection.top))
        sweep_stale(Path(root, folder.path) for folder in folders)
        for folder in folders:
            self._remember(root, folder_file_path(folder.path))
        return collection

    def root_of(self, path: str) -> str:
        place = Path(os.path.abspath(path))  # noqa: PTH100  # without following links, as the user sees it
        own = place if place.is_dir() else place.parent
        above = (folder for folder in (own, *own.parents) if (folder / COLLECTION_FILE).exists())
        return str(next(above, own))

    def locate(self, path: str) -> Location:
        place = Path(os.path.abspath(path))  # noqa: PTH100  # without following links, as the user sees it
        if not path or not place.exists():
            raise CannotRead(path, "there is no such file or folder")
        root = self.root_of(path)
        inside = place.relative_to(root).as_posix()
        return Location(root, "" if inside == "." else inside, place.is_dir())

    def surroundings(self, root: str, path: str) -> Surroundings:
        environments, troubles = read_environments(root)
        return Surroundings(tuple(_inherited(root, path)), environments, troubles)

    def read_request(self, root: str, path: str) -> Request:
        request = _request(_text(self._files.read(root, path), path), path)
        if request.body_file is None:
            return request
        file = beside(folder_of(path), request.body_file)
        return replace(request, body=decoded(self._files.read(root, file), file))

    def read_row(self, root: str, path: str) -> Document | None:
        return read_row(root, path)

    def new_path(self, root: str, folder: str, name: str) -> str:
        place = place_inside(root, folder or ".")
        taken = [stem_of(each.name) for each in place.iterdir()] if place.is_dir() else []
        file = f"{file_stem(name, taken)}{SUFFIX}"
        return f"{folder}/{file}" if folder else file

    def save_request(self, root: str, path: str, request: Request) -> None:
        self._refuse_credentials(path, request)
        old = self._files.standing(root, path)
        stored = replace(request, body_file=_body_file(root, path, request, old))
        from workbench.adapters.document_saving import request_text

        text = request_text(stored, _old_text(old, path), path, stem_of(path))
        if stored.body_file is not None:
            self._save_body(root, beside(folder_of(path), stored.body_file), request.body)
        self._files.write(root, path, _data(text, old), old)

    def save_folder(self, root: str, folder: Folder) -> None:
        path = folder_file_path(folder.path)
        self._refuse_credentials(path, folder.defaults)
        old = self._files.standing(root, path)
        file = FolderFile(folder.defaults, _order(folder))
        from workbench.adapters.document_saving import folder_text

        text = folder_text(file, _old_text(old, path), path)
        self._files.write(root, path, _data(text, old), old)

    def add_tree(self, place: str, tree: NewTree) -> None:
        from workbench.adapters.tree_writing import write_tree

        write_tree(Path(place), tree, self._refuse_credentials)

    def read_text(self, root: str, path: str) -> str:
        return text_inside(root, path)

    def read_attachment(self, root: str, path: str) -> bytes:
        return read_inside(root, path, MAX_ATTACHMENT)

    def _save_body(self, root: str, path: str, body: str) -> None:
        old = self._files.standing(root, path)
        self._files.write(root, path, body.encode("utf-8", "surrogatepass"), old)

    def _remember(self, root: str, path: str) -> None:
        with suppress(CannotRead):  # absent, or in the tree with its trouble
            self._files.read(root, path)

    def _refuse_credentials(self, path: str, document: Request | Defaults | Environment) -> None:
        from workbench.domain.credentials import credential_places

        places = credential_places(document, self._held())
        if places:
            raise CannotWrite(
                path,
                f"{places[0]} holds what looks like a credential. Keep it in the keyring "
                "and write {{secret:name}} in its place; nothing was saved.",
            )


def _folders(folder: Folder) -> Iterator[Folder]:
    yield folder
    for child in folder.children:
        if isinstance(child, Folder):
            yield from _folders(child)


def _order(folder: Folder) -> tuple[str, ...]:
    """Return the order that a folder's file must say: none where it is the order of the names."""
    stems = tuple(stem_of(child.path) for child in folder.children)
    return () if stems == tuple(sorted(stems, key=name_order)) else stems


def _body_file(root: str, path: str, request: Request, old: bytes | None) -> str | None:
    """Return where a request's body lives: where it says, where it lived so far, or a new file if it is large."""
    so_far = None if old is None else _body_file_so_far(old, path)
    size = len(request.body.encode("utf-8", "surrogatepass"))
    if request.body_file or so_far or size <= LARGEST_BODY_INSIDE:
        return request.body_file or so_far
    folder = folder_of(path)
    names = (f"{stem_of(path)}.body{number}.json" for number in ("", *range(2, 1000)))
    return next(name for name in names if not place_inside(root, beside(folder, name)).exists())


def _body_file_so_far(old: bytes, path: str) -> str | None:
    try:
        return _request(_text(old, path), path).body_file
    except CannotRead as error:
        place = f" (line {error.line})" if error.line else ""
        reason = f"the file on disk is broken{place}: {error.reason}. It is never rewritten."
        raise CannotWrite(path, reason) from error


def _old_text(old: bytes | None, path: str) -> str | None:
    return None if old is None else _text(old, path)


def _text(data: bytes, path: str) -> str:
    return decoded(data, path).removeprefix(_BYTE_ORDER_MARK)


def _data(text: str, old: bytes | None) -> bytes:
    mark = _BYTE_ORDER_MARK.encode()
    has_mark = old is not None and old.startswith(mark)
    return (mark if has_mark else b"") + text.encode()


def _inherited(root: str, path: str) -> Iterator[Defaults]:
    folder = folder_of(path)
    while folder:
        yield read_folder_file(root, folder).defaults
        folder = folder_of(folder)
    yield read_folder_file(root, "").defaults


def _request(text: str, path: str) -> Request:
    """Return a request; where a newer version wrote what this one cannot read, the trouble says so."""
    root = read_mapping(text, path)
    try:
        return request_from(root, path, stem_of(path))
    except CannotRead as error:
        if version_of(root, path) <= FORMAT_VERSION:
            raise
        reason = f"{error.reason} (a newer version of the program wrote this file)"
        raise CannotRead(path, reason, error.line, error.column) from None
