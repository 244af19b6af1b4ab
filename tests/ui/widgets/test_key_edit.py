"""The field for a key: dots, a look at it, and nothing for those who listen."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, type_text
from workbench.ui.theme import Appearance
from workbench.ui.widgets.key_edit import KeyEdit

VALUE = "AIza-not-a-real-key"


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> Iterator[KeyEdit]:
    around = QWidget()
    made = KeyEdit(appearance, "API key", around)
    layout = QHBoxLayout(around)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(around)
    around.show()
    made.setFocus()
    yield made
    around.close()


def eye(field: KeyEdit) -> QToolButton:
    (button,) = field.findChildren(QToolButton)
    return button


def test_that_what_is_typed_is_hidden_until_asked_for(field: KeyEdit) -> None:
    type_text(field, VALUE)
    assert field.displayText() == "●" * len(VALUE)
    click(eye(field))
    assert field.displayText() == VALUE
    click(eye(field))
    assert not field.is_shown


def test_that_leaving_the_field_hides_the_key(field: KeyEdit) -> None:
    click(eye(field))
    assert field.is_shown
    following = field.nextInFocusChain()
    assert following is not None
    following.setFocus()
    assert not field.is_shown


def test_that_a_cleared_key_does_not_come_back_by_undo(field: KeyEdit) -> None:
    type_text(field, VALUE)
    click(eye(field))
    field.clear()
    field.undo()
    assert field.text() == ""
    assert not field.is_shown


def test_that_no_listener_hears_the_key(field: KeyEdit) -> None:
    type_text(field, VALUE)
    click(eye(field))
    access = QAccessible.queryAccessibleInterface(field)
    assert access.text(QAccessible.Text.Value) == ""
    assert access.text(QAccessible.Text.Name) == "API key"
    assert access.state().passwordEdit
    assert access.textInterface() is None
