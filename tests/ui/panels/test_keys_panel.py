"""The Keys panel as a person uses it: what it shows, and what becomes of each act."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTabBar,
    QWidget,
)

from tests.fakes import MemorySecrets
from tests.ui.hands import child, click, press, type_text
from tests.ui.windows import OpenWindow, World
from workbench.domain.errors import KeyringKind
from workbench.domain.secret import Secret
from workbench.ui.dialogs.bind_hosts import BindHostsDialog
from workbench.ui.dialogs.change_key import RenameKeyDialog, ReplaceKeyDialog
from workbench.ui.item_models.two_line_list import ROW, TEST_ID
from workbench.ui.panels.key_clipboard import KeyClipboard
from workbench.ui.panels.keys_panel import KeysPanel
from workbench.ui.widgets.two_line_list import TwoLineList

PERSONAL, WORK = "AIza" + "x" * 31 + "7Q2c", "AQ." + "y" * 30 + "Kz91"
OTHER = "AQ." + "z" * 30 + "new1"
Dialog = TypeVar("Dialog", bound=QDialog)
Open = Callable[[World], OpenWindow]


def a_keyring(trouble: KeyringKind | None = None, place: str = "Secret Service") -> MemorySecrets:
    values = {"Personal": PERSONAL, "Work": WORK}
    return MemorySecrets(values, {"Work": ("proxy.acme.dev",)}, trouble, place)


@pytest.fixture
def window(open_window: Open) -> OpenWindow:
    return shown(open_window, a_keyring())


def shown(open_window: Open, secrets: MemorySecrets) -> OpenWindow:
    """Open a window on a keyring and its Keys panel."""
    window = open_window(World(secrets=secrets))
    window.run("manageKeys")
    window.wait(lambda: bool(line_of(window)) and not line_of(window).startswith("Looking"))
    return window


def keys_of(window: OpenWindow) -> TwoLineList:
    return child(window.frame, TwoLineList, "keyList")


def details(window: OpenWindow) -> list[str]:
    return [row.detail for row in keys_of(window).rows]


def names(window: OpenWindow) -> list[str]:
    return [row.name for row in keys_of(window).rows]


def line_of(window: OpenWindow) -> str:
    return child(window.frame, QLabel, "keyPlace").text()


def choose(window: OpenWindow, name: str, action: str) -> None:
    """Choose a key and what to do with it, as its menu does."""
    keys = keys_of(window)
    keys.setCurrentIndex(keys.model().index(names(window).index(name), 0))
    child(window.frame, QAction, f"{action}Key").trigger()


def dialog_of(window: OpenWindow, kind: type[Dialog]) -> Dialog:
    """Return the dialog that was opened, once keys go to it."""
    (dialog,) = window.frame.findChildren(kind)
    window.wait(dialog.isActiveWindow)
    return dialog


def toast_of(window: OpenWindow) -> str:
    return window.main.toast.text


# What is shown


def test_that_keys_are_listed_with_what_may_be_known_of_them(window: OpenWindow) -> None:
    window.wait(lambda: details(window)[0].startswith("…"))
    assert names(window) == ["Personal", "Work"]
    assert details(window) == [
        "…7Q2c · 2 Nov 2026",
        "…Kz91 · 2 Nov 2026 · 1 more host",
    ]
    assert line_of(window) == "Keys live in Secret Service"


def test_that_no_value_is_in_a_text_or_a_tooltip_of_the_window(window: OpenWindow) -> None:
    window.wait(lambda: details(window)[0].startswith("…"))
    model = keys_of(window).model()
    texts = [model.data(model.index(row, 0), role) for row in (0, 1) for role in range(20)]
    for widget in window.frame.findChildren(QWidget):
        texts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    assert not [text for text in texts if text and (PERSONAL in str(text) or WORK in str(text))]


def test_that_the_model_is_one_that_qt_understands(window: OpenWindow) -> None:
    model = keys_of(window).model()
    tester = QAbstractItemModelTester(model)
    assert model.data(model.index(1, 0), TEST_ID) == "key:Work"
    assert model.data(QModelIndex(), ROW) is None
    choose(window, "Work", "remove")
    window.wait(lambda: names(window) == ["Personal"])
    tester.deleteLater()


def test_that_without_keys_it_says_what_then(open_window: Open) -> None:
    window = shown(open_window, MemorySecrets())
    text = child(window.frame, QLabel, "noKeysText")
    assert text.text() == "No keys. Requests go to the mock server until you add one."
    assert line_of(window) == "No keyring found: keys last until you quit"
    click(child(window.frame, QPushButton, "noKeysAction"))
    child(window.frame, QWidget, "addKeyDialog").close()


def test_that_environments_are_listed_to_read(window: OpenWindow) -> None:
    rows = child(window.frame, TwoLineList, "environmentList").rows
    assert [(row.name, row.is_chosen) for row in rows][-3:] == [
        ("Google AI v1beta", True),
        ("Google AI v1", False),
        ("Mock", False),
    ]


def test_that_tab_reaches_the_panel_before_the_documents(window: OpenWindow) -> None:
    window.open()
    keys = keys_of(window)
    keys.setFocus()
    press(keys, Qt.Key.Key_Tab)
    reached = [QApplication.focusWidget()]
    window.frame.focusNextChild()
    reached.append(QApplication.focusWidget())
    assert [widget.objectName() for widget in reached if widget] == ["environmentList", ""]
    assert isinstance(reached[1], QTabBar)


# What is done


def test_that_enter_uses_a_key_for_requests(window: OpenWindow) -> None:
    keys = keys_of(window)
    assert keys.hasFocus()
    press(keys, Qt.Key.Key_Down)
    press(keys, Qt.Key.Key_Return)
    assert window.session.keys.in_force == "Work"
    assert [row.is_chosen for row in keys.rows] == [False, True]


def test_that_a_key_is_renamed_and_stays_the_one_in_use(window: OpenWindow) -> None:
    press(keys_of(window), Qt.Key.Key_F2)
    dialog = dialog_of(window, RenameKeyDialog)
    field = child(dialog, QLineEdit, "keyNameEdit")
    type_text(field, "Mine")
    press(field, Qt.Key.Key_Return)
    window.wait(lambda: names(window) == ["Mine", "Work"])
    assert window.session.keys.in_force == "Mine"


def test_that_a_name_that_is_taken_or_wrong_is_said_in_the_dialog(window: OpenWindow) -> None:
    choose(window, "Personal", "rename")
    dialog = dialog_of(window, RenameKeyDialog)
    field, said = child(dialog, QLineEdit, "keyNameEdit"), child(dialog, QLabel, "keyError")
    for name, complaint in (("Work", "already"), ("none", "no key is sent")):
        field.setText(name)
        press(field, Qt.Key.Key_Return)
        assert complaint in said.text()
    dialog.close()


def test_that_a_value_is_replaced_and_its_hosts_stay(window: OpenWindow) -> None:
    choose(window, "Work", "replace")
    dialog = dialog_of(window, ReplaceKeyDialog)
    field = child(dialog, QLineEdit, "keyValueEdit")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.setText(f"  {OTHER}\n")
    press(field, Qt.Key.Key_Return)
    window.wait(lambda: "…new1 · 2 Nov 2026 · 1 more host" in details(window))


def test_that_a_refusal_is_said_where_it_was_asked_for(open_window: Open) -> None:
    secrets = a_keyring()
    window = shown(open_window, secrets)
    choose(window, "Work", "replace")
    dialog = dialog_of(window, ReplaceKeyDialog)
    field = child(dialog, QLineEdit, "keyValueEdit")
    field.setText(OTHER)
    secrets.trouble = KeyringKind.LOCKED
    press(field, Qt.Key.Key_Return)
    said = child(dialog, QLabel, "keyError")
    window.wait(lambda: said.text() == "The keyring is locked.")
    assert field.text() == OTHER
    dialog.close()


def test_that_a_removed_key_is_really_gone_and_can_come_back(open_window: Open) -> None:
    secrets = a_keyring()
    window = shown(open_window, secrets)
    window.session.choose_key("Work")
    choose(window, "Work", "remove")
    window.wait(lambda: names(window) == ["Personal"])
    assert toast_of(window) == "“Work” is removed."
    click(child(window.main.toast, QPushButton, "toastButton"))
    window.wait(lambda: names(window) == ["Personal", "Work"])
    window.wait(lambda: window.session.keys.in_force == "Work")
    assert window.session.keys.entries[1].hosts == ("proxy.acme.dev",)


def test_that_delete_removes_the_current_key(window: OpenWindow) -> None:
    press(keys_of(window), Qt.Key.Key_Delete)
    window.wait(lambda: names(window) == ["Work"])


def test_that_hosts_are_allowed_and_taken_back(window: OpenWindow) -> None:
    choose(window, "Work", "bind")
    dialog = dialog_of(window, BindHostsDialog)
    field, hosts = child(dialog, QLineEdit, "hostEdit"), child(dialog, QListWidget, "hostList")
    type_text(field, "https://API.example.com:8443/v1")
    press(field, Qt.Key.Key_Return)
    window.wait(lambda: hosts.count() == 2)
    assert hosts.item(1).text() == "api.example.com:8443"
    hosts.setCurrentRow(0)
    press(hosts, Qt.Key.Key_Delete)
    window.wait(lambda: hosts.count() == 1)
    assert window.session.keys.entries[1].hosts == ("api.example.com:8443",)
    press(field, Qt.Key.Key_Escape)


def test_that_what_is_no_host_is_said(window: OpenWindow) -> None:
    choose(window, "Work", "bind")
    dialog = dialog_of(window, BindHostsDialog)
    type_text(child(dialog, QLineEdit, "hostEdit"), "*")
    click(child(dialog, QPushButton, "addHostButton"))
    assert "such as api.example.com" in child(dialog, QLabel, "keyError").text()
    dialog.close()


def test_that_a_copied_key_is_marked_as_a_secret_and_leaves_again(window: OpenWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    choose(window, "Work", "copy")
    window.wait(lambda: toast_of(window) == "“Work” is on the clipboard for 15 s.")
    assert clipboard.text() == WORK
    assert clipboard.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    holder = child(window.main.keys.stored, KeyClipboard, "")
    assert holder.is_waiting
    holder.take_back()
    assert clipboard.text() == ""


def test_that_what_was_copied_later_stays_on_the_clipboard(window: OpenWindow) -> None:
    choose(window, "Work", "copy")
    window.wait(lambda: bool(toast_of(window)))
    QGuiApplication.clipboard().setText("mine")
    child(window.main.keys.stored, KeyClipboard, "").take_back()
    assert QGuiApplication.clipboard().text() == "mine"
    QGuiApplication.clipboard().clear()


def test_that_the_menu_offers_everything_and_opens_by_key_and_button(window: OpenWindow) -> None:
    menu = child(window.frame, QMenu, "keyMenu")
    press(keys_of(window), Qt.Key.Key_Menu)
    click(child(window.frame, QWidget, "keyActionsButton"))
    window.wait(menu.isVisible)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0] == "Use for requests"
    assert {"Copy key", "Rename…", "Replace…", "Bind to hosts…", "Remove"} <= set(texts)
    menu.close()


def test_that_a_key_that_is_added_shows_its_last_characters_at_once(window: OpenWindow) -> None:
    window.session.add_key("New", Secret(OTHER))
    window.wait(lambda: "…new1 · 2 Nov 2026" in details(window))


def test_that_a_look_without_values_takes_no_last_characters_away(window: OpenWindow) -> None:
    window.wait(lambda: details(window)[0].startswith("…"))
    with_fours = window.session.keys.fours
    window.session.look_for_keyring()
    window.session.add_key("New", Secret(OTHER))
    window.wait(lambda: "New" in names(window))
    assert {**window.session.keys.fours, **with_fours} == window.session.keys.fours


def test_that_two_keys_can_be_removed_at_a_time(window: OpenWindow) -> None:
    window.main.keys.ring.remove("Personal")
    window.main.keys.ring.remove("Work")
    window.wait(lambda: names(window) == [])


# A keyring that is locked or silent


def test_that_a_locked_keyring_says_so_and_unlocks_on_request(open_window: Open) -> None:
    secrets = a_keyring(KeyringKind.LOCKED)
    window = shown(open_window, secrets)
    assert line_of(window) == "The Secret Service is locked."
    assert names(window) == ["Personal", "Work"]
    assert not any(detail.startswith("…") for detail in details(window))
    click(child(window.frame, QPushButton, "keyPlaceButton"))
    window.wait(lambda: line_of(window) == "Keys live in Secret Service")
    assert secrets.prompts == 1
    window.wait(lambda: details(window)[0].startswith("…7Q2c"))


def test_that_a_prompt_that_is_closed_leaves_the_keyring_locked(open_window: Open) -> None:
    secrets = MemorySecrets(
        {"Personal": PERSONAL}, None, KeyringKind.LOCKED, "Secret Service", dismisses=True
    )
    window = shown(open_window, secrets)
    click(child(window.frame, QPushButton, "keyPlaceButton"))
    window.wait(lambda: toast_of(window) == "The keyring is locked.")
    assert child(window.frame, QPushButton, "keyPlaceButton").text() == "Unlock"


def test_that_a_silent_keyring_can_be_tried_again(open_window: Open) -> None:
    secrets = a_keyring(KeyringKind.SILENT)
    window = shown(open_window, secrets)
    assert line_of(window) == "The keyring is silent."
    secrets.trouble = None
    click(child(window.frame, QPushButton, "keyPlaceButton"))
    window.wait(lambda: line_of(window) == "Keys live in Secret Service")


def test_that_removing_from_a_locked_keyring_says_why_not(open_window: Open) -> None:
    window = shown(open_window, a_keyring(KeyringKind.LOCKED))
    choose(window, "Work", "remove")
    window.wait(lambda: toast_of(window) == "The keyring is locked.")
    assert names(window) == ["Personal", "Work"]


def test_that_the_panel_can_be_built_before_the_engine_stands(
    bare_window: Callable[[World], OpenWindow],
) -> None:
    window = bare_window(World(secrets=a_keyring()))
    window.run("manageKeys")
    assert isinstance(window.main.keys.stored.panel, KeysPanel)
    window.begin()
    window.wait(lambda: names(window) == ["Personal", "Work"])
