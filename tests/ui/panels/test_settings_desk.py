"""What settings do while the window is open: tabs, saving, keys, the proxy's password; what the page tells beside."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton

from tests.fakes import MemorySecrets
from tests.ui.hands import child, click, type_text
from tests.ui.windows import HELLO, OTHER, OpenWindow, World
from workbench.domain.settings import (
    ENVIRONMENT_KEYS,
    FORMAT_ON_SAVE,
    NETWORK,
    PREVIEW_TABS,
    PROXY_MODE,
    SAVE_ON_SEND,
)
from workbench.ui.panels.settings_extras import ADVANCED, PRIVACY, SHORTCUTS
from workbench.ui.panels.settings_page import SettingsPage
from workbench.ui.widgets.key_edit import KeyEdit
from workbench.ui.widgets.proxy_password import ProxyPasswordRow
from workbench.ui.widgets.shortcut_row import ShortcutRow
from workbench.ui.widgets.tool_button import MenuButton

Open = Callable[[World], OpenWindow]


def page_at(window: OpenWindow, group: str) -> SettingsPage:
    window.main.settings.open_at(group)
    page = window.main.tabs.front_tool
    assert isinstance(page, SettingsPage)
    return page


def test_that_a_look_has_its_own_tab_where_previews_are_off(window: OpenWindow) -> None:
    window.main.preferences.change(PREVIEW_TABS, value=False)
    for place in (HELLO, OTHER):
        window.main.panel.document_chosen.emit(place, False)  # noqa: FBT003  # a signal has no keywords
    assert [page.place for page in window.main.tabs.pages] == [HELLO, OTHER]
    assert window.main.tabs.preview is None


def test_that_a_request_is_saved_when_it_is_sent_where_that_is_wanted(window: OpenWindow) -> None:
    window.main.preferences.change(SAVE_ON_SEND, value=True)
    window.session.use_mock(wanted=True)
    window.open()
    window.edit('{"contents": []}')
    window.run("send")
    window.wait(lambda: bool(window.world.collections.saved))
    assert window.world.collections.saved[-1][2].body == '{"contents": []}'
    window.wait(lambda: not window.desk.is_dirty(window.page))


def test_that_sending_saves_nothing_by_default(window: OpenWindow) -> None:
    window.session.use_mock(wanted=True)
    window.open()
    window.edit('{"contents": []}')
    window.run("send")
    window.wait(lambda: bool(window.world.urls))
    assert window.world.collections.saved == []


def test_that_an_edit_during_a_run_is_not_saved_by_it(window: OpenWindow) -> None:
    window.main.preferences.change(SAVE_ON_SEND, value=True)
    window.session.use_mock(wanted=True)
    window.open()
    window.run("send")
    window.wait(lambda: bool(window.world.urls))
    window.edit('{"contents": []}')
    assert window.world.collections.saved == []


BODY = '{"contents":[]}'


def test_that_saving_formats_the_body_where_that_is_wanted(window: OpenWindow) -> None:
    window.main.preferences.change(FORMAT_ON_SAVE, value=True)
    window.open()
    window.edit(BODY)
    window.run("save")
    window.wait(lambda: bool(window.world.collections.saved))
    assert window.world.collections.saved[-1][2].body == '{\n  "contents": []\n}'
    window.wait(lambda: not window.desk.is_dirty(window.page))


@pytest.mark.parametrize("body", ['{"contents":', "[" + "1," * 150_000 + "1]"])
def test_that_saving_leaves_alone_what_cannot_be_formatted_at_once(
    body: str, window: OpenWindow
) -> None:
    window.main.preferences.change(FORMAT_ON_SAVE, value=True)
    window.open()
    window.edit(body)
    window.run("save")
    window.wait(lambda: bool(window.world.collections.saved))
    assert window.world.collections.saved[-1][2].body == body


def test_that_saving_keeps_the_spelling_by_default(window: OpenWindow) -> None:
    window.open()
    window.edit(BODY)
    window.run("save")
    window.wait(lambda: bool(window.world.collections.saved))
    assert window.world.collections.saved[-1][2].body == BODY


def test_that_keys_of_the_environment_can_be_left_alone(open_window: Open) -> None:
    window = open_window(World(variables=("GEMINI_API_KEY",)))
    button = child(window.frame, MenuButton, "apiKeyButton")
    assert button.text() == "From GEMINI_API_KEY"
    window.main.preferences.change(ENVIRONMENT_KEYS, value=False)
    assert button.text() == "No API key"
    window.main.preferences.reset(ENVIRONMENT_KEYS)
    assert button.text() == "From GEMINI_API_KEY"


def test_that_a_lone_stored_key_takes_the_place_of_the_environments(open_window: Open) -> None:
    world = World(secrets=MemorySecrets({"Work": "AIza" + "y" * 35}), variables=("GEMINI_API_KEY",))
    window = open_window(world)
    window.main.preferences.change(ENVIRONMENT_KEYS, value=False)
    assert child(window.frame, MenuButton, "apiKeyButton").text() == "Work"


def test_that_the_proxys_password_goes_to_the_keyring_and_nowhere_else(window: OpenWindow) -> None:
    window.main.preferences.change(PROXY_MODE, "manual")
    row = child(page_at(window, NETWORK), ProxyPasswordRow, "proxyPasswordRow")
    field = child(row, KeyEdit, "proxyPasswordEdit")
    said = child(row, QLabel, "proxyPasswordText")
    assert not child(row, QPushButton, "saveProxyPasswordButton").isEnabled()
    type_text(field, "s3cret")
    assert field.displayText() != "s3cret"
    click(child(row, QPushButton, "saveProxyPasswordButton"))
    assert said.text() == "Waiting for your keyring…"
    window.wait(lambda: "A password is kept." in said.text())
    assert field.text() == ""
    assert "s3cret" not in str(window.world.settings.settings)
    click(child(row, QPushButton, "removeProxyPasswordButton"))
    window.wait(lambda: "No password is kept." in said.text())


def test_that_the_page_tells_what_is_kept_where(window: OpenWindow) -> None:
    page = page_at(window, PRIVACY)
    assert "/home/me/.config/program" in child(page, QLabel, "kept1Text").text()
    assert "never in a file" in child(page, QLabel, "keptKeysText").text()


class Desktop(QObject):
    """Takes what the program asks the desktop to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Remember it."""
        self.opened.append(url)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    made = Desktop()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]  # the stub is wrong: bytes are refused
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_that_a_folder_is_opened_by_the_desktop(window: OpenWindow, desktop: Desktop) -> None:
    click(child(page_at(window, PRIVACY), QPushButton, "kept1Button"))
    assert [url.toLocalFile() for url in desktop.opened] == ["/home/me/.config/program"]


def test_that_every_shortcut_is_listed_and_found(window: OpenWindow) -> None:
    page = page_at(window, SHORTCUTS)
    rows = page.findChildren(ShortcutRow)
    listed = sum(len(rows) for rows in window.frame.menus.shortcuts().values())
    assert len(rows) > listed
    page.filter.setText("settings ctrl+,")
    assert [row for row in rows if row.isVisible()]


def test_that_all_settings_are_reset_at_once_and_come_back_by_undo(window: OpenWindow) -> None:
    window.main.preferences.change(SAVE_ON_SEND, value=True)
    window.main.preferences.change(PROXY_MODE, "off")
    page = page_at(window, ADVANCED)
    said = child(page, QLabel, "resetAllText")
    assert said.text() == "2 settings are changed."
    click(child(page, QPushButton, "resetAllButton"))
    assert window.main.preferences.settings.values == {}
    assert said.text() == "None is changed."
    click(child(window.main.tabs, QPushButton, "toastButton"))
    assert window.main.preferences.get(PROXY_MODE) == "off"
    window.wait(lambda: window.world.settings.settings.values.get("save_on_send") is True)
