"""A request: the bar above, the composer and the response below, and what stands in the way of sending."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from workbench.domain.environment import NOTHING
from workbench.domain.request import Request
from workbench.gemini.catalog import Catalog
from workbench.presenters.body_check import BodyTrouble
from workbench.presenters.header_rows import locked_rows
from workbench.presenters.layouts import Layout
from workbench.presenters.send_guard import obstacle
from workbench.presenters.url_view import UrlEdit
from workbench.ui.panels.composer import Composer
from workbench.ui.panels.request_bar import RequestBar
from workbench.ui.panels.response_pane import ResponsePane
from workbench.ui.theme import Appearance
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.pane_splitter import PaneSplitter

NARROWEST, COMPOSER, RESPONSE = 360, 486, 640
LOOK_AFTER_MS = 150
HALVES = {Layout.COMPOSER: "response", Layout.RESPONSE: "composer"}
"""The half that is not in view."""

BLANK = Request(name="Untitled", url="")


class RequestPage(QWidget):
    """`edited` with every change by the user; `send_requested` (True: as it is, in spite of bad JSON)."""

    edited = Signal()
    send_requested = Signal(bool)
    stop_requested = Signal()
    obstacle_changed = Signal(str)
    both_halves_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._request = BLANK
        self._key = ""
        self._values: Mapping[str, str] | None = None
        self._obstacle = ""
        self._allowed: str | None = None
        self._layout = Layout.SIDE_BY_SIDE
        self._splits: dict[Qt.Orientation, tuple[int, ...]] = {}
        self._asked: tuple[int, ...] = ()
        self._was_shown = False
        self.bar = RequestBar(appearance)
        self.guard = Banner(appearance)
        self.guard.setObjectName("sendGuard")
        self.composer = Composer(appearance)
        self.response = ResponsePane(appearance)
        self._splitter = self._split(appearance)
        self._arrange_soon = QTimer(self)
        self._arrange_soon.setSingleShot(True)
        self._look_soon = QTimer(self)
        self._look_soon.setSingleShot(True)
        self._look_soon.setInterval(LOOK_AFTER_MS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.guard)
        rows.addWidget(_scrolled(self._splitter), 1)
        self._connect()

    def show_request(self, request: Request) -> None:
        """Show another request, without telling anyone that it was edited."""
        self._request = request
        self._allowed = None
        self.guard.hide()
        self.bar.load(request.method, request.url)
        self.composer.load(request)
        self._look()

    def request(self) -> Request:
        """Return the request as edited; what the page does not show is as it was."""
        return self._edited(self.composer.body.text())

    def show_catalog(self, catalog: Catalog) -> None:
        """Offer the models of a catalog."""
        self.bar.show_catalog(catalog)

    def show_key(self, text: str) -> None:
        """Show what may be shown of the key in the locked row: `••••7Q2c (Personal)`; empty for none."""
        self._key = text
        self._look()

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Tell which names the request sees, their values and where they come from; None while that is not known."""
        self._values = values
        self.bar.show_variables(values, origins)
        self.composer.show_variables(values, origins)
        self._look()

    def show_running(self, running: bool) -> None:
        """Turn Send into Stop, or back."""
        self.bar.send.show_running(running)
        self.bar.send_menu.show_running(running)

    def ask_to_send(self) -> None:
        """Send, unless something stands in the way: then say what, once, with what can be done."""
        self._look()
        trouble = self.composer.body.check()
        if self._obstacle:
            self.refuse(self._obstacle)
        elif trouble is not None and self.composer.body.text() != self._allowed:
            actions = (("goToLine", "Go to line"), ("sendAnyway", "Send anyway"))
            self.guard.say(trouble.sentence, "warning", actions)
        else:
            self._send(anyway=trouble is not None)

    def refuse(self, reason: str) -> None:
        """Say above the request why it was not sent."""
        self.guard.say(reason, "error", (("dismiss", "Close"),))

    def set_layout(self, layout: Layout) -> None:
        """Put the response beside the composer or below it, or show only one of them.

        Where there is no room for both side by side, the response goes below until there is.
        """
        if layout is not self._layout:
            self._layout = layout
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_soon.start()  # a side panel that goes makes room again at once

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._was_shown = True

    def _arrange(self) -> None:
        layout = self._layout
        crowded = self.isVisible() and self.width() < 2 * NARROWEST + self._splitter.handleWidth()
        stacked = layout is Layout.STACKED or (layout is Layout.SIDE_BY_SIDE and crowded)
        wanted = Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal
        if self._splitter.orientation() != wanted:
            self._turn(wanted)
        narrowest = 0 if stacked else NARROWEST
        self.composer.setMinimumWidth(narrowest)
        self.response.setMinimumWidth(narrowest)
        self.composer.setVisible(layout is not Layout.RESPONSE)
        self.response.setVisible(layout is not Layout.COMPOSER)
        self.bar.show_missing_half(HALVES.get(layout, ""))

    def _turn(self, wanted: Qt.Orientation) -> None:
        """Put one half below the other or beside it, as they last shared the room that way."""
        self._splits[self._splitter.orientation()] = self.split
        self._splitter.setOrientation(wanted)
        self._splitter.reset()
        self.set_split(self._splits.get(wanted, ()))

    @property
    def split(self) -> tuple[int, ...]:
        """How composer and response share the room; nothing while only one is shown."""
        if not self._was_shown:
            return self._asked  # the halves have no sizes yet, but their least
        sizes = tuple(self._splitter.sizes())
        return sizes if all(sizes) else ()

    def set_split(self, sizes: Sequence[int]) -> None:
        """Share the room as it was left."""
        if len(sizes) == self._splitter.count():
            self._asked = tuple(sizes)
            self._splitter.setSizes(list(sizes))

    def check_body(self) -> None:
        """Go to the first error in the body, to its beginning where it has none."""
        self.composer.go_to(self.composer.body.check() or BodyTrouble(1, 1, ""))

    def focus_url(self) -> None:
        """Put the caret into the URL."""
        self.bar.focus_url()

    def focus_model(self) -> None:
        """Put the caret into the model's name."""
        self.bar.focus_model()

    def format_body(self) -> None:
        """Indent the body anew, or go to what is wrong in it."""
        self.composer.format_body()

    def _split(self, appearance: Appearance) -> PaneSplitter:
        name = "Composer and response"
        splitter = PaneSplitter(appearance, name, (COMPOSER, RESPONSE))
        splitter.setObjectName("requestSplitter")
        splitter.add_panes(self.composer, self.response)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 4)
        self.composer.setMinimumWidth(NARROWEST)
        self.response.setMinimumWidth(NARROWEST)
        return splitter

    def _connect(self) -> None:
        self.bar.edited.connect(self._on_bar)
        self.composer.url_edited.connect(self._take_url)
        self.composer.edited.connect(self._on_edited)
        self.bar.send_pressed.connect(self.ask_to_send)
        self.bar.stop_pressed.connect(self.stop_requested)
        self.bar.half_requested.connect(self.both_halves_requested)
        self.guard.chosen.connect(self._act_on_guard)
        self._look_soon.timeout.connect(self._look)
        self._arrange_soon.timeout.connect(self._arrange)

    def _on_bar(self) -> None:
        self.composer.follow_url(self.bar.url.text())
        self._on_edited()

    def _take_url(self, url: str) -> None:
        """Take over the URL that an edit of its query made; it can be undone in the URL, too."""
        self.bar.url.apply(UrlEdit(url, self.bar.url.caret))

    def _on_edited(self) -> None:
        self.guard.hide()
        self._look_soon.start()
        self.edited.emit()

    def _act_on_guard(self, key: str) -> None:
        self.guard.hide()
        trouble = self.composer.body.trouble
        if key == "goToLine" and trouble is not None:
            self.composer.go_to(trouble)
        elif key == "sendAnyway":
            self._allowed = self.composer.body.text()
            self._send(anyway=True)

    def _send(self, *, anyway: bool) -> None:
        self.guard.hide()
        self.send_requested.emit(anyway)

    def _look(self) -> None:
        """Look anew at what stands in the way of sending, and at the headers that are sent anyway."""
        self._look_soon.stop()
        seen = self._seen()
        reason = obstacle(seen, self._values)
        self.composer.show_locked(locked_rows(seen, self._key))
        if reason != self._obstacle:
            self._obstacle = reason
            self.bar.send.show_obstacle(reason)
            self.obstacle_changed.emit(reason)

    def _seen(self) -> Request:
        """Return the request as far as it is read while typing: what is long is left out of its body."""
        return self._edited(self.composer.body.glance())

    def _edited(self, body: str) -> Request:
        request = self.composer.edited_request(self._request)
        return replace(request, method=self.bar.method, url=self.bar.url.text(), body=body)


def _scrolled(splitter: QSplitter) -> QScrollArea:
    """Let composer and response scroll together where a low window has no room for the least of both."""
    area = QScrollArea()
    area.setObjectName("requestScroll")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(splitter)
    return area
