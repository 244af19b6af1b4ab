"""What the buttons of errors and notices do (ui.md 13)."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.domain.json_text import NotJson
from workbench.domain.request import Header, Request
from workbench.domain.settings import NETWORK
from workbench.presenters import figures
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.key_desk import KeyDesk
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.run_control import Sending
from workbench.ui.panels.session import Session
from workbench.ui.panels.settings_desk import SettingsDesk
from workbench.ui.panels.top_bar import TopBar
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.gemini.catalog import Model
    from workbench.presenters.error_view import Act, Action

LONGER: Final = 3
"""How many times as long as the limit that was hit the next run may take."""

PATIENCE_S: Final = 600.0
"""The limit where it was Google that ran out of time: what its own clients allow at most (gemini-api.md 7)."""

SERVER_TIMEOUT = "X-Server-Timeout"
"""The header that tells Google how long it may take, in seconds."""


class Framed(Protocol):
    """The window's frame, as far as errors reach into it."""

    menus: MenuBar
    top_bar: TopBar


class Answering(Protocol):
    """The window, as far as errors reach into it."""

    @property
    def frame(self) -> Framed: ...

    session: Session
    desk: Desk
    keys: KeyDesk
    settings: SettingsDesk
    toast: Toast


class FailureDesk(QObject):
    """Does for a document what its user chose in an error or a notice."""

    def __init__(self, window: Answering) -> None:
        super().__init__(window.desk)
        self._window = window
        self._pages: WeakSet[DocumentPage] = WeakSet()
        window.desk.document_shown.connect(self._listen_to)
        window.session.models_told.connect(window.toast.say)

    def _listen_to(self, page: DocumentPage) -> None:
        if page not in self._pages:
            self._pages.add(page)
            page.asked.connect(self._on_asked)

    def _on_asked(self, action: "Action") -> None:
        page = self.sender()
        if isinstance(page, DocumentPage):
            if action.act in acts_in_composer() and page.request_page.composer.isHidden():
                self._window.desk.both_halves_requested.emit()
            self._ways()[action.act](page, action.value)

    def _ways(self) -> "dict[Act, Callable[[DocumentPage, str], None]]":
        from workbench.presenters.error_view import Act

        return {
            Act.SEND_AGAIN: self._send_again,
            Act.SEND_LONGER: self._send_longer,
            Act.SEND_TO_MOCK: self._send_to_mock,
            Act.USE_MOCK: self._use_mock,
            Act.CHOOSE_KEY: self._choose_key,
            Act.ADD_KEY: self._add_key,
            Act.REPLACE_KEY: self._replace_key,
            Act.CHECK_KEY: self._check_key,
            Act.CHOOSE_MODEL: self._choose_model,
            Act.USE_MODEL: self._use_model,
            Act.STREAM: self._switch_to_stream,
            Act.REFRESH_MODELS: self._refresh_models,
            Act.CHECK_BODY: self._check_body,
            Act.GO_TO_FIELD: self._go_to_field,
            Act.CHECK_URL: self._check_url,
            Act.CHECK_ENVIRONMENT: self._check_environment,
            Act.NETWORK_SETTINGS: self._open_network_settings,
            Act.USE_LEVEL: self._use_level,
            Act.LOWER_THINKING: self._lower_thinking,
            Act.RAISE_LIMIT: self._raise_limit,
            Act.EDIT_ASSERTION: self._edit_assertion,
            Act.SHOW_BYTES: self._show_bytes,
            Act.SHOW_PLACE: self._show_place,
            Act.KEEP: self._keep,
            Act.COPY_MESSAGE: self._copy_message,
            Act.OPEN_LINK: self._open_link,
        }

    # Sending

    def _send_again(self, page: DocumentPage, _value: str) -> None:
        page.request_page.ask_to_send()

    def _send_longer(self, page: DocumentPage, _value: str) -> None:
        """Send once with more time than the run in view had."""
        sending = self._window.desk.sending_of(page)
        if sending is None:
            return
        run = page.request_page.response.state.run
        limit = run.end.limit_s if run is not None else None
        patience = PATIENCE_S if limit is None else LONGER * limit
        page.send(with_patience(sending, patience, tells_server=limit is None))
        self._window.toast.say(f"Sent with a limit of {figures.seconds(patience * 1000)}.")

    def _send_to_mock(self, page: DocumentPage, _value: str) -> None:
        self._window.frame.menus.actions_by_id["sendToMock"].trigger()

    def _use_mock(self, page: DocumentPage, _value: str) -> None:
        self._window.session.use_mock(wanted=True)
        self._window.desk.send(page)

    # Keys, models, surroundings

    def _choose_key(self, page: DocumentPage, _value: str) -> None:
        self._window.keys.choose()

    def _add_key(self, page: DocumentPage, _value: str) -> None:
        self._window.keys.add()

    def _replace_key(self, page: DocumentPage, _value: str) -> None:
        """Ask for another value of the request's key; a variable of the process is only replaced by a stored key."""
        name = self._key_of(page)
        if name in self._window.session.keys.names:
            self._window.keys.stored.replace(name)
        else:
            self._window.keys.add()

    def _check_key(self, page: DocumentPage, _value: str) -> None:
        self._window.keys.doctor.check(self._key_of(page))

    def _key_of(self, page: DocumentPage) -> str:
        """Return the name of the key that a document's request is sent with."""
        from workbench.presenters.key_need import key_name

        keys, sending = self._window.session.keys, self._window.desk.sending_of(page)
        return key_name(sending.request, sending.scope, keys) if sending else keys.in_force

    def _choose_model(self, page: DocumentPage, _value: str) -> None:
        page.request_page.focus_model()

    def _use_model(self, page: DocumentPage, model: str) -> None:
        from workbench.presenters.url_view import choose_model

        url = page.request_page.bar.url
        url.apply(choose_model(url.text(), model, url.caret))
        page.request_page.focus_url()

    def _switch_to_stream(self, page: DocumentPage, _value: str) -> None:
        from workbench.gemini.endpoints import STREAM
        from workbench.presenters.url_view import choose_method

        url = page.request_page.bar.url
        url.apply(choose_method(url.text(), STREAM, url.caret))
        page.request_page.bar.send.setFocus()

    def _refresh_models(self, page: DocumentPage, _value: str) -> None:
        sending = self._window.desk.sending_of(page)
        if sending is not None:
            self._window.session.refresh_models(sending.scope)

    def _check_environment(self, page: DocumentPage, _value: str) -> None:
        self._window.frame.top_bar.open_environments()

    def _open_network_settings(self, page: DocumentPage, _value: str) -> None:
        self._window.settings.open_at(NETWORK)

    # The request

    def _check_body(self, page: DocumentPage, _value: str) -> None:
        page.request_page.check_body()

    def _go_to_field(self, page: DocumentPage, pointer: str) -> None:
        from workbench.presenters.body_place import place_of

        composer = page.request_page.composer
        composer.go_to(place_of(composer.body.text(), pointer))

    def _check_url(self, page: DocumentPage, _value: str) -> None:
        page.request_page.focus_url()

    def _use_level(self, page: DocumentPage, level: str) -> None:
        from workbench.presenters.body_edits import with_thinking_level

        self._change(page, lambda body: with_thinking_level(body, level))

    def _lower_thinking(self, page: DocumentPage, _value: str) -> None:
        from workbench.presenters.body_edits import with_less_thinking

        self._change(page, lambda body: with_less_thinking(body, self._model_of(page)))

    def _raise_limit(self, page: DocumentPage, _value: str) -> None:
        from workbench.presenters.body_edits import with_higher_limit

        self._change(page, lambda body: with_higher_limit(body, self._model_of(page)))

    def _change(self, page: DocumentPage, edit: Callable[[str], str]) -> None:
        """Change the body by one edit that can be undone, or go to what is wrong in it."""
        from workbench.gemini.body import NoSuchPlace

        try:
            page.request_page.composer.change_body(edit)
        except (NotJson, NoSuchPlace):
            page.request_page.check_body()

    def _model_of(self, page: DocumentPage) -> "Model | None":
        from workbench.presenters.url_view import url_view

        catalog = self._window.session.catalog
        return catalog.find(url_view(page.request().url).model) if catalog else None

    # The answer

    def _edit_assertion(self, page: DocumentPage, number: str) -> None:
        page.request_page.composer.show_assertion(int(number))

    def _show_bytes(self, page: DocumentPage, chunk: str) -> None:
        page.request_page.response.views.show_bytes(int(chunk) - 1)

    def _show_place(self, page: DocumentPage, pointer: str) -> None:
        page.request_page.response.views.show_pointer(pointer)

    def _keep(self, page: DocumentPage, _value: str) -> None:
        page.request_page.response.keep()

    def _copy_message(self, page: DocumentPage, message: str) -> None:
        QGuiApplication.clipboard().setText(message)
        self._window.toast.say("Copied the message.")

    def _open_link(self, page: DocumentPage, address: str) -> None:
        page.ask_about_link(address)


def acts_in_composer() -> "frozenset[Act]":
    """Return what is done in the half where the request is edited."""
    from workbench.presenters.error_view import Act

    edits = {Act.USE_LEVEL, Act.LOWER_THINKING, Act.RAISE_LIMIT, Act.EDIT_ASSERTION}
    return frozenset({Act.CHECK_BODY, Act.GO_TO_FIELD, *edits})


def with_patience(sending: Sending, patience: float, *, tells_server: bool) -> Sending:
    """Return a request with no limit shorter than these seconds; the server is told, too, where it ran out of time."""
    overrides = replace(sending.scope.overrides, least_timeout=patience)
    scope = replace(sending.scope, overrides=overrides)
    request = _telling(sending.request, patience) if tells_server else sending.request
    return replace(sending, request=request, scope=scope)


def _telling(request: Request, patience: float) -> Request:
    others = [row for row in request.headers if row.name.strip().lower() != SERVER_TIMEOUT.lower()]
    return replace(request, headers=(*others, Header(SERVER_TIMEOUT, f"{patience:.0f}")))
