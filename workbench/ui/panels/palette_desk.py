"""What the command palette offers in this window, and what happens with a choice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.presenters.collection_rows import Row
from workbench.presenters.open_documents import Place
from workbench.presenters.palette import Entry, Kind, line_of, remembered
from workbench.presenters.short_text import short_name
from workbench.ui.actions import Command, Menu
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.library import Library
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.theme import Appearance

if TYPE_CHECKING:
    from workbench.ui.dialogs.palette import How

ICONS = {
    Menu.FILE: "file-text",
    Menu.EDIT: "pencil",
    Menu.VIEW: "monitor",
    Menu.LAYOUT: "columns-2",
    Menu.COMPOSER: "panel-left",
    Menu.RESPONSE_VIEW: "panel-right",
    Menu.THEME: "sun",
    Menu.REQUEST: "activity",
    Menu.TOOLS: "server",
    Menu.HELP: "circle-help",
}
"""The icon of a command that has none of its own, by its menu."""

OTHER_ICON = "terminal"

OWN = "palette"
"""The command that opens the palette; it is not offered inside."""

TOOL = "tool:"
"""What the key of a page of the program begins with."""


class PaletteDesk(QObject):
    """Gathers the entries at the moment the palette opens; `revealed` asks to show a document in the tree."""

    revealed = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        window: QWidget,
        menus: MenuBar,
        library: Library,
        desk: Desk,
        tabs: DocumentTabs,
    ) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._window = window
        self._menus = menus
        self._library = library
        self._desk = desk
        self._tabs = tabs
        self._chosen: tuple[Entry, How] | None = None
        self.recent: tuple[str, ...] = ()

    def open(self) -> None:
        """Open the palette."""
        self.open_with("")

    def open_with(self, typed: str) -> None:
        """Open the palette with the first letter typed already."""
        self._open_with(tuple(self.entries()), self.recent, typed)

    def open_tabs(self) -> None:
        """Open the palette with nothing but the open tabs, to filter them."""
        self._open_with(tuple(entry for entry in self.entries() if entry.kind is Kind.TAB), (), "/")

    def _open_with(self, entries: Sequence[Entry], recent: Sequence[str], typed: str) -> None:
        from workbench.ui.dialogs.palette import Palette

        palette = Palette(
            self._appearance,
            entries,
            recent,
            has_body=self._has_body,
            parent=self._window,
        )
        palette.chosen.connect(self._choose)
        palette.open_in(self._window, typed)

    def entries(self) -> Iterator[Entry]:
        """Yield all that can be chosen: commands, open tabs, then the other requests of open collections."""
        documents = {row.place: (row, name) for row, name in _documents(self._library.rows)}
        yield from (self._command(command) for command in self._menus.commands if command.id != OWN)
        for tab in self._tabs.all:
            if isinstance(tab, ToolPage):
                yield Entry(Kind.TAB, f"{TOOL}{tab.KEY}", tab.TITLE, tab.ICON)
            else:
                yield _open_document(tab, documents.pop(tab.place, None))
        yield from (_document(row, name, Kind.REQUEST) for row, name in documents.values())

    @property
    def _has_body(self) -> bool:
        return self._desk.front is not None and self._desk.front.is_ready

    def _command(self, command: Command) -> Entry:
        action = self._menus.actions_by_id[command.id]
        menu = " · ".join(part.replace("&", "") for part in command.menu.value.split(">"))
        on = " · on" if command.checkable and action.isChecked() else ""
        return Entry(
            Kind.COMMAND,
            f"command:{command.id}",
            command.title.replace("&", ""),
            command.icon or ICONS.get(command.menu, OTHER_ICON),
            detail=menu + on,
            shortcut=action.shortcut().toString(),
            reason="" if action.isEnabled() else f"Only while {command.when.value}",
        )

    def _choose(self, entry: Entry, how: "How") -> None:
        """Act once the focus is back where it was: some commands work on the text that has it."""
        self.recent = remembered(self.recent, entry.key)
        self._chosen = (entry, how)
        QTimer.singleShot(0, self._act)

    def _act(self) -> None:
        chosen, self._chosen = self._chosen, None
        if chosen is None:
            return
        entry, how = chosen
        if entry.kind is Kind.COMMAND:
            self._menus.actions_by_id[entry.key.removeprefix("command:")].trigger()
        elif entry.kind is Kind.LINE:
            self._go_to_line(line_of(entry))
        elif entry.place is not None:
            self._open(entry.place, how)
        elif (tool := self._tabs.tool(entry.key.removeprefix(TOOL))) is not None:
            self._tabs.show_front(tool)

    def _open(self, place: Place, how: "How") -> None:
        from workbench.ui.dialogs.palette import How

        if how is How.REVEAL:
            self.revealed.emit(place)
        else:
            self._desk.open(place, kept=how is How.KEEP)

    def _go_to_line(self, line: int) -> None:
        page = self._desk.front
        if page is not None:
            page.request_page.composer.go_to_line(line)


def _documents(rows: Iterable[Row], collection: str = "") -> Iterator[tuple[Row, str]]:
    """Yield each document that can be opened, with the names of the folders above it."""
    for row in rows:
        if row.place is not None and row.trouble is None:
            yield row, collection
        above = f"{collection} · {row.text}" if collection else row.text
        yield from _documents(row.children, above)


def _document(row: Row, collection: str, kind: Kind) -> Entry:
    return Entry(kind, row.key, row.text, row.icon, row.tint, collection, place=row.place)


def _open_document(page: DocumentPage, known: tuple[Row, str] | None) -> Entry:
    """Return a tab's entry, also where its file is broken or gone."""
    if known is not None:
        return _document(*known, Kind.TAB)
    name = short_name(page.name or page.place.path)
    key = f"req:{page.place.root}/{page.place.path}"
    return Entry(Kind.TAB, key, name, "file-text", "text.secondary", place=page.place)
