"""The open documents as tabs, pages of the program among them, and what stands there when none is open."""

from PySide6.QtCore import QObject, QPoint, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from workbench.presenters.open_documents import Place
from workbench.presenters.short_text import short_name
from workbench.ui.icons import icon
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.document_tab_bar import DocumentTabBar
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.page_tabs import PageTabs
from workbench.ui.widgets.tab_close_button import TabCloseButton
from workbench.ui.widgets.tool_button import IconButton

NOTHING_OPEN = "Nothing is open. Choose a request at the left, or press Ctrl+N for a new one."
RIGHT = QTabBar.ButtonPosition.RightSide


Tab = DocumentPage | ToolPage


class DocumentTabs(QStackedWidget):
    """`front_changed` tells that another tab, or none, came to the front; `tool_closed` has the key of a page.

    A page of the program closes by itself; `close_requested` asks for documents only.
    """

    front_changed = Signal()
    close_requested = Signal(object)
    tool_closed = Signal(str)
    new_requested = Signal()
    menu_requested = Signal(object, object)
    list_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._preview: DocumentPage | None = None
        self.shows_previews = True
        self._bar = DocumentTabBar(appearance)
        self._bar.setAccessibleName("Open documents")
        self._tabs = PageTabs()
        self._tabs.setTabBar(self._bar)
        self._tabs.setObjectName("documentTabs")
        self._tabs.setAccessibleName("Open documents")
        self._tabs.setDocumentMode(True)
        self._tabs.setMovable(True)
        self._tabs.setIconSize(QSize(size("icon"), size("icon")))
        self._tabs.setCornerWidget(self._list_button())
        self._nothing = EmptyState(NOTHING_OPEN, "New request")
        self._nothing.acted.connect(self.new_requested)
        self.addWidget(self._nothing)
        self.addWidget(self._tabs)
        self._tabs.currentChanged.connect(self._on_front)
        self._bar.middle_clicked.connect(self._on_middle_click)
        self._bar.tabBarDoubleClicked.connect(self._on_double_click)
        self._bar.menu_asked.connect(self._on_menu)

    @property
    def front(self) -> DocumentPage | None:
        """The document at the front."""
        page = self._tabs.currentWidget()
        return page if isinstance(page, DocumentPage) else None

    @property
    def pages(self) -> tuple[DocumentPage, ...]:
        """All open documents, in the order of their tabs."""
        return tuple(tab for tab in self.all if isinstance(tab, DocumentPage))

    @property
    def all(self) -> tuple[Tab, ...]:
        """All tabs in their order: documents and pages of the program."""
        tabs = (self._tabs.widget(index) for index in range(self._tabs.count()))
        return tuple(tab for tab in tabs if isinstance(tab, Tab))

    @property
    def front_tool(self) -> ToolPage | None:
        """The page of the program at the front."""
        page = self._tabs.currentWidget()
        return page if isinstance(page, ToolPage) else None

    @property
    def preview(self) -> DocumentPage | None:
        """The document that was opened only for a look."""
        return self._preview

    def page_of(self, place: Place) -> DocumentPage | None:
        """Return the page of a document, if it is open."""
        return next((page for page in self.pages if page.place == place), None)

    def add(
        self, page: DocumentPage, title: str, *, preview: bool, behind_at: int | None = None
    ) -> None:
        """Open a page; a look takes the place of the last look. With `behind_at`, the front stays as it is."""
        preview = preview and self.shows_previews
        replaced = self._preview if preview else None
        at = self._tabs.count() if replaced is None else self._tabs.indexOf(replaced)
        if behind_at is not None:
            at = min(behind_at, self._tabs.count())
        self._insert(at, page, title)
        if preview:
            self._preview = page
            self._bar.show_preview(at, preview=True)
        self.setCurrentWidget(self._tabs)
        if behind_at is None:
            self._tabs.setCurrentIndex(at)
        if replaced is not None:
            self.remove(replaced)

    def tool(self, key: str) -> ToolPage | None:
        """Return the page of the program of this key, if it is open."""
        tools = (tab for tab in self.all if isinstance(tab, ToolPage))
        return next((tool for tool in tools if key == tool.KEY), None)

    def show_tool(self, page: ToolPage) -> None:
        """Bring a page of the program to the front, in a tab of its own where it has none yet."""
        if self._tabs.indexOf(page) < 0:
            at = self._tabs.count()
            self._insert(at, page, page.TITLE)
            self._tabs.setTabIcon(at, icon(self._appearance, page.ICON, "text.secondary"))
            self._tabs.setTabToolTip(at, page.TITLE)
        self.setCurrentWidget(self._tabs)
        self._tabs.setCurrentWidget(page)

    def ask_to_close(self, tab: Tab) -> None:
        """Close a page of the program, or ask for a document to be closed."""
        if isinstance(tab, ToolPage):
            self._take(tab)
            self.tool_closed.emit(tab.KEY)
        else:
            self.close_requested.emit(tab)

    def keep(self, page: DocumentPage) -> None:
        """Let a page that was opened for a look stay."""
        if page is self._preview:
            self._preview = None
            self._bar.show_preview(self._tabs.indexOf(page), preview=False)

    def show_front(self, page: Tab) -> None:
        """Bring a tab to the front."""
        self._tabs.setCurrentWidget(page)

    def step(self, by: int) -> None:
        """Go to the next or the previous tab, around the end."""
        if self._tabs.count():
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % self._tabs.count())

    def label(self, page: DocumentPage, title: str, icon_name: str, *, dirty: bool) -> None:
        """Show a document's name, kind and whether it is saved."""
        title = short_name(title)
        index = self._tabs.indexOf(page)
        self._tabs.setTabText(index, title.replace("&", "&&"))
        self._tabs.setTabToolTip(
            index, f"{title}\n{page.place.path}" if page.place.is_saved else title
        )
        tint = "kind.text" if icon_name == "activity" else "text.secondary"
        self._tabs.setTabIcon(index, icon(self._appearance, icon_name, tint))
        button = self._bar.tabButton(index, RIGHT)
        if isinstance(button, TabCloseButton):
            button.show_dirty(dirty=dirty)

    def remove(self, page: DocumentPage) -> None:
        """Close a page; its run, if there is one, is given up."""
        if page is self._preview:
            self._preview = None
        page.run_control.abandon()
        self._take(page)

    def _insert(self, at: int, tab: Tab, title: str) -> None:
        self._tabs.insertTab(at, tab, title)
        button = TabCloseButton(self._appearance, self._bar)
        button.clicked.connect(self._on_close_button)
        self._bar.setTabButton(at, RIGHT, button)

    def _take(self, tab: Tab) -> None:
        self._tabs.removeTab(self._tabs.indexOf(tab))
        tab.deleteLater()
        if not self._tabs.count():
            self.setCurrentWidget(self._nothing)
            self.front_changed.emit()

    def _list_button(self) -> QWidget:
        button = IconButton(self._appearance, "chevron-down", "List open tabs", "allTabsButton")
        button.clicked.connect(self.list_requested)
        return button

    def _on_menu(self, index: int, at: QPoint) -> None:
        self.menu_requested.emit(self.all[index], at)

    def _on_front(self, index: int) -> None:
        if index >= 0:
            self.front_changed.emit()

    def _on_middle_click(self, index: int) -> None:
        self.ask_to_close(self.all[index])

    def _on_double_click(self, index: int) -> None:
        page = self._tabs.widget(index)
        if isinstance(page, DocumentPage):
            self.keep(page)

    def _on_close_button(self) -> None:
        pressed: QObject | None = self.sender()
        for index in range(self._bar.count()):
            if self._bar.tabButton(index, RIGHT) is pressed:
                self.ask_to_close(self.all[index])
                return
