"""What the key doctor's page asks for: looking at a key, and the one call that checks it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject

from workbench.domain.environment import Environment
from workbench.domain.errors import RefusedToSend
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.key_ring import Act, Done, KeyRing
from workbench.ui.panels.run_control import Sending
from workbench.ui.panels.session import Session
from workbench.ui.panels.stored_keys import StoredKeys
from workbench.ui.panels.tool_desk import ToolDesk
from workbench.ui.theme import Appearance

if TYPE_CHECKING:
    from workbench.gemini.key_shapes import Kind
    from workbench.services.engine import Engine
    from workbench.services.key_check import KeyCheck
    from workbench.services.key_doctor import Examined
    from workbench.ui.panels.key_doctor import KeyDoctorPage

PAGE = "keyDoctor"


class Doctored(Protocol):
    """The window, as far as the key doctor reaches into it."""

    session: Session
    desk: Desk
    tabs: DocumentTabs
    tools: ToolDesk


class DoctorDesk(QObject):
    """Opens the page and fills it. A value never comes here: what is known of it does."""

    def __init__(
        self,
        window: Doctored,
        ring: KeyRing,
        stored: StoredKeys,
        appearance: Appearance,
        bridge: AsyncBridge,
    ) -> None:
        super().__init__(ring)
        self._window = window
        self._ring = ring
        self._stored = stored
        self._appearance = appearance
        self._bridge = bridge
        self._name = ""
        self._kind: Kind | None = None
        self._front: DocumentPage | None = None
        window.tools.offer(PAGE, self._make)
        stored.check_requested.connect(self.check)
        ring.done.connect(self._on_done)
        window.session.changed.connect(self._show_keys)
        window.desk.front_changed.connect(self._note_front)
        window.desk.closing.connect(self._forget_front)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the command does, by its id."""
        return {"checkKeys": self.open}

    def open(self) -> None:
        """Bring the page to the front, with the key that requests use."""
        self.check(self._name or self._window.session.keys.in_force)

    def check(self, name: str) -> None:
        """Bring the page to the front, with a key."""
        self._window.tools.show(PAGE)
        self._choose(name)

    def _make(self) -> "KeyDoctorPage":
        from workbench.ui.panels.key_doctor import KeyDoctorPage

        page = KeyDoctorPage(self._appearance)
        page.key_chosen.connect(self._choose)
        page.text_pasted.connect(self._look_at)
        page.call_requested.connect(self._call)
        page.unlock_requested.connect(self._ring.unlock)
        page.bind_requested.connect(self._bind)
        return page

    @property
    def _page(self) -> "KeyDoctorPage | None":
        """The page, where it is open."""
        page = self._window.tabs.tool(PAGE)
        if page is None:
            return None
        from workbench.ui.panels.key_doctor import KeyDoctorPage

        return page if isinstance(page, KeyDoctorPage) else None

    def _choose(self, name: str) -> None:
        """Show a key anew; "" is a text that is pasted."""
        page = self._page
        if page is None:
            return
        self._name = name
        self._show_keys()
        page.show_answer(None)
        if name:
            self._examine()
        else:
            self._look_at("")

    def _show_keys(self) -> None:
        page, keys = self._page, self._window.session.keys
        if page is None:
            return
        stored = [(name, name) for name in keys.names]
        process = [(f"From {name}", name) for name in keys.variables[:1]]
        names = (*stored, *process)
        page.show_keys(names, self._name)
        if self._name and self._name not in (name for _, name in names):
            self._choose(keys.in_force)

    def _examine(self) -> None:
        engine = self._window.session.engine
        if engine is not None:
            work = _Examining(engine, self._name, self._window.session.environment, self._sending())
            self._bridge.call(work, self, self._on_examined)

    def _note_front(self) -> None:
        self._front = self._window.desk.front or self._front

    def _forget_front(self, page: DocumentPage) -> None:
        self._front = None if page is self._front else self._front

    def _sending(self) -> Sending | None:
        """Return the document that was at the front before the page came, as it would be sent."""
        if self._front is None or self._front not in self._window.tabs.pages:
            return None
        return self._window.desk.sending_of(self._front)

    def _on_examined(self, found: "_Found") -> None:
        from workbench.presenters import key_report

        page, told = self._page, found.examined
        if page is None or told.name != self._name:
            return
        self._kind = told.shape.kind if told.shape else None
        if told.shape is None:
            page.show_kind(
                key_report.unread_words(told), is_locked=self._window.session.keys.is_locked
            )
            page.show_uses(None)
        else:
            kind = key_report.kind_words(told.shape, told.four)
            variables = self._window.session.keys.variables
            page.show_kind(key_report.process_key_words(kind, told.name, variables))
            page.show_uses(key_report.use_rows(told.shape.kind))
        page.show_fit(key_report.fit_words(told.name, told.fit), can_be_bound=told.fit.can_be_bound)
        carried = found.carried
        words = None if carried is None else key_report.request_words(found.request, carried)
        page.show_request(words)

    def _look_at(self, text: str) -> None:
        """Show what a pasted text is; it is not kept."""
        from workbench.gemini.key_shapes import Kind, shape_of
        from workbench.presenters import key_report

        page = self._page
        if page is None or self._name:
            return
        shape = shape_of(text)
        page.show_kind(key_report.kind_words(shape))
        page.show_uses(None if shape.kind is Kind.EMPTY else key_report.use_rows(shape.kind))
        page.show_fit(None)
        page.show_request(None)
        page.show_answer(None)

    def _call(self) -> None:
        from workbench.presenters.key_report import calling_words

        page, engine = self._page, self._window.session.engine
        if page is not None and engine is not None and self._name:
            page.show_calling(calling=True)
            page.show_answer(calling_words())
            work = _Calling(engine, self._name, self._window.session.environment)
            self._bridge.call(work, self, self._on_called)

    def _on_called(self, check: "KeyCheck") -> None:
        from workbench.gemini.key_shapes import Kind
        from workbench.presenters.key_report import answer_words

        page = self._page
        if page is None:
            return
        page.show_calling(calling=False)
        if check.name == self._name:
            page.show_answer(answer_words(check, self._kind or Kind.UNKNOWN))
            if self._kind is None:
                self._examine()

    def _bind(self) -> None:
        from workbench.services.key_doctor import host_of

        self._stored.bind(self._name, host_of(self._window.session.environment))

    def _on_done(self, done: Done) -> None:
        """Look again where something has changed that the page shows."""
        if self._page is None or not self._name or done.act is Act.LOOK:
            return
        if done.act is Act.RENAME and done.error is None and done.name == self._name:
            self._name = done.new_name
            self._show_keys()
        self._examine()


class _Found(NamedTuple):
    """What was found out about a key, and what the request the user came from carries, None without one."""

    examined: "Examined"
    request: str = ""
    carried: tuple[str, ...] | None = None


class _Examining:
    """Looks at a key on the loop's thread."""

    def __init__(
        self, engine: "Engine", name: str, environment: Environment, sending: Sending | None
    ) -> None:
        self.engine = engine
        self.name = name
        self.environment = environment
        self.sending = sending

    async def __call__(self) -> _Found:
        from workbench.services.key_doctor import credentials_of, examine

        told = await examine(self.engine, self.name, self.environment)
        if self.sending is None or told.unread:
            return _Found(told)
        scope = self.sending.scope
        to_environment = replace(scope.overrides, base_url=None, to_mock=False)
        scope = replace(scope, overrides=to_environment)  # the mock is never sent a key
        try:
            carried = await credentials_of(self.engine, self.sending.request, scope)
        except RefusedToSend:
            return _Found(told)
        return _Found(told, self.sending.request.name, carried)


class _Calling:
    """Checks a key on the loop's thread."""

    def __init__(self, engine: "Engine", name: str, environment: Environment) -> None:
        self.engine = engine
        self.name = name
        self.environment = environment

    async def __call__(self) -> "KeyCheck":
        from workbench.services.key_check import check_key

        return await check_key(self.engine, self.name, self.environment)
