"""The assertions as a table for Qt."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.domain.assertion import Assertion
from workbench.ui.item_models.assertion_model import CHECK, PLACE, VALUE, WHAT, AssertionModel

STATUS = Assertion("status", "is", value=200)
PATTERN = Assertion("text", "matches", value="(")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def a_model(*rows: Assertion) -> AssertionModel:
    model = AssertionModel()
    model.load(rows)
    return model


def test_that_qt_finds_the_model_sound(qtmodeltester: ModelTester) -> None:
    model = a_model(STATUS, PATTERN)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_that_each_column_writes_its_own_field(qtbot: QtBot) -> None:
    model = a_model(STATUS)
    for column, text in ((WHAT, "Output"), (PLACE, "/a"), (CHECK, "is one of"), (VALUE, "1, x")):
        with qtbot.waitSignal(model.edited):
            model.setData(model.index(0, column), text)
        assert model.index(0, column).data() == text
    assert model.rows == (Assertion("output", "is one of", pointer="/a", value=[1, "x"]),)


def test_that_a_row_is_spoken_as_a_sentence_with_its_error() -> None:
    model = a_model(STATUS, Assertion("header", "exists", enabled=False))
    assert model.index(0, WHAT).data(SPOKEN) == "Status is 200, on"
    assert model.index(1, WHAT).data(SPOKEN).startswith("Header exists, off, Which header?")


def test_that_what_a_worker_found_is_told_until_the_row_changes() -> None:
    model = a_model(STATUS, PATTERN)
    model.show_troubles((STATUS, PATTERN), ("", "Not closed."))
    tip = Qt.ItemDataRole.ToolTipRole
    assert model.index(1, VALUE).data(tip) == "Not closed."
    model.setData(model.index(1, VALUE), "()")
    assert model.index(1, VALUE).data(tip) is None
