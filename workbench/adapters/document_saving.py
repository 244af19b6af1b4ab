"""The text that saves a document: a new file in the fixed order, or an existing one changed where it differs.

Nothing is returned that does not read back as the document it came from.
"""

from collections.abc import Callable, Sequence

from workbench.adapters.document_tables import (
    ENVIRONMENT_ORDER,
    FOLDER_ORDER,
    REQUEST_ORDER,
    Table,
    environment_table,
    folder_table,
    request_table,
)
from workbench.adapters.document_yaml import (
    FORMAT_VERSION,
    FolderFile,
    environment_from,
    folder_from,
    request_from,
    version_of,
)
from workbench.adapters.yaml_nodes import Mapping, read_mapping
from workbench.adapters.yaml_revising import revised
from workbench.adapters.yaml_writing import canonical, document
from workbench.domain.environment import Environment
from workbench.domain.errors import CannotRead, CannotWrite
from workbench.domain.request import Request

_ROUNDS = 3  # a file without a newline at its end can need a second look

Reader = Callable[[Mapping], Table]


def request_text(request: Request, old: str | None, path: str, stem: str) -> str:
    """Return the text of a request's file; `old` is what stands there. Errors: CannotWrite."""

    def read(root: Mapping) -> Table:
        return request_table(request_from(root, path, stem))

    return _saved(request_table(request), old, path, REQUEST_ORDER, read)


def folder_text(file: FolderFile, old: str | None, path: str) -> str:
    """Return the text of a collection.yaml or folder.yaml. Errors: CannotWrite."""

    def read(root: Mapping) -> Table:
        return folder_table(folder_from(root, path, file.defaults.name))

    return _saved(folder_table(file), old, path, FOLDER_ORDER, read)


def environment_text(environment: Environment, path: str) -> str:
    """Return the text of a new environment's file. Errors: CannotWrite."""

    def read(root: Mapping) -> Table:
        return environment_table(environment_from(root, path, environment.stem))

    return _saved(environment_table(environment), None, path, ENVIRONMENT_ORDER, read)


def _saved(table: Table, old: str | None, path: str, order: Sequence[str], read: Reader) -> str:
    try:
        text = document(table) if old is None else _changed(table, old, path, order, read)
        understood = read(read_mapping(text, path))
    except CannotRead as error:
        raise CannotWrite(path, f"{error.reason}; nothing was written") from error
    if not _same(understood, table):
        raise CannotWrite(path, "it would not read back as it is; nothing was written")
    return text


def _changed(table: Table, text: str, path: str, order: Sequence[str], read: Reader) -> str:
    """Return the old text with the differences written into it; a text without any comes back as it is."""
    for _ in range(_ROUNDS):
        root = read_mapping(text, path)
        _refuse_newer(root, path)
        now = read(root)
        if _same(now, table):
            break
        text = revised(text, root, now, table, order)
    return text


def _refuse_newer(root: Mapping, path: str) -> None:
    version = version_of(root, path)
    if version > FORMAT_VERSION:
        reason = f"it has format version {version}, which this version of the program only reads; nothing was changed"
        raise CannotWrite(path, reason)


def _same(one: Table, other: Table) -> bool:
    return canonical(one) == canonical(other)
