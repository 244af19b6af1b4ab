"""How the window looks: tokens → palette, style sheet, colours, fonts and lengths, as the user chose them.

`resources/themes/tokens.json` is the one source of colours. Painters and highlighters ask the `Appearance`
for a token by name; the style sheets name tokens as `@bg.panel`. Another look builds the sheet once and tells
everyone by `theme_changed`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from workbench.ui.fonts import MONO, OwnFonts, install_fonts, mono_font
from workbench.ui.look import Look
from workbench.ui.style_sheet import Filling, scaled, stylesheet
from workbench.ui.tokens import size, space, tokens, use_density

__all__ = ["MONO", "size", "space"]  # what belongs to the look and lives elsewhere

MEDIUM, STRONG = QFont.Weight.Medium, QFont.Weight.DemiBold

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""What Qt moves by itself."""

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
    """One set of colours: `dark` or `light`, in high contrast or not; each token's value as ``#RRGGBB``."""

    name: str
    colors: Mapping[str, str]
    is_contrasty: bool = False

    def color(self, token: str) -> QColor:
        """Return a token's colour; an unknown token is a KeyError."""
        return QColor(self.colors[token])


@cache
def theme_named(name: str, *, contrast: bool = False) -> Theme:
    """Return the theme `light` or `dark`; in high contrast quiet colours are as strong as their neighbours."""
    colors = tokens()[name]
    stronger = tokens()["contrast"] if contrast else {}
    return Theme(name, {**colors, **{k: colors[v] for k, v in stronger.items()}}, contrast)


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for all that the style sheet leaves alone."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, theme.color(token))
    for role in _DISABLED_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text.disabled"))
    return made


class Appearance(QObject):
    """The look in force. Where it says `system`, the desktop is followed, as far as Qt knows what it wants.

    `theme_changed` comes with every change of colours or sizes. `pictures` are the icons drawn so far, by name,
    colour, pixels and scale; they end with the program.
    """

    theme_changed = Signal()

    def __init__(self, application: QApplication, look: Look) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()  # its wrappers die with it
        self._access = self._hints.accessibility()  # as above
        self.pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        self._look = look
        self._base = install_fonts()
        self._usual = float(self._base.pixelSize())
        self._flash_ms = application.cursorFlashTime()
        self._moving = tuple(effect for effect in _EFFECTS if application.isEffectEnabled(effect))
        self._theme = self._theme_of(look)
        application.setStyle("Fusion")
        self._apply()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)

    @property
    def look(self) -> Look:
        """What the user chose."""
        return self._look

    @property
    def theme(self) -> Theme:
        """The colours in force."""
        return self._theme

    @property
    def reduces_motion(self) -> bool:
        """Whether nothing may move that does not have to; a desktop whose caret stands still wants that, too."""
        wanted = self._flash_ms <= 0
        return wanted if self._look.motion == "system" else self._look.motion == "on"

    def show(self, look: Look) -> None:
        """Take another look; nothing happens where it is the same to the eye."""
        before, self._look = self._look, look
        theme = self._theme_of(look)
        sizes = (look.density, look.text, look.code)
        if theme is self._theme and sizes == (before.density, before.text, before.code):
            self._show_motion()
            return
        self._theme = theme
        own = OwnFonts(self._application, before.text, before.code)
        self._apply()
        if (look.text, look.code) != (before.text, before.code):
            own.show(look.text, look.code)
        self.theme_changed.emit()

    def choose(self, theme: str) -> None:
        """Change the theme alone: `system`, `light` or `dark`."""
        self.show(self._look._replace(theme=theme))

    def color(self, token: str) -> QColor:
        """Return the colour of a token in the theme in force."""
        return self._theme.color(token)

    def edge(self, ink: str = "focus.ring") -> QPen:
        """Return the pen around what its ground alone sets apart: a line in high contrast, else none."""
        if self._theme.is_contrasty:
            return QPen(self.color(ink), 1)
        return QPen(Qt.PenStyle.NoPen)

    def font(self, step: str = "body", weight: QFont.Weight | None = None) -> QFont:
        """Return the interface font at one step of the type scale, figures of equal width."""
        font = QFont(self._base)
        font.setPixelSize(round(scaled(self.base_pixels, step)))
        if weight is not None:
            font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def mono(self, step: str = "mono") -> QFont:
        """Return the code font at one step of the type scale."""
        return mono_font(scaled(self.base_pixels * self._look.code / 100, step))

    @property
    def base_pixels(self) -> float:
        """The size of ordinary text in pixels."""
        return float(self._base.pixelSize())

    def _apply(self) -> None:
        use_density(self._look.density)
        self._base.setPixelSize(round(self._usual * self._look.text / 100))
        self._application.setFont(self._base)
        self._application.setPalette(palette(self._theme))
        theme = self._theme
        filling = Filling(theme.name, theme.colors, self.base_pixels, self._look.code)
        self._application.setStyleSheet(stylesheet(filling, contrast=theme.is_contrasty))
        self._show_motion()

    def _show_motion(self) -> None:
        self._application.setCursorFlashTime(0 if self.reduces_motion else self._flash_ms)
        for effect in self._moving:
            self._application.setEffectEnabled(effect, not self.reduces_motion)

    def _follow_system(self) -> None:
        self.show(self._look)

    def _theme_of(self, look: Look) -> Theme:
        name = look.theme
        if name == "system":
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        wanted = self._access.contrastPreference() == Qt.ContrastPreference.HighContrast
        contrast = wanted if look.contrast == "system" else look.contrast == "on"
        return theme_named(name, contrast=contrast)
