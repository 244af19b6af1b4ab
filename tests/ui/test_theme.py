"""Tokens, sheets and fonts: complete, readable, switched at once."""

import json
import re

import pytest
from PySide6.QtGui import QFontInfo
from pytestqt.qtbot import QtBot

from workbench.resource_files import resource
from workbench.ui.theme import (
    MONO,
    SHEETS,
    Appearance,
    palette,
    scaled,
    stylesheet,
    theme_named,
)

THEMES = ("light", "dark")


@pytest.mark.parametrize("name", THEMES)
def test_that_every_mark_of_the_sheets_is_filled(name: str) -> None:
    sheet = stylesheet(theme_named(name), 13)
    assert "@" not in sheet


@pytest.mark.parametrize("name", THEMES)
def test_that_every_picture_of_the_sheets_is_a_file_in_a_colour_of_the_theme(name: str) -> None:
    colors = set(theme_named(name).colors.values())
    marks = {mark for sheet in SHEETS for mark in marked_images(sheet)}
    assert marks
    for mark in marks:
        outline = resource("themes", name, f"{mark}.svg").read_text(encoding="utf-8")
        assert set(re.findall(r'stroke="(#[0-9A-F]{6})"', outline)) <= colors


def marked_images(sheet: str) -> list[str]:
    text = resource("themes", f"{sheet}.qss").read_text(encoding="utf-8")
    return re.findall(r"@image\.([a-z-]+)", text)


def test_that_both_themes_have_the_same_tokens() -> None:
    assert theme_named("light").colors.keys() == theme_named("dark").colors.keys()


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["bg.canvas", "bg.panel", "bg.surface", "bg.raised"])
@pytest.mark.parametrize("text", ["text.primary", "text.secondary", "text.muted", "accent.fg"])
def test_that_text_is_readable(name: str, ground: str, text: str) -> None:
    colors = theme_named(name).colors
    assert contrast(colors[text], colors[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", ["success", "warning", "error", "info"])
def test_that_tints_carry_their_text(name: str, kind: str) -> None:
    colors = theme_named(name).colors
    assert contrast(colors[f"{kind}.fg"], colors[f"{kind}.bg"]) >= 4.5


def test_that_the_palette_follows_the_theme() -> None:
    assert palette(theme_named("dark")).window().color().name() == "#14161a"


def test_that_switching_tells_everyone_once(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.waitSignal(appearance.theme_changed):
        appearance.choose("dark")
    assert appearance.color("bg.canvas").name() == "#14161a"
    with qtbot.assertNotEmitted(appearance.theme_changed):
        appearance.choose("dark")


def test_that_the_code_font_is_the_bundled_one(appearance: Appearance) -> None:
    assert QFontInfo(appearance.mono()).family() == MONO


def test_that_text_is_never_smaller_than_its_step(appearance: Appearance) -> None:
    assert appearance.base_pixels >= 12
    assert scaled(13, "caption") == 11


def test_that_the_tokens_are_whole_colours() -> None:
    tokens = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
    for name in THEMES:
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in tokens[name].values())
