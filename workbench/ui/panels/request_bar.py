"""Above every request: method, URL and Send; below them model and method of the API as views of the URL."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.domain.environment import NOTHING
from workbench.gemini.catalog import Catalog
from workbench.presenters.model_rows import model_rows
from workbench.presenters.url_view import SEGMENTS, choose_method, choose_model, url_view
from workbench.ui.theme import Appearance
from workbench.ui.widgets.kept_height import KeptHeight
from workbench.ui.widgets.model_combo import ModelCombo
from workbench.ui.widgets.segmented import Segmented
from workbench.ui.widgets.send_button import SendButton
from workbench.ui.widgets.send_menu_button import SendMenuButton
from workbench.ui.widgets.still_combo import StillCombo
from workbench.ui.widgets.tool_button import IconButton
from workbench.ui.widgets.url_edit import UrlEdit

METHODS = ("POST", "GET")
SPACING = 8
BESIDE = 72
"""Pixels of margins, of the gap in the middle, and of the button that shows the other half."""


class RequestBar(QFrame):
    """`edited` when the user changes method or URL; `send_pressed` and `stop_pressed` by button or Enter."""

    edited = Signal()
    send_pressed = Signal()
    stop_pressed = Signal()
    half_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestBar")
        self._method = _method_combo(appearance)
        self.url = UrlEdit(appearance)
        self.send = SendButton(appearance)
        self.send_menu = SendMenuButton(appearance)
        self.model = ModelCombo(appearance)
        self._segments = Segmented("Method", SEGMENTS)
        self._segments.setObjectName("methodSegments")
        self._half = IconButton(appearance, "columns-2", "", "otherHalfButton")
        self._half.hide()
        self._labels = (QLabel("Model"), QLabel("Method"))
        self._arrange()
        self._connect()
        self._show_url()

    def load(self, method: str, url: str) -> None:
        """Show another request's method and URL, without telling anyone."""
        if self._method.findText(method) < 0:
            self._method.addItem(method)
        self._method.setCurrentText(method)
        self.url.load(url)
        self._show_url()

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self._method.currentText()

    def show_catalog(self, catalog: Catalog) -> None:
        """Offer the models of a catalog."""
        self.model.show_rows(model_rows(catalog))

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Tell the URL which names have a value."""
        self.url.show_variables(values, origins)

    def focus_url(self) -> None:
        """Put the caret into the URL, all of it selected."""
        self.url.setFocus()
        self.url.selectAll()

    def focus_model(self) -> None:
        """Put the caret into the model's name, all of it selected, where it can be changed."""
        if self.model.isEnabled():
            self.model.select_all()

    def show_missing_half(self, half: str) -> None:
        """Offer to bring back the half of the request that is not in view; "" where both are."""
        text = f"Show the {half}"
        self._half.setToolTip(text)
        self._half.setAccessibleName(text)
        self._half.setVisible(bool(half))

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._method)
        top.addWidget(self.url, 1)
        top.addLayout(self._sending())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addLayout(self._views())

    def _sending(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(1)
        row.addWidget(self.send)
        row.addWidget(self.send_menu)
        return row

    def _views(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        model_label, method_label = self._labels
        for label in self._labels:
            label.setProperty("role", "muted")
        model_label.setBuddy(self.model)
        row.addWidget(model_label)
        row.addWidget(self.model)
        row.addSpacing(8)
        row.addWidget(method_label)
        row.addWidget(self._segments)
        row.addStretch(1)
        row.addWidget(self._half)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the words before model and method where there is no room for them."""
        words = sum(label.sizeHint().width() + SPACING for label in self._labels)
        controls = self._usual_controls()
        has_room = self.width() >= words + controls + BESIDE
        for label in self._labels:
            label.setVisible(has_room)
        self.model.show_narrow(narrow=self.width() < self._usual_controls() + BESIDE)

    def _usual_controls(self) -> int:
        """Return how wide model and method are where there is room."""
        return self.model.usual_width + self._segments.sizeHint().width()

    def _connect(self) -> None:
        self._method.activated.connect(self._tell)
        self.url.edited.connect(self._on_url)
        self.url.submitted.connect(self._on_enter)
        self.send.sent.connect(self.send_pressed)
        self.send.stopped.connect(self.stop_pressed)
        self._half.clicked.connect(self.half_requested)
        self.model.model_chosen.connect(self._choose_model)
        self._segments.chosen.connect(self._choose_method)

    def _on_url(self) -> None:
        self._show_url()
        self.edited.emit()

    def _on_enter(self) -> None:
        if self.send.isEnabled() and not self.send.is_running:
            self.send.click()
        elif not self.send.isEnabled():
            self.send_pressed.emit()

    def _tell(self) -> None:
        self.edited.emit()

    def _choose_model(self, model: str) -> None:
        self.url.apply(choose_model(self.url.text(), model, self.url.caret))

    def _choose_method(self, method: str) -> None:
        self.url.apply(choose_method(self.url.text(), method, self.url.caret))

    def _show_url(self) -> None:
        """Show model and method as the URL has them, or why they cannot be changed."""
        view = url_view(self.url.text())
        self.model.show_model(view.model)
        self._segments.choose(view.method)
        for control in (self.model, self._segments):
            control.setEnabled(not view.reason)
            control.setToolTip(view.reason)
            control.setAccessibleDescription(view.reason)


def _method_combo(appearance: Appearance) -> QComboBox:
    combo = StillCombo()
    combo.setObjectName("methodCombo")
    combo.setAccessibleName("HTTP method")
    combo.addItems(METHODS)
    KeptHeight(combo, appearance, "controlLarge")
    font = appearance.mono()
    font.setBold(True)
    combo.setFont(font)
    return combo
