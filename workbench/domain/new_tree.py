"""A tree of documents that is written in one go: what an import becomes on disk.

Paths are relative to the tree's own folder, with `/`; "" is that folder itself.
"""

from dataclasses import dataclass
from typing import NamedTuple

from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import Request


@dataclass(frozen=True, slots=True)
class NewFolder:
    """A folder, what it hands down, and the order of its children by their stems."""

    path: str
    defaults: Defaults
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request and the path of its file, `.yaml` included."""

    path: str
    request: Request


@dataclass(frozen=True, slots=True)
class NewTree:
    """Folders from the outermost inwards, requests, and environments with the stems of their files."""

    folders: tuple[NewFolder, ...]
    requests: tuple[NewRequest, ...]
    environments: tuple[tuple[str, Environment], ...] = ()


class StarterCollection(NamedTuple):
    """The user's own copy of the examples: where it is, and whether this start made it."""

    folder: str
    is_new: bool
