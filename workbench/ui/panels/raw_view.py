"""The Raw view: the exchange as its bytes, as text or as figures, with the way to an offset and to a file."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.run import Recording
from workbench.presenters import figures
from workbench.presenters.exchange import Exchange
from workbench.presenters.find_query import FindQuery
from workbench.presenters.raw_bytes import RawBytes, offset_of
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.byte_files import ask_for_file, write_bytes
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.raw_area import RawArea
from workbench.ui.widgets.segmented import Segmented
from workbench.ui.widgets.tool_button import IconButton

TEXT, HEX = "text", "hex"
NOTHING_SENT = "Nothing was sent yet."
OFFSET_WIDTH = 110
NAME = "response.bin"


class RawView(QWidget):
    """Shows the bytes of one run. `told` has a glyph and a sentence for the status bar.

    `found_changed` when a search has found more or is over.
    """

    told = Signal(str, str)
    found_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rawPage")
        self._bridge: AsyncBridge | None = None
        self._exchange = Exchange()
        self.area = RawArea(appearance)
        self._form = Segmented("Form of the bytes", ((TEXT, "Text"), (HEX, "Hex")))
        self._form.choose(TEXT)
        self._ends = _ends_button()
        self._facts = QLabel()
        self._facts.setObjectName("rawFacts")
        self._facts.setProperty("role", "muted")
        self.offset = _offset_field()
        self.save = IconButton(appearance, "download", "Save bytes…", "saveBytesButton")
        self._empty = EmptyState(NOTHING_SENT, name="noBytes")
        self._bar = QWidget()
        self._bar.setObjectName("rawBar")
        self._lay_out()
        self._bind()
        self._fill()

    def use_bridge(self, bridge: AsyncBridge) -> None:
        """Write files beside the window from now on."""
        self._bridge = bridge

    def show_exchange(self, exchange: Exchange, *, follows: bool) -> None:
        """Show another run; `follows` while it streams."""
        self._exchange = exchange
        source = RawBytes(exchange.head.data(), exchange.recording)
        self.area.show_source(source, follows=follows)
        self._fill()

    def refresh(self) -> None:
        """Show what is new, if anyone looks."""
        if not self.isVisible():
            return
        exchange = self._exchange
        if exchange.recording is not self.area.source.recording:
            self.area.show_source(RawBytes(exchange.head.data(), exchange.recording), follows=False)
        self.area.show_head(exchange.head.data())
        self.area.refresh()
        self._fill()

    def choose_bytes(self, start: int, stop: int) -> None:
        """Select bytes of the body, those of a chunk for example, if anyone looks."""
        if self.isVisible():
            begin = self.area.source.body_start
            self.area.select(begin + start, begin + stop)

    @property
    def facts(self) -> str:
        """How many bytes there are, in how many reads."""
        return self._facts.text()

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text in the head and the body; None ends the search."""
        self.area.look_for(query if query is not None and query.text else None)

    @property
    def found_count(self) -> int:
        """How many places the search has found so far."""
        return len(self.area.found)

    @property
    def found_all(self) -> bool:
        """Whether the search is over and has left nothing out."""
        return self.area.found_all

    def go_to(self, number: int) -> None:
        """Bring a place that was found, from 0, into view."""
        self.area.go_to(number)

    def save_bytes(self, path: str) -> None:
        """Write the body into a file as it came, held values overwritten."""
        writing = Writing(self._exchange.recording, path)
        if self._bridge is None:
            self._tell_saved(writing())
        else:
            self._bridge.work(writing, self, self._tell_saved)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _fill(self) -> None:
        recording = self._exchange.recording
        was_sent = bool(self._exchange.head.message.method)
        self._empty.setVisible(not was_sent)
        self.area.setVisible(was_sent)
        self._bar.setVisible(was_sent)
        reads = figures.plural(recording.read_count, "read")
        self._facts.setText(f"{figures.size(len(recording))} · {reads}")
        has_body = bool(len(recording))
        for widget in (self.offset, self.save):
            widget.setEnabled(has_body)

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(12, 6, 8, 6)
        bar.setSpacing(8)
        bar.addWidget(self._form)
        bar.addWidget(self._ends)
        bar.addStretch(1)
        bar.addWidget(self._facts)
        bar.addWidget(self.offset)
        bar.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addWidget(self.area, 1)
        rows.addWidget(self._empty, 1)

    def _bind(self) -> None:
        self._form.chosen.connect(self._show_form)
        self._ends.toggled.connect(self._show_form)
        self.offset.returnPressed.connect(self._go_to_offset)
        self.offset.textEdited.connect(self._forgive)
        self.save.clicked.connect(self._ask_where)
        self.area.found_changed.connect(self.found_changed)

    def _show_form(self) -> None:
        is_hex = self._form.choice == HEX
        self._ends.setEnabled(not is_hex)
        self.area.show_form(is_hex=is_hex, shows_ends=self._ends.isChecked())

    def _go_to_offset(self) -> None:
        """Go to the byte of the body that was typed, or say why not."""
        count = len(self._exchange.recording)
        offset = offset_of(self.offset.text())
        if offset is None or not 0 <= offset < count:
            self._mark(is_wrong=True)
            last = figures.count(count - 1)
            self.told.emit("circle-x", f"An offset is a number from 0 to {last}, or 0x and hex")
            return
        self._mark(is_wrong=False)
        self.area.go_to_byte(self.area.source.body_start + offset)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self, text: str) -> None:
        del text
        self._mark(is_wrong=False)

    def _mark(self, *, is_wrong: bool) -> None:
        if bool(self.offset.property("invalid")) != is_wrong:
            self.offset.setProperty("invalid", is_wrong)
            self.offset.style().unpolish(self.offset)
            self.offset.style().polish(self.offset)

    def _ask_where(self) -> None:
        ask_for_file(self, "Save bytes", NAME, self.save_bytes)

    def _tell_saved(self, saved: tuple[str, str]) -> None:
        self.told.emit(*saved)


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes a body into a file, whole or not at all; returns the glyph and the words for how it went."""

    recording: Recording
    path: str

    def __call__(self) -> tuple[str, str]:
        return write_bytes(self.path, self.recording.body())


def _ends_button() -> QToolButton:
    button = QToolButton()
    button.setObjectName("lineEndsButton")
    button.setText("CR LF")
    button.setCheckable(True)
    button.setToolTip("Show the ends of lines")
    button.setAccessibleName("Show the ends of lines")
    button.setProperty("toggle", "true")  # the style sheet's word
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setMinimumHeight(size("hitMin"))
    return button


def _offset_field() -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("offsetEdit")
    field.setAccessibleName("Go to offset")
    field.setPlaceholderText("Go to offset")
    field.setToolTip("An offset in the body, as 1234 or 0x4d2, then Enter")
    field.setMaximumWidth(OFFSET_WIDTH)
    return field
