"""Fills the frame: tree, documents and session, wired to menus and bars."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from workbench.domain.errors import WorkbenchError
from workbench.domain.hand_over import HandOver
from workbench.presenters.open_documents import Place
from workbench.presenters.short_text import short_name
from workbench.ui.actions import KEYS
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.frame import APP, Frame
from workbench.ui.panels.body_desk import BodyDesk
from workbench.ui.panels.bug_desk import BugDesk
from workbench.ui.panels.collections_panel import CollectionsPanel
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.draft_desk import DraftDesk
from workbench.ui.panels.drop_desk import DropDesk
from workbench.ui.panels.history_desk import HistoryDesk
from workbench.ui.panels.key_desk import PANEL as KEYS_PANEL
from workbench.ui.panels.key_desk import KeyDesk
from workbench.ui.panels.layout_desk import LayoutDesk
from workbench.ui.panels.library import Library
from workbench.ui.panels.lost_drafts import LostDrafts
from workbench.ui.panels.notice_area import NoticeArea
from workbench.ui.panels.palette_desk import PaletteDesk
from workbench.ui.panels.request_desk import RequestDesk
from workbench.ui.panels.session import Session
from workbench.ui.panels.settings_desk import SettingsDesk
from workbench.ui.panels.tab_desk import TabDesk
from workbench.ui.panels.tab_views import TabViews
from workbench.ui.panels.text_editing import TextEditing
from workbench.ui.panels.text_size import TextSize
from workbench.ui.panels.tool_desk import ToolDesk
from workbench.ui.panels.trouble_desk import TroubleDesk
from workbench.ui.panels.view_desk import ViewDesk
from workbench.ui.panels.welcome_desk import WelcomeDesk
from workbench.ui.preferences import Preferences
from workbench.ui.theme import Appearance
from workbench.ui.widgets.toast import Toast
from workbench.ui.window_commands import WindowCommands
from workbench.ui.window_memory import WindowMemory
from workbench.ui.window_parts import Stores

STACKED_BELOW = 1100


class MainWindow(QObject):
    """What the window does, around its frame. It arranges the parts and forwards."""

    def __init__(
        self,
        frame: Frame,
        appearance: Appearance,
        bridge: AsyncBridge,
        stores: Stores,
        session: Session,
    ) -> None:
        super().__init__(frame)
        frame.furnish(appearance)
        self._appearance = appearance
        self._bridge = bridge
        self._closes_when_saved = False
        self.frame = frame
        self.session = session
        self.preferences = Preferences(bridge, stores.settings, stores.settings.load(), self)
        self.library = Library(bridge, stores.load_collections, self)
        self.drafts = DraftDesk(bridge, self.library, stores.load_drafts, self)
        self.tabs = DocumentTabs(appearance)
        self.toast = Toast(self.tabs)
        self.notices = NoticeArea(appearance, self.tabs)
        self.bugs = BugDesk(self.notices, self.toast, self)
        self.tools = ToolDesk(self.tabs)
        self.panel = CollectionsPanel(appearance, self.library.documents)
        self.desk = Desk(appearance, bridge, self.library, session, self.tabs)
        self.history = HistoryDesk(bridge, session, self.desk, self.notices, self.toast)
        self.settings = SettingsDesk(self, appearance, bridge, stores.find_places)
        self.troubles = TroubleDesk(*(self.notices, session, self.drafts, self.settings.open, self))
        self.drops = DropDesk(self, appearance, bridge)
        LostDrafts(self.drafts, self.desk, self.tabs)
        self.editing = TextEditing(self)
        self.bodies = BodyDesk(self.preferences, self.desk, self.tabs, frame.menus)
        self.keys = KeyDesk(self, appearance, bridge)
        self.text_size = TextSize(self.preferences, frame.status_line)
        self.views_of_tabs = TabViews(self.desk, self.tabs)
        self.tab_desk = TabDesk(self)
        self.layouts = LayoutDesk(self.desk, frame.menus)
        self.requests = RequestDesk(appearance, bridge, frame.menus, self.toast, self.desk)
        self.views = ViewDesk(self.desk, frame.menus)
        self.palette = PaletteDesk(
            *(appearance, frame, frame.menus, self.library, self.desk, self.tabs)
        )
        self.welcome = WelcomeDesk(
            *(self, frame.menus, appearance, bridge, stores.prepare_examples)
        )
        self.memory = WindowMemory(self, bridge, stores.window_states)
        self._commands = WindowCommands(self)
        self._fill_frame()
        self._bind()
        self._show_everything()

    def use_mock(self, wanted: bool) -> None:
        """Send requests to the mock server, or to the environment."""
        self.session.use_mock(wanted=wanted)

    def choose_collection(self) -> None:
        """Let the user choose a collection's folder and open it."""
        dialog = QFileDialog(self.frame, "Open collection")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.drops.arrivals.open_folder)
        dialog.open()

    def take_start(self, asked: HandOver) -> None:
        """Do what a later start of the program hands over."""
        self.drops.arrivals.open_folders(asked.folders)
        self.frame.come_forward(asked.token)

    def show_text(self, title: str, text: str) -> None:
        """Show a text to read."""
        from workbench.ui.dialogs.plain_text import PlainTextDialog

        PlainTextDialog(self._appearance, title, text, self.frame).open()

    def show_shortcuts(self) -> None:
        """Show every shortcut there is."""
        from workbench.ui.dialogs.shortcut_sheet import ShortcutSheet

        shortcuts = self.frame.menus.shortcuts()
        ShortcutSheet(self._appearance, {**shortcuts, "Everywhere": KEYS}, self.frame).open()

    def _fill_frame(self) -> None:
        self.frame.add_panel("collections", "Collections", "folder", self._collections)
        self.frame.add_panel(KEYS_PANEL, "Keys", "key-round", self.keys.stored.make_panel)
        self.frame.side.show_panel("collections")
        self.frame.fill(self._appearance, self.notices)
        self.frame.may_close = self._may_close

    def _bind(self) -> None:
        top_bar = self.frame.top_bar
        self.frame.resized.connect(self._on_resized)
        self.frame.take_drag = self.drops.area.take
        self.frame.drag_left.connect(self.drops.area.leave)
        self.library.rows_changed.connect(self._show_rows)
        self.library.rows_read.connect(self.panel.show_read)
        self.panel.rows_wanted.connect(self.library.read_rows)
        self.library.collection_broken.connect(self._show_broken_collection)
        self.library.document_saved.connect(self._close_if_saved)
        self.panel.document_chosen.connect(self._open)
        self.panel.open_requested.connect(self.choose_collection)
        self.panel.new_requested.connect(self.desk.new)
        self.session.changed.connect(self._show_targets)
        self.preferences.failed.connect(self._show_lost_setting)
        top_bar.mock_switched.connect(self.use_mock)
        top_bar.environment_chosen.connect(self.session.choose_environment)
        top_bar.key_chosen.connect(self.session.choose_key)
        self.desk.front_changed.connect(self._show_front)
        self.desk.state_changed.connect(self._show_state)
        self.desk.status_changed.connect(self._show_status)
        self.desk.document_changed.connect(self.panel.model.refresh)
        self.desk.document_changed.connect(self.drafts.note)
        self.desk.place_wanted.connect(self._choose_place)
        self.editing.changed.connect(self._show_state)
        self.palette.revealed.connect(self._reveal)
        self.tabs.list_requested.connect(self.palette.open_tabs)
        self.tab_desk.changed.connect(self._show_state)
        self.views.added.connect(self._show_state)
        top_bar.command_field.opened.connect(self.palette.open_with)

    def _show_everything(self) -> None:
        self._show_targets()
        self._show_front()
        self._on_resized()

    def _collections(self) -> CollectionsPanel:
        return self.panel

    def _on_resized(self) -> None:
        self.layouts.set_narrow(narrow=self.frame.width() < STACKED_BELOW)

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
        self.frame.menus.show_state(self._commands.facts())
        self.frame.setWindowTitle(" — ".join(part for part in self._title_parts(page) if part))
        self.frame.setWindowModified(page is not None and self.desk.is_dirty(page))

    def _title_parts(self, page: DocumentPage | None) -> tuple[str, ...]:
        if page is not None:
            names = (page.name or "Request", self.library.name_of(page.place))
            name, collection = (short_name(each) for each in names)
            return f"{name}[*]", collection, APP
        tool = self.tabs.front_tool
        return ("" if tool is None else tool.TITLE, APP)

    def _show_status(self) -> None:
        page = self.desk.front
        self.frame.status_line.say(*(("", "Ready") if page is None else page.status))

    def _show_targets(self) -> None:
        session, frame = self.session, self.frame
        own = session.own_environments
        frame.top_bar.show_targets(session.environment, own, session.mock, session.keys)
        frame.status_line.show_targets(session.mock, session.keys)
        frame.menus.check("mockServer", checked=session.mock.wanted)

    def _show_broken_collection(self, root: str, error: WorkbenchError) -> None:
        self.frame.status_line.say("circle-x", f"{Path(root).name} cannot be opened. {error}")

    def _open(self, place: Place, kept: bool) -> None:
        self.desk.open(place, kept=kept)

    def _reveal(self, place: Place) -> None:
        self.frame.open_panel("collections")
        self.panel.reveal(place)

    def _choose_place(self, place: Place) -> None:
        """Let the user choose a file for a request that has none."""
        from workbench.ui.dialogs.save_request import SaveRequestDialog

        folder = self.library.roots[0] if self.library.roots else ""
        name = self.library.documents.request(place).name
        dialog = SaveRequestDialog(place, name, folder, self.frame)
        dialog.chosen.connect(self.desk.save_at)
        dialog.rejected.connect(self._stay_open)
        dialog.open()

    def _show_lost_setting(self, sentence: str) -> None:
        self.frame.status_line.say("triangle-alert", sentence)

    def _may_close(self) -> bool:
        """Close at once: edits are kept. Where they cannot be, ask once about what is not saved."""
        names = self.desk.unsaved_names
        self.memory.save()
        self.preferences.flush()
        if self.drafts.flush():
            return True
        if names:
            self._ask_about(names)
        return not names

    def _ask_about(self, names: tuple[str, ...]) -> None:
        from workbench.ui.dialogs.unsaved import UnsavedQuestion

        question = UnsavedQuestion(names, self.frame)
        question.answered.connect(self._on_answer)
        question.open()

    def _on_answer(self, answer: str) -> None:
        if answer == "discard":
            self.desk.discard_all()
            self.frame.close()
        elif answer == "save":
            self._closes_when_saved = True
            self.desk.save_all()

    def _stay_open(self) -> None:
        self._closes_when_saved = False

    def _close_if_saved(self) -> None:
        if not self._closes_when_saved:
            return
        if not self.desk.unsaved_names:
            self.frame.close()
        elif self.library.documents.begun():
            self.desk.save_all()
