"""Every command of the window, once: menus, tool bar, shortcuts and the tests follow this tuple."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Menu(StrEnum):
    """The menus, in their order; `>` opens a menu inside another."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    THEME = "&View>&Theme"
    REQUEST = "&Request"
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
    HAS_TABS = "several documents are open"


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
    Command("save", "&Save", Menu.FILE, "Ctrl+S", when=When.IS_DIRTY, starts_section=True),
    Command(
        *("closeTab", "&Close tab", Menu.FILE, "Ctrl+W"),
        when=When.HAS_DOCUMENT,
        starts_section=True,
    ),
    Command("quit", "&Quit", Menu.FILE, "Ctrl+Q"),
    Command("undo", "&Undo", Menu.EDIT, "Ctrl+Z", when=When.IN_TEXT),
    Command("redo", "&Redo", Menu.EDIT, "Ctrl+Shift+Z", when=When.IN_TEXT),
    Command("cut", "Cu&t", Menu.EDIT, "Ctrl+X", when=When.IN_TEXT, starts_section=True),
    Command("copy", "&Copy", Menu.EDIT, "Ctrl+C", when=When.IN_TEXT),
    Command("paste", "&Paste", Menu.EDIT, "Ctrl+V", when=When.IN_TEXT),
    Command("selectAll", "Select &all", Menu.EDIT, "Ctrl+A", when=When.IN_TEXT),
    Command(
        *("formatBody", "&Format JSON", Menu.EDIT, "Alt+Shift+F"),
        when=When.HAS_REQUEST,
        starts_section=True,
    ),
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
    Command("themeSystem", "&System", Menu.THEME, checkable=True, group="theme"),
    Command("themeLight", "&Light", Menu.THEME, checkable=True, group="theme"),
    Command("themeDark", "&Dark", Menu.THEME, checkable=True, group="theme"),
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
    Command("mockServer", "&Mock server", Menu.TOOLS, "Ctrl+Shift+M", checkable=True),
    Command("addKey", "&Add key…", Menu.TOOLS),
    Command("licences", "Third-party &licences", Menu.HELP),
    Command("about", "&About Gemini Workbench", Menu.HELP),
)
