"""The body's editor: what is typed is what is sent, errors are told while typing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import press, type_text
from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_editor import JsonEditor

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BROKEN = '{\n  "a": 1\n  "b": 2\n}'
IMAGE = "iVBORw0KGgo" * 400
Make = Callable[[str], JsonEditor]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "a\rb\n",
        "a\r\nb\r\n",
        "a\u2028b\u2029c",
        "\xa0\x00\x0b\x85",
        "\U0001f600\ufeff\n\n",
    ],
)
def test_that_a_body_that_was_only_shown_is_unchanged(editor_with: Make, text: str) -> None:
    assert editor_with(text).text() == text


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "a\rb\n",
        "a\r\nb\r\n",
        "a\u2028b\u2029c\ufdd0",
        "\xa0\x00\x0b\x85",
        "\U0001f600\n",
        f'"{IMAGE}"',
    ],
)
def test_that_an_edit_changes_only_what_was_typed(editor_with: Make, text: str) -> None:
    editor = editor_with(text)
    type_text(editor, "x")
    assert editor.text() == "x" + text


def test_that_a_new_line_among_crlf_lines_ends_in_crlf(editor_with: Make) -> None:
    editor = editor_with("a\r\nb")
    press(editor, Qt.Key.Key_Return)
    assert editor.text() == "\r\na\r\nb"


def test_that_loading_tells_nobody_and_leaves_nothing_to_undo(
    editor_with: Make, qtbot: QtBot
) -> None:
    editor = editor_with("{}")
    with qtbot.assertNotEmitted(editor.edited):
        editor.load("[]")
    assert not editor.document().isUndoAvailable()


def test_that_typing_tells_at_once(editor_with: Make, qtbot: QtBot) -> None:
    editor = editor_with("{}")
    with qtbot.waitSignal(editor.edited):
        type_text(editor, "x")


def test_that_the_first_error_is_told_while_typing(editor_with: Make, qtbot: QtBot) -> None:
    editor = editor_with("[1]")
    with qtbot.waitSignal(editor.trouble_changed):
        type_text(editor, "{")
    assert editor.trouble is not None
    with qtbot.waitSignal(editor.trouble_changed):
        press(editor, Qt.Key.Key_Backspace)
    assert editor.trouble is None


def test_that_an_error_is_underlined_where_it_stands(editor_with: Make) -> None:
    editor = editor_with(BROKEN)
    marks = [
        m.cursor.selectedText()
        for m in editor.extraSelections()
        if m.format.fontUnderline() or m.format.underlineStyle().value
    ]
    assert len(marks) == 1
    assert marks[0].startswith('"')


def test_that_an_error_after_an_emoji_is_underlined_in_its_place(editor_with: Make) -> None:
    editor = editor_with('{"\U0001f600\U0001f600": x}')
    marks = [m.cursor.selectedText() for m in editor.extraSelections()]
    assert "x" in marks


def test_that_the_same_error_in_another_body_is_underlined_again(editor_with: Make) -> None:
    editor = editor_with(BROKEN)
    editor.load(BROKEN)
    assert [mark.cursor.selectedText() for mark in editor.extraSelections()].count('"b') == 1


def test_that_go_to_puts_the_caret_behind_emoji(editor_with: Make) -> None:
    editor = editor_with('{\n"\U0001f600": 1}')
    editor.go_to(2, 4)
    assert (
        editor.textCursor().block().text()[: editor.textCursor().positionInBlock() - 1]
        == '"\U0001f600"'
    )


def test_that_the_caret_tells_line_and_column_in_characters(
    editor_with: Make, qtbot: QtBot
) -> None:
    editor = editor_with('{\n"\U0001f600": 1}')
    with qtbot.waitSignal(editor.caret_moved) as moved:
        editor.go_to(2, 4)
    assert moved.args == [2, 4]


def test_that_format_is_one_edit_that_can_be_undone(editor_with: Make) -> None:
    editor = editor_with('{"a":1e2,"b":[]}')
    type_text(editor, " ")
    editor.format()
    assert editor.text() == '{\n  "a": 1e2,\n  "b": []\n}'
    editor.undo()
    assert editor.text() == ' {"a":1e2,"b":[]}'
    editor.redo()
    assert editor.text().startswith("{\n")


def test_that_format_keeps_the_caret_behind_the_same_character(editor_with: Make) -> None:
    editor = editor_with('{"a":[1,2],"b":{}}')
    editor.go_to(1, 9)
    editor.format()
    cursor = editor.textCursor()
    assert cursor.block().text()[: cursor.positionInBlock()] == "    1,"


def test_that_format_goes_to_what_is_wrong(editor_with: Make) -> None:
    editor = editor_with(BROKEN)
    editor.format()
    assert editor.text() == BROKEN
    assert editor.textCursor().blockNumber() == 2


def test_that_format_leaves_folded_data_folded_and_whole(editor_with: Make) -> None:
    editor = editor_with(f'{{"data":"{IMAGE}"}}')
    editor.format()
    assert editor.toPlainText() == '{\n  "data": "▤"\n}'
    assert editor.text() == f'{{\n  "data": "{IMAGE}"\n}}'


def test_that_a_long_format_gives_way_to_typing(editor_with: Make, qtbot: QtBot) -> None:
    body = "[" + ",".join(f'{{"id": {n}}}' for n in range(15_000)) + "]"
    editor = editor_with(body[:-1] + ", 0]")
    editor.format()
    type_text(editor, " ")
    qtbot.waitUntil(lambda: editor.trouble is None)
    assert editor.text() == " " + body[:-1] + ", 0]"


def test_that_enter_keeps_the_indent_and_deepens_it_after_a_bracket(editor_with: Make) -> None:
    editor = editor_with('  "a": {')
    press(editor, Qt.Key.Key_End)
    press(editor, Qt.Key.Key_Return)
    assert editor.text() == '  "a": {\n    '


def test_that_shift_enter_is_an_ordinary_line_break(editor_with: Make) -> None:
    editor = editor_with("")
    press(editor, Qt.Key.Key_Return, SHIFT)
    assert editor.text() == "\n"


def test_that_tab_leaves_the_editor_and_another_key_types_a_tab(
    appearance: Appearance, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    editor, neighbour = JsonEditor(appearance), QLineEdit()
    rows.addWidget(editor)
    rows.addWidget(neighbour)
    with qtbot.waitActive(window):
        window.show()
    editor.setFocus()
    press(editor, Qt.Key.Key_Space, CTRL | SHIFT)
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == "\t"
    assert neighbour.hasFocus()


def test_that_pasting_keeps_odd_characters_and_folds_images(editor_with: Make) -> None:
    editor = editor_with("")
    QGuiApplication.clipboard().setText(f"a\r\nb\u2029c {IMAGE}")
    editor.paste()
    assert editor.text() == f"a\nb\u2029c {IMAGE}"
    assert "stands for 4.4 KB of base64" in editor.look.note


def test_that_copying_gives_what_was_typed_without_formats(editor_with: Make) -> None:
    editor = editor_with(f'"{IMAGE}"\r\n1')
    editor.selectAll()
    editor.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == f'"{IMAGE}"\r\n1'
    assert not copied.hasHtml()


def test_that_only_text_can_be_pasted(editor_with: Make) -> None:
    picture, file = QMimeData(), QMimeData()
    picture.setData("image/png", b"x")
    file.setUrls([QUrl.fromLocalFile("chart.png")])
    editor = editor_with("")
    assert not editor.canInsertFromMimeData(picture)
    assert not editor.canInsertFromMimeData(file)


def test_that_the_sign_of_a_fold_says_what_it_stands_for(editor_with: Make, qtbot: QtBot) -> None:
    editor = editor_with(f'"{IMAGE}"')
    at = editor.cursorRect().center() + QPoint(editor.fontMetrics().horizontalAdvance('"'), 0)
    assert editor.meaning_at(at) == "▤ stands for 4.4 KB of base64, sent in full"
    assert editor.meaning_at(QPoint(300, 300)) in ("", editor.meaning_at(at))


def test_that_the_numbers_have_room_for_themselves(editor_with: Make) -> None:
    narrow = editor_with("1").viewport().x()
    assert editor_with("\n" * 2000).viewport().x() > narrow


def test_that_the_caret_stays_in_view_when_room_is_lost(editor_with: Make) -> None:
    editor = editor_with("\n" * 15)
    editor.go_to(16, 1)
    editor.resize(480, 120)
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_that_the_theme_changes_the_colours_of_the_text(
    editor_with: Make, appearance: Appearance, qtbot: QtBot
) -> None:
    editor = editor_with('{"a": "text"}')
    editor.grab()
    ranges = editor.document().firstBlock().layout().formats()
    before = [r.format.foreground().color().name() for r in ranges]
    appearance.choose("dark")
    after = editor.document().firstBlock().layout().formats()
    assert before
    assert [r.format.foreground().color().name() for r in after] != before
