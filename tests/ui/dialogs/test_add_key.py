"""Adding a key by hand: what is checked, what is never shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, type_text
from workbench.domain.secret import Secret
from workbench.ui.dialogs.add_key import AddKeyDialog
from workbench.ui.theme import Appearance

VALUE = "AIza" + "x" * 35


@pytest.fixture
def dialog(appearance: Appearance, qtbot: QtBot) -> AddKeyDialog:
    made = AddKeyDialog(appearance, "Secret Service", ("Personal",))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog: AddKeyDialog, qtbot: QtBot, name: str, value: str) -> None:
    field = child(dialog, QLineEdit, "keyNameEdit")
    field.clear()
    type_text(field, name)
    child(dialog, QLineEdit, "keyValueEdit").setText(value)


def save(dialog: AddKeyDialog, qtbot: QtBot) -> None:
    click(child(dialog, QPushButton, "saveKeyButton"))


def error_of(dialog: AddKeyDialog) -> str:
    label = child(dialog, QLabel, "keyError")
    return label.text() if label.isVisible() else ""


def test_that_name_and_value_are_handed_on_stripped(dialog: AddKeyDialog, qtbot: QtBot) -> None:
    fill(dialog, qtbot, "Work ", f" {VALUE}\n")
    with qtbot.waitSignal(dialog.entered) as entered:
        save(dialog, qtbot)
    assert entered.args == ["Work", Secret(VALUE)]


def test_that_the_value_is_never_shown(dialog: AddKeyDialog) -> None:
    field = child(dialog, QLineEdit, "keyValueEdit")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_that_nothing_can_be_saved_before_both_are_there(
    dialog: AddKeyDialog, qtbot: QtBot
) -> None:
    button = child(dialog, QPushButton, "saveKeyButton")
    assert not button.isEnabled()
    fill(dialog, qtbot, "Work", VALUE)
    assert button.isEnabled()


def test_that_a_bad_character_is_named_by_its_place(dialog: AddKeyDialog, qtbot: QtBot) -> None:
    fill(dialog, qtbot, "Work", "AIza\u201dxx")
    with qtbot.assertNotEmitted(dialog.entered):
        save(dialog, qtbot)
    assert "Character 5" in error_of(dialog)
    assert "AIza" not in error_of(dialog)


def test_that_a_name_is_used_once(dialog: AddKeyDialog, qtbot: QtBot) -> None:
    fill(dialog, qtbot, "Personal", VALUE)
    with qtbot.assertNotEmitted(dialog.entered):
        save(dialog, qtbot)
    assert "Personal" in error_of(dialog)


def test_that_waiting_is_said_and_a_refusal_leaves_what_was_typed(
    dialog: AddKeyDialog, qtbot: QtBot
) -> None:
    fill(dialog, qtbot, "Work", VALUE)
    save(dialog, qtbot)
    button = child(dialog, QPushButton, "saveKeyButton")
    assert (button.text(), button.isEnabled()) == ("Waiting for your keyring…", False)
    dialog.show_refusal("The keyring is locked. Unlock it and save again.")
    assert error_of(dialog) == "The keyring is locked. Unlock it and save again."
    assert child(dialog, QLineEdit, "keyValueEdit").text() == VALUE
    assert button.isEnabled()


def test_that_a_pasted_key_never_lands_in_the_name(appearance: Appearance, qtbot: QtBot) -> None:
    dialog = AddKeyDialog(appearance, "Secret Service", ())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    assert child(dialog, QLineEdit, "keyNameEdit").text() == "default"
    assert dialog.focusWidget() is child(dialog, QLineEdit, "keyValueEdit")


def test_that_what_is_said_later_squeezes_nothing(dialog: AddKeyDialog, qtbot: QtBot) -> None:
    name, value = (child(dialog, QLineEdit, f"key{each}Edit") for each in ("Name", "Value"))
    dialog.show_place("memory")
    fill(dialog, qtbot, "Personal", VALUE)
    save(dialog, qtbot)
    assert error_of(dialog)
    qtbot.waitUntil(lambda: value.geometry().top() - name.geometry().bottom() >= 8)


def test_that_a_doubtful_text_is_kept_only_on_a_second_press(
    dialog: AddKeyDialog, qtbot: QtBot
) -> None:
    fill(dialog, qtbot, "Work", f'"{VALUE}"')
    button = child(dialog, QPushButton, "saveKeyButton")
    with qtbot.assertNotEmitted(dialog.entered):
        save(dialog, qtbot)
    assert "Quotes stand around it" in error_of(dialog)
    assert button.text() == "Save anyway"
    with qtbot.waitSignal(dialog.entered) as entered:
        save(dialog, qtbot)
    assert entered.args == ["Work", Secret(f'"{VALUE}"')]


def test_that_an_edit_takes_a_doubt_back(dialog: AddKeyDialog, qtbot: QtBot) -> None:
    fill(dialog, qtbot, "Work", f'"{VALUE}"')
    save(dialog, qtbot)
    child(dialog, QLineEdit, "keyValueEdit").setText(VALUE)
    assert child(dialog, QPushButton, "saveKeyButton").text() == "Save key"
    with qtbot.waitSignal(dialog.entered):
        save(dialog, qtbot)


def test_that_a_file_of_credentials_is_named(dialog: AddKeyDialog, qtbot: QtBot) -> None:
    fill(dialog, qtbot, "Work", '{"type": "service_account", "private_key": "x y"}')
    with qtbot.assertNotEmitted(dialog.entered):
        save(dialog, qtbot)
    assert "file of a service account" in error_of(dialog)
