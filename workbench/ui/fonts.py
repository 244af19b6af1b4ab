"""The fonts: the system's for the interface, the bundled one for code, and sizes of text that can be changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from workbench.resource_files import resource

MONO = "JetBrains Mono"
STAND_IN = "Inter"
PLAIN_FAMILIES = ("DejaVu Sans", "Bitstream Vera Sans", "Nimbus Sans", "Sans Serif")
"""What a machine without a desktop gives as its system font; there the bundled font stands in."""

STAND_IN_PIXELS = 13.0
SMALLEST_PIXELS = 12.0

_OWN_FONT = Qt.WidgetAttribute.WA_SetFont
_USUAL = "usualPixels"
"""Where a widget with a font of its own keeps its size at 100 %."""


def install_fonts() -> QFont:
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


def mono_font(pixels: float) -> QFont:
    """Return the code font, without ligatures: `!=` stays two characters."""
    font = QFont(MONO)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(round(pixels))
    font.setFeature(QFont.Tag("calt"), 0)
    return font


class OwnFonts:
    """The widgets whose font was set for them, so that the application's does not reach them."""

    def __init__(self, application: QApplication, text: int, code: int) -> None:
        """Remember what each has now, at these sizes of text and code in percent."""
        widgets = [one for one in application.allWidgets() if one.testAttribute(_OWN_FONT)]
        self._usual = [(one, _usual_pixels(one, _percent(one, text, code))) for one in widgets]

    def show(self, text: int, code: int) -> None:
        """Give each its font at other sizes."""
        for widget, pixels in self._usual:
            font = widget.font()
            font.setPixelSize(max(1, round(pixels * _percent(widget, text, code) / 100)))
            widget.setFont(font)


def _percent(widget: QWidget, text: int, code: int) -> float:
    """Return how large a widget's text is, in percent of its usual size."""
    return text * code / 100 if widget.font().family() == MONO else text


def _usual_pixels(widget: QWidget, percent: float) -> float:
    """Return a widget's own text size at 100 %, remembered with the widget: rounding must not add up."""
    kept = widget.property(_USUAL)
    if not isinstance(kept, float):
        kept = widget.font().pixelSize() * 100 / percent
        widget.setProperty(_USUAL, kept)
    return kept
