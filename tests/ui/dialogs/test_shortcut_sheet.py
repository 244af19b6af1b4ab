"""The sheet of shortcuts: everything that has one, filtered by what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.hands import child, click, press, type_text
from tests.ui.windows import OpenWindow
from workbench.ui.actions import COMMANDS, KEYS
from workbench.ui.dialogs.shortcut_sheet import ShortcutSheet


def sheet_of(window: OpenWindow) -> ShortcutSheet:
    window.run("shortcuts")
    return child(window.frame, ShortcutSheet, "shortcutSheet")


def test_that_every_shortcut_is_listed(window: OpenWindow) -> None:
    sheet = sheet_of(window)
    wanted = {each.title.replace("&", "") for each in COMMANDS if each.shortcut}
    assert set(sheet.shown) == wanted | {text for text, _ in KEYS}
    click(child(sheet, QPushButton, "closeSheetButton"))
    assert not sheet.isVisible()


def test_that_typing_narrows_the_list_and_its_headings(window: OpenWindow) -> None:
    sheet = sheet_of(window)
    type_text(sheet.filter, "send ag")
    assert sheet.shown == ["Send again"]
    strong = [label for label in sheet.findChildren(QLabel) if label.property("role") == "strong"]
    assert [label.text() for label in strong if not label.isHidden()] == ["Request"]
    press(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
