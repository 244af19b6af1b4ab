"""How the window looks: tokens → palette, style sheet, colours and fonts, in light and dark.

`resources/themes/tokens.json` is the one source of colours. Painters and highlighters ask the `Appearance`
for a token by name; the style sheets name tokens as `@bg.panel`. Switching the theme builds the sheet once
and tells everyone by `theme_changed`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from workbench.resource_files import resource
from workbench.ui.tokens import size, space, tokens

__all__ = ["size", "space"]  # the lengths of the look; they live with the tokens

SHEETS = ("base", "shell", "request", "response", "welcome", "keys")
"""The style sheets in order; each area of the window has its own."""

MONO = "JetBrains Mono"
STAND_IN = "Inter"
PLAIN_FAMILIES = ("DejaVu Sans", "Bitstream Vera Sans", "Nimbus Sans", "Sans Serif")
"""What a machine without a desktop gives as its system font; there the bundled font stands in."""

STAND_IN_PIXELS = 13.0
SMALLEST_PIXELS = 12.0
MEDIUM, STRONG = QFont.Weight.Medium, QFont.Weight.DemiBold

_OWN_FONT = Qt.WidgetAttribute.WA_SetFont
_USUAL = "usualPixels"
"""Where a widget with a font of its own keeps its size at 100 %."""

_MARK = re.compile(r"@([a-z]+\.[A-Za-z0-9-]+)")

_ROLES = {
    QPalette.ColorRole.Window: "bg.canvas",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.Base: "bg.surface",
    QPalette.ColorRole.AlternateBase: "bg.panel",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.Button: "bg.raised",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.BrightText: "accent.onFill",
    QPalette.ColorRole.ToolTipBase: "bg.overlay",
    QPalette.ColorRole.ToolTipText: "text.primary",
    QPalette.ColorRole.PlaceholderText: "text.muted",
    QPalette.ColorRole.Highlight: "accent.fill",
    QPalette.ColorRole.HighlightedText: "accent.onFill",
    QPalette.ColorRole.Link: "accent.fg",
    QPalette.ColorRole.LinkVisited: "accent.fg",
    QPalette.ColorRole.Accent: "accent.fill",
    QPalette.ColorRole.Light: "bg.raised",
    QPalette.ColorRole.Midlight: "bg.hover",
    QPalette.ColorRole.Mid: "border.subtle",
    QPalette.ColorRole.Dark: "border.control",
    QPalette.ColorRole.Shadow: "bg.canvas",
}
_DISABLED_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours: `dark` or `light`, and each token's value as ``#RRGGBB``."""

    name: str
    colors: Mapping[str, str]

    def color(self, token: str) -> QColor:
        """Return a token's colour; an unknown token is a KeyError."""
        return QColor(self.colors[token])


@cache
def theme_named(name: str) -> Theme:
    """Return the theme `light` or `dark`."""
    return Theme(name, tokens()[name])


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for all that the style sheet leaves alone."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, theme.color(token))
    for role in _DISABLED_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text.disabled"))
    return made


def stylesheet(theme: Theme, base_pixels: float) -> str:
    """Return the whole style sheet: `@token`, `@font.small` (sizes), `@image.check` (files) filled in."""
    text = "\n".join(
        resource("themes", f"{sheet}.qss").read_text(encoding="utf-8") for sheet in SHEETS
    )
    return _MARK.sub(_Filler(theme, base_pixels), text)


@dataclass(frozen=True, slots=True)
class _Filler:
    """What stands for each mark of a sheet."""

    theme: Theme
    base_pixels: float

    def __call__(self, mark: re.Match[str]) -> str:
        group, _, name = mark[1].partition(".")
        if group == "font":
            return f"{scaled(self.base_pixels, name):g}px"
        if group == "image":
            return f'"{resource("themes", self.theme.name, name + ".svg").as_posix()}"'
        return self.theme.colors[mark[1]]


def scaled(base_pixels: float, step: str) -> float:
    """Return the pixel size of one step of the type scale, as in ``scaled(13, "small")``."""
    return round(base_pixels * float(tokens()["type"][step]) * 2) / 2


class Appearance(QObject):
    """The look in force. `choice` is `system`, `light` or `dark`; system follows the desktop.

    `pictures` are the icons drawn so far, by name, colour, pixels and scale; they end with the program.
    """

    theme_changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()  # its wrappers die with it
        self.pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        self._choice = choice
        self._base = _install_fonts()
        self._usual = float(self._base.pixelSize())
        self._zoom = 100
        self._theme = self._theme_for(choice)
        application.setStyle("Fusion")
        application.setFont(self._base)
        self._apply()
        self._hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """What the user chose: `system`, `light` or `dark`."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The colours in force."""
        return self._theme

    def choose(self, choice: str) -> None:
        """Change the theme; nothing happens where the colours stay the same."""
        self._choice = choice
        theme = self._theme_for(choice)
        if theme.name != self._theme.name:
            self._theme = theme
            self._apply()
            self.theme_changed.emit()

    @property
    def zoom(self) -> int:
        """How large text is, in percent of its usual size."""
        return self._zoom

    def zoom_to(self, percent: int) -> None:
        """Make all text larger or smaller."""
        before, self._zoom = self._zoom, percent
        if percent == before:
            return
        self._base.setPixelSize(round(self._usual * percent / 100))
        own = [w for w in self._application.allWidgets() if w.testAttribute(_OWN_FONT)]
        sizes = [_usual_pixels(widget, before) for widget in own]
        self._application.setFont(self._base)
        self._apply()
        for widget, pixels in zip(own, sizes, strict=True):
            font = widget.font()
            font.setPixelSize(max(1, round(pixels * percent / 100)))
            widget.setFont(font)
        self.theme_changed.emit()

    def color(self, token: str) -> QColor:
        """Return the colour of a token in the theme in force."""
        return self._theme.color(token)

    def font(self, step: str = "body", weight: QFont.Weight | None = None) -> QFont:
        """Return the interface font at one step of the type scale, figures of equal width."""
        font = QFont(self._base)
        font.setPixelSize(round(scaled(self.base_pixels, step)))
        if weight is not None:
            font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def mono(self, step: str = "mono") -> QFont:
        """Return the code font, without ligatures: `!=` stays two characters."""
        font = QFont(MONO)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(round(scaled(self.base_pixels, step)))
        font.setFeature(QFont.Tag("calt"), 0)
        return font

    @property
    def base_pixels(self) -> float:
        """The size of ordinary text in pixels."""
        return float(self._base.pixelSize())

    def _apply(self) -> None:
        self._application.setPalette(palette(self._theme))
        self._application.setStyleSheet(stylesheet(self._theme, self.base_pixels))

    def _follow_system(self) -> None:
        if self._choice == "system":
            self.choose("system")

    def _theme_for(self, choice: str) -> Theme:
        if choice == "system":
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
            return theme_named("dark" if dark else "light")
        return theme_named(choice)


def _usual_pixels(widget: QWidget, percent: int) -> float:
    """Return a widget's own text size at 100 %, remembered with the widget: rounding must not add up."""
    kept = widget.property(_USUAL)
    if not isinstance(kept, float):
        kept = widget.font().pixelSize() * 100 / percent
        widget.setProperty(_USUAL, kept)
    return kept


def _install_fonts() -> QFont:
    """Load the code font and return the interface font, its size in pixels."""
    for style in ("Regular", "Bold", "Italic"):
        _load(f"JetBrainsMono-{style}.ttf")
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    info = QFontInfo(font)
    pixels = max(float(info.pixelSize()), SMALLEST_PIXELS)
    if info.family() in PLAIN_FAMILIES:
        for style in ("Regular", "Medium", "SemiBold"):
            _load(f"Inter-{style}.ttf")
        font = QFont(STAND_IN)
        font.setHintingPreference(
            QFont.HintingPreference.PreferNoHinting
        )  # else its spacing is off
        pixels = max(pixels, STAND_IN_PIXELS)
    font.setPixelSize(round(pixels))
    return font


def _load(file: str) -> None:
    QFontDatabase.addApplicationFont(str(resource("fonts", file)))
