"""Adding a key, and what becomes of the request that needed one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.fakes import MemorySecrets
from tests.ui.hands import child, click, press, type_text
from tests.ui.windows import OpenWindow, World
from workbench.domain.errors import KeyringKind
from workbench.ui.dialogs.add_key import AddKeyDialog
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.popover import Popover
from workbench.ui.widgets.tool_button import MenuButton

KEY = "AIza" + "x" * 35
Open = Callable[[World], OpenWindow]


def add_key(window: OpenWindow) -> None:
    """Type a key into the dialog and save it."""
    dialog = child(window.frame, AddKeyDialog, "addKeyDialog")
    value = child(dialog, QLineEdit, "keyValueEdit")
    type_text(value, KEY)
    press(value, Qt.Key.Key_Return)
    button = child(window.frame, MenuButton, "apiKeyButton")
    window.wait(lambda: button.text() == "default")


def test_that_a_request_that_waited_for_a_key_goes_out_with_it(window: OpenWindow) -> None:
    window.open()
    window.run("send")
    click(child(child(window.frame, Popover, "popover"), QPushButton, "addKeyButton"))
    add_key(window)
    window.wait(lambda: bool(window.world.urls))
    assert ("x-goog-api-key", KEY) in window.world.transport.sent[0].headers


def test_that_a_key_added_later_sends_nothing_by_itself(window: OpenWindow) -> None:
    window.open()
    window.run("send")
    child(window.frame, Popover, "popover").close()
    window.run("addKey")
    add_key(window)
    assert window.world.urls == []


def test_that_a_new_key_offers_to_leave_the_mock(window: OpenWindow) -> None:
    window.session.use_mock(wanted=True)
    page = window.open()
    window.run("addKey")
    add_key(window)
    assert page.banner.text == "“default” is added. Requests still go to the mock server."
    click(child(page.banner, QPushButton, "leaveMockButton"))
    assert not window.session.mock.wanted
    assert page.banner.isHidden()


def test_that_without_the_mock_nothing_has_to_be_said(window: OpenWindow) -> None:
    page = window.open()
    window.run("addKey")
    add_key(window)
    assert child(page, Banner, "banner").isHidden()


def test_that_where_keys_are_kept_is_told_once_it_is_known(window: OpenWindow) -> None:
    place = child(window.frame, QLabel, "statusKeyring")
    assert place.text() == ""
    window.run("addKey")
    window.wait(lambda: place.text() == "No keyring found: keys last until you quit")
    dialog = child(window.frame, AddKeyDialog, "addKeyDialog")
    assert "lasts until you quit" in child(dialog, QLabel, "keyNote").text()
    dialog.reject()


def test_that_a_silent_keyring_is_told_and_freezes_nothing(open_window: Open) -> None:
    window = open_window(World(secrets=MemorySecrets(trouble=KeyringKind.SILENT)))
    window.run("addKey")
    place = child(window.frame, QLabel, "statusKeyring")
    window.wait(lambda: place.text() == "Keyring silent")
    child(window.frame, AddKeyDialog, "addKeyDialog").reject()
