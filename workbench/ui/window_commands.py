"""What each command of the window does, bound once."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from workbench import __version__
from workbench.resource_files import resource
from workbench.ui.actions import When
from workbench.ui.frame import Frame
from workbench.ui.panels.body_desk import BodyDesk
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.drop_desk import DropDesk
from workbench.ui.panels.failure_desk import FailureDesk
from workbench.ui.panels.find_desk import FindDesk
from workbench.ui.panels.history_desk import HistoryDesk
from workbench.ui.panels.key_desk import KeyDesk
from workbench.ui.panels.layout_desk import LayoutDesk
from workbench.ui.panels.library import Library
from workbench.ui.panels.palette_desk import PaletteDesk
from workbench.ui.panels.request_desk import RequestDesk
from workbench.ui.panels.run_desk import RunDesk
from workbench.ui.panels.session import Session
from workbench.ui.panels.settings_desk import SettingsDesk
from workbench.ui.panels.tab_desk import TabDesk
from workbench.ui.panels.text_editing import TextEditing
from workbench.ui.panels.text_size import TextSize
from workbench.ui.panels.welcome_desk import WelcomeDesk
from workbench.ui.widgets.toast import Toast

PANES = (
    "toastButton",
    "mockSwitch",
    "collectionTree",
    "keyList",
    "noKeysAction",
    "urlEdit",
    "bodyEditor",
    "headersTable",
    "headerLines",
    "paramsTable",
    "assertionsTable",
    "assertionLines",
    "descriptionEdit",
    "descriptionView",
    "mergedView",
    "chunkTable",
    "rawView",
    "jsonTree",
    "sentHeadersTable",
    "verdictArea",
    "usageTable",
)
"""What F6 goes through, by object name; those not in view are passed over."""

ABOUT = """Gemini Workbench {version}

A native workbench for the Gemini REST API: compose, stream, check, save, replay.

MIT licence. No account, no telemetry: requests go where you send them, and nowhere else.
"""
LICENCES = (
    ("Lucide icons", ("icons", "LICENSE.txt")),
    ("Inter", ("fonts", "Inter-OFL.txt")),
    ("JetBrains Mono", ("fonts", "JetBrainsMono-OFL.txt")),
)
"""Files that ship with the program and are not its own."""


class Commanded(Protocol):
    """The window, as far as commands reach into it."""

    frame: Frame
    desk: Desk
    tabs: DocumentTabs
    keys: KeyDesk
    palette: PaletteDesk
    tab_desk: TabDesk
    drops: DropDesk
    text_size: TextSize
    layouts: LayoutDesk
    requests: RequestDesk
    library: Library
    session: Session
    toast: Toast
    settings: SettingsDesk
    bodies: BodyDesk
    history: HistoryDesk
    editing: TextEditing
    welcome: WelcomeDesk

    def use_mock(self, wanted: bool) -> None: ...
    def choose_collection(self) -> None: ...
    def show_text(self, title: str, text: str) -> None: ...
    def show_shortcuts(self) -> None: ...


class WindowCommands(QObject):
    """Commands that concern the frame; those of documents go to the desk."""

    def __init__(self, window: Commanded) -> None:
        super().__init__(window.frame)
        self._window = window
        self._finding = FindDesk(window.desk)
        self._failures = FailureDesk(window)
        self._runs = RunDesk(window.desk, window.library.documents)
        for command_id, slot in self._bindings().items():
            window.frame.menus.bind(command_id, slot)

    def facts(self) -> set[When]:
        """Return what holds now, for enabling."""
        page = self._window.desk.front
        facts = {When.IN_TEXT} if self._window.editing.has_text else set()
        if self._window.tab_desk.has_closed:
            facts.add(When.HAS_CLOSED)
        tabs = len(self._window.tabs.all)
        facts |= {When.HAS_TAB} if tabs else set()
        facts |= {When.HAS_TABS} if tabs > 1 else set()
        if page is None:
            return facts
        facts.add(When.HAS_DOCUMENT)
        if page.is_ready:
            facts.add(When.HAS_REQUEST)
        if self._window.desk.may_be_dirty(page):
            facts.add(When.IS_DIRTY)
        if self._window.desk.is_dirty(page) and page.place.is_saved:
            facts.add(When.HAS_EDITS)
        if not page.place.is_saved:
            facts.add(When.HAS_NO_FILE)
        if page.run_control.is_running:
            facts.add(When.IS_RUNNING)
        if self._runs.can_step(-1):
            facts.add(When.HAS_OLDER_RUN)
        if self._runs.can_step(1):
            facts.add(When.HAS_NEWER_RUN)
        return facts

    def _bindings(self) -> dict[str, Callable[..., None]]:
        window, editing = self._window, self._window.editing
        return {
            **window.tab_desk.bindings(),
            **window.drops.bindings(),
            **window.keys.bindings(),
            **window.layouts.bindings(),
            **window.requests.bindings(),
            **self._runs.bindings(),
            **window.welcome.bindings(),
            **window.settings.bindings(),
            **window.text_size.bindings(),
            **self._finding.bindings(),
            **window.bodies.bindings(),
            **window.history.bindings(),
            "newRequest": window.desk.new,
            "openCollection": window.choose_collection,
            "save": self._save,
            "quit": self._quit,
            "undo": editing.undo,
            "redo": editing.redo,
            "cut": editing.cut,
            "copy": editing.copy,
            "paste": editing.paste,
            "selectAll": editing.select_all,
            "formatBody": self._format_body,
            "palette": window.palette.open,
            "nextTab": self._next_tab,
            "previousTab": self._previous_tab,
            "nextPane": self._next_pane,
            "previousPane": self._previous_pane,
            "fullScreen": self._full_screen,
            "send": self._send,
            "stop": self._stop,
            "sendAgain": self._send,
            "goToUrl": self._go_to_url,
            "goToModel": self._go_to_model,
            "chooseEnvironment": window.frame.top_bar.open_environments,
            "mockServer": window.use_mock,
            "shortcuts": window.show_shortcuts,
            "licences": self._show_licences,
            "about": self._show_about,
        }

    def _save(self) -> None:
        page = self._window.desk.front
        if page is not None:
            self._window.settings.save(page)

    def _quit(self) -> None:
        self._window.frame.close()

    def _format_body(self) -> None:
        page = self._window.desk.front
        if page is not None:
            page.request_page.format_body()

    def _next_tab(self) -> None:
        self._window.tabs.step(1)

    def _previous_tab(self) -> None:
        self._window.tabs.step(-1)

    def _next_pane(self) -> None:
        self._step_pane(1)

    def _previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        panes = self._panes()
        at = next((i for i, pane in enumerate(panes) if _has_focus(pane)), -1 if by > 0 else 0)
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panes(self) -> list[QWidget]:
        """Return the panes in view: those of the frame, and those of the document or the page at the front."""
        page = self._window.desk.front
        places: list[QWidget] = [self._window.frame, *([page] if page is not None else [])]
        found = (place.findChild(QWidget, name) for name in PANES for place in places[::-1])
        panes: dict[QWidget, None] = {}
        for pane in found:
            if isinstance(pane, QWidget) and pane.isVisible() and pane.isEnabled():
                panes.setdefault(pane)
        tool = self._window.tabs.front_tool
        return [*panes, *([tool] if tool is not None else [])]

    def _full_screen(self) -> None:
        state = self._window.frame.windowState() ^ Qt.WindowState.WindowFullScreen
        self._window.frame.setWindowState(state)

    def _send(self) -> None:
        page = self._window.desk.front
        if page is not None:
            page.request_page.ask_to_send()

    def _stop(self) -> None:
        page = self._window.desk.front
        if page is not None:
            page.stop()

    def _go_to_url(self) -> None:
        page = self._window.desk.front
        if page is not None:
            page.request_page.focus_url()

    def _go_to_model(self) -> None:
        page = self._window.desk.front
        if page is not None:
            page.request_page.focus_model()

    def _show_licences(self) -> None:
        from workbench.ui.dialogs.plain_text import joined_texts

        files = [(title, resource(*parts)) for title, parts in LICENCES]
        self._window.show_text("Third-party licences", joined_texts(files))

    def _show_about(self) -> None:
        self._window.show_text("About Gemini Workbench", ABOUT.format(version=__version__))


def _has_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
