"""A table to read, as Qt sees it."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.ui.item_models.text_table import RIGHT, TextTable


def test_that_qt_finds_the_model_sound(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = TextTable(("Name", "Value"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    for rows in ([("a", "1"), ("b", "2")], [("a", "3"), ("b", "2")], [("c", "4")]):
        model.show_rows(rows)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_that_as_many_rows_are_only_changed(qtbot: QtBot) -> None:
    model = TextTable(("Name", "Value"), figures=(1,))
    with qtbot.waitSignal(model.modelReset):
        model.show_rows([("a", "1")])
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show_rows([("a", "2")])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_rows([("a", "2")])
    value = model.index(0, 1)
    assert (value.data(), value.data(Qt.ItemDataRole.TextAlignmentRole)) == ("2", RIGHT)


def test_that_a_tip_is_no_html(qtbot: QtBot) -> None:
    model = TextTable(("Name", "Value"))
    model.show_rows([("X", '<img src="file:///etc/hostname">'), ("Y", "y" * 100_000)])
    tips = [str(model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)) for row in range(2)]
    assert "<img" not in tips[0]
    assert "&lt;img" in tips[0]
    assert len(tips[1]) < 3_000
