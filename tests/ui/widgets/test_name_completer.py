"""Names of variables offered while `{{` is typed, by hand."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press, type_text
from workbench.domain.request import Header
from workbench.ui.item_models.header_model import VALUE
from workbench.ui.panels.headers_editor import HeadersEditor
from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_editor import JsonEditor
from workbench.ui.widgets.url_edit import UrlEdit

VALUES = {"city": "Oslo", "color": "red", "baseUrl": "https://a"}
ORIGINS = {"city": "Acme", "color": "Acme", "baseUrl": "Staging", "secret:Personal": "API keys"}
Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Shown], Shown]:
    """Show a widget above another one, in a window, with the focus."""
    kept: list[QWidget] = []

    def show(widget: Shown) -> Shown:
        window = QWidget()
        rows = QVBoxLayout(window)
        rows.addWidget(widget)
        rows.addWidget(QLineEdit())
        window.resize(700, 500)
        qtbot.addWidget(window)
        kept.append(window)
        with qtbot.waitActive(window):
            window.show()
        widget.setFocus()
        return widget

    return show


@pytest.fixture
def body(appearance: Appearance, shown: Callable[[JsonEditor], JsonEditor]) -> JsonEditor:
    editor = JsonEditor(appearance)
    editor.load("")
    editor.show_variables(VALUES, ORIGINS)
    return shown(editor)


@pytest.fixture
def url(appearance: Appearance, shown: Callable[[UrlEdit], UrlEdit]) -> UrlEdit:
    editor = UrlEdit(appearance)
    editor.show_variables(VALUES, ORIGINS)
    return shown(editor)


def test_that_two_braces_offer_every_name(body: JsonEditor) -> None:
    type_text(body, '{"a": "{{')
    assert list(body.names.names) == ["baseUrl", "city", "color", "secret:Personal"]
    assert body.hasFocus()


def test_that_typing_on_narrows_the_names(body: JsonEditor) -> None:
    type_text(body, "{{c")
    assert len(body.names.names) == 3
    type_text(body, "o")
    assert list(body.names.names) == ["color"]
    type_text(body, "x")
    assert not body.names.is_open


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_that_tab_and_enter_take_the_name_with_its_braces(body: JsonEditor, key: Qt.Key) -> None:
    type_text(body, "{{c")
    press(body, Qt.Key.Key_Down)
    press(body, key)
    assert body.text() == "{{color}}"
    assert not body.names.is_open
    assert body.hasFocus()
    body.undo()
    assert body.text() == "{{c"


def test_that_braces_that_are_there_already_are_not_doubled(body: JsonEditor) -> None:
    body.load("{{ty}} x")
    press(body, Qt.Key.Key_Right)
    press(body, Qt.Key.Key_Right)
    type_text(body, "ci")
    press(body, Qt.Key.Key_Tab)
    assert body.text() == "{{city}} x"


def test_that_esc_closes_the_list_only_and_it_stays_closed(body: JsonEditor) -> None:
    type_text(body, "{{")
    press(body, Qt.Key.Key_Escape)
    assert not body.names.is_open
    type_text(body, "c")
    assert not body.names.is_open
    type_text(body, "}}{{")
    assert body.names.is_open


def test_that_a_click_takes_a_name(body: JsonEditor) -> None:
    type_text(body, "{{")
    names = child(body.window(), QListView, "variableList")
    click(names.viewport(), names.visualRect(names.model().index(1, 0)).center())
    assert body.text() == "{{city}}"


def test_that_leaving_the_text_takes_the_list_away(body: JsonEditor) -> None:
    type_text(body, "{{")
    body.window().findChildren(QLineEdit)[-1].setFocus()
    assert not body.names.is_open


def test_that_loading_a_text_offers_nothing(body: JsonEditor) -> None:
    body.load("{{")
    assert not body.names.is_open


def test_that_the_url_completes_and_enter_does_not_send(url: UrlEdit, qtbot: QtBot) -> None:
    type_text(url, "{{b")
    with qtbot.assertNotEmitted(url.submitted):
        press(url, Qt.Key.Key_Return)
    assert url.text() == "{{baseUrl}}"


def test_that_the_list_stays_inside_the_window(url: UrlEdit) -> None:
    type_text(url, "x" * 80 + "{{")
    names = child(url.window(), QListView, "variableList")
    assert url.window().rect().contains(names.geometry())


def test_that_a_header_value_completes_and_the_cell_stays_open(
    appearance: Appearance,
    shown: Callable[[HeadersEditor], HeadersEditor],
    qtbot: QtBot,
) -> None:
    headers = shown(HeadersEditor(appearance))
    headers.load((Header("X-City", ""),))
    headers.show_variables(VALUES, ORIGINS)
    headers.table.setFocus()
    headers.table.setCurrentIndex(headers.table.model().index(0, VALUE))
    press(headers.table, Qt.Key.Key_F2)
    field = headers.table.findChildren(QLineEdit)[-1]
    type_text(field, "{{ci")
    press(field, Qt.Key.Key_Tab)
    assert field.text() == "{{city}}"
    with qtbot.waitSignal(headers.edited):
        press(field, Qt.Key.Key_Return)
    assert headers.headers == (Header("X-City", "{{city}}"),)


def test_that_a_value_is_told_under_the_mouse_and_a_missing_one_named(body: JsonEditor) -> None:
    body.load('{"a": "{{city}} {{nope}}"}')
    place = body.cursorRect().center()
    step = body.fontMetrics().horizontalAdvance("x")
    place.setX(place.x() + 9 * step)
    assert body.meaning_at(place) == "{{city}} is Oslo, from Acme"
    place.setX(place.x() + 9 * step)
    assert body.meaning_at(place) == "{{nope}} has no value here"


def test_that_a_missing_name_is_underlined_until_it_has_a_value(body: JsonEditor) -> None:
    def underlined() -> list[str]:
        block = body.document().firstBlock()
        return [
            block.text()[one.start : one.start + one.length]
            for one in block.layout().formats()
            if one.format.underlineStyle().value
        ]

    body.load('"{{nope}} {{city}}"')
    assert underlined() == ["{{nope}}"]
    body.show_variables({**VALUES, "nope": ""}, ORIGINS)
    assert underlined() == []
