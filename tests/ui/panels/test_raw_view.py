"""The Raw view: bytes as text and as figures, read marks, selection, find, offsets, files."""

import tracemalloc
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_run, events_of
from tests.run_events import MESSAGE, events_of_run
from tests.ui.hands import child, click, press, scroll_down, type_text
from workbench.domain.masking import Masker
from workbench.domain.run import Recording
from workbench.domain.secret import Secret
from workbench.presenters.exchange import Exchange
from workbench.presenters.find_query import FindQuery
from workbench.services.sender import Headed, Started
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.raw_view import RawView
from workbench.ui.theme import Appearance

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = "AIzaSecretValue"


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> RawView:
    made = RawView(appearance)
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def exchange_of(*reads: bytes) -> Exchange:
    exchange = Exchange()
    for event in events_of_run(a_run(*reads)):
        exchange.take(event)
    return exchange


def growing(held: str = "") -> tuple[Exchange, Recording]:
    exchange, recording = Exchange(), Recording()
    exchange.take(Started(MESSAGE, (), recording, Masker([Secret(held)] if held else ())))
    exchange.take(Headed(200, "OK", (), 1.0))
    return exchange, recording


def lines(view: RawView) -> list[str]:
    return [row.text for row in view.area.rows]


def test_that_it_says_that_nothing_was_sent(view: RawView) -> None:
    assert child(view, QLabel, "noBytesText").isVisible()
    assert not view.area.isVisible()


def test_that_both_heads_stand_above_the_body(view: RawView) -> None:
    view.show_exchange(exchange_of(*events_of("Hello", "world")), follows=False)
    shown = lines(view)
    assert shown[0].startswith("POST /v1beta/models/")
    assert "HTTP/1.1 200 OK" in shown
    assert any('"Hello"' in line for line in shown)
    assert view.facts.endswith("· 2 reads")


def test_that_a_press_shows_figures_and_the_ends_of_lines(view: RawView) -> None:
    view.show_exchange(exchange_of(b"data: x\r\n\r\n"), follows=False)
    ends = child(view, QToolButton, "lineEndsButton")
    click(ends)
    assert lines(view)[-2:] == ["data: x←↓", "←↓"]
    click(child(view, QPushButton, "segmentHex"))
    assert lines(view)[-1].startswith("00000000  64 61 74 61 3a 20 78 0d 0a 0d 0a")
    assert not ends.isEnabled()
    click(child(view, QPushButton, "segmentText"))
    click(ends)
    assert lines(view)[-2:] == ["data: x", ""]


def test_that_times_and_marks_are_painted_where_reads_begin(view: RawView) -> None:
    view.show_exchange(exchange_of(b"one\n", b"two\n"), follows=False)
    with_marks = view.area.viewport().grab().toImage()
    view.show_exchange(exchange_of(b"one\ntwo\n"), follows=False)
    assert with_marks != view.area.viewport().grab().toImage()


def test_that_the_end_stays_in_view_until_the_user_scrolls(view: RawView) -> None:
    exchange, recording = growing()
    view.show_exchange(exchange, follows=True)
    for number in range(200):
        recording.append(b"line %d\n" % number, float(number))
    view.refresh()
    assert lines(view)[-1] == "line 199"
    press(view.area, Qt.Key.Key_PageUp)
    top = view.area.top
    recording.append(b"more\n" * 50, 200.0)
    view.refresh()
    assert view.area.top == top
    press(view.area, Qt.Key.Key_End)
    recording.append(b"last\n", 201.0)
    view.refresh()
    assert lines(view)[-1] == "last"


def test_that_keys_wheel_and_bar_scroll_by_rows(view: RawView) -> None:
    view.show_exchange(exchange_of(b"".join(b"line %d\n" % n for n in range(500))), follows=False)
    area, first = view.area, view.area.rows[0].text
    press(area, Qt.Key.Key_Down)
    assert area.top == len(first) + 2
    press(area, Qt.Key.Key_Up)
    assert area.top == 0
    scroll_down(area.viewport())
    assert area.top > 0
    press(area, Qt.Key.Key_PageDown)
    page = area.top
    press(area, Qt.Key.Key_Home)
    assert area.top == 0 < page
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert area.rows[0].text.startswith("line ")
    bar.setValue(bar.maximum())
    assert lines(view)[-1] == "line 499"


def test_that_what_is_in_view_stays_when_the_width_changes(view: RawView) -> None:
    view.show_exchange(exchange_of(b"".join(b"line %d\n" % n for n in range(500))), follows=False)
    view.area.go_to_byte(3_000)
    before = view.area.rows[0].text
    view.resize(420, 420)
    assert view.area.rows[0].text == before


def test_that_the_head_that_grows_moves_nothing(view: RawView) -> None:
    exchange, recording = growing()
    recording.append(b"".join(b"line %d\n" % n for n in range(500)), 1.0)
    view.show_exchange(exchange, follows=False)
    press(view.area, Qt.Key.Key_PageDown)
    press(view.area, Qt.Key.Key_PageDown)
    before = lines(view)
    exchange.take(Headed(200, "OK", (("X-More", "1"),), 1.0))
    view.refresh()
    assert lines(view) == before


def test_that_bytes_are_selected_with_the_mouse_and_copied(view: RawView) -> None:
    view.show_exchange(exchange_of("ab€cd\nsecond\n".encode()), follows=False)
    area = view.area
    number = lines(view).index("ab€cd")
    painter = area.painter
    y = 2 + round((number + 0.5) * painter.line_height)
    start = QPoint(painter.left + round(1 * painter.character), y)
    stop = QPoint(painter.left + round(4 * painter.character), y)
    QTest.mousePress(area.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(area.viewport(), stop)
    QTest.mouseRelease(area.viewport(), Qt.MouseButton.LeftButton, pos=stop)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(area.viewport(), Qt.MouseButton.LeftButton, shift, stop)
    press(area, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "b€c"
    press(area, Qt.Key.Key_A, CONTROL)
    press(area, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().endswith("ab€cd\nsecond\n")


def test_that_a_text_is_found_in_head_and_body(view: RawView, qtbot: QtBot) -> None:
    view.show_exchange(exchange_of(b"x\n" * 500 + b"Host again\n"), follows=False)
    with qtbot.waitSignal(view.found_changed):
        view.look_for(FindQuery("host"))
    assert (view.found_count, view.found_all) == (2, True)
    view.go_to(1)
    assert "Host again" in lines(view)
    view.look_for(FindQuery(""))
    assert view.found_count == 0
    view.look_for(None)
    assert view.found_all


def test_that_a_search_goes_on_with_what_comes(view: RawView, qtbot: QtBot) -> None:
    exchange, recording = growing()
    view.show_exchange(exchange, follows=True)
    query = FindQuery("needle", match_case=True)
    recording.append(b"needle nee", 1.0)
    view.refresh()
    view.look_for(query)
    qtbot.waitUntil(lambda: view.found_all)
    assert view.found_count == 1
    recording.append(b"dle needle", 2.0)
    view.refresh()
    view.look_for(query)
    qtbot.waitUntil(lambda: view.found_all)
    assert view.found_count == 3


def test_that_an_offset_is_gone_to(view: RawView) -> None:
    view.show_exchange(exchange_of(b"".join(b"line %4d\n" % n for n in range(500))), follows=False)
    view.offset.setFocus()
    type_text(view.offset, "0xbb8")
    press(view.offset, Qt.Key.Key_Return)
    start, stop = view.area.selected
    assert view.area.source.slice(start, stop) == b"line  300\n"
    assert "line  300" in lines(view)


def test_that_an_offset_that_is_none_is_told(view: RawView, qtbot: QtBot) -> None:
    view.show_exchange(exchange_of(b"0123456789"), follows=False)
    type_text(view.offset, "10")
    with qtbot.waitSignal(view.told) as told:
        press(view.offset, Qt.Key.Key_Return)
    assert told.args == ["circle-x", "An offset is a number from 0 to 9, or 0x and hex"]
    assert view.offset.property("invalid")
    press(view.offset, Qt.Key.Key_Backspace)
    assert not view.offset.property("invalid")


def test_that_held_values_are_masked_on_screen_and_in_the_file(
    view: RawView, qtbot: QtBot, tmp_path: Path
) -> None:
    exchange, recording = growing(KEY)
    recording.append(f"your key {KEY}\n".encode(), 2.0)
    view.show_exchange(exchange, follows=False)
    assert lines(view)[-1] == "your key " + "*" * len(KEY)
    view.look_for(FindQuery(KEY))
    assert view.found_count == 0
    path = tmp_path / "body.bin"
    with qtbot.waitSignal(view.told) as told:
        view.save_bytes(str(path))
    assert told.args == ["circle-check", "Saved 25 B to body.bin"]
    assert path.read_bytes() == b"your key " + b"*" * len(KEY) + b"\n"


def test_that_bytes_are_saved_beside_the_window(
    view: RawView, bridge: AsyncBridge, qtbot: QtBot, tmp_path: Path
) -> None:
    body = bytes(range(256)) * 8_000
    view.use_bridge(bridge)
    view.show_exchange(exchange_of(body), follows=False)
    click(view.save)
    dialog = child(view, QFileDialog, "saveBytesDialog")
    with qtbot.waitSignal(view.told) as told:
        dialog.fileSelected.emit(str(tmp_path / "all.bin"))
    dialog.reject()
    assert told.args == ["circle-check", "Saved 2.0 MB to all.bin"]
    assert (tmp_path / "all.bin").read_bytes() == body


def test_that_a_file_that_cannot_be_written_is_told(
    view: RawView, qtbot: QtBot, tmp_path: Path
) -> None:
    view.show_exchange(exchange_of(b"body"), follows=False)
    with qtbot.waitSignal(view.told) as told:
        view.save_bytes(str(tmp_path / "no such folder" / "x.bin"))
    assert told.args is not None
    assert told.args[1].startswith("x.bin was not saved: ")


def test_that_fifty_megabytes_in_one_line_cost_what_is_looked_at(view: RawView) -> None:
    exchange, recording = growing()
    piece = b"0123456789abcdef" * 65_536
    for number in range(50):
        recording.append(piece, float(number))
    view.show_exchange(exchange, follows=False)
    tracemalloc.start()
    press(view.area, Qt.Key.Key_End)
    view.area.go_to_byte(25_000_000)
    click(child(view, QPushButton, "segmentHex"))
    press(view.area, Qt.Key.Key_PageUp)
    view.area.viewport().grab()
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()
