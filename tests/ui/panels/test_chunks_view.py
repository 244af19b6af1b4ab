"""The Chunks view: table, detail, following."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press, type_text
from tests.ui.item_models.test_chunk_model import Stream
from workbench.presenters.find_query import FindQuery
from workbench.ui.panels.chunks_view import ChunksView
from workbench.ui.theme import Appearance


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> ChunksView:
    made = ChunksView(appearance)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_that_without_chunks_it_says_so(view: ChunksView) -> None:
    view.show_rows(Stream().rows)
    assert child(view, QLabel, "noChunksText").isVisible()
    assert not view.table.isVisible()


def test_that_a_chosen_chunk_shows_its_event(view: ChunksView, qtbot: QtBot) -> None:
    stream = Stream()
    stream.go_on("one", "two")
    view.show_rows(stream.rows)
    view.table.setFocus()
    with qtbot.waitSignal(view.chunk_chosen) as chosen:
        view.choose(1)
    assert chosen.args == [1]
    parts = json.loads(view.detail.toPlainText())["candidates"][0]["content"]["parts"]
    assert parts == [{"text": "two"}]
    click(child(view, QPushButton, "segmentBytes"))
    assert view.detail.toPlainText().startswith("data: {")
    press(view.table, Qt.Key.Key_Up)
    assert '"one"' in view.detail.toPlainText()


def test_that_it_follows_only_at_its_end(view: ChunksView) -> None:
    stream = Stream()
    stream.go_on(*["word"] * 100)
    view.show_rows(stream.rows)
    bar = view.table.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    bar.setValue(10)
    stream.go_on(*["word"] * 100)
    view.refresh()
    assert (view.model.rowCount(), bar.value()) == (200, 10)
    bar.setValue(bar.maximum())
    stream.go_on("last")
    view.refresh()
    assert bar.value() == bar.maximum()


def test_that_another_answer_begins_without_a_choice(view: ChunksView) -> None:
    stream, other = Stream(), Stream()
    stream.go_on("one", "two")
    view.show_rows(stream.rows)
    view.choose(0)
    other.go_on("three", "four")
    view.show_rows(other.rows)
    assert (view.chosen, view.detail.toPlainText()) == (-1, "")


def test_that_a_hidden_view_catches_up_when_it_is_shown(view: ChunksView) -> None:
    stream = Stream()
    stream.go_on("one", "two")
    view.show_rows(stream.rows)
    view.hide()
    stream.go_on("three")
    view.refresh()
    assert view.model.rowCount() == 2
    view.show()
    assert view.model.rowCount() == 3


def test_that_a_chunk_that_is_not_there_is_not_chosen(view: ChunksView) -> None:
    view.show_rows(Stream().rows)
    view.choose(5)
    assert view.chosen == -1


def numbers(view: ChunksView) -> list[str]:
    return [str(view.model.index(row, 0).data()) for row in range(view.model.rowCount())]


def test_that_a_text_leaves_the_chunks_that_say_it(view: ChunksView, qtbot: QtBot) -> None:
    stream = Stream()
    stream.go_on("one", "two", "\nthree", "twofold")
    view.show_rows(stream.rows)
    type_text(view.filter.field, "TWO")
    qtbot.waitUntil(lambda: numbers(view) == ["2", "4"])
    assert view.filter.count_text == "2 of 4"
    view.choose(3)
    assert view.chosen == 3
    assert "twofold" in view.detail.toPlainText()
    view.choose(0)
    assert view.chosen == 3
    press(view.filter.field, Qt.Key.Key_Escape)
    assert numbers(view) == ["1", "2", "3", "4"]
    assert (view.chosen, view.filter.count_text) == (3, "")


def test_that_a_filter_takes_in_what_comes_later(view: ChunksView, qtbot: QtBot) -> None:
    stream = Stream()
    stream.go_on("one", "two")
    view.show_rows(stream.rows)
    type_text(view.filter.field, "two")
    qtbot.waitUntil(lambda: numbers(view) == ["2"])
    stream.go_on("three", "two again")
    view.refresh()
    assert numbers(view) == ["2", "4"]
    assert view.filter.count_text == "2 of 4"


def test_that_only_chunks_of_a_kind_can_be_shown(view: ChunksView) -> None:
    stream = Stream()
    stream.go_on("one", "two")
    view.show_rows(stream.rows)
    kinds = child(view, QComboBox, "chunkKinds")
    kinds.setCurrentText("Tool")
    assert numbers(view) == []
    assert child(view, QLabel, "noChunksText").text() == "Nothing matches this filter."
    kinds.setCurrentText("Text")
    assert numbers(view) == ["1", "2"]
    view.filter.clear()
    assert numbers(view) == ["1", "2"]


def test_that_a_search_leads_out_of_the_filter(view: ChunksView, qtbot: QtBot) -> None:
    stream = Stream()
    stream.go_on("one", "two")
    view.show_rows(stream.rows)
    type_text(view.filter.field, "two")
    qtbot.waitUntil(lambda: numbers(view) == ["2"])
    view.look_for(FindQuery("one"))
    assert (view.found_count, view.found_all) == (1, True)
    view.go_to(0)
    assert (view.chosen, view.filter.is_on) == (0, False)


def test_that_the_filter_stays_for_another_answer(view: ChunksView, qtbot: QtBot) -> None:
    first, second = Stream(), Stream()
    first.go_on("one", "two")
    view.show_rows(first.rows)
    type_text(view.filter.field, "two")
    qtbot.waitUntil(lambda: numbers(view) == ["2"])
    second.go_on("two", "one", "two")
    view.show_rows(second.rows)
    assert numbers(view) == ["1", "3"]
