"""The find bar: what it asks of a view, what it says, how one leaves it."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press, type_text
from workbench.presenters.find_query import FindQuery
from workbench.ui.theme import Appearance
from workbench.ui.widgets.find_bar import FindBar

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Words(QObject):
    """A view of a few words."""

    found_changed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.found_count = 0
        self.found_all = True
        self.current = -1
        self.query: FindQuery | None = None

    def look_for(self, query: FindQuery | None) -> None:
        self.query, self.current = query, -1
        self.found_count = len(list(query.spans(self.text))) if query else 0
        self.found_changed.emit()

    def go_to(self, number: int) -> None:
        self.current = number


@pytest.fixture
def words() -> Words:
    return Words("One or one, none")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(appearance: Appearance, words: Words, window: QWidget, qtbot: QtBot) -> FindBar:
    rows = QVBoxLayout(window)
    made = FindBar(appearance)
    made.attach(words)
    rows.addWidget(made)
    view = QWidget()
    view.setObjectName("view")
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    rows.addWidget(view, 1)
    window.resize(500, 200)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    view.setFocus()
    return made


def view_of(bar: FindBar) -> QWidget:
    return child(bar.window(), QWidget, "view")


def test_that_it_is_not_there_until_it_is_opened(bar: FindBar) -> None:
    assert not bar.isVisible()
    bar.open()
    assert bar.field.hasFocus()
    assert bar.count_text == ""


def test_that_it_goes_to_the_first_place_while_one_types(bar: FindBar, words: Words) -> None:
    bar.open()
    type_text(bar.field, "one")
    assert (words.current, bar.count_text) == (0, "1 of 3")


def test_that_enter_goes_on_and_round(bar: FindBar, words: Words) -> None:
    bar.open()
    type_text(bar.field, "one")
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count_text == "2 of 3"
    press(bar.field, Qt.Key.Key_Return, SHIFT)
    press(bar.field, Qt.Key.Key_Return, SHIFT)
    assert (words.current, bar.count_text) == (2, "3 of 3")
    bar.next()
    assert words.current == 0


def test_that_buttons_step_as_well(bar: FindBar, words: Words) -> None:
    bar.open()
    forth = child(bar, QToolButton, "findNextButton")
    assert not forth.isEnabled()
    type_text(bar.field, "one")
    click(forth)
    assert words.current == 1
    click(child(bar, QToolButton, "findPreviousButton"))
    assert words.current == 0


def test_that_case_and_words_can_matter(bar: FindBar) -> None:
    bar.open()
    type_text(bar.field, "one")
    click(child(bar, QToolButton, "matchCaseButton"))
    assert bar.count_text == "1 of 2"
    click(child(bar, QToolButton, "wholeWordButton"))
    assert bar.count_text == "1 of 1"


def test_that_nothing_found_is_said(bar: FindBar) -> None:
    bar.open()
    type_text(bar.field, "two")
    assert bar.count_text == "No results"
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count_text == "No results"
    assert bar.field.accessibleDescription() == "No results"


def test_that_escape_leaves_and_gives_the_focus_back(bar: FindBar, words: Words) -> None:
    bar.open()
    type_text(bar.field, "one")
    press(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert words.query is None
    assert view_of(bar).hasFocus()


def test_that_opening_again_searches_for_the_same(bar: FindBar, words: Words) -> None:
    bar.open()
    type_text(bar.field, "one")
    bar.close_bar()
    bar.next()
    assert (bar.isVisible(), bar.count_text) == (True, "1 of 3")
    assert bar.field.selectedText() == "one"


def test_that_another_view_is_searched_in_its_turn(bar: FindBar, words: Words) -> None:
    bar.open()
    type_text(bar.field, "one")
    other = Words("one")
    bar.attach(other)
    assert words.query is None
    assert bar.count_text == "1 of 1"
    bar.attach(None)
    assert not bar.field.isEnabled()


def test_that_a_view_that_grows_keeps_the_place(bar: FindBar, words: Words) -> None:
    bar.open()
    type_text(bar.field, "one")
    bar.next()
    words.text += " one"
    bar.search_again()
    assert bar.count_text == "2 of 4"


def turn_on_patterns(bar: FindBar) -> None:
    click(child(bar, QToolButton, "regularExpressionButton"))


def test_that_a_regular_expression_is_looked_for_when_asked(bar: FindBar, words: Words) -> None:
    bar.open()
    type_text(bar.field, "n.n")
    assert bar.count_text == "No results"
    turn_on_patterns(bar)
    assert bar.count_text == "1 of 1"
    assert words.query == FindQuery("n.n", is_pattern=True)


def test_that_a_bad_pattern_is_named_and_looks_for_nothing(bar: FindBar, words: Words) -> None:
    bar.open()
    turn_on_patterns(bar)
    type_text(bar.field, "(on")
    assert bar.count_text == "Bad pattern"
    assert "missing )" in bar.field.accessibleDescription()
    assert bar.field.property("invalid")
    assert words.query is None
    type_text(bar.field, "e)")
    assert bar.count_text == "1 of 3"
    assert not bar.field.property("invalid")
    assert bar.field.toolTip() == ""
