"""What was typed, beside the document that shows it: very long lines, long texts, every kind of edit."""

import json
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.hands import press, type_text
from workbench.presenters.body_check import HIGHLIGHTED
from workbench.ui.widgets.body_text import AT_ONCE
from workbench.ui.widgets.json_editor import JsonEditor

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = [{"id": n, "name": f"name {n}, here", "on": True} for n in range(400)]
LINE = json.dumps(ROWS)
LONG = json.dumps(ROWS * 20, indent=1)
SENTENCE = json.dumps("one two three " * 1_000)
Make = Callable[[str], JsonEditor]


def put_caret(editor: JsonEditor, index: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(editor.content.position_of(index))
    editor.setTextCursor(cursor)


def longest(editor: JsonEditor) -> int:
    return max(map(len, editor.toPlainText().split("\n")))


def test_that_a_very_long_line_is_shown_in_pieces_and_is_as_it_was(editor_with: Make) -> None:
    editor = editor_with(LINE)
    assert editor.text() == LINE
    assert longest(editor) < 3_000
    assert editor.look.note == "A line of 20 KB is shown in pieces and sent as typed"
    assert editor.look.action == "Format"


def test_that_typing_beside_a_cut_goes_into_the_one_line(editor_with: Make) -> None:
    editor = editor_with(LINE)
    cut = len(editor.document().firstBlock().text()) - 1
    put_caret(editor, cut)
    type_text(editor, "xy")
    assert editor.text() == LINE[:cut] + "xy" + LINE[cut:]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_a_key_beside_a_cut_takes_a_character(editor_with: Make, key: Qt.Key) -> None:
    editor = editor_with(LINE)
    cut = len(editor.document().firstBlock().text()) - 1
    cursor = editor.textCursor()
    is_delete = key == Qt.Key.Key_Delete
    cursor.setPosition(cut if is_delete else cut + 2)
    editor.setTextCursor(cursor)
    press(editor, key)
    gone = cut if is_delete else cut - 1
    assert editor.text() == LINE[:gone] + LINE[gone + 1 :]


def test_that_the_caret_walks_over_a_cut(editor_with: Make) -> None:
    editor = editor_with(LINE)
    cut = len(editor.document().firstBlock().text()) - 1
    put_caret(editor, cut - 1)
    for _ in range(3):
        press(editor, Qt.Key.Key_Right)
    type_text(editor, "R")
    assert editor.text() == LINE[: cut + 1] + "R" + LINE[cut + 1 :]
    for _ in range(4):
        press(editor, Qt.Key.Key_Left)
    type_text(editor, "L")
    assert editor.text() == LINE[: cut - 1] + "L" + LINE[cut - 1 : cut + 1] + "R" + LINE[cut + 1 :]


def test_that_the_end_key_stays_in_its_piece(editor_with: Make) -> None:
    editor = editor_with(LINE)
    press(editor, Qt.Key.Key_End)
    column = editor.textCursor().positionInBlock()
    press(editor, Qt.Key.Key_End)
    assert editor.textCursor().blockNumber() == 0
    assert editor.textCursor().positionInBlock() == column


def test_that_a_line_removed_up_to_a_cut_leaves_no_line_break(editor_with: Make) -> None:
    editor = editor_with(LINE)
    cut = len(editor.document().firstBlock().text()) - 1
    cursor = editor.textCursor()
    cursor.setPosition(10)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert editor.text() == LINE[:10] + LINE[cut:]
    editor.undo()
    assert editor.text() == LINE


def test_that_a_pasted_line_is_cut_at_once_and_undone_at_once(editor_with: Make) -> None:
    editor = editor_with("[]")
    press(editor, Qt.Key.Key_Right)
    QGuiApplication.clipboard().setText(LINE)
    editor.paste()
    assert editor.text() == f"[{LINE}]"
    assert longest(editor) < 3_000
    editor.undo()
    assert editor.text() == "[]"


def test_that_a_line_that_grows_is_cut_in_the_same_step(editor_with: Make) -> None:
    editor = editor_with("1, " * 600)
    QGuiApplication.clipboard().setText("2, " * 500)
    editor.paste()
    assert longest(editor) < 3_000
    assert editor.text() == "2, " * 500 + "1, " * 600
    editor.undo()
    assert editor.text() == "1, " * 600


def test_that_copying_over_a_cut_copies_no_line_break(editor_with: Make) -> None:
    editor = editor_with(LINE)
    editor.selectAll()
    editor.copy()
    assert QGuiApplication.clipboard().text() == LINE


def test_that_lines_and_columns_are_those_of_the_text(editor_with: Make, qtbot: QtBot) -> None:
    text = f"{LINE}\n{SENTENCE}\n1 x"
    editor = editor_with(text)
    with qtbot.waitSignal(editor.caret_moved) as moved:
        editor.go_to(2, 9_000)
    assert moved.args == [2, 9_000]
    type_text(editor, "!")
    assert editor.text() == f"{LINE}\n{SENTENCE[:8_999]}!{SENTENCE[8_999:]}\n1 x"


def test_that_an_error_behind_a_cut_is_told_and_marked_in_its_place(editor_with: Make) -> None:
    editor = editor_with(f"{LINE[:-1]}\nwrong]")
    assert editor.trouble is not None
    assert editor.trouble.line == 2
    assert "wrong" in [mark.cursor.selectedText() for mark in editor.extraSelections()]


def test_that_a_piece_inside_a_string_has_the_colour_of_strings(editor_with: Make) -> None:
    editor = editor_with(SENTENCE)
    second = editor.document().firstBlock().next()
    colors = {one.format.foreground().color().name() for one in second.layout().formats()}
    first = editor.document().firstBlock().layout().formats()
    assert colors == {one.format.foreground().color().name() for one in first}


def random_edit(editor: JsonEditor, text: str, rng: random.Random) -> str:
    """Edit by hand somewhere, and return what the text must be then."""
    at = rng.randrange(len(text) + 1)
    put_caret(editor, at)
    match rng.randrange(5):
        case 0:
            editor.insertPlainText("é1")
            return text[:at] + "é1" + text[at:]
        case 1:
            press(editor, Qt.Key.Key_Delete)
            return text[:at] + text[at + 1 :]
        case 2:
            press(editor, Qt.Key.Key_Backspace)
            return text[: max(0, at - 1)] + text[at:]
        case 3:
            stop = min(len(text), at + rng.randrange(3_000))
            cursor = editor.textCursor()
            cursor.setPosition(editor.content.position_of(stop), QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            editor.insertPlainText("\U0001f600")
            return text[:at] + "\U0001f600" + text[stop:]
        case _:
            press(editor, Qt.Key.Key_Return, SHIFT)
            line = text[:at].rpartition("\n")[2]
            indent = line[: len(line) - len(line.lstrip())]
            deeper = "  " if line.rstrip().endswith(("{", "[")) else ""
            return f"{text[:at]}\n{indent}{deeper}{text[at:]}"


@pytest.mark.parametrize("seed", range(6))
def test_that_any_edits_do_to_pieces_what_they_do_to_the_line(editor_with: Make, seed: int) -> None:
    rng = random.Random(seed)
    text = f"{LINE}\n{SENTENCE}"
    editor = editor_with(text)
    states = [text]
    for _ in range(25):
        text = random_edit(editor, text, rng)
        assert editor.text() == text
        states.append(text)
    seen = set()
    while editor.document().isUndoAvailable():
        editor.undo()
        seen.add(editor.text())
    assert editor.text() == states[0]
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.text() == states[-1]
    assert len(seen) > 1


def test_that_a_long_text_is_read_at_once_and_edited_when_it_is_there(
    editor_with: Make, qtbot: QtBot
) -> None:
    assert len(LONG) > AT_ONCE
    editor = editor_with("")
    with qtbot.waitSignal(editor.content.filled):
        editor.load(LONG)
        assert editor.text() == LONG
        assert editor.trouble is None
        assert editor.isReadOnly()
        assert editor.look.note.startswith("Loading the body: ")
        editor.go_to(3_000, 2)
    assert not editor.isReadOnly()
    assert editor.text() == LONG
    assert editor.look.note == ""
    assert editor.textCursor().blockNumber() == 2_999
    assert not editor.document().isUndoAvailable()
    type_text(editor, "x")
    assert editor.text() != LONG
    editor.undo()
    assert editor.text() == LONG


def test_that_another_text_takes_the_place_of_one_that_is_put_in(
    editor_with: Make, qtbot: QtBot
) -> None:
    editor = editor_with("")
    editor.load(LONG)
    with qtbot.assertNotEmitted(editor.content.grew, wait=50):
        editor.load("{}")
    assert editor.text() == "{}"
    assert not editor.isReadOnly()


def test_that_a_long_text_is_shown_where_it_was_left(editor_with: Make, qtbot: QtBot) -> None:
    editor = editor_with("")
    with qtbot.waitSignal(editor.content.filled):
        editor.load(LONG)
        editor.return_to(100_000, 900)
    assert editor.textCursor().position() == 100_000
    assert editor.verticalScrollBar().value() == 900


def test_that_a_paste_into_a_text_that_is_put_in_waits_for_it(editor_with: Make) -> None:
    editor = editor_with("")
    editor.load(LONG)
    assert editor.content.is_loading
    QGuiApplication.clipboard().setText("pasted")
    editor.insertFromMimeData(QGuiApplication.clipboard().mimeData())
    assert editor.text() == f"pasted{LONG}"


def test_that_a_long_paste_goes_in_by_slices_and_is_one_step(
    editor_with: Make, qtbot: QtBot
) -> None:
    editor = editor_with("[1, 2]")
    editor.go_to(1, 4)
    QGuiApplication.clipboard().setText(LONG)
    with qtbot.waitSignals([editor.content.filled, editor.edited]):
        editor.paste()
        assert editor.isReadOnly()
        assert editor.look.note.startswith("Loading the body: ")
        assert editor.text() == f"[1,{LONG} 2]"
        editor.undo()
    assert editor.text() == f"[1,{LONG} 2]"
    assert editor.content.shown() == editor.toPlainText()
    assert not editor.isReadOnly()
    type_text(editor, "!")
    assert editor.text() == f"[1,{LONG}! 2]"
    editor.undo()
    editor.undo()
    assert editor.text() == "[1, 2]"
    editor.redo()
    assert editor.text() == f"[1,{LONG} 2]"


def test_that_a_long_body_is_formatted_by_slices_and_the_caret_stays(
    editor_with: Make, qtbot: QtBot
) -> None:
    line = json.dumps(ROWS * 20)
    editor = editor_with("")
    with qtbot.waitSignal(editor.content.filled):
        editor.load(line)
    put_caret(editor, line.index('"id": 7'))
    with qtbot.waitSignal(editor.content.filled, timeout=20_000):
        editor.format()
    formatted = json.dumps(ROWS * 20, indent=2)
    assert editor.text() == formatted
    cursor = editor.textCursor()
    assert editor.content.outline()[: editor.caret_index()].endswith("{")
    assert cursor.block().text() == "  {"
    editor.undo()
    assert editor.text() == line


def test_that_a_body_that_is_still_put_in_is_formatted_when_it_is_there(
    editor_with: Make, qtbot: QtBot
) -> None:
    line = json.dumps(ROWS * 20)
    editor = editor_with("")
    editor.load(line)
    editor.format()
    formatted = json.dumps(ROWS * 20, indent=2)
    qtbot.waitUntil(lambda: not editor.isReadOnly() and editor.text() == formatted, timeout=20_000)


def test_that_a_key_press_in_a_megabyte_reads_what_is_near(
    editor_with: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = editor_with("")
    with qtbot.waitSignal(editor.content.filled):
        editor.load(json.dumps(ROWS * 45))
    put_caret(editor, 500_000)
    lengths: list[int] = []
    spelling = editor.content.spelling
    outline = type(spelling).outline

    def counted(self: object, raw: str) -> str:
        lengths.append(len(raw))
        return outline(spelling, raw)

    monkeypatch.setattr(type(spelling), "outline", counted)
    type_text(editor, "1")
    assert sum(lengths) < 200_000


def test_that_very_large_bodies_are_plain_until_colours_are_asked_for(
    editor_with: Make, qtbot: QtBot
) -> None:
    editor = editor_with("")
    with qtbot.waitSignal(editor.content.filled, timeout=20_000):
        editor.load("[" + f"{'1' * 1_000},\n" * (HIGHLIGHTED // 1_000) + "1]")
    assert editor.look.note.startswith("Highlighting is off above 5 MB")
    assert editor.look.action == "Turn on anyway"
    assert not editor.document().firstBlock().layout().formats()
    editor.turn_on_colors()
    assert editor.document().firstBlock().layout().formats()
    assert editor.look.action == ""


def test_that_eight_megabytes_of_base64_are_one_sign(editor_with: Make) -> None:
    body = f'{{"data": "{"iVBORw0KGgo" * 760_000}"}}'
    editor = editor_with(body)
    assert editor.toPlainText() == '{"data": "▤"}'
    type_text(editor, " ")
    assert editor.text() == f" {body}"


@pytest.mark.parametrize("line", ["one two, " * 120_000, "[1, " * 250_000, "\u00e9, " * 350_000])
def test_that_a_megabyte_without_a_line_break_is_typed_into_and_stays_one_line(
    editor_with: Make, qtbot: QtBot, line: str
) -> None:
    editor = editor_with("")
    with qtbot.waitSignal(editor.content.filled):
        editor.load(line)
    put_caret(editor, 500_000)
    type_text(editor, "!")
    assert editor.text() == f"{line[:500_000]}!{line[500_000:]}"
    assert longest(editor) < 3_000
