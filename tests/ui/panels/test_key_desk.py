"""Adding a key, and what becomes of the request that needed one."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QToolButton, QWidget

from tests.builders import a_request
from tests.fakes import MemorySecrets
from tests.ui.hands import child, click, press, type_text
from tests.ui.windows import HELLO, ROOT, OpenWindow, World
from workbench.domain.errors import KeyringKind
from workbench.ui.async_bridge import AsyncBridge
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
    place = child(window.frame, QToolButton, "statusKeyring")
    assert place.text() == ""
    window.run("addKey")
    window.wait(lambda: place.text() == "No keyring found: keys last until you quit")
    dialog = child(window.frame, AddKeyDialog, "addKeyDialog")
    assert "lasts until you quit" in child(dialog, QLabel, "keyNote").text()
    dialog.reject()


def test_that_a_silent_keyring_is_told_and_freezes_nothing(open_window: Open) -> None:
    window = open_window(World(secrets=MemorySecrets(trouble=KeyringKind.SILENT)))
    window.run("addKey")
    place = child(window.frame, QToolButton, "statusKeyring")
    window.wait(lambda: place.text() == "Keyring silent")
    child(window.frame, AddKeyDialog, "addKeyDialog").reject()


# A keyring that cannot be read


def a_locked_window(open_window: Open, *, dismisses: bool = False) -> OpenWindow:
    """Open a window whose only key is in a locked keyring, once that is known."""
    secrets = MemorySecrets(
        {"Personal": KEY}, None, KeyringKind.LOCKED, "Secret Service", dismisses=dismisses
    )
    window = open_window(World(secrets=secrets))
    window.wait(lambda: key_button(window).text() == "Locked")
    return window


def key_button(window: OpenWindow) -> MenuButton:
    return child(window.frame, MenuButton, "apiKeyButton")


def menu_texts(window: OpenWindow) -> list[str]:
    return [action.text() for action in key_button(window).menu().actions() if action.text()]


def test_that_choosing_locked_unlocks_the_keyring(open_window: Open) -> None:
    window = a_locked_window(open_window)
    assert window.world.secrets.prompts == 0
    assert menu_texts(window)[0] == "Unlock the keyring…"
    child(window.frame, QAction, "menuUnlock").trigger()
    window.wait(lambda: key_button(window).text() == "Personal")
    assert "Unlock the keyring…" not in menu_texts(window)
    assert window.world.urls == []


def test_that_sending_with_a_locked_key_unlocks_first_and_then_sends(open_window: Open) -> None:
    window = a_locked_window(open_window)
    window.open()
    window.run("send")
    window.wait(lambda: bool(window.world.urls))
    assert window.world.secrets.prompts == 1
    assert ("x-goog-api-key", KEY) in window.world.transport.sent[0].headers


def test_that_a_closed_prompt_is_told_and_nothing_goes_out_without_its_key(
    open_window: Open,
) -> None:
    window = a_locked_window(open_window, dismisses=True)
    window.open()
    window.run("send")
    window.wait(lambda: window.frame.findChild(Popover) is not None)
    popover = child(window.frame, Popover, "popover")
    assert child(popover, QLabel, "popoverText").text() == "The keyring is locked."
    assert window.world.urls == []
    click(child(popover, QPushButton, "useMockButton"))
    window.wait(lambda: bool(window.world.urls))
    assert window.world.urls[0].startswith("http://127.0.0.1")


def test_that_unlocking_again_sends_what_waited(open_window: Open) -> None:
    secrets = MemorySecrets(
        {"Personal": KEY}, None, KeyringKind.LOCKED, "Secret Service", dismisses=True
    )
    window = open_window(World(secrets=secrets))
    window.wait(lambda: key_button(window).text() == "Locked")
    window.open()
    window.run("send")
    window.wait(lambda: window.frame.findChild(Popover) is not None)
    secrets.dismisses = False
    click(child(child(window.frame, Popover, "popover"), QPushButton, "unlockButton"))
    window.wait(lambda: bool(window.world.urls))


def test_that_a_prompt_that_stays_open_is_told_and_holds_nothing_up(
    open_window: Open, bridge: AsyncBridge
) -> None:
    window = a_locked_window(open_window)
    answers = window.world.secrets.answers = asyncio.Event()
    window.open()
    window.run("send")
    window.wait(lambda: key_button(window).text() == "Waiting…")
    place = child(window.frame, QToolButton, "statusKeyring")
    assert place.text() == "Waiting for your keyring…"
    bridge.tell_loop(answers.set)
    window.wait(lambda: key_button(window).text() == "Personal")
    window.wait(lambda: bool(window.world.urls))


def test_that_a_tab_that_is_closed_while_the_keyring_asks_sends_nothing(
    open_window: Open, bridge: AsyncBridge
) -> None:
    window = a_locked_window(open_window)
    answers = window.world.secrets.answers = asyncio.Event()
    window.open()
    window.run("send")
    window.wait(lambda: window.world.secrets.prompts == 1)
    window.run("closeTab")
    bridge.tell_loop(answers.set)
    window.wait(lambda: key_button(window).text() == "Personal")
    assert window.world.urls == []


def test_that_a_keyring_that_was_locked_meanwhile_is_seen_after_the_run(open_window: Open) -> None:
    secrets = MemorySecrets({"Personal": KEY}, place="Secret Service")
    window = open_window(World(secrets=secrets))
    window.wait(lambda: key_button(window).text() == "Personal")
    window.open()
    secrets.trouble = KeyringKind.LOCKED
    window.run("send")
    window.wait(lambda: key_button(window).text() == "Locked")


def test_that_a_key_that_ends_with_the_program_says_so(open_window: Open) -> None:
    window = open_window(World(secrets=MemorySecrets({"Personal": KEY})))
    window.wait(lambda: key_button(window).accessibleName().endswith("until you quit"))
    assert "Personal\tuntil you quit" in menu_texts(window)


def test_that_a_key_of_the_process_is_named_by_its_variable(open_window: Open) -> None:
    window = open_window(World(variables=("GEMINI_API_KEY",)))
    assert key_button(window).text() == "From GEMINI_API_KEY"


def test_that_the_key_menu_leads_to_the_panel(window: OpenWindow) -> None:
    child(window.frame, QAction, "menuManageKeys").trigger()
    assert child(window.frame, QWidget, "keysPanel").isVisible()


def test_that_the_headers_show_the_end_of_the_key_once_it_was_sent(open_window: Open) -> None:
    window = open_window(World(secrets=MemorySecrets({"Personal": KEY}, place="Secret Service")))
    page = window.open()
    window.run("send")
    window.wait(lambda: bool(window.world.urls))
    window.run("composerTab2")
    table = child(page, QTableView, "headersTable")
    model = table.model()

    def shown() -> list[str]:
        return [str(model.index(row, 2).data()) for row in range(model.rowCount())]

    window.wait(lambda: "••••xxxx (Personal)" in shown())


def test_that_the_keyring_in_the_status_bar_leads_to_the_keys(open_window: Open) -> None:
    window = a_locked_window(open_window)
    place = child(window.frame, QToolButton, "statusKeyring")
    assert (place.text(), place.accessibleName()) == ("Keyring locked", "Keyring locked")
    click(place)
    assert child(window.frame, QWidget, "keysPanel").isVisible()


# A key that is bound elsewhere


def test_that_a_key_that_was_left_out_is_bound_from_the_banner(open_window: Open) -> None:
    world = World(secrets=MemorySecrets({"Personal": KEY}, place="Secret Service"))
    url = "https://proxy.acme.dev/v1beta/models/gemini-3.5-flash:generateContent"
    world.collections.requests[ROOT, HELLO.path] = a_request(url=url)
    window = open_window(world)
    page = window.open()
    window.run("send")
    window.wait(lambda: "was left out" in page.banner.text)
    assert page.banner.text == (
        'The key "Personal" was left out: it is not bound to proxy.acme.dev.'
    )
    click(child(page.banner, QPushButton, "bindKeyButton"))
    dialog = child(window.frame, QWidget, "bindHostsDialog")
    assert child(dialog, QLineEdit, "hostEdit").text() == "proxy.acme.dev"
    click(child(dialog, QPushButton, "addHostButton"))
    window.wait(lambda: window.session.keys.entries[0].hosts == ("proxy.acme.dev",))
    dialog.close()
    window.run("send")
    window.wait(lambda: len(window.world.urls) == 2)
    assert ("x-goog-api-key", KEY) in window.world.transport.sent[1].headers
