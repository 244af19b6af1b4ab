"""Icons in the colours and sizes of the moment."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from workbench.resource_files import resource
from workbench.ui.icons import beside_words, icon
from workbench.ui.theme import Appearance

SIZE = QSize(64, 64)


def colors_of(picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Return the colours of an icon's solid pixels."""
    image = picture.pixmap(SIZE, mode).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colors = (image.pixelColor(x, y) for x, y in points)
    return {QColor(color.rgb()).name() for color in colors if color.alpha() == 255}


def test_that_an_icon_follows_the_theme(appearance: Appearance) -> None:
    folder = icon(appearance, "folder", "accent.fg")
    light = colors_of(folder)
    appearance.choose("dark")
    assert light == {"#2450c4"}
    assert colors_of(folder) == {"#93b3ff"}


def test_that_a_disabled_icon_is_pale(appearance: Appearance) -> None:
    folder = icon(appearance, "folder")
    assert colors_of(folder, QIcon.Mode.Disabled) == {appearance.color("text.disabled").name()}


def test_that_an_icon_outlives_its_copies(appearance: Appearance) -> None:
    icons = [QIcon(icon(appearance, "folder")) for _ in range(200)]
    assert all(not copy.pixmap(SIZE).isNull() for copy in icons)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_that_a_finer_screen_gets_a_finer_picture(appearance: Appearance, ratio: float) -> None:
    picture = icon(appearance, "folder").pixmap(SIZE, ratio)
    assert picture.width() == round(64 * ratio)
    assert picture.devicePixelRatio() == ratio


def test_that_an_icon_beside_words_keeps_away_from_them(appearance: Appearance) -> None:
    room = beside_words()
    image = icon(appearance, "square").pixmap(room, 2.0).toImage()
    columns = {
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha()
    }
    assert image.width() == 2 * room.width()
    assert max(columns) < 2 * room.height()


@pytest.mark.parametrize("file", sorted(resource("icons").glob("*.svg")), ids=lambda f: f.stem)
def test_that_every_icon_can_be_drawn(appearance: Appearance, file: Path) -> None:
    assert colors_of(icon(appearance, file.stem, "text.primary"))
