"""Every command of the window, once: menus, tool bar, shortcuts and the tests follow this tuple."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Menu(StrEnum):
    """The menus, in their order; `>` opens a menu inside another."""

    FILE = "&File"
    EDIT = "&Edit"
    COPY_AS = "&Edit>C&opy as"
    VIEW = "&View"
    LAYOUT = "&View>&Layout"
    TEXT_SIZE = "&View>Te&xt size"
    COMPOSER = "&View>&Composer tab"
    RESPONSE_VIEW = "&View>&Response view"
    THEME = "&View>&Theme"
    REQUEST = "&Request"
    RUN = "R&un"
    TOOLS = "&Tools"
    HELP = "&Help"


class When(Enum):
    """When a command can be chosen."""

    ALWAYS = "always"
    HAS_DOCUMENT = "a document is open"
    HAS_REQUEST = "a request is open"
    IS_DIRTY = "the document differs from its file"
    IS_RUNNING = "a run is under way"
    IN_TEXT = "the cursor is in a text"
    HAS_TAB = "a tab is open"
    HAS_TABS = "several tabs are open"
    HAS_EDITS = "a request differs from its file"
    HAS_NO_FILE = "a request without a file is open"
    HAS_CLOSED = "a tab was closed"
    HAS_OLDER_RUN = "the request has an older run"
    HAS_NEWER_RUN = "the request has a newer run"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `id` names it for tests and for the window, which binds it to what it does.

    `mac` replaces a shortcut that macOS keeps for itself. `group` puts checkable commands of one choice together.
    """

    id: str
    title: str
    menu: Menu
    shortcut: str = ""
    icon: str = ""
    when: When = When.ALWAYS
    checkable: bool = False
    group: str = ""
    mac: str = ""
    starts_section: bool = False

    @property
    def object_name(self) -> str:
        """The name of its QAction."""
        return f"act{self.id[0].upper()}{self.id[1:]}"


COMMANDS: tuple[Command, ...] = (
    Command("newRequest", "&New request", Menu.FILE, "Ctrl+N", icon="plus"),
    Command("openCollection", "&Open collection…", Menu.FILE, "Ctrl+O"),
    Command("pasteAsNew", "&Paste as new request", Menu.FILE, icon="clipboard-paste"),
    Command("save", "&Save", Menu.FILE, "Ctrl+S", when=When.IS_DIRTY, starts_section=True),
    Command("revert", "&Revert to saved", Menu.FILE, when=When.HAS_EDITS),
    Command("discardDraft", "&Discard draft", Menu.FILE, when=When.HAS_NO_FILE),
    Command(
        *("closeTab", "&Close tab", Menu.FILE, "Ctrl+W"),
        when=When.HAS_TAB,
        starts_section=True,
    ),
    Command("closeOthers", "Close ot&hers", Menu.FILE, when=When.HAS_TABS),
    Command("closeRight", "Close to the ri&ght", Menu.FILE, when=When.HAS_TABS),
    Command("closeSaved", "Close sa&ved", Menu.FILE, when=When.HAS_DOCUMENT),
    Command("reopenTab", "R&eopen closed tab", Menu.FILE, "Ctrl+Shift+T", when=When.HAS_CLOSED),
    Command("quit", "&Quit", Menu.FILE, "Ctrl+Q", starts_section=True),
    Command("undo", "&Undo", Menu.EDIT, "Ctrl+Z", when=When.IN_TEXT),
    Command("redo", "&Redo", Menu.EDIT, "Ctrl+Shift+Z", when=When.IN_TEXT),
    Command("cut", "Cu&t", Menu.EDIT, "Ctrl+X", when=When.IN_TEXT, starts_section=True),
    Command("copy", "&Copy", Menu.EDIT, "Ctrl+C", when=When.IN_TEXT),
    Command("paste", "&Paste", Menu.EDIT, "Ctrl+V", when=When.IN_TEXT),
    Command("copyAsCurl", "Copy as &curl", Menu.COPY_AS, "Ctrl+Shift+C", when=When.HAS_REQUEST),
    Command(
        "copyAsPowershell", "Copy as curl for Power&Shell", Menu.COPY_AS, when=When.HAS_REQUEST
    ),
    Command("copyAsCmd", "Copy as curl for c&md", Menu.COPY_AS, when=When.HAS_REQUEST),
    Command("copyAsPython", "Copy as &Python, google-genai", Menu.COPY_AS, when=When.HAS_REQUEST),
    Command("copyAsHttpx", "Copy as Python, http&x", Menu.COPY_AS, when=When.HAS_REQUEST),
    Command("copyAsFetch", "Copy as &JavaScript, fetch", Menu.COPY_AS, when=When.HAS_REQUEST),
    Command("copyAsHar", "Copy as &HAR", Menu.COPY_AS, when=When.HAS_REQUEST),
    Command("selectAll", "Select &all", Menu.EDIT, "Ctrl+A", when=When.IN_TEXT),
    Command(
        *("find", "F&ind…", Menu.EDIT, "Ctrl+F", "search"),
        when=When.HAS_REQUEST,
        starts_section=True,
    ),
    Command("findNext", "Find &next", Menu.EDIT, "F3", when=When.HAS_REQUEST),
    Command("findPrevious", "Find pre&vious", Menu.EDIT, "Shift+F3", when=When.HAS_REQUEST),
    Command(
        *("formatBody", "&Format JSON", Menu.EDIT, "Alt+Shift+F"),
        when=When.HAS_REQUEST,
        starts_section=True,
    ),
    Command(*("settings", "&Settings…", Menu.EDIT, "Ctrl+,", "settings"), starts_section=True),
    Command("palette", "&Command palette…", Menu.VIEW, "Ctrl+K", "search"),
    Command(
        *("toggleSidePanel", "&Side panel", Menu.VIEW, "Ctrl+B", "panel-left"),
        checkable=True,
        starts_section=True,
    ),
    Command(
        *("nextTab", "&Next tab", Menu.VIEW, "Ctrl+Tab"), when=When.HAS_TABS, starts_section=True
    ),
    Command("previousTab", "&Previous tab", Menu.VIEW, "Ctrl+Shift+Tab", when=When.HAS_TABS),
    Command("nextPane", "Next pan&e", Menu.VIEW, "F6"),
    Command("previousPane", "Pre&vious pane", Menu.VIEW, "Shift+F6"),
    Command("nextLayout", "&Next layout", Menu.LAYOUT, "F9", "columns-2"),
    Command(
        *("layoutSideBySide", "&Side by side", Menu.LAYOUT, "", "columns-2"),
        checkable=True,
        group="layout",
        starts_section=True,
    ),
    Command(
        *("layoutStacked", "S&tacked", Menu.LAYOUT, "", "rows-2"), checkable=True, group="layout"
    ),
    Command(
        *("layoutComposerOnly", "&Composer only", Menu.LAYOUT, "", "panel-left"),
        checkable=True,
        group="layout",
    ),
    Command(
        *("layoutResponseOnly", "&Response only", Menu.LAYOUT, "", "panel-right"),
        checkable=True,
        group="layout",
    ),
    Command("composerTab1", "&Params", Menu.COMPOSER, "Alt+Shift+1", when=When.HAS_REQUEST),
    Command("composerTab2", "&Headers", Menu.COMPOSER, "Alt+Shift+2", when=When.HAS_REQUEST),
    Command("composerTab3", "&Assertions", Menu.COMPOSER, "Alt+Shift+3", when=When.HAS_REQUEST),
    Command("composerTab4", "&Description", Menu.COMPOSER, "Alt+Shift+4", when=When.HAS_REQUEST),
    Command("composerTab5", "{ } &JSON", Menu.COMPOSER, "Alt+Shift+5", when=When.HAS_REQUEST),
    Command(
        *("wrapLines", "&Wrap lines", Menu.VIEW, "", "wrap-text"),
        checkable=True,
        starts_section=True,
    ),
    Command("themeSystem", "&System", Menu.THEME, checkable=True, group="theme"),
    Command("themeLight", "&Light", Menu.THEME, checkable=True, group="theme"),
    Command("themeDark", "&Dark", Menu.THEME, checkable=True, group="theme"),
    Command("textLarger", "&Larger", Menu.TEXT_SIZE, "Ctrl+=", "zoom-in"),
    Command("textSmaller", "&Smaller", Menu.TEXT_SIZE, "Ctrl+-"),
    Command("textUsual", "&Usual size", Menu.TEXT_SIZE, "Ctrl+0"),
    Command(
        *("fullScreen", "&Full screen", Menu.VIEW, "F11"),
        checkable=True,
        mac="Meta+Ctrl+F",
        starts_section=True,
    ),
    Command(
        *("send", "&Send", Menu.REQUEST, "Ctrl+Return"),
        icon="send-horizontal",
        when=When.HAS_REQUEST,
    ),
    Command("stop", "S&top", Menu.REQUEST, "Ctrl+.", icon="square", when=When.IS_RUNNING),
    Command("sendAgain", "Send &again", Menu.REQUEST, "F5", when=When.HAS_REQUEST),
    Command("sendToMock", "Send to the m&ock once", Menu.REQUEST, when=When.HAS_REQUEST),
    Command("whatIsSent", "&What will be sent…", Menu.REQUEST, when=When.HAS_REQUEST),
    Command(
        *("goToUrl", "&URL", Menu.REQUEST, "Ctrl+L"), when=When.HAS_REQUEST, starts_section=True
    ),
    Command(
        *("goToModel", "&Model…", Menu.REQUEST, "Ctrl+M"),
        when=When.HAS_REQUEST,
        mac="Ctrl+Shift+O",
    ),
    Command("chooseEnvironment", "&Environment…", Menu.REQUEST, "Ctrl+Shift+E"),
    Command("chooseKey", "API &key…", Menu.REQUEST, "Ctrl+Shift+K"),
    Command(
        *("olderRun", "&Older run", Menu.RUN, "Alt+Left"),
        when=When.HAS_OLDER_RUN,
        mac="Ctrl+Alt+Left",
    ),
    Command(
        *("newerRun", "&Newer run", Menu.RUN, "Alt+Right"),
        when=When.HAS_NEWER_RUN,
        mac="Ctrl+Alt+Right",
    ),
    Command("mockServer", "&Mock server", Menu.TOOLS, "Ctrl+Shift+M", checkable=True),
    Command("manageKeys", "&Keys and environments", Menu.TOOLS, icon="key-round"),
    Command("addKey", "&Add key…", Menu.TOOLS),
    Command("checkKeys", "&Check a key…", Menu.TOOLS, icon="shield-check"),
    Command("clearHistory", "Clear &history…", Menu.TOOLS),
    Command("gettingStarted", "&Getting started", Menu.HELP, icon="book-open"),
    Command("shortcuts", "&Keyboard shortcuts", Menu.HELP, "Ctrl+/", "keyboard"),
    Command("licences", "Third-party &licences", Menu.HELP),
    Command("about", "&About Gemini Workbench", Menu.HELP),
)

KEYS = (
    ("Tab 1 to 9", "Ctrl+1…9"),
    ("Send, from the URL", "Enter"),
    ("Fold and unfold, in the body", "Ctrl+Shift+[, Ctrl+Shift+]"),
    ("Type a tab, in the body", "Ctrl+Shift+Space"),
    ("Find next, find previous, in the find bar", "Enter, Shift+Enter"),
    ("Copy value, in the JSON tree", "Ctrl+C"),
    ("Copy pointer, in the JSON tree", "Ctrl+Shift+P"),
    ("Close what is on top", "Esc"),
    ("Open the context menu", "Shift+F10"),
)
"""Keys that no command has, for the sheet of shortcuts: what they do, and how they are written."""
