"""What an importer understood: requests with their folders, and what it could not take along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import Request
from workbench.domain.secret import Secret

MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class FoundSecret:
    """A credential that was taken out; `{{secret:name}}` stands where it was. `where` is as in "header x-goog-api-key"."""

    name: str
    where: str
    value: Secret


@dataclass(frozen=True, slots=True)
class Placed:
    """A request and the names of the folders it lies in, outermost first; none at the root."""

    request: Request
    folder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedFolder:
    """What a folder hands down, by the names of the folders to it; none for the collection itself."""

    folder: tuple[str, ...]
    defaults: Defaults


@dataclass(frozen=True, slots=True)
class Imported:
    """What one source holds, requests and folders in their order.

    `ignored` names what has no counterpart, `variables` what the requests ask for by name.
    """

    format: str
    requests: tuple[Placed, ...] = ()
    ignored: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    secrets: tuple[FoundSecret, ...] = ()
    folders: tuple[PlacedFolder, ...] = ()
    environments: tuple[Environment, ...] = ()


class NotUnderstood(Exception):
    """A source that no request can be made of; `line` counts from 1, 0 where it is not known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        self.reason = reason
        self.line = line
        super().__init__(f"line {line}: {reason}" if line else reason)


class Notes:
    """What was left out on the way, each once; after the first hundreds only their number is kept."""

    def __init__(self) -> None:
        self._kept: dict[str, None] = {}
        self._more = 0

    def ignore(self, what: str) -> None:
        """Note something that has no counterpart."""
        if what in self._kept or len(self._kept) < MOST_NOTES:
            self._kept[what] = None
        else:
            self._more += 1

    @property
    def all(self) -> tuple[str, ...]:
        """What was noted, in order."""
        more = (f"and {self._more:,} more",) if self._more else ()
        return (*self._kept, *more)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the caller brings: values for variables, a reader of files, a reader of YAML.

    `read_file` returns the text of a file that a source names, None where it must not be read or is none. `read_yaml`
    returns plain data. Errors: NotUnderstood.
    """

    variables: Mapping[str, str] = field(default_factory=dict)
    read_file: Callable[[str], str | None] | None = None
    read_yaml: Callable[[str], Any] | None = None

    def text_of(self, path: str) -> str | None:
        """Return the text of a file, None where it stays a name."""
        return None if self.read_file is None else self.read_file(path)
