"""What a file or a text that comes from outside is: a collection, a request, stored runs, or the body of a request.

What decides is the content, not the ending of the name; only requests of a collection are known by theirs.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final, NamedTuple

from workbench.domain.errors import CannotRead
from workbench.domain.json_text import NotJson, parse_json
from workbench.domain.request import Header, Request
from workbench.domain.run import Run
from workbench.domain.run_file import run_from_text
from workbench.gemini.addresses import SECRET_PARAMETERS
from workbench.gemini.endpoints import Surface, read_url
from workbench.importers.har import read_har
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood
from workbench.importers.importer import Importer
from workbench.ports import CollectionStore, TextFiles
from workbench.services.importing import importer_of

MOST_CHARACTERS: Final = 20_000_000
"""Longer texts would stop the window for longer than it may, and no request may be so large."""

_YAML: Final = (".yaml", ".yml")
_BOM: Final = "\ufeff"
_HAR: Final = re.compile(r'\s*\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries)"')
"""How a HAR file begins as programs write it."""


_SENT_ANYWAY: Final = frozenset(
    {
        *("accept-encoding", "connection", "content-length", "host", "te", "transfer-encoding"),
        *("cookie", "user-agent", "x-goog-api-client"),
        *("authorization", "proxy-authorization", "x-goog-api-key"),
    }
)
"""Headers of a stored request that a new one does not take over: of the connection, of the client, credentials."""


class CollectionCame(NamedTuple):
    """A folder to open as a collection."""

    root: str


class RequestCame(NamedTuple):
    """A saved request: its collection's folder, and its path inside."""

    root: str
    path: str


class RunsCame(NamedTuple):
    """Stored runs, of a run file or a HAR file."""

    runs: tuple[Run, ...]


class BodyCame(NamedTuple):
    """A JSON text, as it is."""

    text: str


class RequestsCame(NamedTuple):
    """What another program wrote: curl commands, a collection."""

    imported: Imported


Arrival = CollectionCame | RequestCame | RunsCame | RequestsCame | BodyCame


def look_at_file(path: str, collections: CollectionStore, files: TextFiles) -> Arrival:
    """Find out what stands at a path. Errors: CannotRead, saying why it cannot be opened."""
    name = PurePath(path).name or path
    try:
        place = collections.locate(path)
        if place.is_folder:
            return CollectionCame(place.root)
        if path.lower().endswith(_YAML):
            collections.read_request(place.root, place.path)
            return RequestCame(place.root, place.path)
        return look_at_text(files.read(path, MOST_CHARACTERS), name)
    except CannotRead as error:
        raise CannotRead(name, error.reason, error.line, error.column) from None


def look_at_text(text: str, name: str) -> Arrival:
    """Find out what a text is; `name` is what troubles call it. Errors: CannotRead."""
    if len(text) > MOST_CHARACTERS:
        raise CannotRead(
            name, f"it is longer than {MOST_CHARACTERS // 1_000_000} million characters"
        )
    bare = text.removeprefix(_BOM)
    if not bare.lstrip().startswith(("{", "[")):
        return RequestsCame(read_requests(bare, name))
    if _HAR.match(bare):
        return RunsCame(read_har(text, name))  # it is read once; a large one takes its time
    value = _value(bare, name)
    if _is_har(value):
        return RunsCame(read_har(text, name))
    if _is_run(value):
        return RunsCame((run_from_text(bare, name),))
    importer = importer_of(bare)
    return BodyCame(bare) if importer is None else RequestsCame(_read(importer, bare, name))


def read_requests(text: str, name: str) -> Imported:
    """Return the requests that another program wrote down. Errors: CannotRead."""
    importer = importer_of(text)
    if importer is None:
        raise CannotRead(name, "it is no collection, request, run, command, HAR file or JSON text")
    return _read(importer, text, name)


def _read(importer: Importer, text: str, name: str) -> Imported:
    try:
        return importer.read(text, ImportOptions(read_yaml=_refuse_yaml))
    except NotUnderstood as error:
        raise CannotRead(name, error.reason, error.line) from None


def _refuse_yaml(text: str) -> Any:
    del text
    raise NotUnderstood(
        "YAML of other programs comes in with: gemini-workbench import FILE --into FOLDER"
    )


def worth_showing(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs that speak one of Google's surfaces; all where none does: a browser's HAR has many others."""
    known = tuple(run for run in runs if read_url(run.sent.url).surface is not Surface.OTHER)
    return known or tuple(runs)


def request_of(run: Run) -> Request:
    """Return a request that sends what a stored run has sent, but for its credentials."""
    sent = run.sent
    headers = tuple(Header(name, value) for name, value in sent.headers if _is_own(name, value))
    body = sent.body.decode("utf-8", "replace")
    url = _without_secrets(sent.url)
    return Request(
        run.name, url, method=sent.method, headers=headers, body=body, assertions=run.assertions
    )


def _is_own(name: str, value: str) -> bool:
    key = name.lower()
    is_usual = key == "content-type" and value.strip().lower() == "application/json"
    return not (is_usual or key in _SENT_ANYWAY or key.startswith(":"))


def _without_secrets(url: str) -> str:
    address, mark, rest = url.partition("?")
    query, hash_mark, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if not _is_secret(part)] if query else []
    return address + (mark if kept else "") + "&".join(kept) + hash_mark + fragment


def _is_secret(parameter: str) -> bool:
    return parameter.partition("=")[0].lower() in SECRET_PARAMETERS


def _value(text: str, name: str) -> Any:
    try:
        return parse_json(text)
    except NotJson as error:
        raise CannotRead(name, error.reason, error.line, error.column) from None


def _is_har(value: Any) -> bool:
    log = value.get("log") if isinstance(value, Mapping) else None
    return isinstance(log, Mapping) and "entries" in log


def _is_run(value: Any) -> bool:
    return isinstance(value, Mapping) and {"workbench", "request", "reads"} <= value.keys()
