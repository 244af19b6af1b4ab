"""The stream strip: pointing, keys, what it says, and what painting costs."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press
from tests.unit.presenters.chunks import a_chunk
from workbench.gemini.chunks import ChunkKind
from workbench.presenters.chunk_log import ChunkLog
from workbench.presenters.run_state import EndMark
from workbench.presenters.strip_bins import MOST
from workbench.ui.look import Look
from workbench.ui.theme import Appearance
from workbench.ui.widgets.stream_strip import LEFT, RIGHT, StreamStrip

SHIFT = Qt.KeyboardModifier.ShiftModifier


def a_log(count: int, every_ms: float = 100.0) -> ChunkLog:
    log = ChunkLog()
    log.add([a_chunk(n, t_ms=n * every_ms, tokens=n * 4) for n in range(1, count + 1)])
    return log


@pytest.fixture
def strip(appearance: Appearance, qtbot: QtBot) -> StreamStrip:
    made = StreamStrip(appearance)
    qtbot.addWidget(made)
    made.resize(600, 44)
    made.show_log(a_log(50))
    made.show_times(100.0, None)
    made.show()
    return made


def test_that_keys_move_the_playhead(strip: StreamStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.chunk_chosen) as chosen:
        press(strip, Qt.Key.Key_Left)
    assert chosen.args == [48]
    press(strip, Qt.Key.Key_Left, SHIFT)
    assert strip.chosen == 38
    press(strip, Qt.Key.Key_Home)
    assert strip.chosen == 0
    press(strip, Qt.Key.Key_Left)
    assert strip.chosen == 0
    press(strip, Qt.Key.Key_End)
    assert strip.chosen == 49


def test_that_a_click_chooses_the_nearest_chunk(strip: StreamStrip, qtbot: QtBot) -> None:
    middle = LEFT + (strip.width() - LEFT - RIGHT) // 2
    with qtbot.waitSignal(strip.chunk_chosen) as chosen:
        click(strip, QPoint(middle, 20))
    assert chosen.args == [24]
    click(strip, QPoint(strip.width() - 2, 20))
    assert strip.chosen == 49


def test_that_it_says_where_the_playhead_stands(strip: StreamStrip) -> None:
    strip.choose(33)
    assert strip.value_text == "Chunk 34 of 50, 3.4 seconds"
    strip.show_log(ChunkLog())
    assert strip.value_text == "no chunks"


def test_that_a_screen_reader_hears_a_slider_with_its_value(strip: StreamStrip) -> None:
    strip.choose(33)
    found = QAccessible.queryAccessibleInterface(strip)
    assert found.role() == QAccessible.Role.Slider
    assert found.text(QAccessible.Text.Name) == "Stream timeline"
    assert found.text(QAccessible.Text.Value) == "Chunk 34 of 50, 3.4 seconds"


def test_that_another_run_begins_at_its_end(strip: StreamStrip) -> None:
    strip.choose(3)
    strip.show_log(a_log(8))
    assert strip.chosen == 7


def test_that_kinds_and_ends_look_different(strip: StreamStrip) -> None:
    whole = strip.grab().toImage()
    strip.show_times(100.0, None, EndMark.BROKEN)
    broken = strip.grab().toImage()
    strip.show_times(100.0, 5_500.0)
    live = strip.grab().toImage()
    thoughts = ChunkLog()
    thoughts.add([a_chunk(n, t_ms=n * 100.0, kind=ChunkKind.THOUGHT) for n in range(1, 51)])
    strip.show_log(thoughts)
    other = strip.grab().toImage()
    looks = [whole, broken, live, other]
    assert all(a != b for a, b in combinations(looks, 2))


def test_that_painting_a_long_stream_draws_few_ticks(strip: StreamStrip) -> None:
    strip.show_log(a_log(20_000, 1.0))
    strip.grab()
    assert len(strip.ticks) <= MOST


def test_that_an_empty_strip_takes_no_keys(appearance: Appearance, qtbot: QtBot) -> None:
    strip = StreamStrip(appearance)
    qtbot.addWidget(strip)
    strip.resize(600, 44)
    strip.show()
    with qtbot.assertNotEmitted(strip.chunk_chosen):
        press(strip, Qt.Key.Key_Left)
        click(strip)


def test_that_the_live_edge_moves_in_seconds_where_motion_is_reduced(
    strip: StreamStrip, appearance: Appearance
) -> None:
    appearance.show(Look(theme="light", motion="on"))
    strip.show_log(a_log(3))
    pictures = []
    for now_ms in (1_100, 1_500, 1_900, 2_100):
        strip.show_times(0, now_ms)
        pictures.append(strip.grab().toImage())
    assert pictures[0] == pictures[1] == pictures[2]
    assert pictures[2] != pictures[3]
