"""The error panel: what happened, why, what can be done now, the facts, and the server's own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.error_view import Act, Action, ErrorView
from workbench.presenters.merged_blocks import Row
from workbench.presenters.part_views import is_web
from workbench.presenters.short_text import short_name, short_text
from workbench.ui.icons import beside_words, icon
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.flow_row import FlowRow
from workbench.ui.widgets.icon_label import IconLabel

LONGEST_LINE, LONGEST_LINK, LONGEST_LABEL = 500, 80, 80
_ICONS = {
    Act.SEND_AGAIN: "rotate-ccw",
    Act.SEND_LONGER: "timer",
    Act.USE_MOCK: "server",
    Act.SEND_TO_MOCK: "server",
    Act.CHOOSE_KEY: "key-round",
    Act.ADD_KEY: "key-round",
    Act.REPLACE_KEY: "key-round",
    Act.CHECK_KEY: "shield-check",
    Act.NETWORK_SETTINGS: "network",
    Act.REFRESH_MODELS: "refresh-cw",
    Act.GO_TO_FIELD: "crosshair",
    Act.OPEN_LINK: "external-link",
}


class ErrorPanel(QWidget):
    """`chosen` has the action whose button was pressed."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorArea")
        self._appearance = appearance
        self._actions: tuple[Action, ...] = ()
        self._panel = QFrame()
        self._panel.setObjectName("errorPanel")
        self._glyph = IconLabel(appearance, "circle-x", "error.fg", size("iconLarge"))
        self._title = _words("errorTitle", "strong")
        self._explanation = _words("errorExplanation", "secondary")
        self._rows = QVBoxLayout(self)
        self._buttons = FlowRow()
        self._facts = QGridLayout()
        self._message = _words("errorMessage", "secondary")
        self._lay_out()

    def show_row(self, row: Row) -> None:
        """Show a failure."""
        assert isinstance(row, ErrorView)  # noqa: S101  # made for these
        self._glyph.show_icon(row.glyph, "error.fg")
        title, explanation = short_text(row.title, LONGEST_LINE), short_text(row.explanation)
        self._title.setText(title)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(row.explanation))
        self._message.setText(short_text(row.message))
        self._message.setVisible(bool(row.message))
        self._panel.setAccessibleName(f"{title}. {explanation}".strip())
        self._show_actions(row.actions)
        self._show_facts(row.facts)

    def height_at(self, width: int) -> int:
        """Return the height at a width."""
        return self._rows.totalHeightForWidth(width)

    def recolor(self) -> None:
        """The style sheet colours it."""

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addWidget(self._explanation)
        words.addLayout(self._buttons)
        inside = QHBoxLayout(self._panel)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(12)
        inside.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        self._buttons.setContentsMargins(0, 4, 0, 0)
        self._facts.setColumnStretch(1, 1)
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._rows.addWidget(self._panel)
        self._rows.addLayout(self._facts)
        self._rows.addWidget(self._message)

    def _show_actions(self, actions: tuple[Action, ...]) -> None:
        _empty(self._buttons)
        self._actions = actions
        for number, action in enumerate(actions):
            label = short_name(action.label, LONGEST_LABEL)
            button = QPushButton(label)
            button.setObjectName(f"{action.act.value}Button")
            button.setAccessibleName(label)
            button.setProperty("number", number)
            if number == 0:
                button.setProperty("primary", "true")  # the style sheet's word
            if action.act in _ICONS:
                tint = "accent.onFill" if number == 0 else "text.secondary"
                button.setIcon(icon(self._appearance, _ICONS[action.act], tint))
                button.setIconSize(beside_words())
            button.clicked.connect(self._choose)
            self._buttons.addWidget(button)

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        _empty(self._facts)
        for row, (name, text) in enumerate(facts):
            value = short_text(text, LONGEST_LINE)
            title = _words("factName", "secondary", name)
            title.setWordWrap(False)
            if is_web(value):
                title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            shown = self._link(name, value) if is_web(value) else _words("factValue", "mono", value)
            self._facts.addWidget(title, row, 0)
            self._facts.addWidget(shown, row, 1)

    def _link(self, name: str, address: str) -> QPushButton:
        """Return the way to a page that the answer names."""
        link = QPushButton(short_text(address, LONGEST_LINK))
        link.setObjectName("factLink")
        link.setProperty("link", "true")  # the style sheet's word
        link.setProperty("address", address)
        link.setToolTip(address)
        link.setAccessibleName(f"{name}: open {address}")
        link.setIcon(icon(self._appearance, "external-link", "accent.fg"))
        link.setIconSize(beside_words())
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        link.clicked.connect(self._open)
        return link

    def _open(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            address = str(pressed.property("address"))
            self.chosen.emit(Action(Act.OPEN_LINK, "Open page", address))

    def _choose(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.chosen.emit(self._actions[int(pressed.property("number"))])


def _words(name: str, role: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    if role in {"secondary", "mono"}:
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def _empty(layout: FlowRow | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
