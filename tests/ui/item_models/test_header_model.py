"""The table of headers for Qt."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.domain.request import Header
from workbench.presenters.header_rows import HeaderRow
from workbench.ui.item_models.header_model import NAME, VALUE, HeaderModel
from workbench.ui.item_models.row_model import ON, TEST_ID

LOCKED = (HeaderRow("Content-Type", "application/json", locked=True, note="Sent anyway."),)
HEADERS = (Header("X-Debug", "1"), Header("X Bad", "2", enabled=False))
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def headers() -> HeaderModel:
    made = HeaderModel()
    made.load(HEADERS)
    made.show_locked(LOCKED)
    return made


def test_that_the_table_keeps_qts_rules(headers: HeaderModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(headers)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_that_locked_rows_come_first_and_an_empty_one_last(headers: HeaderModel) -> None:
    names = [headers.index(row, NAME).data() for row in range(headers.rowCount())]
    assert names == ["Content-Type", "X-Debug", "X Bad", ""]


def test_that_locked_rows_cannot_be_edited(headers: HeaderModel) -> None:
    assert not headers.flags(headers.index(0, VALUE)) & Qt.ItemFlag.ItemIsEditable
    assert headers.flags(headers.index(1, VALUE)) & Qt.ItemFlag.ItemIsEditable


def test_that_an_edit_changes_one_header_and_is_told(headers: HeaderModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(headers.edited):
        headers.setData(headers.index(1, VALUE), "two")
    assert headers.rows == (Header("X-Debug", "two"), HEADERS[1])


def test_that_the_same_value_is_no_edit(headers: HeaderModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(headers.edited):
        headers.setData(headers.index(1, VALUE), "1")


def test_that_typing_into_the_last_row_adds_a_header(headers: HeaderModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(headers.edited):
        headers.setData(headers.index(3, NAME), "Accept")
    assert headers.rows[-1] == Header("Accept", "")
    assert headers.rowCount() == 5


def test_that_an_empty_name_adds_nothing(headers: HeaderModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(headers.edited):
        headers.setData(headers.index(3, NAME), "")


def test_that_a_header_goes_off_and_tells_its_trouble_when_on(headers: HeaderModel) -> None:
    on = headers.index(2, ON)
    assert on.data(CHECK) == Qt.CheckState.Unchecked
    assert on.data(Qt.ItemDataRole.ToolTipRole) is None
    headers.setData(on, Qt.CheckState.Checked.value, CHECK)
    assert "a space at position 2" in str(on.data(Qt.ItemDataRole.ToolTipRole))


def test_that_locked_and_last_rows_have_no_check(headers: HeaderModel) -> None:
    assert headers.index(0, ON).data(CHECK) is None
    assert headers.index(3, ON).data(CHECK) is None
    assert not headers.flags(headers.index(3, ON)) & Qt.ItemFlag.ItemIsUserCheckable


def test_that_only_the_users_rows_are_removed(headers: HeaderModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(headers.edited):
        headers.change(headers.without([0, 1, 3]))
    assert headers.rows == (HEADERS[1],)


def test_that_rows_are_spoken(headers: HeaderModel) -> None:
    spoken = [headers.index(row, NAME).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken[0] == "Content-Type, application/json, locked"
    assert spoken[2] == "X Bad, 2, off"
    assert spoken[3] == "New header"
    assert headers.index(1, NAME).data(TEST_ID) == "header:1"
