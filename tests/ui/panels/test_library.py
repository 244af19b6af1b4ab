"""Very large collections: rows are read once they are seen or searched."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit

from tests.builders import a_request
from tests.fakes import FakeCollections
from tests.ui.hands import child, type_text
from tests.ui.windows import ROOT, OpenWindow, World
from workbench.domain.collection import Collection, Document, Folder
from workbench.domain.environment import Defaults
from workbench.ui.panels.library import ROWS_AT_ONCE

MANY = 3 * ROWS_AT_ONCE
LISTED = tuple(Document(f"r{number}.yaml", f"r{number}", is_read=False) for number in range(MANY))
Open = Callable[[World], OpenWindow]


def many() -> FakeCollections:
    """Return a collection whose files were only listed; the second holds no request."""
    named = {(ROOT, each.path): a_request(name=f"Request {each.name[1:]}") for each in LISTED}
    del named[ROOT, "r1.yaml"]
    tree = Collection(ROOT, Folder("", Defaults("Acme"), LISTED))
    return FakeCollections(trees={ROOT: tree}, requests=named)


def texts(window: OpenWindow) -> list[str]:
    """Return the rows of the tree, read or not, below the collection."""
    model = window.main.panel.tree.model()
    top: QModelIndex = model.index(0, 0)
    return [model.index(row, 0, top).data() for row in range(model.rowCount(top))]


def test_that_rows_in_view_get_their_names_and_others_wait(open_window: Open) -> None:
    window = open_window(World(collections=many()))
    window.wait(lambda: texts(window)[:2] == ["Request 0", "Request 2"])
    assert texts(window)[-1] == f"r{MANY - 1}"


def test_that_searching_reads_what_was_not_seen(open_window: Open) -> None:
    window = open_window(World(collections=many()))
    type_text(child(window.frame, QLineEdit, "collectionFilter"), f"Request {MANY - 1}")
    window.wait(lambda: texts(window) == [f"Request {MANY - 1}"])


def test_that_names_stay_when_the_collection_is_read_again(open_window: Open) -> None:
    window = open_window(World(collections=many()))
    window.wait(lambda: texts(window)[0] == "Request 0")
    window.main.library.open(ROOT)
    window.wait(lambda: len(texts(window)) == MANY)
    assert texts(window)[0] == "Request 0"
    window.wait(lambda: len(texts(window)) == MANY - 1)


def test_that_collections_stand_in_the_order_in_which_they_were_asked_for(
    window: OpenWindow,
) -> None:
    library = window.main.library
    for root in ("/home/me/Slow", "/home/me/Quick"):
        library.open(root)
    window.wait(lambda: len(library.roots) == 3)
    assert library.roots == (ROOT, "/home/me/Slow", "/home/me/Quick")
