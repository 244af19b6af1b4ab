"""The small widgets that every page uses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press
from workbench.ui.theme import Appearance
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.elided_label import ElidedLabel
from workbench.ui.widgets.popover import Popover
from workbench.ui.widgets.segmented import Segmented
from workbench.ui.widgets.switch import Switch
from workbench.ui.widgets.tab_close_button import TabCloseButton
from workbench.ui.widgets.tool_button import IconButton, MenuButton
from workbench.ui.widgets.view_tabs import ViewTabs

CHOICES = (("one", "One"), ("two", "Two"), ("three", "Three"))


def test_that_a_switch_goes_on_by_click_and_by_space(appearance: Appearance, qtbot: QtBot) -> None:
    switch = Switch(appearance, "Mock server", "server")
    qtbot.addWidget(switch)
    switch.show()
    off = switch.grab().toImage()
    click(switch)
    assert switch.isChecked()
    assert switch.grab().toImage() != off
    press(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.accessibleName() == "Mock server"


def test_that_segments_tell_what_was_pressed(qtbot: QtBot) -> None:
    segments = Segmented("Method", CHOICES)
    qtbot.addWidget(segments)
    with qtbot.waitSignal(segments.chosen) as chosen:
        click(segments.button("two"))
    assert chosen.args == ["two"]
    assert segments.choice == "two"


def test_that_showing_a_choice_tells_nobody(qtbot: QtBot) -> None:
    segments = Segmented("Method", CHOICES)
    qtbot.addWidget(segments)
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose("three")
        segments.choose(None)
    assert segments.choice is None


def test_that_a_long_line_ends_in_an_ellipsis_and_a_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("a long line of words " * 20)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text()
    label.setText("short")
    assert (label.shown_text(), label.toolTip()) == ("short", "")


def test_that_a_banner_speaks_and_its_buttons_answer(appearance: Appearance, qtbot: QtBot) -> None:
    banner = Banner(appearance)
    qtbot.addWidget(banner)
    assert banner.text == ""
    banner.say("It changed.", "warning", (("load", "Load"), ("keep", "Keep")))
    assert banner.text == "It changed."
    with qtbot.waitSignal(banner.chosen) as chosen:
        click(child(banner, QPushButton, "keepButton"))
    assert chosen.args == ["keep"]


def test_that_a_new_sentence_replaces_the_old_buttons(appearance: Appearance, qtbot: QtBot) -> None:
    banner = Banner(appearance)
    qtbot.addWidget(banner)
    banner.say("One.", "info", (("load", "Load"),))
    banner.say("Two.", "error")
    shown = [each for each in banner.findChildren(QPushButton) if not each.isHidden()]
    assert shown == []


def test_that_a_badge_comes_grows_and_goes(qtbot: QtBot) -> None:
    tabs = ViewTabs("viewTabs", "Response view", CHOICES)
    qtbot.addWidget(tabs)
    tabs.resize(500, 36)
    tabs.show()
    tabs.show_badge("two", "3")
    narrow = tabs.tabRect(1).width()
    tabs.show_badge("two", "1 failed", "error")
    assert tabs.badge("two") == "1 failed"
    assert tabs.tabRect(1).width() > narrow
    tabs.show_badge("two", "")
    assert tabs.badge("two") == ""


def test_that_a_badge_is_heard(qtbot: QtBot) -> None:
    tabs = ViewTabs("viewTabs", "Response view", CHOICES)
    qtbot.addWidget(tabs)
    tabs.show_badge("two", "3")
    assert tabs.accessibleTabName(1) == "Two 3"


def test_that_tabs_tell_which_is_in_front(qtbot: QtBot) -> None:
    tabs = ViewTabs("viewTabs", "Response view", CHOICES)
    qtbot.addWidget(tabs)
    tabs.show()
    with qtbot.waitSignal(tabs.shown) as shown:
        click(tabs, tabs.tabRect(2).center())
    assert shown.args == ["three"] == [tabs.current]


def test_that_an_icon_button_has_a_name(appearance: Appearance, qtbot: QtBot) -> None:
    button = IconButton(appearance, "copy", "Copy response", "copyButton")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copy response"
    assert button.minimumWidth() >= 24


def test_that_a_menu_button_has_room_for_its_words(appearance: Appearance, qtbot: QtBot) -> None:
    button = MenuButton(appearance, "globe", "environmentButton")
    qtbot.addWidget(button)
    button.show_choice("Mock", "server", "kind.tool")
    short = button.sizeHint().width()
    button.show_choice("Google AI · v1beta", "globe")
    assert button.sizeHint().width() > short
    button.show()
    assert not button.grab().isNull()


def test_that_an_unsaved_tab_shows_a_dot(appearance: Appearance, qtbot: QtBot) -> None:
    button = TabCloseButton(appearance)
    qtbot.addWidget(button)
    button.resize(24, 24)
    cross = button.grab().toImage()
    button.show_dirty(dirty=True)
    assert button.grab().toImage() != cross
    assert button.accessibleName() == "Close tab, unsaved"


def test_that_a_popover_answers_and_closes(appearance: Appearance, qtbot: QtBot) -> None:
    anchor = QLabel("anchor")
    qtbot.addWidget(anchor)
    anchor.show()
    popover = Popover("No key.", (("addKey", "Add a key"), ("useMock", "Use the mock")), anchor)
    popover.open_below(anchor)
    with qtbot.waitSignal(popover.chosen) as chosen:
        click(child(popover, QPushButton, "useMockButton"))
    assert chosen.args == ["useMock"]
