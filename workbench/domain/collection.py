"""A collection: a tree of folders and documents, as its files on disk give it.

The tree is made of frozen values; an edit returns a new tree. Paths are relative to the collection's
folder, with `/` between the parts on every system.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from workbench.domain.environment import Defaults, Environment


class Kind(StrEnum):
    """What a row of the tree is."""

    FOLDER = "folder"
    REQUEST = "request"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a document cannot be opened: the reason, with line and column from 1, 0 where unknown."""

    reason: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One request file. `streams` tells the icon; `trouble` is set where the file is broken.

    `is_read`: False while only its file name is known, so that it may be no request at all.
    """

    path: str
    name: str
    streams: bool = False
    trouble: Trouble | None = None
    is_read: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with what it hands down and its children in order."""

    path: str
    defaults: Defaults
    children: tuple["Folder | Document", ...] = ()
    trouble: Trouble | None = None

    @property
    def name(self) -> str:
        """The name that the tree shows."""
        return self.defaults.name


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: where it is, its tree, and its environments (broken ones as troubles by file)."""

    root: str
    top: Folder
    environments: tuple[Environment, ...] = ()
    troubles: tuple[tuple[str, Trouble], ...] = ()

    @property
    def name(self) -> str:
        """The name that the tree shows."""
        return self.top.name

    def documents(self) -> Iterator[Document]:
        """Yield every document in the order of the tree."""
        yield from _documents(self.top)

    def parents_of(self, path: str) -> tuple[Defaults, ...]:
        """Return what the folders above a document hand down, innermost first, the collection last."""
        found = [self.top.defaults]
        folder = self.top
        for depth in range(1, path.count("/") + 1):
            inner = "/".join(path.split("/")[:depth])
            folder = next(c for c in folder.children if isinstance(c, Folder) and c.path == inner)
            found.append(folder.defaults)
        return tuple(reversed(found))


def with_documents(folder: Folder, known: Mapping[str, Document | None]) -> Folder:
    """Return a folder with what is known by now of its documents, at any depth; None leaves one out."""
    children: list[Folder | Document] = []
    for child in folder.children:
        if isinstance(child, Folder):
            children.append(with_documents(child, known))
        elif (document := known.get(child.path, child)) is not None:
            children.append(document)
    return replace(folder, children=tuple(children))


def folder_of(path: str) -> str:
    """Return the folder of a document inside its collection, "" at the root."""
    return posixpath.dirname(path)


def beside(folder: str, file: str) -> str:
    """Return the collection path of a file that a document in `folder` names, relative to the document.

    What leads out of the collection still does (`../…`, `/…`), for the store to refuse.
    """
    return posixpath.normpath(posixpath.join(folder, file))


def _documents(folder: Folder) -> Iterator[Document]:
    for child in folder.children:
        if isinstance(child, Folder):
            yield from _documents(child)
        else:
            yield child


class Surroundings(NamedTuple):
    """What surrounds one document: its folders innermost first, the collection last, and the environments.

    `troubles` are the environments that cannot be read, by their path.
    """

    parents: tuple[Defaults, ...]
    environments: tuple[Environment, ...]
    troubles: tuple[tuple[str, Trouble], ...] = ()


class Location(NamedTuple):
    """Where a path that the user named lies: its collection's folder, and its path inside ("" is the folder itself)."""

    root: str
    path: str
    is_folder: bool
