"""The left half of a request, one tab each: query, headers, assertions, description, and the body as JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.assertion import Assertion
from workbench.domain.environment import NOTHING
from workbench.domain.request import Request
from workbench.presenters.body_check import TURN_ON, BodyTrouble
from workbench.presenters.header_rows import HeaderRow, header_trouble
from workbench.ui.panels.composer_pages import (
    ASSERTIONS,
    BODY,
    HEADERS,
    PARAMS,
    TABS,
    ComposerPages,
)
from workbench.ui.theme import Appearance
from workbench.ui.widgets.body_find import BodyFind
from workbench.ui.widgets.json_editor import JsonEditor
from workbench.ui.widgets.lint_strip import LintStrip
from workbench.ui.widgets.replace_bar import ReplaceBar
from workbench.ui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from workbench.presenters.last_answer import LastAnswer

FIND_AFTER_MS = 200


class Composer(QWidget):
    """`edited` when the user changes something here; `url_edited` has the URL that an edit of the query makes.

    `assertions_shown` comes when the assertions come to the front, and with each edit of them.
    """

    edited = Signal()
    url_edited = Signal(str)
    assertions_shown = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.tabs = ViewTabs("composerTabs", "Composer", TABS)
        self.body = JsonEditor(appearance)
        self.find_bar = ReplaceBar(appearance, BodyFind(self.body))
        self._find_soon = QTimer(self)
        self._strip = LintStrip(appearance)
        self.pages = ComposerPages(appearance, self.tabs, self._body_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.pages, 1)
        self._connect()
        self.tabs.show_tab(BODY)

    def load(self, request: Request) -> None:
        """Show another request, without telling anyone."""
        self.body.load(request.body)
        self.pages.load(request)
        self._count_headers()
        self._count_params()
        self._count_assertions()
        self._show_strip()

    def edited_request(self, request: Request) -> Request:
        """Return a request with what is edited here, but for its URL and its body."""
        return replace(
            request,
            headers=self.pages.header_list,
            assertions=self.pages.assertion_list,
            description=self.pages.description_text,
        )

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer the names that the request sees, and mark those that have no value."""
        self.body.show_variables(values, origins)
        self.pages.show_variables(values, origins)

    def show_answer(self, answer: "LastAnswer | None") -> None:
        """Offer what stands in the last answer while a pointer is typed."""
        self.pages.show_answer(answer)

    def show_troubles(self, judged: Sequence[Assertion], troubles: Sequence[str]) -> None:
        """Tell what was found wrong in each of these assertions."""
        self.pages.show_troubles(judged, troubles)
        self._count_assertions()

    def follow_url(self, url: str) -> None:
        """Show the query of the URL as it is edited elsewhere."""
        self.pages.follow_url(url)
        self._count_params()

    def show_locked(self, rows: Sequence[HeaderRow]) -> None:
        """Show the headers that are sent by themselves."""
        self.pages.show_locked(rows)

    def show_number(self, number: int) -> None:
        """Bring a tab to the front, counted from 1."""
        key = TABS[number - 1][0]
        self.tabs.show_tab(key)
        if key == BODY:
            self.body.setFocus()
        else:
            self.pages.focus(key)

    def show_assertion(self, number: int) -> None:
        """Bring the assertions to the front with one of them selected, counted from 0."""
        self.tabs.show_tab(ASSERTIONS)
        self.pages.assertions.select(number)

    def go_to(self, trouble: BodyTrouble) -> None:
        """Bring the body to the front with the caret at an error."""
        self.tabs.show_tab(BODY)
        self.body.go_to(trouble.line, trouble.column)

    def change_body(self, edit: Callable[[str], str]) -> None:
        """Bring the body to the front and change it by one edit that can be undone. Errors: those of the edit."""
        from workbench.ui.widgets.small_change import put_changed

        self.tabs.show_tab(BODY)
        before = self.body.glance()
        put_changed(self.body, before, edit(before))

    def go_to_line(self, line: int) -> None:
        """Bring the body to the front with the caret at the start of a line, counted from 1."""
        self.tabs.show_tab(BODY)
        self.body.go_to(line, 1)

    def bring_find_bar(self) -> ReplaceBar:
        """Bring the body to the front, and return the bar that searches it."""
        self.tabs.show_tab(BODY)
        return self.find_bar

    def format_body(self) -> None:
        """Bring the body to the front and indent it anew, or go to what is wrong in it."""
        self.tabs.show_tab(BODY)
        self.body.format()

    def _body_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.find_bar)
        rows.addWidget(self.body, 1)
        rows.addWidget(self._strip)
        return page

    def _connect(self) -> None:
        self.tabs.shown.connect(self._show_tab)
        self.body.edited.connect(self.edited)
        self.body.trouble_changed.connect(self._show_strip)
        self.body.look_changed.connect(self._show_strip)
        self._strip.acted.connect(self._act)
        self._connect_find()
        self.pages.headers_edited.connect(self._on_headers)
        self.pages.params_edited.connect(self._on_params)
        self.pages.assertions_edited.connect(self._on_assertions)
        self.pages.description_edited.connect(self.edited)

    def _connect_find(self) -> None:
        self._find_soon.setSingleShot(True)
        self._find_soon.setInterval(FIND_AFTER_MS)
        self._find_soon.timeout.connect(self.find_bar.search_again)
        self.body.textChanged.connect(self._find_soon.start)

    def _show_tab(self, key: str) -> None:
        self.pages.show_page(key)
        if key == ASSERTIONS:
            self.assertions_shown.emit()

    def _on_headers(self) -> None:
        self._count_headers()
        self.edited.emit()

    def _on_params(self, url: str) -> None:
        self._count_params()
        self.url_edited.emit(url)

    def _on_assertions(self) -> None:
        self._count_assertions()
        self.edited.emit()
        self.assertions_shown.emit()

    def _count_assertions(self) -> None:
        count = sum(one.enabled for one in self.pages.assertion_list)
        severity = "error" if self.pages.has_broken_assertion else "plain"
        self.tabs.show_badge(ASSERTIONS, str(count) if count else "", severity)

    def _count_params(self) -> None:
        count = sum(param.enabled for param in self.pages.param_rows)
        self.tabs.show_badge(PARAMS, str(count) if count else "")

    def _count_headers(self) -> None:
        count = sum(header.enabled for header in self.pages.header_list)
        broken = any(header_trouble(header) for header in self.pages.header_list)
        text = str(count) if count else ""
        self.tabs.show_badge(HEADERS, text, "error" if broken else "plain")

    def _show_strip(self) -> None:
        trouble, note = self.body.trouble, self.body.look.note
        self.tabs.show_badge(BODY, "!" if trouble else "", "error")
        if trouble is None:
            self._strip.say(note, action=self.body.look.action)
        else:
            detail = " · ".join(part for part in (trouble.place, note) if part)
            self._strip.say(trouble.sentence, "error", detail, "Go to line")

    def _act(self) -> None:
        if self.body.trouble is not None:
            self.go_to(self.body.trouble)
        elif self.body.look.action == TURN_ON:
            self.body.turn_on_colors()
        else:
            self.format_body()
