"""A card for a part that is no text: what it is, its line in code, and its JSON when unfolded."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gemini.call_check import CallCheck
from workbench.gemini.parts import PartKind
from workbench.presenters.merged_blocks import Row
from workbench.presenters.part_views import PartBlock, card_of
from workbench.ui.icons import icon
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.code_colors import CodeColors
from workbench.ui.widgets.code_view import CodeView
from workbench.ui.widgets.elided_label import ElidedLabel
from workbench.ui.widgets.icon_label import IconLabel
from workbench.ui.widgets.tool_button import IconButton

BAR = 36
_ICONS = {PartKind.FILE: "file-text", PartKind.OTHER: "info"}


class PartCard(QFrame):
    """`height_changed` when it was folded or unfolded."""

    height_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("callBlock")
        self._appearance = appearance
        self._fold = IconButton(appearance, "chevron-right", "Unfold the JSON", "unfoldButton")
        self._fold.setCheckable(True)
        self._glyph = IconLabel(appearance, "square-function", "kind.tool")
        self._line = ElidedLabel()
        self._line.setObjectName("callLine")
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail = QLabel()
        self._detail.setProperty("role", "muted")
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._check = IconLabel(appearance, "check", "success.fg")
        self._check.setObjectName("callCheck")
        self._check.hide()
        self._copy = IconButton(appearance, "copy", "Copy JSON", "copyJsonButton")
        self.view = CodeView(appearance, "JSON of the part")
        self.view.hide()
        self._colors = CodeColors(self.view, appearance)
        self._lay_out()
        self._fold.toggled.connect(self._on_fold)
        self._copy.clicked.connect(self._on_copy)

    @property
    def line(self) -> str:
        """The part as it reads in code."""
        return self._line.text()

    def show_row(self, row: Row) -> None:
        """Show a part as far as it has come."""
        assert isinstance(row, PartBlock)  # noqa: S101  # made for these
        card = card_of(row)
        tint = "text.muted" if card.muted else "kind.tool"
        self._glyph.show_icon(_ICONS.get(row.kind, "square-function"), tint)
        self._line.setText(card.line or card.name)
        self._detail.setText(card.detail)
        self._detail.setVisible(bool(card.detail))
        self._show_check(card.check)
        self._fold.setVisible(bool(card.text))
        self._copy.setVisible(bool(card.text))
        self.view.show_text(card.text)
        self._colors.show_language("json" if card.text else "")
        said = f". {card.check.words}" if card.check else ""
        self.setAccessibleName(f"{card.name}: {card.line}{said}")

    def height_at(self, width: int) -> int:
        """Return the height at a width."""
        body = self.view.height_at(width - 2) if self._fold.isChecked() else 0
        return BAR + 2 + body

    def recolor(self) -> None:
        """Take on the colours of another theme."""
        self._colors.recolor()

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 6, 0)
        row.setSpacing(6)
        for widget in (self._fold, self._glyph):
            row.addWidget(widget)
        row.addWidget(self._line, 1)
        row.addWidget(self._check)
        row.addWidget(self._detail)
        row.addWidget(self._copy)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(bar)
        rows.addWidget(self.view, 1)

    def _show_check(self, check: CallCheck | None) -> None:
        """Show whether a call fits its declaration, with the reason for those who point at it."""
        self._check.setVisible(check is not None)
        if check is not None:
            glyph, tint = (
                ("check", "success.fg") if check.fits else ("triangle-alert", "warning.fg")
            )
            self._check.show_icon(glyph, tint)
            self._check.setToolTip(check.words)
            self._check.setAccessibleName(check.words)

    def _on_fold(self, unfolded: bool) -> None:
        self._fold.setIcon(icon(self._appearance, "chevron-down" if unfolded else "chevron-right"))
        self._fold.setIconSize(QSize(size("icon"), size("icon")))
        name = "Fold the JSON" if unfolded else "Unfold the JSON"
        self._fold.setToolTip(name)
        self._fold.setAccessibleName(name)
        self.view.setVisible(unfolded)
        self.height_changed.emit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())
