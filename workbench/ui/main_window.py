"""The window's frame: menus, tool bar, rail, side panel, documents, status bar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter

from workbench.domain.errors import WorkbenchError
from workbench.domain.settings import THEME
from workbench.ports import CollectionStore, SettingsStore
from workbench.presenters.open_documents import Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.collections_panel import CollectionsPanel
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.key_desk import KeyDesk
from workbench.ui.panels.library import Library
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.rail import Rail
from workbench.ui.panels.session import Session
from workbench.ui.panels.status_line import StatusLine
from workbench.ui.panels.text_editing import TextEditing
from workbench.ui.panels.top_bar import TopBar
from workbench.ui.theme import Appearance
from workbench.ui.window_commands import WindowCommands

APP = "Gemini Workbench"
FIRST_SIZE, SMALLEST_SIZE = (1440, 900), (960, 600)
PANEL_WIDTH, PANEL_LEAST, PANEL_MOST = 244, 180, 420
STACKED_BELOW, PANEL_HIDDEN_BELOW = 1100, 1000


class MainWindow(QMainWindow):
    """Arranges the parts and forwards; `painted` comes once, after the first paint."""

    painted = Signal()

    def __init__(
        self,
        appearance: Appearance,
        bridge: AsyncBridge,
        load_collections: Callable[[], CollectionStore],
        settings: SettingsStore,
        session: Session,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._bridge = bridge
        self._settings = settings
        self._closes_when_saved = False
        self._was_painted = False
        self._panel_wanted = True
        self.session = session
        self.library = Library(bridge, load_collections, self)
        self.tabs = DocumentTabs(appearance)
        self.panel = CollectionsPanel(appearance, self.library.documents)
        self.desk = Desk(appearance, bridge, self.library, session, self.tabs)
        self.menus = MenuBar(appearance, self)
        self.rail = Rail(appearance)
        self.top_bar = TopBar(appearance, self.menus.actions_by_id)
        self.status_line = StatusLine(appearance)
        self.splitter = QSplitter()
        self.editing = TextEditing(self)
        self.keys = KeyDesk(session, self.desk, self.top_bar.key_button)
        self._lay_out()
        self._commands = WindowCommands(self)
        self._bind()
        self._show_targets()
        self._show_theme()
        self._show_front()

    def choose_theme(self, choice: str) -> None:
        """Change the colours and remember the choice."""
        self._appearance.choose(choice)
        self._show_theme()
        self._bridge.work(self._keep_theme, self, self._kept, self._not_kept)

    def use_mock(self, wanted: bool) -> None:
        """Send requests to the mock server, or to the environment."""
        self.session.use_mock(wanted=wanted)

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        self._panel_wanted = self.panel.isHidden()
        self.panel.setVisible(self._panel_wanted)
        self._show_panel()

    def choose_collection(self) -> None:
        """Let the user choose a collection's folder and open it."""
        dialog = QFileDialog(self, "Open collection")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.library.open)
        dialog.open()

    def show_text(self, title: str, text: str) -> None:
        """Show a text to read."""
        from workbench.ui.dialogs.plain_text import PlainTextDialog

        PlainTextDialog(self._appearance, title, text, self).open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.desk.set_stacked(stacked=self.width() < STACKED_BELOW)
        self.panel.setVisible(self._panel_wanted and self.width() >= PANEL_HIDDEN_BELOW)
        self._show_panel()

    def closeEvent(self, event: QCloseEvent) -> None:
        names = self.desk.unsaved_names
        event.setAccepted(not names)
        if names:
            self._ask_about(names)

    def _lay_out(self) -> None:
        self.setObjectName("mainWindow")
        self.setAccessibleName(APP)
        self.resize(*FIRST_SIZE)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.setMenuBar(self.menus)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.top_bar)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        self.setStatusBar(self.status_line)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.panel.setMinimumWidth(PANEL_LEAST)
        self.panel.setMaximumWidth(PANEL_MOST)
        self.splitter.setObjectName("mainSplitter")
        self.splitter.addWidget(self.panel)
        self.splitter.addWidget(self.tabs)
        self.splitter.setHandleWidth(1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([PANEL_WIDTH, FIRST_SIZE[0] - PANEL_WIDTH])
        self.setCentralWidget(self.splitter)

    def _bind(self) -> None:
        self.library.rows_changed.connect(self._show_rows)
        self.library.collection_broken.connect(self._show_broken_collection)
        self.library.document_saved.connect(self._close_if_saved)
        self.panel.document_chosen.connect(self._open)
        self.panel.open_requested.connect(self.choose_collection)
        self.panel.new_requested.connect(self.desk.new)
        self.session.changed.connect(self._show_targets)
        self.top_bar.mock_switched.connect(self.use_mock)
        self.top_bar.environment_chosen.connect(self.session.choose_environment)
        self.top_bar.key_chosen.connect(self.session.choose_key)
        self.top_bar.add_key_requested.connect(self.keys.add)
        self.desk.front_changed.connect(self._show_front)
        self.desk.state_changed.connect(self._show_state)
        self.desk.status_changed.connect(self._show_status)
        self.desk.document_changed.connect(self.panel.model.refresh)
        self.desk.place_wanted.connect(self._choose_place)
        self.rail.chosen.connect(self.toggle_panel)
        self.editing.changed.connect(self._show_state)

    def _show_rows(self) -> None:
        self.panel.show_rows(self.library.rows)
        self._show_front()

    def _show_front(self) -> None:
        page = self.desk.front
        if page is not None:
            self.panel.select(page.place)
        self._show_state()
        self._show_status()

    def _show_state(self) -> None:
        page = self.desk.front
        self.menus.show_state(self._commands.facts())
        name = APP if page is None else f"{page.name or 'Request'}[*]"
        collection = "" if page is None else self.library.name_of(page.place)
        parts = (name, collection, "" if page is None else APP)
        self.setWindowTitle(" — ".join(part for part in parts if part))
        self.setWindowModified(page is not None and self.desk.is_dirty(page))

    def _show_status(self) -> None:
        page = self.desk.front
        self.status_line.say(*(("", "Ready") if page is None else page.status))

    def _show_targets(self) -> None:
        session = self.session
        own = session.own_environments
        self.top_bar.show_targets(session.environment, own, session.mock, session.keys)
        self.status_line.show_targets(session.mock, session.keys)
        self.menus.check("mockServer", checked=session.mock.wanted)

    def _show_theme(self) -> None:
        chosen = f"theme{self._appearance.choice.capitalize()}"
        self.menus.check(chosen, checked=True)

    def _show_panel(self) -> None:
        shown = not self.panel.isHidden()
        self.menus.check("toggleSidePanel", checked=shown)
        self.rail.show_open("collections" if shown else "")

    def _show_broken_collection(self, root: str, error: WorkbenchError) -> None:
        self.status_line.say("circle-x", f"{Path(root).name} cannot be opened. {error}")

    def _open(self, place: Place, kept: bool) -> None:
        self.desk.open(place, kept=kept)

    def _choose_place(self, place: Place) -> None:
        """Let the user choose a file for a request that has none."""
        from workbench.ui.dialogs.save_request import SaveRequestDialog

        folder = self.library.roots[0] if self.library.roots else ""
        name = self.library.documents.request(place).name
        dialog = SaveRequestDialog(place, name, folder, self)
        dialog.chosen.connect(self.desk.save_at)
        dialog.rejected.connect(self._stay_open)
        dialog.open()

    def _keep_theme(self) -> None:
        settings = self._settings.load()
        self._settings.save(settings.changed(THEME, self._appearance.choice))

    def _kept(self, nothing: object) -> None:
        """The choice is kept; there is nothing to say."""

    def _not_kept(self, error: WorkbenchError) -> None:
        self.status_line.say("triangle-alert", f"The theme lasts until you quit. {error}")

    def _ask_about(self, names: tuple[str, ...]) -> None:
        from workbench.ui.dialogs.unsaved import UnsavedQuestion

        question = UnsavedQuestion(names, self)
        question.answered.connect(self._on_answer)
        question.open()

    def _on_answer(self, answer: str) -> None:
        if answer == "discard":
            self.desk.discard_all()
            self.close()
        elif answer == "save":
            self._closes_when_saved = True
            self.desk.save_all()

    def _stay_open(self) -> None:
        self._closes_when_saved = False

    def _close_if_saved(self) -> None:
        if not self._closes_when_saved:
            return
        if not self.desk.unsaved_names:
            self.close()
        elif self.library.documents.begun():
            self.desk.save_all()
