"""Judge a run: read the schema files that its assertions name, ask the workers once, give the verdicts."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from workbench.assertions import judge
from workbench.assertions.checks import MATCHES, MATCHES_SCHEMA
from workbench.assertions.evidence import evidence_of
from workbench.assertions.schema_files import inside, references_of, uri_of
from workbench.domain.assertion import Assertion, SchemaFile, Verdict
from workbench.domain.collection import Trouble
from workbench.domain.errors import CannotRead
from workbench.domain.run import Run
from workbench.gemini.reading import Reading
from workbench.ports import CollectionStore, Workers

MOST_FILES = 100
"""So many files are read for one schema; a reference beyond them stays unknown."""

OUTSIDE = Trouble("it lies outside the collection")
NOTHING_KEPT: Mapping[str, SchemaFile] = MappingProxyType({})


class Judge:
    """Gives the verdicts of runs; `collections` holds the schema files."""

    def __init__(self, workers: Workers, collections: CollectionStore) -> None:
        self._workers = workers
        self._collections = collections

    async def warm(self, assertions: Iterable[Assertion]) -> None:
        """Start the worker early where these assertions will need it, best before sending."""
        if any(one.enabled and one.check in {MATCHES, MATCHES_SCHEMA} for one in assertions):
            await self._workers.warm()

    async def judge(
        self,
        run: Run,
        reading: Reading,
        assertions: Sequence[Assertion],
        schemas: Mapping[str, SchemaFile | Trouble] | None = None,
    ) -> tuple[Verdict, ...]:
        """Return the verdicts in the order of the assertions; `schemas` is what `Judge.schemas` gave for them."""
        judgement = judge(assertions, evidence_of(run, reading), schemas or {})
        questions = judgement.questions
        return judgement.settle(await self._workers.answer(questions) if questions else ())

    async def schemas(
        self,
        assertions: Iterable[Assertion],
        root: str,
        folder: str = "",
        kept: Mapping[str, SchemaFile] = NOTHING_KEPT,
    ) -> Mapping[str, SchemaFile | Trouble]:
        """Return the schema files that assertions name, or why one cannot be read.

        `root` is the collection's folder, `folder` that of the document inside it. A file is looked for beside the
        document, then from the collection's folder on, then among those that the run has kept.
        """
        names = {one.schema for one in assertions if one.enabled and one.schema is not None}
        if not names:
            return {}
        found = await asyncio.to_thread(self._schemas, root, folder, names)
        return {
            name: kept.get(name, file) if isinstance(file, Trouble) else file
            for name, file in found.items()
        }

    def _schemas(
        self, root: str, folder: str, names: Iterable[str]
    ) -> Mapping[str, SchemaFile | Trouble]:
        return {name: self._schema(root, folder, name) for name in sorted(names)}

    def _schema(self, root: str, folder: str, name: str) -> SchemaFile | Trouble:
        trouble = OUTSIDE
        paths = (inside(folder, name), inside("", name))
        for path in dict.fromkeys(path for path in paths if path is not None):
            try:
                return self._file(root, path)
            except CannotRead as problem:
                trouble = Trouble(problem.reason, problem.line, problem.column)
        return trouble

    def _file(self, root: str, path: str) -> SchemaFile:
        text = self._collections.read_text(root, path)
        others = self._others(root, path, text)
        return SchemaFile(text, uri_of(path), others)

    def _others(self, root: str, path: str, text: str) -> dict[str, str]:
        """Return the texts of all files that a schema reaches, by URI; nothing where it reaches none."""
        found: dict[str, str] = {}
        waiting = [(path, uri_of(path), text)]
        while waiting and len(found) < MOST_FILES:
            for reference in references_of(*waiting.pop()):
                other = None if reference.uri in found else self._readable(root, reference.path)
                if other is not None and reference.path is not None:
                    found[reference.uri] = other
                    waiting.append((reference.path, reference.uri, other))
        return found

    def _readable(self, root: str, path: str | None) -> str | None:
        """Return a file's text; None where it cannot be read, which the worker will then say."""
        try:
            return None if path is None else self._collections.read_text(root, path)
        except CannotRead:
            return None
