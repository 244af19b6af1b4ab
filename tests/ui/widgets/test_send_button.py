"""Send, Stop, and why not."""

from pytestqt.qtbot import QtBot

from tests.ui.hands import click
from workbench.ui.theme import Appearance
from workbench.ui.widgets.send_button import SendButton
from workbench.ui.widgets.send_menu_button import SendMenuButton


def test_that_a_press_sends_and_in_a_run_stops(appearance: Appearance, qtbot: QtBot) -> None:
    button = SendButton(appearance)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.sent):
        click(button)
    button.show_running(running=True)
    assert (button.text(), button.accessibleName()) == ("Stop", "Stop")
    with qtbot.waitSignal(button.stopped):
        click(button)
    button.show_running(running=False)
    assert button.text() == "Send"


def test_that_stop_is_red(appearance: Appearance, qtbot: QtBot) -> None:
    button = SendButton(appearance)
    qtbot.addWidget(button)
    button.show()
    before = button.grab().toImage()
    button.show_running(running=True)
    after = button.grab().toImage()
    danger = appearance.color("danger.fill").rgb()
    assert after.pixel(6, after.height() // 2) == danger != before.pixel(6, before.height() // 2)


def test_that_an_obstacle_disables_send_and_says_why(appearance: Appearance, qtbot: QtBot) -> None:
    button = SendButton(appearance)
    qtbot.addWidget(button)
    button.show_obstacle("{{city}} has no value here.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "{{city}} has no value here."
    button.show_running(running=True)
    assert button.isEnabled()
    button.show_running(running=False)
    button.show_obstacle("")
    assert button.isEnabled()


def test_that_the_way_to_more_is_red_beside_stop(appearance: Appearance, qtbot: QtBot) -> None:
    button = SendMenuButton(appearance)
    qtbot.addWidget(button)
    button.show()
    danger = appearance.color("danger.fill").rgb()
    colors = []
    for running in (False, True, False):
        button.show_running(running=running)
        colors.append(button.grab().toImage().pixel(4, button.height() // 2) == danger)
    assert colors == [False, True, False]
