"""A picture in a window of its own: zoomed by buttons, keys and wheel, dragged, fitted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press, turn_wheel
from tests.ui.widgets.test_answer_parts import a_picture, media
from workbench.presenters.merged_blocks import MergedBlocks
from workbench.ui.dialogs.picture import PictureDialog
from workbench.ui.panels.merged_view import MergedView
from workbench.ui.theme import Appearance
from workbench.ui.widgets.image_block import ImageBlock

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(appearance: Appearance, qtbot: QtBot) -> PictureDialog:
    made = PictureDialog(appearance, a_picture(1_600, 1_200), "PNG · 1,600 × 1,200")
    qtbot.addWidget(made)
    made.open()
    return made


def scale_text(dialog: PictureDialog) -> str:
    return child(dialog, QLabel, "zoomScale").text()


def test_that_all_of_the_picture_is_in_sight_at_first(dialog: PictureDialog) -> None:
    room = dialog.area.viewport().size()
    assert 1_600 * dialog.area.scale <= room.width() + 1
    assert 1_200 * dialog.area.scale <= room.height() + 1
    assert dialog.area.horizontalScrollBar().maximum() == 0
    before = dialog.area.scale
    dialog.resize(600, 400)
    assert dialog.area.scale < before


def test_that_buttons_zoom(dialog: PictureDialog) -> None:
    click(child(dialog, QPushButton, "zoomOwnButton"))
    assert (dialog.area.scale, scale_text(dialog)) == (1.0, "100 %")
    click(child(dialog, QToolButton, "zoomInButton"))
    assert scale_text(dialog) == "125 %"
    click(child(dialog, QToolButton, "zoomOutButton"))
    assert scale_text(dialog) == "100 %"
    click(child(dialog, QPushButton, "zoomFitButton"))
    assert dialog.area.scale < 1


def test_that_keys_zoom(dialog: PictureDialog) -> None:
    press(dialog.area, Qt.Key.Key_1)
    press(dialog.area, Qt.Key.Key_Plus)
    assert scale_text(dialog) == "125 %"
    press(dialog.area, Qt.Key.Key_Minus)
    assert scale_text(dialog) == "100 %"
    press(dialog.area, Qt.Key.Key_0)
    assert dialog.area.scale < 1


def test_that_ctrl_and_the_wheel_zoom_where_the_pointer_is(dialog: PictureDialog) -> None:
    dialog.area.zoom_to(1.0)
    across, view = dialog.area.horizontalScrollBar(), dialog.area.viewport()
    middle = across.value() + view.width() / 2
    turn_wheel(view, 120, CTRL)
    assert dialog.area.scale == pytest.approx(1.25)
    assert across.value() + view.width() / 2 == pytest.approx(middle * 1.25, abs=2)


def test_that_the_wheel_alone_scrolls(dialog: PictureDialog) -> None:
    dialog.area.zoom_to(2.0)
    down = dialog.area.verticalScrollBar()
    down.setValue(0)
    turn_wheel(dialog.area.viewport(), -120, Qt.KeyboardModifier.NoModifier)
    assert down.value() > 0
    assert dialog.area.scale == 2.0


def test_that_a_picture_is_dragged(dialog: PictureDialog) -> None:
    dialog.area.zoom_to(2.0)
    across, view = dialog.area.horizontalScrollBar(), dialog.area.viewport()
    before = across.value()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(view, QPoint(60, 100))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    assert across.value() == before + 40


def test_that_a_picture_that_cannot_be_read_says_so(appearance: Appearance, qtbot: QtBot) -> None:
    dialog = PictureDialog(appearance, b"\x89PNG\r\n\x1a\nbroken", "PNG")
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "PNG · cannot be read" in texts


def test_that_a_picture_of_an_answer_opens_it(appearance: Appearance, qtbot: QtBot) -> None:
    view = MergedView(appearance)
    qtbot.addWidget(view)
    view.resize(600, 600)
    view.show()
    merged = MergedBlocks()
    merged.say(media(a_picture(192, 128)))
    view.show_blocks(merged, follows=False)
    qtbot.waitUntil(lambda: bool(view.findChildren(ImageBlock)))
    click(child(view, QToolButton, "zoomButton"))
    opened = child(view, PictureDialog, "pictureDialog")
    assert opened.windowTitle().startswith("PNG · 192 × 128")
    press(opened.area, Qt.Key.Key_Escape)
    assert not opened.isVisible()
