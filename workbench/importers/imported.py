"""What an importer understood: requests with their folders, and what it could not take along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workbench.domain.request import Request
from workbench.domain.secret import Secret


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
class Imported:
    """What one source holds. `ignored` names what has no counterpart, `variables` what waits for a value."""

    format: str
    requests: tuple[Placed, ...]
    ignored: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    secrets: tuple[FoundSecret, ...] = ()


class NotUnderstood(Exception):
    """A source that no request can be made of; `line` counts from 1, 0 where it is not known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        self.reason = reason
        self.line = line
        super().__init__(f"line {line}: {reason}" if line else reason)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Values for variables, and how a file that a source names is read: its text, None where it must not be or is none."""

    variables: Mapping[str, str] = field(default_factory=dict)
    read_file: Callable[[str], str | None] | None = None

    def text_of(self, path: str) -> str | None:
        """Return the text of a file, None where it stays a name."""
        return None if self.read_file is None else self.read_file(path)
