"""The command palette in the window: opened, searched, and what a choice does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView

from tests.ui.hands import child, click, press, type_text
from tests.ui.windows import HELLO, OTHER, OpenWindow
from workbench.presenters.open_documents import Place
from workbench.presenters.palette import Entry, Heading, Hit, Kind, PaletteRow
from workbench.ui.dialogs.palette import Palette
from workbench.ui.item_models.palette_model import Role
from workbench.ui.theme import Appearance

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def open_palette() -> Palette | None:
    tops = QApplication.topLevelWidgets()
    return next((top for top in tops if isinstance(top, Palette) and top.isVisible()), None)


def palette_of(window: OpenWindow) -> Palette:
    window.run("palette")
    found = open_palette()
    assert found is not None
    return found


def rows_of(palette: Palette) -> list[PaletteRow]:
    return [palette.model.index(at).data(Role.ROW) for at in range(palette.model.rowCount())]


def titles(palette: Palette) -> list[str]:
    return [row.text if isinstance(row, Heading) else row.entry.title for row in rows_of(palette)]


def chosen(palette: Palette) -> str:
    hit = palette.list.currentIndex().data(Role.ROW)
    return hit.entry.title if isinstance(hit, Hit) else ""


def run(window: OpenWindow, typed: str, modifiers: Qt.KeyboardModifier | None = None) -> None:
    palette = palette_of(window)
    type_text(palette.edit, typed)
    press(palette.edit, Qt.Key.Key_Return, modifiers or Qt.KeyboardModifier.NoModifier)
    assert open_palette() is None


@pytest.fixture(autouse=True)
def no_palette_left() -> Iterator[None]:
    yield
    left = open_palette()
    if left is not None:
        left.close()


def test_that_the_palette_runs_a_command(window: OpenWindow, appearance: Appearance) -> None:
    run(window, "theme dark")
    window.wait(lambda: appearance.look.theme == "dark")


def test_that_a_click_runs_a_command(window: OpenWindow, appearance: Appearance) -> None:
    palette = palette_of(window)
    type_text(palette.edit, ">theme dark")
    viewport = palette.list.viewport()
    click(viewport, palette.list.visualRect(palette.model.index(1)).center())
    window.wait(lambda: appearance.look.theme == "dark")


def test_that_the_letters_typed_narrow_and_the_arrows_move(window: OpenWindow) -> None:
    palette = palette_of(window)
    type_text(palette.edit, ">next")
    assert titles(palette)[:2] == ["Commands", "Next pane"]
    type_text(palette.edit, " tab")
    assert titles(palette) == ["Not available now", "Next tab"]
    palette.edit.setText("/")
    assert titles(palette) == ["Requests", "Say hello", "Other"]
    assert chosen(palette) == "Say hello"
    press(palette.edit, Qt.Key.Key_Down)
    assert chosen(palette) == "Other"
    press(palette.edit, Qt.Key.Key_Down)
    assert chosen(palette) == "Say hello"
    press(palette.edit, Qt.Key.Key_PageDown)
    assert chosen(palette) == "Other"
    press(palette.edit, Qt.Key.Key_Up)
    assert chosen(palette) == "Say hello"


def test_that_a_command_that_cannot_run_says_why(window: OpenWindow) -> None:
    entries = {entry.key: entry for entry in window.main.palette.entries()}
    assert entries["command:save"].reason == "Only while the document differs from its file"
    assert entries["command:newRequest"].reason == ""
    palette = palette_of(window)
    palette.edit.setText(">close tab")
    press(palette.edit, Qt.Key.Key_Return)
    assert open_palette() is palette


def test_that_enter_looks_at_a_request_and_ctrl_enter_keeps_it(window: OpenWindow) -> None:
    run(window, "say hello")
    window.wait(lambda: window.desk.front is not None)
    assert window.main.tabs.preview is window.page
    run(window, "other", CONTROL)
    window.wait(lambda: window.page.place == OTHER)
    assert window.main.tabs.preview is not window.page


def test_that_an_open_request_is_found_among_the_tabs(window: OpenWindow) -> None:
    window.open(HELLO)
    window.open(OTHER)
    found = [entry for entry in window.main.palette.entries() if entry.kind is Kind.TAB]
    assert [(entry.title, entry.detail) for entry in found] == [
        ("Say hello", "Acme"),
        ("Other", "Acme"),
    ]
    run(window, "/hello")
    window.wait(lambda: window.page.place == HELLO)


def test_that_alt_enter_shows_a_request_in_the_tree(window: OpenWindow) -> None:
    window.main.panel.filter.setText("hello")
    window.run("toggleSidePanel")
    run(window, "/other", ALT)
    window.wait(lambda: selected(window) == OTHER)
    assert window.main.panel.isVisible()
    assert window.desk.front is None


def selected(window: OpenWindow) -> Place | None:
    row = window.main.panel.tree.currentIndex().data(Qt.ItemDataRole.UserRole)
    return None if row is None else row.place


def test_that_a_line_is_gone_to(window: OpenWindow) -> None:
    page = window.open()
    page.request_page.composer.body.setPlainText("{\n\n\n}")
    run(window, ":3")
    body = page.request_page.composer.body
    window.wait(lambda: body.textCursor().blockNumber() == 2)


def test_that_choices_are_remembered(window: OpenWindow, appearance: Appearance) -> None:
    run(window, "theme dark")
    window.wait(lambda: appearance.look.theme == "dark")
    assert titles(palette_of(window))[:2] == ["Recent", "Dark"]


def test_that_escape_closes_and_nothing_is_run(window: OpenWindow) -> None:
    palette = palette_of(window)
    press(palette.edit, Qt.Key.Key_Escape)
    assert open_palette() is None


def test_that_what_fits_nothing_is_said(window: OpenWindow) -> None:
    palette = palette_of(window)
    palette.edit.setText("zzz")
    assert not palette.list.isVisible()
    assert child(palette, QLabel, "paletteNothing").text() == "Nothing matches “zzz”."


def test_that_the_command_field_opens_the_palette(window: OpenWindow) -> None:
    field = child(window.frame, QLineEdit, "commandField")
    click(field)
    palette = open_palette()
    assert palette is not None
    palette.close()
    press(field, Qt.Key.Key_Return)
    palette = open_palette()
    assert palette is not None
    palette.close()
    type_text(field, "m")
    palette = open_palette()
    assert palette is not None
    assert palette.edit.text() == "m"
    assert child(palette, QListView, "paletteList").isVisible()


def test_that_a_text_command_reaches_the_text_that_had_the_cursor(window: OpenWindow) -> None:
    body = window.open().request_page.composer.body
    body.setFocus()
    window.wait(body.hasFocus)
    type_text(body, "x")
    before = body.toPlainText()
    run(window, ">undo")
    window.wait(lambda: body.toPlainText() != before)


def test_that_a_broken_file_is_not_offered(window: OpenWindow) -> None:
    assert "bad" not in [entry.title for entry in documents(window)]


def documents(window: OpenWindow) -> list[Entry]:
    return [entry for entry in window.main.palette.entries() if entry.place is not None]
