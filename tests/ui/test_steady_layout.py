"""Nothing moves under the cursor: what switching the theme may not change."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.windows import OpenWindow
from workbench.ui.theme import Appearance


def places(window: QWidget) -> dict[str, QRect]:
    """Return where every named widget in view stands in the window."""
    QApplication.processEvents()
    named = (each for each in window.findChildren(QWidget) if each.objectName())
    return {
        f"{above.objectName()}/{each.objectName()}": QRect(
            each.mapTo(window, QPoint()), each.size()
        )
        for each in named
        if each.isVisible() and each.window() is window
        if (above := each.parentWidget()) is not None
    }


def test_that_a_theme_moves_nothing(window: OpenWindow, appearance: Appearance) -> None:
    window.open()
    before = places(window.frame)
    for name in ("dark", "light"):
        appearance.choose(name)
        after = places(window.frame)
        assert {key: after[key] for key in before if after[key] != before[key]} == {}


def test_that_the_tool_bars_controls_stand_whole_inside_it(window: OpenWindow) -> None:
    bar = window.frame.top_bar
    window.wait(lambda: bar.command_field.width() > 0)
    for control in (bar.command_field, bar.mock_switch, bar.environment_button, bar.key_button):
        place = QRect(control.mapTo(bar, QPoint()), control.size())
        assert bar.rect().contains(place), control.objectName()
        row = control.parentWidget()
        assert row is not None
        assert row.rect().contains(control.geometry()), control.objectName()


def test_that_the_command_field_is_in_the_middle_of_a_wide_window(window: OpenWindow) -> None:
    bar = window.frame.top_bar
    window.frame.resize(1600, 700)
    window.wait(lambda: bar.width() == 1600)
    QApplication.processEvents()
    place = QRect(bar.command_field.mapTo(bar, QPoint()), bar.command_field.size())
    assert abs(place.center().x() - bar.rect().center().x()) <= 1
    assert place.width() == bar.command_field.maximumWidth()


def test_that_a_narrow_tool_bar_drops_its_labels_and_keeps_every_control(
    window: OpenWindow,
) -> None:
    bar = window.frame.top_bar
    window.frame.setMinimumSize(600, 400)
    for width in (720, 640, 1200):
        window.frame.resize(width, 500)
        controls = (bar.command_field, bar.mock_switch, bar.environment_button, bar.key_button)
        window.wait(lambda: bar.width() == width)  # noqa: B023  # called at once
        QApplication.processEvents()
        assert all(each.isVisible() for each in controls), width
        edges = [
            (each.mapTo(bar, QPoint()).x(), each.mapTo(bar, QPoint()).x() + each.width())
            for each in controls
        ]
        assert edges == sorted(edges)
        assert all(end <= start for (_, end), (start, _) in pairwise(edges)), width
        assert edges[-1][1] <= width
    assert bar.key_button.width() == bar.key_button.full_width
    assert bar.key_button.accessibleName()
