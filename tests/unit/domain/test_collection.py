"""A collection's tree, and where the files that a document names lie."""

import pytest

from workbench.domain.collection import (
    Collection,
    Document,
    Folder,
    beside,
    folder_of,
    with_documents,
)
from workbench.domain.environment import Defaults

INNER = Folder("a/b", Defaults("B"), (Document("a/b/x.yaml", "X"),))
TREE = Collection(
    "/c",
    Folder(
        "",
        Defaults("C"),
        (Folder("a", Defaults("A"), (INNER, Document("a/y.yaml", "Y"))), Document("z.yaml", "Z")),
    ),
)


def test_that_documents_come_in_the_order_of_the_tree() -> None:
    assert [document.name for document in TREE.documents()] == ["X", "Y", "Z"]


def test_that_parents_come_innermost_first() -> None:
    assert [defaults.name for defaults in TREE.parents_of("a/b/x.yaml")] == ["B", "A", "C"]
    assert [defaults.name for defaults in TREE.parents_of("z.yaml")] == ["C"]


@pytest.mark.parametrize(
    ("folder", "file", "path"),
    [
        ("", "files/a.png", "files/a.png"),
        ("a/b", "files/a.png", "a/b/files/a.png"),
        ("a/b", "../c.json", "a/c.json"),
        ("a", "../../c.json", "../c.json"),
        ("a", "/etc/passwd", "/etc/passwd"),
    ],
)
def test_that_named_files_lie_beside_their_document(folder: str, file: str, path: str) -> None:
    assert beside(folder, file) == path


def test_that_a_document_at_the_root_has_no_folder() -> None:
    assert (folder_of("x.yaml"), folder_of("a/b/x.yaml")) == ("", "a/b")


def test_that_what_is_known_later_takes_its_place_in_the_tree() -> None:
    known = {"a/b/x.yaml": Document("a/b/x.yaml", "Ex", streams=True), "z.yaml": None}
    top = with_documents(TREE.top, known)
    assert [each.name for each in Collection("/c", top).documents()] == ["Ex", "Y"]
    assert [each.name for each in TREE.documents()] == ["X", "Y", "Z"]
