"""Run requests, folders and collections in order: everything is read and filled before anything is sent."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from workbench.domain.collection import Collection, Document, Folder, folder_of
from workbench.domain.environment import NOTHING, Overrides, Scope
from workbench.domain.errors import CannotRead, RefusedToSend, UsageTrouble
from workbench.domain.filling import choose_environment
from workbench.domain.request import Request
from workbench.ports import CollectionStore
from workbench.services.engine import Engine
from workbench.services.preparation import Prepared


@dataclass(frozen=True, slots=True)
class Options:
    """How to send: environment by name, given variables, and what the command line says over the files."""

    environment: str | None = None
    given: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    overrides: Overrides = field(default_factory=Overrides)
    models: tuple[str, ...] = ()

    def on_mock(self, url: str) -> "Options":
        """Return the same with every request going to the mock server at a URL."""
        return replace(self, overrides=replace(self.overrides, to_mock=True, base_url=url))


class Place(NamedTuple):
    """A saved request: its collection's folder and its path inside."""

    root: str
    path: str


class Planned(NamedTuple):
    """A request that was read, with its surroundings; `file` is its path inside the collection."""

    request: Request
    scope: Scope
    file: str


class Ready(NamedTuple):
    """A planned request that is ready to go out."""

    planned: Planned
    prepared: Prepared


def places_of(store: CollectionStore, paths: Sequence[str]) -> tuple[Place, ...]:
    """Return the requests that paths name, in order: files as they are, folders with all below them.

    Errors: UsageTrouble for a path that is not there or when nothing is left to run; CannotRead.
    """
    places = tuple(place for path in paths for place in _places(store, path))
    if not places:
        raise UsageTrouble("There is no request to run in what was named.")
    return places


def plan(store: CollectionStore, place: Place, options: Options) -> Planned:
    """Read a request with all that surrounds it. Errors: CannotRead, UsageTrouble."""
    request = store.read_request(place.root, place.path)
    around = store.surroundings(place.root, place.path)
    environment = choose_environment(options.environment, around.environments, around.troubles)
    scope = Scope(
        environment,
        around.parents,
        options.given,
        root=place.root,
        folder=folder_of(place.path),
        overrides=options.overrides,
    )
    return Planned(request, scope, place.path)


def needs_mock(store: CollectionStore, places: Sequence[Place], options: Options) -> bool:
    """Tell whether the environment that is named sends to the mock server. Errors: as `plan`."""
    if options.overrides.to_mock or options.environment is None:
        return options.overrides.to_mock
    around = [store.surroundings(place.root, place.path) for place in places]
    chosen = [choose_environment(options.environment, a.environments, a.troubles) for a in around]
    return any(environment.is_mock for environment in chosen)


async def prepare_all(
    engine: Engine, places: Sequence[Place], options: Options
) -> tuple[Ready, ...]:
    """Read and fill every request, once for each model. Errors: CannotRead, UsageTrouble, RefusedToSend."""
    ready: list[Ready] = []
    for place in places:
        planned = _for_models(plan(engine.collections, place, options), options.models)
        ready += [Ready(each, await _prepared(engine, each)) for each in planned]
        await asyncio.sleep(0)  # thousands take seconds, and an interrupt may come
    return tuple(ready)


async def _prepared(engine: Engine, planned: Planned) -> Prepared:
    try:
        return await engine.preparer.prepare(planned.request, planned.scope)
    except RefusedToSend as error:
        raise RefusedToSend(f"{planned.file}: {error}") from error


def _for_models(planned: Planned, models: Sequence[str]) -> Iterator[Planned]:
    if not models:
        yield planned
    for model in models:
        overrides = replace(planned.scope.overrides, model=model)
        yield planned._replace(scope=replace(planned.scope, overrides=overrides))


def _places(store: CollectionStore, path: str) -> Iterator[Place]:
    found = store.locate(path)
    if found.is_folder:
        folder = _folder(store.open(found.root), found.path)
        for document in _runnable(folder):
            row = document if document.is_read else store.read_row(found.root, document.path)
            if row is not None:  # YAML of another kind
                yield Place(found.root, _sound(row).path)
    else:
        yield Place(found.root, found.path)


def _folder(collection: Collection, path: str) -> Folder:
    folder = collection.top
    for part in path.split("/") if path else ():
        inner = f"{folder.path}/{part}".lstrip("/")
        found = [c for c in folder.children if isinstance(c, Folder) and c.path == inner]
        if not found:
            raise UsageTrouble(f"{inner}: this folder holds no requests.")
        folder = found[0]
    return folder


def _runnable(folder: Folder) -> Iterator[Document]:
    if folder.trouble:
        raise _unreadable(folder)
    for child in folder.children:
        if isinstance(child, Folder):
            yield from _runnable(child)
        else:
            yield _sound(child)


def _sound(document: Document) -> Document:
    if document.trouble:
        raise _unreadable(document)
    return document


def _unreadable(row: Folder | Document) -> CannotRead:
    trouble = row.trouble
    assert trouble is not None, "asked only of broken rows"  # noqa: S101  narrowed by the caller
    return CannotRead(row.path or "collection.yaml", trouble.reason, trouble.line, trouble.column)
