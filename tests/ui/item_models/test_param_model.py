"""The query as a table for Qt."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.presenters.url_params import Param
from workbench.ui.item_models.param_model import NAME, VALUE, ParamModel
from workbench.ui.item_models.row_model import ON, ROW, TEST_ID

CHECK = Qt.ItemDataRole.CheckStateRole


def a_model(*rows: Param) -> ParamModel:
    model = ParamModel()
    model.load(rows)
    return model


def test_that_qt_finds_the_model_sound(qtmodeltester: ModelTester) -> None:
    model = a_model(Param("a", "1"), Param("b", None, enabled=False))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_that_typing_into_the_blank_row_adds_one(qtbot: QtBot) -> None:
    model = a_model(Param("a", "1"))
    with qtbot.waitSignal(model.edited):
        model.setData(model.index(1, NAME), "b c")
    assert model.rows == (Param("a", "1"), Param("b%20c"))
    assert model.rowCount() == 3


def test_that_nothing_typed_is_no_row(qtbot: QtBot) -> None:
    model = a_model()
    with qtbot.assertNotEmitted(model.edited):
        model.setData(model.index(0, NAME), "")
    assert model.rows == ()


def test_that_what_is_unchanged_is_no_edit(qtbot: QtBot) -> None:
    model = a_model(Param("flag"))
    with qtbot.assertNotEmitted(model.edited):
        model.setData(model.index(0, VALUE), "")
    assert model.rows == (Param("flag"),)


def test_that_a_row_is_turned_off() -> None:
    model = a_model(Param("a", "1"))
    assert model.index(0, ON).data(CHECK) == Qt.CheckState.Checked
    model.setData(model.index(0, ON), Qt.CheckState.Unchecked, CHECK)
    assert model.rows == (Param("a", "1", enabled=False),)
    assert model.index(1, ON).data(CHECK) is None
    assert not model.setData(model.index(0, ON), "x")


def test_that_a_row_says_what_it_is() -> None:
    model = a_model(Param("a", "1"), Param("", "2", enabled=False))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, NAME).data(spoken) == "a=1, on"
    assert model.index(1, NAME).data(spoken) == "=2, off, A parameter needs a name"
    assert model.index(2, NAME).data(spoken) == "New row"
    assert model.index(1, VALUE).data(TEST_ID) == "param:1"
    assert model.index(0, VALUE).data(ROW) == Param("a", "1")
    assert model.headerData(NAME, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
