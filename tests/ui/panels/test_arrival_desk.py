"""What comes in from outside: collections that another start, a drop or the file dialog brings."""

from collections.abc import Callable

import pytest

from tests.builders import a_request
from tests.ui.windows import HELLO, OTHER, ROOT, TREE, NothingElse, OpenWindow, World, acme
from workbench.domain.collection import Collection, Document, Folder
from workbench.domain.environment import Defaults
from workbench.domain.hand_over import HandOver
from workbench.presenters.open_documents import Place

Open = Callable[[World], OpenWindow]

ZOO = "/home/me/Zoo"
LION = Place(ZOO, "lion.yaml")


@pytest.fixture
def window(open_window: Open) -> OpenWindow:
    world = World(collections=NothingElse(acme().trees, acme().requests))
    lion = Folder("", Defaults("Zoo"), (Document("lion.yaml", "Lion"),))
    world.collections.trees[ZOO] = Collection(ZOO, lion)
    world.collections.requests[ZOO, "lion.yaml"] = a_request(name="Lion")
    return open_window(world)


def test_that_a_later_start_opens_its_folders_here(window: OpenWindow) -> None:
    window.frame.showMinimized()
    window.main.take_start(HandOver((ZOO,)))
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    assert window.page.place == LION
    assert window.main.library.roots == (ROOT, ZOO)
    assert window.main.toast.text == "Opened Zoo."
    assert not window.frame.isMinimized()


def test_that_a_collection_that_is_open_shows_the_tab_it_has(window: OpenWindow) -> None:
    window.open(OTHER)
    window.main.drops.arrivals.open_folder(ZOO)
    window.wait(lambda: window.page.place == LION)
    window.main.drops.arrivals.open_folder(ROOT)
    window.wait(lambda: window.page.place == OTHER)
    window.open(HELLO)
    window.main.drops.arrivals.open_folder(ROOT)
    window.wait(lambda: window.main.toast.text == f"Opened {TREE.name}.")
    assert window.page.place == HELLO


def test_that_a_folder_that_cannot_be_opened_is_told(window: OpenWindow) -> None:
    window.main.drops.arrivals.open_folder("/home/me/Gone")
    window.wait(lambda: window.main.toast.text.startswith("Gone cannot be opened:"))
    assert window.main.library.roots == (ROOT,)


def test_that_reading_a_collection_again_says_nothing(window: OpenWindow) -> None:
    window.main.library.open(ZOO)
    window.wait(lambda: ZOO in window.main.library.roots)
    assert window.main.toast.text == ""
