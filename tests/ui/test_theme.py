"""Tokens, sheets and fonts: complete, readable in every look, switched at once, and the only colours there are."""

import json
import re
from itertools import product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.sources import ROOT, sources
from workbench.domain.settings import CODE_SIZE, CONTRAST, DENSITY, MOTION, TEXT_SIZE, Settings
from workbench.resource_files import resource
from workbench.ui.look import Look, look_of
from workbench.ui.style_sheet import CONTRAST as CONTRAST_SHEET
from workbench.ui.style_sheet import SHEETS, Filling, scaled, stylesheet
from workbench.ui.theme import MONO, Appearance, Theme, palette, size, theme_named
from workbench.ui.widgets.status_pill import StatusPill

THEMES = ("light", "dark")
LOOKS = tuple(theme_named(name, contrast=strong) for name, strong in product(THEMES, (False, True)))
GROUNDS = tuple(
    f"bg.{name}"
    for name in ("canvas", "panel", "surface", "raised", "hover", "selected", "overlay")
)
TEXTS = ("text.primary", "text.secondary", "text.muted", "accent.fg", "info.fg")
KINDS = ("success", "warning", "error", "info")
GUTTER = ("bg.panel", "bg.surface", "bg.raised")
"""Where line numbers stand; nowhere else (ui.md 31.1)."""

TINTS = (
    *((f"{kind}.fg", f"{kind}.bg") for kind in KINDS),
    *product(("text.primary", "text.secondary"), (f"{kind}.bg" for kind in KINDS)),
    *product(
        ("text.primary", "syn.string", "syn.key", "syn.number"),
        ("diff.addBg", "diff.delBg", "diff.chgBg"),
    ),
    ("accent.onFill", "accent.fill"),
    ("accent.onFill", "accent.fillHover"),
    ("accent.onFill", "accent.fillPressed"),
    ("danger.onFill", "danger.fill"),
)
"""What is written on tints and fills (ui.md 31.2)."""


def look_name(theme: Theme) -> str:
    return f"{theme.name}{' high' if theme.is_contrasty else ''}"


def text_tokens(theme: Theme) -> tuple[str, ...]:
    """Return every token that text is written in, but for gutter and disabled text."""
    of_kinds = [name for name in theme.colors if name.startswith(("kind.", "syn."))]
    return (*TEXTS, *(f"{kind}.fg" for kind in KINDS), *of_kinds)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 computes it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(theme: Theme, pairs: object, least: float) -> list[str]:
    """Return the pairs of tokens that cannot be told apart well enough."""
    assert isinstance(pairs, (list, tuple, product))
    found = [(one, other, contrast(theme.colors[one], theme.colors[other])) for one, other in pairs]
    return [f"{one} on {other}: {ratio:.2f}" for one, other, ratio in found if ratio < least]


@pytest.mark.parametrize("theme", LOOKS, ids=look_name)
def test_that_all_text_is_readable_on_every_ground(theme: Theme) -> None:
    assert too_weak(theme, product(text_tokens(theme), GROUNDS), 4.5) == []
    assert too_weak(theme, product(("text.gutter",), GUTTER), 4.5) == []


@pytest.mark.parametrize("theme", LOOKS, ids=look_name)
def test_that_tints_and_fills_carry_their_text(theme: Theme) -> None:
    assert too_weak(theme, TINTS, 4.5) == []


@pytest.mark.parametrize("theme", LOOKS, ids=look_name)
def test_that_control_borders_and_the_focus_ring_can_be_seen(theme: Theme) -> None:
    assert too_weak(theme, product(("border.control", "focus.ring"), GROUNDS), 3) == []


@pytest.mark.parametrize("name", THEMES)
def test_that_high_contrast_leaves_no_line_and_no_text_weak(name: str) -> None:
    theme = theme_named(name, contrast=True)
    usual = theme_named(name)
    assert too_weak(theme, product(("border.subtle",), GROUNDS), 3) == []
    borders = [(f"{kind}.border", f"{kind}.bg") for kind in KINDS]
    assert too_weak(theme, borders, 3) == []
    assert theme.colors["text.muted"] == usual.colors["text.secondary"]


@pytest.mark.parametrize("strong", [False, True], ids=["usual", "high contrast"])
@pytest.mark.parametrize("name", THEMES)
def test_that_every_mark_of_the_sheets_is_filled(name: str, strong: bool) -> None:
    theme = theme_named(name, contrast=strong)
    sheet = stylesheet(Filling(theme.name, theme.colors, 13), contrast=strong)
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("name", THEMES)
def test_that_every_picture_of_the_sheets_is_a_file_in_a_colour_of_the_theme(name: str) -> None:
    colors = set(theme_named(name).colors.values())
    marks = {mark for sheet in SHEETS for mark in re.findall(r"@image\.([a-z-]+)", raw(sheet))}
    assert marks
    for mark in marks:
        outline = resource("themes", name, f"{mark}.svg").read_text(encoding="utf-8")
        assert set(re.findall(r'stroke="(#[0-9A-F]{6})"', outline)) <= colors


def raw(sheet: str) -> str:
    return resource("themes", f"{sheet}.qss").read_text(encoding="utf-8")


COLOR_OF_ITS_OWN = re.compile(
    r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?=\s*[;}])|\b(?:rgba?|hsla?)\(|:\s*(?:white|black|gray|grey|red)\b"
)


@pytest.mark.parametrize("sheet", [*SHEETS, CONTRAST_SHEET])
def test_that_the_sheets_name_tokens_and_no_colours(sheet: str) -> None:
    assert COLOR_OF_ITS_OWN.findall(re.sub(r"/\*.*?\*/", "", raw(sheet), flags=re.DOTALL)) == []


DRAWN = re.compile(
    r"QColor\(\s*[\"'\d]|QColor\(Qt|[\"']#[0-9A-Fa-f]{6}[\"']"
    r"|GlobalColor\.(?!transparent\b)\w+|\bpalette\(\)\.(?!color\b|window\b)\w+\("
)


def test_that_what_is_drawn_asks_for_tokens_and_no_colours() -> None:
    found = [
        f"{source.path}: {match}"
        for source in sources("workbench/ui")
        for match in DRAWN.findall((ROOT / source.path).read_text(encoding="utf-8"))
    ]
    assert found == []


TOKEN = re.compile(r"[\"']((?:bg|border|text|accent|focus|kind|diff|syn|danger|success)\.\w+)[\"']")


def test_that_every_token_named_in_code_is_there() -> None:
    colors = theme_named("light").colors
    unknown = [
        f"{source.path}: {name}"
        for folder in ("workbench/ui", "workbench/presenters")
        for source in sources(folder)
        for name in TOKEN.findall((ROOT / source.path).read_text(encoding="utf-8"))
        if name not in colors
    ]
    assert unknown == []


def test_that_both_themes_have_the_same_tokens() -> None:
    assert theme_named("light").colors.keys() == theme_named("dark").colors.keys()


def test_that_the_tokens_are_whole_colours() -> None:
    tokens = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
    for name in THEMES:
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in tokens[name].values())


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


def test_that_the_look_is_what_the_settings_say() -> None:
    settings = Settings({})
    assert look_of(settings) == Look()
    for setting, value in (
        *((DENSITY, "compact"), (TEXT_SIZE, 125), (CODE_SIZE, 80)),
        *((CONTRAST, "on"), (MOTION, "off")),
    ):
        settings = settings.changed(setting, value)
    assert look_of(settings) == Look("system", "compact", 125, 80, "on", "off")


@pytest.mark.parametrize("density", [choice.value for choice in DENSITY.choices])
def test_that_density_is_followed_at_once(
    density: str, appearance: Appearance, qtbot: QtBot
) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.show()
    appearance.show(Look(theme="light", density=density))
    assert size("row") == {"compact": 24, "standard": 26, "comfortable": 28}[density]
    assert size("row") >= size("hitMin")
    assert button.sizeHint().height() == size("control")


def test_that_high_contrast_is_switched_at_once(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.waitSignal(appearance.theme_changed):
        appearance.show(Look(theme="light", contrast="on"))
    assert appearance.theme.is_contrasty
    assert appearance.color("border.subtle") == appearance.color("border.control")


def test_that_reduced_motion_stops_the_caret_and_what_qt_moves(
    appearance: Appearance, qapp: QApplication
) -> None:
    usual = qapp.cursorFlashTime()
    found = []
    for motion in ("on", "off"):
        appearance.show(Look(theme="light", motion=motion))
        found.append((appearance.reduces_motion, qapp.cursorFlashTime()))
    assert found == [(True, 0), (False, usual)]


def test_that_text_of_all_widgets_follows_its_size(appearance: Appearance, qtbot: QtBot) -> None:
    plain, own, code = QWidget(), QWidget(), QWidget()
    for widget in (plain, own, code):
        qtbot.addWidget(widget)
    plain.show()  # Qt hands the application's font to what is shown
    own.setFont(appearance.font("title"))
    code.setFont(appearance.mono())
    before = [widget.font().pixelSize() for widget in (plain, own, code)]
    appearance.show(Look(theme="light", text=150, code=80))
    after = [widget.font().pixelSize() for widget in (plain, own, code)]
    wanted = [before[0] * 1.5, before[1] * 1.5, before[2] * 1.2]
    assert after == pytest.approx(wanted, abs=1)
    appearance.show(Look(theme="light"))
    assert [widget.font().pixelSize() for widget in (plain, own, code)] == before


def test_that_high_contrast_outlines_what_its_ground_alone_sets_apart(
    appearance: Appearance, qtbot: QtBot
) -> None:
    pill = StatusPill(appearance)
    qtbot.addWidget(pill)
    pill.say("200 OK", "circle-check", "success")
    top = QPoint(pill.sizeHint().width() // 2, 0)
    pictures = {}
    for contrast_choice in ("off", "on"):
        appearance.show(Look(theme="light", contrast=contrast_choice))
        pictures[contrast_choice] = pill.grab().toImage().pixelColor(top)
    assert pictures["off"] == appearance.color("success.bg")
    assert pictures["on"] != appearance.color("success.bg")
    assert appearance.edge().color() == appearance.color("focus.ring")
