"""The JSON view: sources, filter, pointer, whole values, long answers beside the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_run, events_of
from tests.run_events import events_of_run
from tests.ui.hands import child, click, press, type_text
from tests.unit.presenters.json_runs import a_state, state_of
from workbench.presenters.find_query import FindQuery
from workbench.presenters.json_documents import QUICK, JsonDocuments
from workbench.presenters.json_source import Source
from workbench.presenters.response_state import ResponseState
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.json_view import MOST_LEFT, JsonView
from workbench.ui.theme import Appearance

TEXT = "/candidates/0/content/parts/0/text"


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> JsonView:
    made = JsonView(appearance)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(view: JsonView, state: ResponseState) -> None:
    view.show_documents(JsonDocuments(state))


def pointers(view: JsonView) -> list[str]:
    """Return the pointer of every row that is unfolded."""
    index, found = view.tree.json.index(0, 0), []
    while index.isValid():
        node = view.tree.json.node_at(index)
        assert node is not None
        found.append(node.pointer)
        index = view.tree.indexBelow(index)
    return found


def chosen_value(view: JsonView) -> object:
    return view.tree.chosen.value if view.tree.chosen else None


def test_that_the_merged_response_comes_first(view: JsonView) -> None:
    show(view, a_state("Hello, ", "world"))
    view.go_to_place(Source.MERGED, TEXT)
    assert chosen_value(view) == "Hello, world"
    assert view.path.pointer == TEXT


def test_that_the_path_copies_the_pointer(view: JsonView) -> None:
    show(view, a_state("Hello"))
    view.go_to_place(Source.MERGED, TEXT)
    click(view.path)
    assert QGuiApplication.clipboard().text() == TEXT
    assert view.path.accessibleName() == f"Copy pointer {TEXT}"


def test_that_one_chunk_can_be_chosen(view: JsonView) -> None:
    show(view, a_state("Hello, ", "world"))
    number = child(view, QSpinBox, "jsonChunk")
    assert not number.isVisible()
    view.show_source(Source.CHUNK)
    assert number.isVisible()
    assert number.suffix() == " of 2"
    press(number, Qt.Key.Key_Up)
    view.tree.choose(("candidates", 0, "content", "parts", 0, "text"))
    assert chosen_value(view) == "world"
    view.choose_chunk(0)
    assert chosen_value(view) != "world"


def test_that_all_chunks_are_one_array(view: JsonView) -> None:
    show(view, a_state("Hello, ", "world"))
    view.show_source(Source.ALL)
    view.go_to_place(Source.ALL, f"/1{TEXT}")
    assert chosen_value(view) == "world"


def test_that_output_that_is_no_json_says_so(view: JsonView) -> None:
    show(view, a_state("Hello"))
    view.show_source(Source.OUTPUT)
    assert view.reason.startswith("The text of this answer is no JSON")
    view.show_source(Source.MERGED)
    assert view.reason == ""


def test_that_a_text_leaves_only_its_places(view: JsonView, qtbot: QtBot) -> None:
    show(view, a_state("Hello, ", "world"))
    type_text(view.filter, "WORLD")
    qtbot.waitUntil(lambda: view.left_words == "1")
    assert pointers(view)[-1] == TEXT
    assert len(pointers(view)) == 7
    press(view.filter, Qt.Key.Key_Escape)
    assert view.left_words == ""
    assert len(pointers(view)) > 7
    assert view.path.pointer == TEXT


def test_that_a_pointer_leaves_what_it_names(view: JsonView, qtbot: QtBot) -> None:
    show(view, a_state('{"a": [{"x": 1}, {"x": 2}]}'))
    view.show_source(Source.OUTPUT)
    type_text(view.filter, "/a/*/x")
    qtbot.waitUntil(lambda: view.left_words == "2")
    assert pointers(view) == ["", "/a", "/a/0", "/a/0/x", "/a/1", "/a/1/x"]


def test_that_a_filter_without_places_says_so(view: JsonView, qtbot: QtBot) -> None:
    show(view, a_state("Hello"))
    type_text(view.filter, "nowhere")
    qtbot.waitUntil(lambda: view.reason == "Nothing matches “nowhere”.")
    view.filter.clear()
    assert view.reason == ""
    assert pointers(view)


def test_that_a_filter_with_very_many_places_shows_the_first(view: JsonView, qtbot: QtBot) -> None:
    show(view, a_state(str(["x"] * (MOST_LEFT + 5)).replace("'", '"')))
    view.show_source(Source.OUTPUT)
    type_text(view.filter, "x")
    qtbot.waitUntil(lambda: view.left_words == "1,000+")


def test_that_a_long_string_is_shown_below(view: JsonView) -> None:
    show(view, a_state("word " * 100))
    view.go_to_place(Source.MERGED, TEXT)
    press(view.tree, Qt.Key.Key_Return)
    assert view.whole.isVisible()
    assert view.whole.text.toPlainText() == "word " * 100
    view.tree.choose(("candidates", 0, "content", "role"))
    assert view.whole.text.toPlainText() == "model"
    click(child(view, QToolButton, "closeValueButton"))
    assert not view.whole.isVisible()
    view.tree.all_wanted.emit(view.tree.chosen)
    press(view.whole.text, Qt.Key.Key_Escape)
    assert not view.whole.isVisible()


def test_that_a_place_that_is_gone_leads_to_what_is_there(view: JsonView) -> None:
    show(view, a_state("Hello"))
    view.go_to_place(Source.MERGED, "/candidates/0/gone/x")
    assert view.path.pointer == "/candidates/0"


def test_that_a_search_steps_through_its_places(view: JsonView, qtbot: QtBot) -> None:
    show(view, a_state('{"a": "one", "b": ["One", "none"]}'))
    view.show_source(Source.OUTPUT)
    with qtbot.waitSignal(view.found_changed):
        view.look_for(FindQuery("one"))
    assert (view.found_count, view.found_all) == (3, True)
    view.go_to(1)
    assert view.path.pointer == "/b/0"
    view.look_for(FindQuery("one", whole_word=True))
    assert view.found_count == 2
    view.look_for(None)
    assert view.found_count == 0


def test_that_a_stream_is_shown_as_far_as_it_has_come(view: JsonView) -> None:
    told = events_of_run(a_run(*events_of("Hello, ", "world")))
    state = ResponseState()
    state.take(told[:3])
    show(view, state)
    view.go_to_place(Source.MERGED, TEXT)
    assert chosen_value(view) == "Hello, "
    state.take(told[3:])
    view.refresh()
    assert chosen_value(view) == "Hello, world"


def test_that_a_hidden_view_reads_nothing_until_it_is_shown(view: JsonView) -> None:
    view.hide()
    show(view, a_state("Hello"))
    assert view.tree.json.rowCount() == 0
    view.show()
    assert view.tree.json.rowCount() == 1


def test_that_a_long_answer_is_read_beside_the_window(
    view: JsonView, bridge: AsyncBridge, qtbot: QtBot
) -> None:
    view.use_bridge(bridge)
    state = state_of(a_run(*events_of("word " * (QUICK // 5 + 1))))
    show(view, state)
    assert view.reason == "Reading…"
    view.go_to_place(Source.MERGED, TEXT)
    qtbot.waitUntil(lambda: view.reason == "")
    assert view.path.pointer == TEXT


def test_that_another_answer_takes_the_place_of_one_still_read(
    view: JsonView, bridge: AsyncBridge, qtbot: QtBot
) -> None:
    view.use_bridge(bridge)
    show(view, a_state("word " * (QUICK // 5 + 1)))
    show(view, a_state("short"))
    view.go_to_place(Source.MERGED, TEXT)
    assert chosen_value(view) == "short"


def test_that_a_stream_is_read_now_and_then_while_it_runs(view: JsonView, qtbot: QtBot) -> None:
    told = events_of_run(a_run(*events_of("one ", "two ", "three")))
    state = ResponseState()
    state.take(told[:3])
    show(view, state)
    view.go_to_place(Source.MERGED, TEXT)
    state.take(told[3:4])
    view.refresh()
    assert chosen_value(view) == "one "
    qtbot.waitUntil(lambda: chosen_value(view) == "one two ")


def test_that_nothing_moves_while_a_stream_goes_on(view: JsonView, qtbot: QtBot) -> None:
    told = events_of_run(a_run(*events_of("one ", "two ", "three")))
    state = ResponseState()
    state.take(told[:3])
    show(view, state)
    view.resize(600, 160)
    view.tree.choose(("modelVersion",))
    view.tree.verticalScrollBar().setValue(1)
    state.take(told[3:])
    view.refresh()
    assert view.tree.verticalScrollBar().value() == 1
    assert view.path.pointer == "/modelVersion"


def test_that_a_chunk_is_not_read_again_for_those_behind_it(view: JsonView) -> None:
    told = events_of_run(a_run(*events_of("one ", "two ", "three")))
    state = ResponseState()
    state.take(told[:3])
    show(view, state)
    view.show_source(Source.CHUNK)
    with_first = view.tree.json.node_at(view.tree.json.index(0, 0))
    state.take(told[3:4])
    view.refresh()
    assert view.tree.json.node_at(view.tree.json.index(0, 0)) is with_first
    assert child(view, QSpinBox, "jsonChunk").suffix() == " of 2"


def test_that_the_row_stays_in_view_when_its_whole_value_is_shown(view: JsonView) -> None:
    show(view, a_state("word " * 100))
    view.go_to_place(Source.MERGED, "/responseId")
    view.resize(600, 300)
    press(view.tree, Qt.Key.Key_Return)
    view.whole.text.grab()
    row = view.tree.visualRect(view.tree.currentIndex())
    assert view.whole.isVisible()
    assert view.tree.viewport().rect().contains(row.center())
