"""A row that goes on in the next line."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.widgets.flow_row import FlowRow

GAP = 8


def a_row(qtbot: QtBot, width: int) -> tuple[QWidget, list[QFrame]]:
    """Show three frames of 100 pixels in a widget of a width."""
    widget = QWidget()
    qtbot.addWidget(widget)
    rows = QVBoxLayout(widget)
    rows.setContentsMargins(0, 0, 0, 0)
    row = FlowRow(spacing=GAP)
    row.setContentsMargins(0, 4, 0, 0)
    rows.addLayout(row)
    frames = [QFrame() for _ in range(3)]
    for frame in frames:
        frame.setFixedSize(100, 30)
        row.addWidget(frame)
    widget.resize(width, rows.totalHeightForWidth(width))
    widget.show()
    return widget, frames


def places(frames: list[QFrame]) -> list[tuple[int, int]]:
    return [(frame.x(), frame.y()) for frame in frames]


def test_that_what_has_room_stands_in_one_line(qtbot: QtBot) -> None:
    widget, frames = a_row(qtbot, 400)
    assert places(frames) == [(0, 4), (108, 4), (216, 4)]
    assert widget.height() == 34


def test_that_what_has_none_goes_on_below(qtbot: QtBot) -> None:
    widget, frames = a_row(qtbot, 210)
    assert places(frames) == [(0, 4), (108, 4), (0, 42)]
    assert widget.height() == 72


def test_that_a_row_may_be_as_narrow_as_its_widest_widget(qtbot: QtBot) -> None:
    widget, frames = a_row(qtbot, 100)
    assert places(frames) == [(0, 4), (0, 42), (0, 80)]
    assert widget.minimumSizeHint().width() == 100


def test_that_a_hidden_widget_takes_no_room(qtbot: QtBot) -> None:
    _, frames = a_row(qtbot, 400)
    frames[0].hide()
    qtbot.waitUntil(lambda: frames[1].x() == 0)


def test_that_what_is_taken_out_is_gone(qtbot: QtBot) -> None:
    row = FlowRow()
    frame = QFrame()
    qtbot.addWidget(frame)
    row.addWidget(frame)
    assert row.count() == 1
    item = row.takeAt(0)
    assert item is not None
    assert item.widget() is frame
    assert (row.count(), row.takeAt(0), row.itemAt(0)) == (0, None, None)
