"""The composer's pages: query, headers, assertions and description are built when they are first shown.

Until a page is there the request as it was loaded says what the page would show.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.assertion import Assertion
from workbench.domain.environment import NOTHING
from workbench.domain.request import Header, Request
from workbench.presenters.header_rows import HeaderRow
from workbench.presenters.url_params import Param, followed
from workbench.ui.theme import Appearance
from workbench.ui.widgets.lazy_stack import LazyStack

if TYPE_CHECKING:
    from workbench.presenters.last_answer import LastAnswer
    from workbench.ui.panels.assertions_editor import AssertionsEditor
    from workbench.ui.panels.description_editor import DescriptionEditor
    from workbench.ui.panels.headers_editor import HeadersEditor
    from workbench.ui.panels.params_editor import ParamsEditor

PARAMS, HEADERS, ASSERTIONS = "params", "headers", "assertions"
DESCRIPTION, BODY = "description", "json"
TABS: Final = (
    (PARAMS, "Params"),
    (HEADERS, "Headers"),
    (ASSERTIONS, "Assertions"),
    (DESCRIPTION, "Description"),
    (BODY, "{ } JSON"),
)
"""The pages in the order of their tabs."""


class ComposerPages(LazyStack):
    """Signals tell what the user edited, `params_edited` with the URL that comes of it; `link_chosen` asks to open one."""

    params_edited = Signal(str)
    headers_edited = Signal()
    assertions_edited = Signal()
    description_edited = Signal()
    link_chosen = Signal(str)

    def __init__(
        self, appearance: Appearance, behind: QWidget, body: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(behind, parent)
        self.setObjectName("composerStack")
        self._appearance = appearance
        self._body = body
        self._loaded = Request(name="", url="")
        self._url = ""
        self._rows: tuple[Param, ...] = ()
        self._locked: Sequence[HeaderRow] = ()
        self._variables: tuple[Mapping[str, str] | None, Mapping[str, str]] = (None, NOTHING)
        self._answer: LastAnswer | None = None
        self.add(PARAMS, self._make_params)
        self.add(HEADERS, self._make_headers)
        self.add(ASSERTIONS, self._make_assertions)
        self.add(DESCRIPTION, self._make_description)
        self.addWidget(body)

    @property
    def params(self) -> "ParamsEditor":
        """The table of the query."""
        return self.page(PARAMS)  # type: ignore[no-any-return]  # what its maker makes

    @property
    def headers(self) -> "HeadersEditor":
        """The table of the headers."""
        return self.page(HEADERS)  # type: ignore[no-any-return]  # as above

    @property
    def assertions(self) -> "AssertionsEditor":
        """The table of the assertions."""
        return self.page(ASSERTIONS)  # type: ignore[no-any-return]  # as above

    @property
    def description(self) -> "DescriptionEditor":
        """The description, to write or to read."""
        return self.page(DESCRIPTION)  # type: ignore[no-any-return]  # as above

    @property
    def param_rows(self) -> tuple[Param, ...]:
        """All parameters, also those that are off."""
        page = self.built(PARAMS)
        return self._rows if page is None else page.params

    @property
    def header_list(self) -> tuple[Header, ...]:
        """The user's headers as they stand."""
        page = self.built(HEADERS)
        return self._loaded.headers if page is None else page.headers

    @property
    def assertion_list(self) -> tuple[Assertion, ...]:
        """The assertions as they stand."""
        page = self.built(ASSERTIONS)
        return self._loaded.assertions if page is None else page.assertions

    @property
    def description_text(self) -> str:
        """The description as it stands."""
        page = self.built(DESCRIPTION)
        return self._loaded.description if page is None else page.text

    @property
    def has_broken_assertion(self) -> bool:
        """Whether an assertion that is on cannot be judged as it stands."""
        page = self.built(ASSERTIONS)
        return any(map(_is_broken, self.assertion_list)) if page is None else page.has_trouble

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        if key == BODY:
            self.setCurrentWidget(self._body)
        else:
            super().show_page(key)

    def load(self, request: Request) -> None:
        """Show another request, without telling anyone. Parameters that are off stay."""
        self._rows, self._url = followed(self.param_rows, request.url), request.url
        self._loaded = request
        for key in (PARAMS, HEADERS, ASSERTIONS, DESCRIPTION):
            if (page := self.built(key)) is not None:
                self._fill(key, page)

    def follow_url(self, url: str) -> None:
        """Show the query of the URL as it is edited elsewhere."""
        page = self.built(PARAMS)
        if page is None:
            self._rows, self._url = followed(self._rows, url), url
        else:
            page.follow(url)

    def restore_params(self, rows: Sequence[Param]) -> None:
        """Show the URL with the parameters that are off among these."""
        page = self.built(PARAMS)
        if page is None:
            self._rows = followed(rows, self._url)
        else:
            page.restore(rows)

    def show_locked(self, rows: Sequence[HeaderRow]) -> None:
        """Show the headers that are sent by themselves."""
        self._locked = rows
        if (page := self.built(HEADERS)) is not None:
            page.show_locked(rows)

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer the names that the request sees, and mark those that have no value."""
        self._variables = (values, origins)
        for key in (PARAMS, HEADERS):
            if (page := self.built(key)) is not None:
                page.show_variables(values, origins)

    def show_answer(self, answer: "LastAnswer | None") -> None:
        """Offer what stands in the last answer while a pointer is typed."""
        self._answer = answer
        if (page := self.built(ASSERTIONS)) is not None:
            page.show_answer(answer)

    def show_troubles(self, judged: Sequence[Assertion], troubles: Sequence[str]) -> None:
        """Tell what was found wrong in each of these assertions."""
        if any(troubles) or self.built(ASSERTIONS) is not None:
            self.assertions.show_troubles(judged, troubles)

    def focus(self, key: str) -> None:
        """Put the focus into a page other than the body."""
        if key in (DESCRIPTION, ASSERTIONS):
            self.page(key).focus()
        else:
            self.page(key).table.setFocus()

    def _fill(self, key: str, page: Any) -> None:
        """Show the request as it was loaded in a page."""
        if key == PARAMS:
            page.restore(self._rows, self._url)
        elif key == HEADERS:
            page.load(self._loaded.headers)
        elif key == ASSERTIONS:
            page.load(self._loaded.assertions)
        else:
            page.load(self._loaded.description)

    def _make_params(self) -> "ParamsEditor":
        from workbench.ui.panels.params_editor import ParamsEditor

        page = ParamsEditor(self._appearance)
        page.show_variables(*self._variables)
        self._fill(PARAMS, page)
        page.url_edited.connect(self.params_edited)
        return page

    def _make_headers(self) -> "HeadersEditor":
        from workbench.ui.panels.headers_editor import HeadersEditor

        page = HeadersEditor(self._appearance)
        page.show_variables(*self._variables)
        page.show_locked(self._locked)
        self._fill(HEADERS, page)
        page.edited.connect(self.headers_edited)
        return page

    def _make_assertions(self) -> "AssertionsEditor":
        from workbench.ui.panels.assertions_editor import AssertionsEditor

        page = AssertionsEditor(self._appearance)
        page.show_answer(self._answer)
        self._fill(ASSERTIONS, page)
        page.edited.connect(self.assertions_edited)
        return page

    def _make_description(self) -> "DescriptionEditor":
        from workbench.ui.panels.description_editor import DescriptionEditor

        page = DescriptionEditor(self._appearance)
        self._fill(DESCRIPTION, page)
        page.edited.connect(self.description_edited)
        page.link_chosen.connect(self.link_chosen)
        return page


def _is_broken(assertion: Assertion) -> bool:
    from workbench.presenters.assertion_rows import row_trouble

    return assertion.enabled and bool(row_trouble(assertion))
