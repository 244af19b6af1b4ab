"""What every walk over a foreign collection keeps: folders, secrets, notes, and bounds on what it follows."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import Header
from workbench.importers.foreign_bodies import urlencoded
from workbench.importers.found_secrets import SecretFinder
from workbench.importers.imported import (
    Imported,
    ImportOptions,
    Notes,
    NotUnderstood,
    Placed,
    PlacedFolder,
)
from workbench.importers.names_used import names_used

DEEPEST = 100
"""Folders inside folders: deeper than this is no collection."""

MOST_ITEMS = 100_000


class Walk:
    """Counts, notes and gathers while an importer walks."""

    def __init__(self, options: ImportOptions) -> None:
        self.finder = SecretFinder()
        self.notes = Notes()
        self.environments: list[Environment] = []
        self._options = options
        self._folders: list[PlacedFolder] = []
        self._count = 0

    def enter(self, path: tuple[str, ...], defaults: Defaults) -> None:
        """Note a folder. Errors: NotUnderstood where they are nested without end."""
        if len(path) > DEEPEST:
            raise NotUnderstood(f"folders are nested more than {DEEPEST} deep")
        self.count()
        self._folders.append(PlacedFolder(path, defaults))

    def count(self) -> None:
        """Count a request or folder. Errors: NotUnderstood where there are too many."""
        self._count += 1
        if self._count > MOST_ITEMS:
            raise NotUnderstood(f"there are more than {MOST_ITEMS:,} requests and folders")

    def file_text(self, path: str) -> str:
        """Return the text of a file that a body names; its name where it stays unread."""
        text = self._options.text_of(path) if path else ""
        if text is None:
            self.notes.ignore(f"@{path}")
            return f"@{path}"
        return text

    def imported(self, name: str, requests: Iterable[Placed]) -> Imported:
        """Return all that was gathered, in the format of this name."""
        placed = tuple(requests)
        return Imported(
            format=name,
            requests=placed,
            ignored=self.notes.all,
            variables=names_used(each.request for each in placed),
            secrets=tuple(self.finder.found),
            folders=tuple(self._folders),
            environments=tuple(self.environments),
        )


def with_type(headers: tuple[Header, ...], body_type: str) -> tuple[Header, ...]:
    """Return headers with the type that a body brings, where they have none; a form needs its boundary."""
    if not body_type:
        return headers
    own = [h for h in headers if h.name.lower() == "content-type" and h.enabled]
    if not own:
        return (*headers, Header("Content-Type", body_type))
    _, _, boundary = body_type.partition("; boundary=")
    if not boundary:
        return headers
    return tuple(_with_boundary(h, boundary) if h in own else h for h in headers)


def _with_boundary(header: Header, boundary: str) -> Header:
    if "boundary=" in header.value or not header.value.startswith("multipart/"):
        return header
    return replace(header, value=f"{header.value}; boundary={boundary}")


def with_step(url: str, name: str, value: str) -> str:
    """Return a URL with the value of a path variable, `/:name`, where it has one."""
    if not name or not value:
        return url
    before, mark, after = url.partition(f"/:{name}")
    if not mark or after[:1] not in ("", "/", "?", "#"):
        return url
    return f"{before}/{value}{after}"


def with_query(url: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return a URL with more parameters."""
    query = urlencoded(pairs)
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"
