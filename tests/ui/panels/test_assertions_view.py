"""The Assertions view: summary, failures whole, the rest in lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.run_events import a_verdict
from tests.ui.hands import child, click
from workbench.domain.assertion import Verdict
from workbench.presenters.find_query import FindQuery
from workbench.presenters.verdict_rows import verdict_list
from workbench.ui.panels.assertions_view import MOST_CARDS, AssertionsView
from workbench.ui.theme import Appearance
from workbench.ui.widgets.verdict_card import VerdictCard, VerdictLine

FAILED = Verdict(
    "Period looks like a quarter",
    "output",
    "matches",
    passed=False,
    pointer="/period",
    expected=r"matches ^\d{4}",
    actual='"Q3 2026"',
)


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> AssertionsView:
    made = AssertionsView(appearance)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def lines(view: AssertionsView) -> list[str]:
    return [line.text for line in view.findChildren(VerdictLine) if line.isVisible()]


def test_that_before_a_run_nothing_is_judged(view: AssertionsView) -> None:
    assert view.empty_text == "Not judged yet. Assertions run after every response."
    assert not child(view, QWidget, "verdictHead").isVisible()


def test_that_a_request_without_assertions_says_so(view: AssertionsView) -> None:
    view.show_verdicts(verdict_list([]))
    assert view.empty_text == "No assertions. They run after every response."


def test_that_failures_are_whole_and_stand_above_what_passed(view: AssertionsView) -> None:
    view.show_verdicts(verdict_list([a_verdict(passed=True), FAILED]))
    assert view.summary == "1 of 2 passed"
    texts = [
        child(view, QLabel, name).text()
        for name in ("verdictTitle", "verdictPointer", "verdictExpected", "verdictActual")
    ]
    assert texts == [FAILED.title, "/period", r"matches ^\d{4}", '"Q3 2026"']
    card, line = child(view, VerdictCard, "verdictCard"), child(view, VerdictLine, "verdictLine")
    assert card.geometry().bottom() <= line.geometry().top()
    assert line.accessibleName() == "Passed. Status is 200. 200"


def test_that_the_filter_leaves_only_failures(view: AssertionsView) -> None:
    view.show_verdicts(verdict_list([a_verdict("a", passed=True), FAILED]))
    click(child(view, QPushButton, "segmentFailed"))
    assert lines(view) == []
    click(child(view, QPushButton, "segmentAll"))
    assert lines(view) == ["a 200"]


def test_that_what_was_skipped_says_why(view: AssertionsView) -> None:
    view.show_verdicts(verdict_list([a_verdict("a", passed=False, skipped=True)]))
    assert view.summary == "0 of 0 passed"
    (line,) = view.findChildren(VerdictLine)
    assert line.property("outcome") == "skipped"


def test_that_very_many_failures_do_not_all_have_a_card(view: AssertionsView) -> None:
    view.show_verdicts(
        verdict_list([a_verdict(str(n), passed=False) for n in range(MOST_CARDS + 5)])
    )
    assert len(view.findChildren(VerdictCard)) == MOST_CARDS
    assert len(lines(view)) == 5


def test_that_text_of_an_answer_is_never_read_as_html(view: AssertionsView) -> None:
    evil = Verdict("<img src=/etc/passwd>", "text", "is", passed=False, actual="<b>x</b>")
    view.show_verdicts(verdict_list([evil]))
    formats = {label.textFormat() for label in view.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_that_every_row_is_painted(view: AssertionsView) -> None:
    view.show_verdicts(
        verdict_list([a_verdict(passed=True), a_verdict("s", passed=False, skipped=True)])
    )
    assert not view.grab().isNull()
    assert isinstance(child(view, QWidget, "verdictHead"), QWidget)


def test_that_a_failure_leads_to_its_place(view: AssertionsView, qtbot: QtBot) -> None:
    view.show_verdicts(verdict_list([FAILED]))
    with qtbot.waitSignal(view.place_wanted) as wanted:
        click(child(view, QPushButton, "showInJsonButton"))
    assert wanted.args is not None
    assert wanted.args[0].pointer == "/period"


def test_that_a_failure_without_a_place_leads_nowhere(view: AssertionsView) -> None:
    view.show_verdicts(verdict_list([a_verdict(passed=False)]))
    assert view.findChild(QPushButton, "showInJsonButton") is None


def test_that_a_text_is_found_in_cards_and_lines(view: AssertionsView) -> None:
    many = [a_verdict(f"Number {number}", passed=True) for number in range(50)]
    view.show_verdicts(verdict_list([FAILED, *many]))
    view.look_for(FindQuery("period"))
    assert view.found_count == 1
    view.go_to(0)
    assert child(view, VerdictCard, "verdictCard").property("found")
    view.look_for(FindQuery("number 49"))
    view.go_to(0)
    last = view.findChildren(VerdictLine)[-1]
    assert last.property("found")
    assert not last.visibleRegion().isEmpty()
    view.grab()
    view.look_for(None)
    assert (view.found_count, last.property("found")) == (0, False)
