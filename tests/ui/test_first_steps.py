"""What the window does by itself when it opens."""

import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTabBar

from tests.fakes import FakeCollections, MemorySecrets, MemorySettings, MemoryWindowStates
from tests.ui.windows import HELLO, ROOT, NothingElse, OpenWindow, World, acme, no_models
from workbench.domain.errors import CannotWrite
from workbench.domain.hand_over import TAKEN, HandOver, hand_over_line
from workbench.domain.settings import settings_from
from workbench.domain.window_state import TabState, WindowState
from workbench.ports import BugReports, StarterCollection
from workbench.presenters.open_documents import Mark
from workbench.services.engine import Engine
from workbench.ui.application import WindowParts
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.first_steps import FirstSteps

KEY = MemorySecrets({"Personal": "AIza" + "x" * 35})


def no_bug_reports() -> BugReports:
    raise AssertionError("nothing went wrong")


@dataclass
class Start:
    """A start of the program: the examples are `new` or not, or cannot be made."""

    new: bool = False
    trouble: CannotWrite | None = None
    world: World = field(default_factory=World)
    folders: tuple[str, ...] = ()
    screenshot: str | None = None
    address: str = ""
    beside: Literal["", "asked", "silent"] = ""

    def examples(self) -> StarterCollection:
        if self.trouble is not None:
            raise self.trouble
        return StarterCollection(ROOT, is_new=self.new)

    @property
    def parts(self) -> WindowParts:
        return WindowParts(
            load_collections=self.world.load_collections,
            load_drafts=self.world.load_drafts,
            settings=self.world.settings,
            window_states=self.world.window_states,
            load_engine=self.world.engine,
            load_catalog=no_models,
            prepare_examples=self.examples,
            find_variables=self.world.find_variables,
            folders=self.folders,
            screenshot=self.screenshot,
            address=self.address,
            beside=self.beside,
            load_bug_reports=no_bug_reports,
        )


Opened = Callable[[Start], OpenWindow]


@pytest.fixture
def opened(bare_window: Callable[[World], OpenWindow], bridge: AsyncBridge) -> Opened:
    """Open a window the way the program does."""

    def start(start: Start) -> OpenWindow:
        window = bare_window(start.world)
        FirstSteps(start.parts, window.main, bridge).begin()
        return window

    return start


def shows_hello(window: OpenWindow) -> bool:
    page = window.desk.front
    return page is not None and page.place == HELLO and page.is_ready


def mark(window: OpenWindow) -> Mark | None:
    return window.main.library.documents.mark_of(HELLO)


def test_that_the_very_first_start_streams_hello_from_the_mock(opened: Opened) -> None:
    window = opened(Start(new=True))
    window.wait(lambda: mark(window) is Mark.PASSED)
    assert window.world.urls[0].startswith("http://127.0.0.1:8642/")


@dataclass
class WatchedWorld(World):
    """Notes what had been shown when the engine was asked for."""

    shown: list[object] = field(default_factory=list)
    shown_before: int = -1

    def engine(self) -> Engine:
        self.shown_before = len(self.shown)
        return super().engine()


def test_that_a_request_is_shown_before_the_engine_is_loaded(opened: Opened) -> None:
    world = WatchedWorld()
    window = opened(Start(world=world))
    window.desk.document_shown.connect(world.shown.append)
    window.wait(lambda: window.session.engine is not None)
    assert world.shown_before == 1


def test_that_the_engine_is_loaded_where_there_is_no_request(opened: Opened) -> None:
    window = opened(Start(world=World(collections=FakeCollections()), folders=("/empty",)))
    window.wait(lambda: window.session.keys.loaded)
    assert window.desk.front is None


def titles(window: OpenWindow) -> list[str]:
    bar = window.main.tabs.findChild(QTabBar)
    assert bar is not None
    return [bar.tabText(index) for index in range(bar.count())]


def test_that_the_very_first_start_has_the_welcome_page_before_the_answer(opened: Opened) -> None:
    window = opened(Start(new=True))
    window.wait(lambda: mark(window) is Mark.PASSED)
    assert titles(window) == ["Welcome", "Say hello"]
    assert window.page.place == HELLO
    assert window.main.panel.tree.hasFocus()


def test_that_a_later_start_has_no_welcome_page(opened: Opened) -> None:
    window = opened(Start())
    window.wait(lambda: shows_hello(window))
    assert titles(window) == ["Say hello"]


def test_that_a_folder_without_requests_is_welcomed(opened: Opened) -> None:
    world = World(collections=FakeCollections())
    window = opened(Start(world=world, folders=("/empty",)))
    window.wait(lambda: titles(window) == ["Welcome"])


def test_that_where_no_collection_can_be_opened_the_welcome_page_is(opened: Opened) -> None:
    window = opened(Start(trouble=CannotWrite("/data/Examples", "the disk is full")))
    window.wait(lambda: titles(window) == ["Welcome"])


def test_that_a_picture_is_of_the_first_request_alone(opened: Opened, tmp_path: Path) -> None:
    window = opened(Start(new=True, screenshot=str(tmp_path / "x.png")))
    window.wait(lambda: shows_hello(window))
    assert titles(window) == ["Say hello"]


def test_that_a_later_start_shows_hello_and_sends_nothing(opened: Opened) -> None:
    window = opened(Start())
    window.wait(lambda: shows_hello(window) and window.session.mock.is_on)
    assert window.world.urls == []


def test_that_with_a_key_requests_go_to_google(opened: Opened) -> None:
    window = opened(Start(world=World(secrets=KEY)))
    window.wait(lambda: shows_hello(window) and window.session.keys.loaded)
    assert not window.session.mock.wanted


def test_that_a_first_start_with_a_key_spends_nothing(opened: Opened) -> None:
    window = opened(Start(new=True, world=World(secrets=KEY)))
    window.wait(lambda: shows_hello(window) and window.session.keys.loaded)
    assert not window.session.mock.wanted
    assert window.world.urls == []


def test_that_a_key_of_the_process_counts(opened: Opened) -> None:
    window = opened(Start(world=World(variables=("GEMINI_API_KEY",))))
    window.wait(lambda: window.session.keys.loaded)
    assert not window.session.mock.wanted
    assert window.session.keys.in_force == "GEMINI_API_KEY"


def test_that_named_folders_open_instead_of_the_examples(opened: Opened) -> None:
    window = opened(Start(folders=(ROOT,), trouble=CannotWrite("Examples", "never asked for")))
    window.wait(lambda: shows_hello(window))


def test_that_missing_examples_are_said(opened: Opened) -> None:
    window = opened(Start(trouble=CannotWrite("/data/Examples", "the disk is full")))
    window.wait(lambda: "the disk is full" in "".join(window.main.notices.texts))


def test_that_a_picture_is_painted_after_the_answer(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", staticmethod(codes.append))
    picture = tmp_path / "window.png"
    window = opened(Start(screenshot=str(picture), world=World(secrets=KEY)))
    window.wait(lambda: codes == [0])
    assert window.world.urls[0].startswith("http://127.0.0.1:8642/")
    assert QImage(str(picture)).width() == window.frame.width()


def left_with(*paths: str, front: int = 0, roots: tuple[str, ...] = (ROOT,)) -> World:
    """Return a world in which the window was left with tabs of Acme."""
    tabs = tuple(TabState(ROOT, path) for path in paths)
    return World(window_states=MemoryWindowStates(WindowState(roots=roots, tabs=tabs, front=front)))


def open_paths(window: OpenWindow) -> list[str]:
    return [page.place.path for page in window.main.tabs.pages]


def test_that_the_tabs_that_were_open_come_back_in_order(opened: Opened) -> None:
    window = opened(Start(world=left_with("other.yaml", "hello.yaml", front=1)))
    window.wait(lambda: open_paths(window) == ["other.yaml", "hello.yaml"])
    assert window.page.place == HELLO
    window.wait(lambda: all(page.is_ready for page in window.main.tabs.pages))


def test_that_tabs_whose_file_is_gone_are_passed_over(opened: Opened) -> None:
    window = opened(Start(world=left_with("gone.yaml", "other.yaml", front=0)))
    window.wait(lambda: open_paths(window) == ["other.yaml"])


def test_that_collections_that_are_gone_give_way_to_the_examples(opened: Opened) -> None:
    world = left_with("x.yaml", roots=("/gone",))
    world.collections = NothingElse(world.collections.trees, world.collections.requests)
    window = opened(Start(world=world))
    window.wait(lambda: shows_hello(window))


def test_that_a_folder_asked_for_is_opened_instead_of_what_was_left(opened: Opened) -> None:
    window = opened(Start(world=left_with("other.yaml", roots=("/gone",)), folders=(ROOT,)))
    window.wait(lambda: open_paths(window) == ["other.yaml"])
    assert window.main.library.roots == (ROOT,)


def test_that_a_picture_shows_nothing_of_the_last_time(opened: Opened, tmp_path: Path) -> None:
    world = left_with("other.yaml")
    start = Start(world=world, screenshot=str(tmp_path / "x.png"))
    window = opened(start)
    window.wait(lambda: shows_hello(window))
    window.frame.close()
    assert world.window_states.state.tabs == left_with("other.yaml").window_states.state.tabs


LEFT = (TabState(ROOT, "other.yaml"), TabState(ROOT, "hello.yaml"))


def left(*, ended: bool) -> World:
    state = WindowState(roots=(ROOT,), tabs=LEFT, front=1, ended=ended)
    return World(window_states=MemoryWindowStates(state))


def test_that_tabs_of_a_killed_window_come_back_and_that_is_said(opened: Opened) -> None:
    window = opened(Start(world=left(ended=False)))
    window.wait(lambda: shows_hello(window) and len(window.main.tabs.pages) == 2)
    assert window.main.toast.text == "Tabs restored after an unexpected quit"
    assert not window.world.window_states.state.ended


def test_that_nothing_is_said_after_a_clean_quit(opened: Opened) -> None:
    window = opened(Start(world=left(ended=True)))
    window.wait(lambda: shows_hello(window) and len(window.main.tabs.pages) == 2)
    assert window.main.toast.text == ""


def test_that_a_window_beside_a_silent_one_says_so_and_is_not_remembered(opened: Opened) -> None:
    window = opened(Start(world=left(ended=False), beside="silent"))
    window.wait(lambda: shows_hello(window))
    assert "does not answer" in window.main.toast.text
    window.frame.close()
    assert not window.world.window_states.state.ended


def test_that_another_window_begins_anew(opened: Opened) -> None:
    window = opened(Start(world=left(ended=True), folders=(ROOT,), beside="asked"))
    window.wait(lambda: shows_hello(window))
    assert [page.place for page in window.main.tabs.pages] == [HELLO]
    window.frame.close()
    assert window.world.window_states.state.tabs == LEFT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, not sockets")
def test_that_a_later_start_reaches_the_window(opened: Opened, tmp_path: Path) -> None:
    address = str(tmp_path / "window.socket")
    world = World(collections=NothingElse(acme().trees, acme().requests))
    window = opened(Start(address=address, world=world))
    window.wait(lambda: shows_hello(window) and Path(address).exists())
    with socket.socket(socket.AF_UNIX) as second:
        second.connect(address)
        second.sendall(hand_over_line(HandOver(("/home/me/Gone",))))
        window.wait(lambda: window.main.toast.text.startswith("Gone cannot be opened:"))
        assert second.recv(100) == TAKEN


def test_that_tabs_are_not_opened_again_where_that_is_not_wanted(opened: Opened) -> None:
    state = WindowState(roots=(ROOT,), tabs=(TabState(ROOT, "other.yaml"),))
    settings = MemorySettings(settings_from({"restore_tabs": False}))
    world = World(secrets=KEY, settings=settings, window_states=MemoryWindowStates(state))
    window = opened(Start(world=world))
    window.wait(lambda: shows_hello(window))
    assert titles(window) == ["Say hello"]
