"""The window as it was left: what is kept when it closes, and what is put back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from tests.fakes import MemoryDrafts, MemorySecrets
from tests.ui.hands import child
from tests.ui.windows import HELLO, OTHER, ROOT, OpenWindow, World
from workbench.domain.window_state import Rect, TabState, WindowState
from workbench.presenters.layouts import Layout

Open = Callable[[World], OpenWindow]


def filled(window: OpenWindow) -> OpenWindow:
    window.open(HELLO)
    window.open(OTHER, kept=False)
    window.main.memory.watch()
    return window


def test_that_a_window_that_closes_is_remembered(window: OpenWindow) -> None:
    filled(window)
    window.run("layoutStacked")
    window.page.request_page.response.tabs.show_tab("chunks")
    window.frame.setGeometry(10, 20, 1300, 800)
    window.frame.close()
    state = window.world.window_states.state
    assert state.place == Rect(10, 20, 1300, 800)
    assert state.roots == (ROOT,)
    assert [(tab.path, tab.preview, tab.view) for tab in state.tabs] == [
        ("hello.yaml", False, "merged"),
        ("other.yaml", True, "chunks"),
    ]
    assert (state.front, state.layout, state.both) == (1, "stacked", "stacked")


def test_that_a_window_that_was_never_filled_keeps_the_old_state(window: OpenWindow) -> None:
    window.frame.close()
    assert window.world.window_states.state == WindowState()


def test_that_closing_needs_no_disk(open_window: Open) -> None:
    window = filled(open_window(World(drafts=MemoryDrafts())))
    window.world.window_states.trouble = "the disk is full"
    window.frame.close()
    assert not window.frame.isVisible()


def test_that_panel_layout_and_recents_come_back(window: OpenWindow) -> None:
    left = WindowState(panel_width=300, layout="responseOnly", both="stacked", recent=("a", "b"))
    window.main.memory.restore(left)
    window.open()
    assert not window.page.request_page.composer.isVisible()
    assert window.main.layouts.choice.both is Layout.STACKED
    assert window.main.palette.recent == ("a", "b")
    assert abs(window.frame.panel_width - 300) <= 1


def test_that_a_panel_that_was_hidden_stays_hidden(window: OpenWindow) -> None:
    window.main.memory.restore(WindowState(panel=False))
    assert not window.main.panel.isVisible()
    assert not window.frame.panel_wanted
    window.run("toggleSidePanel")
    assert window.main.panel.isVisible()


def test_that_views_and_halves_of_a_tab_come_back(window: OpenWindow) -> None:
    tab = TabState(ROOT, "hello.yaml", view="chunks", composer="headers", split=(500, 600))
    assert window.main.memory.restore_tabs(WindowState(tabs=(tab,)))
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    shown = window.page.request_page
    assert shown.response.tabs.current == "chunks"
    assert shown.composer.tabs.current == "headers"


def test_that_a_view_that_is_no_more_is_passed_over(window: OpenWindow) -> None:
    tab = TabState(ROOT, "hello.yaml", view="hologram", split=(1, 2, 3))
    assert window.main.memory.restore_tabs(WindowState(tabs=(tab,), front=9))
    assert window.page.request_page.response.tabs.current == "merged"


def test_that_nothing_is_restored_where_nothing_is_left(window: OpenWindow) -> None:
    gone = WindowState(tabs=(TabState("", "untitled-4"), TabState(ROOT, "gone.yaml")))
    assert not window.main.memory.restore_tabs(gone)
    assert window.desk.front is None


def test_that_the_window_opens_on_a_screen(window: OpenWindow) -> None:
    window.frame.go_to(Rect(90_000, 90_000, 1000, 700), maximized=False)
    screen = window.frame.screen().availableGeometry()
    assert screen.contains(window.frame.geometry().center())


def test_that_a_maximized_window_opens_so(window: OpenWindow) -> None:
    window.frame.go_to(Rect(0, 0, 1000, 700), maximized=True)
    assert window.frame.windowState() & Qt.WindowState.WindowMaximized


def test_that_the_line_between_panel_and_documents_is_where_it_was(window: OpenWindow) -> None:
    window.main.memory.restore(WindowState(panel_width=350))
    splitter = child(window.frame, QSplitter, "mainSplitter")
    assert abs(splitter.sizes()[0] - 350) <= 1
    assert isinstance(splitter.widget(0), QWidget)


def test_that_a_window_that_lives_has_not_ended_and_a_closed_one_has(window: OpenWindow) -> None:
    filled(window)
    states = window.world.window_states
    window.wait(lambda: bool(states.state.tabs))
    assert not states.state.ended
    window.frame.close()
    assert states.state.ended


def test_that_tabs_that_are_still_to_be_opened_are_remembered(window: OpenWindow) -> None:
    tabs = tuple(TabState(ROOT, path) for path in ("other.yaml", "bad.yaml", "hello.yaml"))
    assert window.main.memory.restore_tabs(WindowState(tabs=tabs, front=2))
    state = window.main.memory.state()  # before the window had time for those behind
    assert [tab.path for tab in state.tabs] == ["other.yaml", "bad.yaml", "hello.yaml"]
    assert state.front == 2


def test_that_the_side_panel_and_the_caret_come_back(window: OpenWindow) -> None:
    tab = TabState(ROOT, "hello.yaml", caret=7)
    window.main.memory.restore(WindowState(side="collections"))
    assert window.main.memory.restore_tabs(WindowState(tabs=(tab,)))
    assert window.main.memory.state().tabs[0].caret == 7  # also before there is a text
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    assert window.page.request_page.composer.body.textCursor().position() == 7
    state = window.main.memory.state()
    assert (state.side, state.tabs[0].caret) == ("collections", 7)


def test_that_no_state_however_odd_is_trouble(window: OpenWindow) -> None:
    tab = TabState(ROOT, "hello.yaml", caret=10**30, scroll=-5, split=(-1, 10**9))
    odd = WindowState(side="hologram", panel_width=-3, tabs=(tab,), front=-8)
    window.main.memory.restore(odd)
    assert window.main.memory.restore_tabs(odd)
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)


def test_that_the_key_that_was_chosen_is_chosen_again(
    bare_window: Callable[[World], OpenWindow],
) -> None:
    keys = MemorySecrets({"Personal": "AIza-one", "Work": "AIza-two"})
    window = filled(bare_window(World(secrets=keys)).begin())
    assert window.session.keys.in_force == "Personal"
    window.session.choose_key("Work")
    left = window.main.memory.state()
    assert left.key == "Work"
    again = bare_window(World(secrets=keys))
    again.main.memory.restore(left)
    again.begin()
    assert again.session.keys.in_force == "Work"


def test_that_a_key_that_is_gone_is_not_chosen_again(
    bare_window: Callable[[World], OpenWindow],
) -> None:
    window = bare_window(World(secrets=MemorySecrets({"Personal": "AIza-one"})))
    window.main.memory.restore(WindowState(key="Work"))
    window.begin()
    assert window.session.keys.in_force == "Personal"
