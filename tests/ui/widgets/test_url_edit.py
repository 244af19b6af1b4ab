"""The URL's field: one line, in colours."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.builders import STREAM_URL
from tests.ui.hands import press, type_text
from workbench.presenters.url_view import UrlEdit as Edit
from workbench.ui.theme import Appearance
from workbench.ui.widgets.url_edit import TINTS, UrlEdit

URL = "https://generativelanguage.googleapis.com/v1beta/models/m-\U0001f600:generateContent"


@pytest.fixture
def url_edit(appearance: Appearance, qtbot: QtBot) -> UrlEdit:
    edit = UrlEdit(appearance)
    qtbot.addWidget(edit)
    edit.resize(900, 32)
    edit.load(STREAM_URL)
    edit.show()
    edit.setFocus()
    return edit


def colored(edit: UrlEdit, tint: str, appearance: Appearance) -> list[str]:
    """Return the parts that are painted in the colour of a token."""
    block = edit.document().firstBlock()
    units = block.text().encode("utf-16-le")
    wanted = QColor(appearance.color(tint))
    return [
        units[2 * r.start : 2 * (r.start + r.length)].decode("utf-16-le")
        for r in block.layout().formats()
        if r.format.foreground().color() == wanted
    ]


def test_that_each_part_has_its_colour(url_edit: UrlEdit, appearance: Appearance) -> None:
    assert colored(url_edit, TINTS["model"], appearance) == ["gemini-3.5-flash"]
    assert colored(url_edit, TINTS["version"], appearance) == ["v1beta"]
    assert "streamGenerateContent" in colored(url_edit, TINTS["method"], appearance)


def test_that_colours_after_an_emoji_are_not_shifted(
    url_edit: UrlEdit, appearance: Appearance
) -> None:
    url_edit.load(URL)
    assert "generateContent" in colored(url_edit, TINTS["method"], appearance)


def test_that_a_url_that_is_too_long_to_send_is_left_plain(url_edit: UrlEdit) -> None:
    url_edit.load(STREAM_URL + "&x=" + "y" * 70_000)
    assert not url_edit.document().firstBlock().layout().formats()


def test_that_enter_sends_and_types_nothing(url_edit: UrlEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(url_edit.submitted):
        press(url_edit, Qt.Key.Key_Return)
    assert url_edit.text() == STREAM_URL


def test_that_ctrl_enter_is_left_to_the_window(url_edit: UrlEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(url_edit.submitted):
        press(url_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        press(url_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert url_edit.text() == STREAM_URL


def test_that_a_pasted_line_break_never_gets_in(url_edit: UrlEdit) -> None:
    url_edit.selectAll()
    QGuiApplication.clipboard().setText(" https://example.com/a\r\n  /b\n")
    url_edit.paste()
    assert url_edit.text() == "https://example.com/a/b"
    assert url_edit.document().blockCount() == 1


def test_that_typing_tells_and_loading_does_not(url_edit: UrlEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(url_edit.edited):
        type_text(url_edit, "x")
    with qtbot.assertNotEmitted(url_edit.edited):
        url_edit.load(URL)


def test_that_an_odd_url_is_unchanged_until_it_is_edited(url_edit: UrlEdit) -> None:
    url_edit.load("https://a\n/b")
    assert url_edit.text() == "https://a\n/b"
    type_text(url_edit, "x")
    assert url_edit.text() == "xhttps://a/b"


def test_that_an_edit_from_outside_can_be_undone(url_edit: UrlEdit) -> None:
    url_edit.apply(Edit(URL, 3))
    assert (url_edit.text(), url_edit.caret) == (URL, 3)
    url_edit.undo()
    assert url_edit.text() == STREAM_URL


def test_that_the_caret_counts_characters(url_edit: UrlEdit) -> None:
    url_edit.load(URL)
    press(url_edit, Qt.Key.Key_End)
    assert url_edit.caret == len(URL)


def test_that_unknown_variables_are_underlined(url_edit: UrlEdit) -> None:
    url_edit.load("{{baseUrl}}/{{nope}}/{{$uuid}}/{{secret:a}}")
    url_edit.show_variables({"baseUrl": "https://a"})
    block = url_edit.document().firstBlock()
    marked = [
        block.text()[r.start : r.start + r.length]
        for r in block.layout().formats()
        if r.format.underlineStyle().value
    ]
    assert marked == ["{{nope}}"]


def test_that_leaving_the_field_drops_the_selection(url_edit: UrlEdit) -> None:
    url_edit.selectAll()
    url_edit.clearFocus()
    assert not url_edit.textCursor().hasSelection()


def test_that_a_value_that_looks_like_html_is_shown_as_it_is(url_edit: UrlEdit) -> None:
    url_edit.load("{{baseUrl}}/v1")
    url_edit.show_variables({"baseUrl": "<img src=a.png>"})
    place = url_edit.cursorRect().center() + QPoint(20, 0)
    at = url_edit.viewport().mapToGlobal(place)
    QApplication.sendEvent(url_edit.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, at))
    assert QToolTip.text() == "<span>{{baseUrl}} is &lt;img src=a.png&gt;</span>"
    QToolTip.hideText()


def test_that_a_variable_tells_its_value(url_edit: UrlEdit) -> None:
    url_edit.load("{{baseUrl}}/{{nope}}/{{secret:a}}/v")
    url_edit.show_variables({"baseUrl": "https://a"})
    assert url_edit.meaning_at(3) == "{{baseUrl}} is https://a"
    assert url_edit.meaning_at(14) == "{{nope}} has no value here"
    assert url_edit.meaning_at(25) == "{{secret:a}}"
    assert url_edit.meaning_at(11) == ""
