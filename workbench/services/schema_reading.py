"""Reading the schema files that assertions name, with all the files that those reach inside the collection."""

from collections.abc import Iterable, Mapping

from workbench.assertions.schema_files import inside, references_of, uri_of
from workbench.domain.assertion import SchemaFile
from workbench.domain.collection import Trouble
from workbench.domain.errors import CannotRead
from workbench.ports import CollectionStore

MOST_FILES = 100
"""So many files are read for one schema; a reference beyond them stays unknown."""

OUTSIDE = Trouble("it lies outside the collection")


class SchemaReader:
    """Reads schema files of `collections`. What it does takes time: call it from a worker thread."""

    def __init__(self, collections: CollectionStore) -> None:
        self._collections = collections

    def read(
        self, root: str, folder: str, names: Iterable[str]
    ) -> Mapping[str, SchemaFile | Trouble]:
        """Return each file, or why it cannot be read; it is looked for in `folder`, then from `root` on."""
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
