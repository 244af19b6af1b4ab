"""The left half of a request: its body as JSON and its headers, one tab each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.request import Header
from workbench.presenters.body_check import BodyTrouble
from workbench.presenters.header_rows import HeaderRow, header_trouble
from workbench.ui.panels.headers_editor import HeadersEditor
from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_editor import JsonEditor
from workbench.ui.widgets.lint_strip import LintStrip
from workbench.ui.widgets.view_tabs import ViewTabs

BODY, HEADERS = "json", "headers"
TABS = ((BODY, "{ } JSON"), (HEADERS, "Headers"))


class Composer(QWidget):
    """`edited` when the user changes body or headers."""

    edited = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.tabs = ViewTabs("composerTabs", "Composer", TABS)
        self.body = JsonEditor(appearance)
        self._strip = LintStrip(appearance)
        self.headers = HeadersEditor(appearance)
        self._stack = QStackedWidget()
        self._stack.setObjectName("composerStack")
        self._stack.addWidget(self._body_page())
        self._stack.addWidget(self.headers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self._connect()

    def load(self, body: str, headers: Sequence[Header]) -> None:
        """Show another request's body and headers, without telling anyone."""
        self.body.load(body)
        self.headers.load(headers)
        self._count_headers()
        self._show_strip()

    def show_locked(self, rows: Sequence[HeaderRow]) -> None:
        """Show the headers that are sent by themselves."""
        self.headers.show_locked(rows)

    def go_to(self, trouble: BodyTrouble) -> None:
        """Bring the body to the front with the caret at an error."""
        self.tabs.show_tab(BODY)
        self.body.go_to(trouble.line, trouble.column)

    def go_to_line(self, line: int) -> None:
        """Bring the body to the front with the caret at the start of a line, counted from 1."""
        self.tabs.show_tab(BODY)
        self.body.go_to(line, 1)

    def format_body(self) -> None:
        """Bring the body to the front and indent it anew, or go to what is wrong in it."""
        self.tabs.show_tab(BODY)
        self.body.format()

    def _body_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.body, 1)
        rows.addWidget(self._strip)
        return page

    def _connect(self) -> None:
        self.tabs.shown.connect(self._show_tab)
        self.body.edited.connect(self.edited)
        self.body.trouble_changed.connect(self._show_strip)
        self.body.look_changed.connect(self._show_strip)
        self._strip.acted.connect(self._act)
        self.headers.edited.connect(self._on_headers)

    def _show_tab(self, key: str) -> None:
        self._stack.setCurrentIndex([name for name, _ in TABS].index(key))

    def _on_headers(self) -> None:
        self._count_headers()
        self.edited.emit()

    def _count_headers(self) -> None:
        count = sum(header.enabled for header in self.headers.headers)
        broken = any(header_trouble(header) for header in self.headers.headers)
        text = str(count) if count else ""
        self.tabs.show_badge(HEADERS, text, "error" if broken else "plain")

    def _show_strip(self) -> None:
        trouble, note = self.body.trouble, self.body.look.note
        self.tabs.show_badge(BODY, "!" if trouble else "", "error")
        if trouble is None:
            self._strip.say(note, action="" if self.body.look.wraps else "Format")
        else:
            detail = " · ".join(part for part in (trouble.place, note) if part)
            self._strip.say(trouble.sentence, "error", detail, "Go to line")

    def _act(self) -> None:
        if self.body.trouble is None:
            self.format_body()
        else:
            self.go_to(self.body.trouble)
