"""The rows of the collection tree, as plain values: text, icon, sentence, and what a click opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.collection import Collection, Document, Folder, Trouble
from workbench.presenters.open_documents import Mark, OpenDocuments, Place
from workbench.presenters.short_text import short_name

STREAMING = ("activity", "kind.text")
PLAIN = ("file-text", "text.secondary")
"""Icon and colour of a request that streams, and of one that does not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `place` is set where a click opens a document; `trouble` where its file is broken.

    `is_read` is False while only the name of its file is known.
    """

    key: str
    text: str
    icon: str
    tint: str
    children: tuple["Row", ...] = ()
    place: Place | None = None
    trouble: Trouble | None = None
    is_read: bool = True

    @property
    def is_folder(self) -> bool:
        """Whether it can hold other rows."""
        return self.place is None

    @property
    def tooltip(self) -> str:
        """The full name, and what is wrong with the file."""
        return self.text if self.trouble is None else f"{self.text}\n{sentence_of(self.trouble)}"


def rows_of(
    collections: Iterable[Collection], begun: Sequence[tuple[Place, str]] = ()
) -> tuple[Row, ...]:
    """Return one row for each collection, with its tree below; broken environments stand at its end.

    Requests without a file, given by place and name, come first.
    """
    rows = tuple(_collection_row(collection) for collection in collections)
    return (_begun_row(begun), *rows) if begun else rows


def sentence_of(trouble: Trouble) -> str:
    """Return why a file cannot be opened, with its place where that is known."""
    if not trouble.line:
        return trouble.reason
    place = f"Line {trouble.line}"
    if trouble.column:
        place += f", column {trouble.column}"
    return f"{place}: {trouble.reason}"


def accessible_text(row: Row, documents: OpenDocuments) -> str:
    """Return a row as a full sentence for screen readers."""
    parts = [row.text, _kind_of(row)]
    if row.trouble is not None:
        parts.append(sentence_of(row.trouble))
    if row.place is not None:
        parts += _state_of(row.place, documents)
    return ", ".join(parts)


def glyph_of(row: Row, documents: OpenDocuments) -> Mark | str | None:
    """Return what stands at the right of a row: "dirty", "broken", a mark of the last run, or nothing."""
    if row.trouble is not None:
        return "broken"
    if row.place is None:
        return None
    return "dirty" if documents.is_dirty(row.place) else documents.mark_of(row.place)


def icon_of(url: str) -> tuple[str, str]:
    """Return icon and colour of a request by its URL."""
    return STREAMING if ":streamGenerateContent" in url else PLAIN


def first_document(rows: Iterable[Row]) -> Row | None:
    """Return the first row that opens and is whole."""
    for row in rows:
        found = (
            row if row.place is not None and row.trouble is None else first_document(row.children)
        )
        if found is not None:
            return found
    return None


def _begun_row(begun: Sequence[tuple[Place, str]]) -> Row:
    children = tuple(
        Row(f"new:{place.path}", short_name(name), *STREAMING, (), place) for place, name in begun
    )
    return Row("begun", "Not saved yet", "pencil", "text.secondary", children)


def _collection_row(collection: Collection) -> Row:
    top = _folder_row(collection.top, collection.root)
    broken = tuple(_file_row(collection.root, path, why) for path, why in collection.troubles)
    return Row(
        f"col:{collection.root}",
        top.text,
        "folder",
        top.tint,
        (*top.children, *broken),
        top.place,
        top.trouble,
    )


def _folder_row(folder: Folder, root: str) -> Row:
    children = tuple(
        _folder_row(child, root) if isinstance(child, Folder) else document_row(child, root)
        for child in folder.children
    )
    key = f"folder:{root}/{folder.path}"
    name = short_name(folder.name)
    return Row(key, name, "folder", "text.secondary", children, None, folder.trouble)


def document_row(document: Document, root: str) -> Row:
    """Return the row of one request of a collection."""
    icon, tint = STREAMING if document.streams else PLAIN
    if document.trouble is not None:
        icon, tint = "file-text", "error.fg"
    place = Place(root, document.path)
    key = f"req:{root}/{document.path}"
    name = short_name(document.name)
    return Row(key, name, icon, tint, (), place, document.trouble, document.is_read)


def _file_row(root: str, path: str, trouble: Trouble) -> Row:
    return Row(f"file:{root}/{path}", path, "file-text", "error.fg", (), Place(root, path), trouble)


def _kind_of(row: Row) -> str:
    if row.key.startswith("col:"):
        return "collection"
    if row.is_folder:
        return "folder"
    if row.trouble is not None:
        return "broken file"
    return "streaming request" if row.icon == "activity" else "request"


def _state_of(place: Place, documents: OpenDocuments) -> list[str]:
    mark = documents.mark_of(place)
    unsaved = ["unsaved"] if documents.is_dirty(place) else []
    return unsaved if mark is None else [*unsaved, mark.word]
