"""The list of commands: unique, complete, with icons that exist."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from workbench.resource_files import resource
from workbench.ui.actions import COMMANDS


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
