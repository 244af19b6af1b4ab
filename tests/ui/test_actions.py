"""The list of commands: unique, complete, with icons that exist."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from workbench.resource_files import resource
from workbench.ui.actions import COMMANDS, Command, Menu
from workbench.ui.panels.menu_bar import shortcuts_of


def test_that_ids_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_that_no_shortcut_means_two_things() -> None:
    counts = Counter(command.shortcut for command in COMMANDS if command.shortcut)
    assert [shortcut for shortcut, count in counts.items() if count > 1] == []


def test_that_every_shortcut_is_one() -> None:
    for command in COMMANDS:
        for shortcut in filter(None, (command.shortcut, command.mac)):
            assert not QKeySequence(shortcut).isEmpty(), command.id


def test_that_every_icon_is_there() -> None:
    for command in COMMANDS:
        assert not command.icon or resource("icons", f"{command.icon}.svg").is_file()


def test_that_no_two_entries_of_a_menu_share_a_mnemonic() -> None:
    letters = Counter(
        (command.menu, command.title.partition("&")[2][:1].lower()) for command in COMMANDS
    )
    assert [entry for entry, count in letters.items() if count > 1 and entry[1]] == []


def test_that_the_keys_of_return_are_called_enter_where_keyboards_call_them_so() -> None:
    send = Command("send", "Send", Menu.REQUEST, "Ctrl+Return")
    assert shortcuts_of(send, on_mac=False) == ["Ctrl+Enter", "Ctrl+Return"]
    assert shortcuts_of(send, on_mac=True) == ["Ctrl+Return", "Ctrl+Enter"]


def test_that_macos_has_keys_of_its_own_where_the_system_took_others() -> None:
    full = Command("full", "Full screen", Menu.VIEW, "F11", mac="Meta+Ctrl+F")
    assert shortcuts_of(full, on_mac=True) == ["Meta+Ctrl+F"]
    assert shortcuts_of(full, on_mac=False) == ["F11"]
    assert shortcuts_of(Command("about", "About", Menu.HELP), on_mac=True) == []
