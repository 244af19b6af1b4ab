"""A row that goes on in the next line."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.widgets.flow_row import FlowRow

GAP = 8


def a_row(qtbot: QtBot, width: int) -> tuple[QWidget, list[QPushButton]]:
    """Show three buttons of 100 pixels in a widget of a width."""
    widget = QWidget()
    qtbot.addWidget(widget)
    rows = QVBoxLayout(widget)
    rows.setContentsMargins(0, 0, 0, 0)
    row = FlowRow(spacing=GAP)
    row.setContentsMargins(0, 4, 0, 0)
    rows.addLayout(row)
    buttons = [QPushButton(str(number)) for number in range(3)]
    for button in buttons:
        button.setFixedSize(100, 30)
        row.addWidget(button)
    widget.resize(width, rows.totalHeightForWidth(width))
    widget.show()
    return widget, buttons


def places(buttons: list[QPushButton]) -> list[tuple[int, int]]:
    return [(button.x(), button.y()) for button in buttons]


def test_that_what_has_room_stands_in_one_line(qtbot: QtBot) -> None:
    widget, buttons = a_row(qtbot, 400)
    assert places(buttons) == [(0, 4), (108, 4), (216, 4)]
    assert widget.height() == 34


def test_that_what_has_none_goes_on_below(qtbot: QtBot) -> None:
    widget, buttons = a_row(qtbot, 210)
    assert places(buttons) == [(0, 4), (108, 4), (0, 42)]
    assert widget.height() == 72


def test_that_a_row_may_be_as_narrow_as_its_widest_widget(qtbot: QtBot) -> None:
    widget, buttons = a_row(qtbot, 100)
    assert places(buttons) == [(0, 4), (0, 42), (0, 80)]
    assert widget.minimumSizeHint().width() == 100


def test_that_a_hidden_widget_takes_no_room(qtbot: QtBot) -> None:
    _, buttons = a_row(qtbot, 400)
    buttons[0].hide()
    qtbot.waitUntil(lambda: buttons[1].x() == 0)


def test_that_what_is_taken_out_is_gone(qtbot: QtBot) -> None:
    row = FlowRow()
    button = QPushButton()
    qtbot.addWidget(button)
    row.addWidget(button)
    assert row.count() == 1
    item = row.takeAt(0)
    assert item is not None
    assert item.widget() is button
    assert (row.count(), row.takeAt(0), row.itemAt(0)) == (0, None, None)
