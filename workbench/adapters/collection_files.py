"""Collections as folders of text files: `ports.CollectionStore` (collection-format.md).

What was read is remembered by its hash. A file that changed on disk since then is never overwritten: reading it
again accepts what stands there.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from workbench.adapters.collection_tree import (
    COLLECTION_FILE,
    read_environments,
    read_folder_file,
    read_tree,
    stem_of,
    text_inside,
)
from workbench.adapters.document_yaml import FORMAT_VERSION, request_from, version_of
from workbench.adapters.inside import MAX_ATTACHMENT, decoded, place_inside, read_inside
from workbench.adapters.yaml_nodes import Mapping, read_mapping
from workbench.domain.collection import Collection, beside, folder_of
from workbench.domain.environment import Defaults
from workbench.domain.errors import CannotRead
from workbench.domain.request import Request
from workbench.ports import Surroundings


class CollectionFiles:
    """Reads and saves collections on disk."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def open(self, root: str) -> Collection:
        return read_tree(root)

    def root_of(self, path: str) -> str:
        place = Path(os.path.abspath(path))  # noqa: PTH100  # without following links, as the user sees it
        own = place if place.is_dir() else place.parent
        above = (folder for folder in (own, *own.parents) if (folder / COLLECTION_FILE).exists())
        return str(next(above, own))

    def surroundings(self, root: str, path: str) -> Surroundings:
        environments, troubles = read_environments(root)
        return Surroundings(tuple(_inherited(root, path)), environments, troubles)

    def read_request(self, root: str, path: str) -> Request:
        data = read_inside(root, path)
        text = decoded(data, path).removeprefix("\ufeff")
        request = _request(read_mapping(text, path), path)
        self._known[_place(root, path)] = _hash(data)
        return self._with_body(root, path, request)

    def read_text(self, root: str, path: str) -> str:
        return text_inside(root, path)

    def read_attachment(self, root: str, path: str) -> bytes:
        return read_inside(root, path, MAX_ATTACHMENT)

    def _with_body(self, root: str, path: str, request: Request) -> Request:
        if request.body_file is None:
            return request
        file = beside(folder_of(path), request.body_file)
        data = read_inside(root, file)
        self._known[_place(root, file)] = _hash(data)
        return replace(request, body=decoded(data, file))


def _inherited(root: str, path: str) -> Iterator[Defaults]:
    folder = folder_of(path)
    while folder:
        yield read_folder_file(root, folder).defaults
        folder = folder_of(folder)
    yield read_folder_file(root, "").defaults


def _request(root: Mapping, path: str) -> Request:
    """Return a request; where a newer version wrote what this one cannot read, the trouble says so."""
    try:
        return request_from(root, path, stem_of(path))
    except CannotRead as error:
        if version_of(root, path) <= FORMAT_VERSION:
            raise
        reason = f"{error.reason} (a newer version of the program wrote this file)"
        raise CannotRead(path, reason, error.line, error.column) from None


def _place(root: str, path: str) -> str:
    return str(place_inside(root, path))


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
