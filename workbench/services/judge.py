"""Judge a run: read the schema files that its assertions name, ask the workers once, give the verdicts.

The kinds of assertions are imported with the first one: most requests on the command line have none.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from workbench.domain.assertion import Assertion, SchemaFile, Verdict
from workbench.domain.collection import Trouble
from workbench.domain.run import Run
from workbench.gemini.reading import Reading
from workbench.ports import CollectionStore, Workers

NOTHING_KEPT: Mapping[str, SchemaFile] = MappingProxyType({})


class Judge:
    """Gives the verdicts of runs; `collections` holds the schema files."""

    def __init__(self, workers: Workers, collections: CollectionStore) -> None:
        self._workers = workers
        self._collections = collections

    async def warm(self, assertions: Iterable[Assertion]) -> None:
        """Start the worker early where these assertions will need it, best before sending."""
        checks = {one.check for one in assertions if one.enabled}
        if not checks:
            return
        from workbench.assertions.checks import MATCHES, MATCHES_SCHEMA

        if checks & {MATCHES, MATCHES_SCHEMA}:
            await self._workers.warm()

    async def judge(
        self,
        run: Run,
        reading: Reading,
        assertions: Sequence[Assertion],
        schemas: Mapping[str, SchemaFile | Trouble] | None = None,
    ) -> tuple[Verdict, ...]:
        """Return the verdicts in the order of the assertions; `schemas` is what `Judge.schemas` gave for them."""
        if not assertions:
            return ()
        from workbench.assertions import judge
        from workbench.assertions.evidence import evidence_of

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
        from workbench.services.schema_reading import SchemaReader

        reader = SchemaReader(self._collections)
        found = await asyncio.to_thread(reader.read, root, folder, names)
        return {
            name: kept.get(name, file) if isinstance(file, Trouble) else file
            for name, file in found.items()
        }
