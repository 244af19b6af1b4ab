"""Markdown as rich text that can reach nothing."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click
from tests.unit.presenters.test_markdown_html import PAYLOADS
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.theme import Appearance
from workbench.ui.widgets.rich_text import RichText, line_height


def a_block(text: str, *, thought: bool = False) -> TextBlock:
    block = TextBlock(thought=thought)
    for line in text.split("\n"):
        block.add(line)
    block.close()
    return block


@pytest.fixture
def shown(appearance: Appearance, qtbot: QtBot) -> RichText:
    made = RichText(appearance)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_that_markdown_is_shown(shown: RichText) -> None:
    shown.show_row(a_block("# Title\n\n1. **one**\n2. `two`\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
    assert shown.toPlainText().split() == ["Title", "one", "two", "a", "b", "1", "2"]


def test_that_a_block_is_copied_as_the_model_wrote_it(shown: RichText, qtbot: QtBot) -> None:
    shown.show_row(a_block("A **bold** word"))
    place = shown.rect().center()
    QApplication.sendEvent(
        shown.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, shown.mapToGlobal(place)),
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    child(menu, QAction, "copyMarkdown").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "A **bold** word"
    shown.selectAll()
    shown.copy()
    assert QGuiApplication.clipboard().text() == "A bold word"


def test_that_html_of_the_model_is_text(shown: RichText) -> None:
    shown.show_row(a_block("<b>not bold</b>"))
    assert shown.toPlainText() == "<b>not bold</b>"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_that_nothing_is_ever_loaded(
    shown: RichText, payload: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(shown, "loadResource", lambda kind, name: asked.append(str(name)))
    shown.show_row(a_block(payload))
    shown.grab()
    assert asked == []


def test_that_whatever_would_be_loaded_is_one_empty_pixel(shown: RichText, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # reading it would wait for ever
    for name in (QUrl.fromLocalFile(str(pipe)), QUrl("/dev/zero"), QUrl("http://x/y")):
        for kind in QTextDocument.ResourceType:
            found = shown.loadResource(kind.value, name)
            assert isinstance(found, QImage)
            assert (found.width(), found.height(), found.isNull()) == (1, 1, False)
    shown.setHtml(f'<img src="{pipe}"><body background="{pipe}">')
    shown.grab()


def test_that_a_link_is_asked_for_and_never_followed(shown: RichText, qtbot: QtBot) -> None:
    shown.show_row(a_block("[go](https://ai.google.dev/x) there"))
    with qtbot.waitSignal(shown.link_chosen) as chosen:
        click(shown.viewport(), QPoint(6, 12))
    assert chosen.args == ["https://ai.google.dev/x"]
    assert shown.toPlainText() == "go there"


def test_that_its_height_is_that_of_its_lines(shown: RichText, appearance: Appearance) -> None:
    shown.show_row(a_block("one"))
    assert shown.height_at(400) == line_height(appearance)
    shown.show_row(a_block("one two three " * 30))
    narrow = shown.height_at(200)
    assert narrow > shown.height_at(400) > line_height(appearance)


def test_that_colours_follow_the_theme(shown: RichText, appearance: Appearance) -> None:
    shown.show_row(a_block("[go](https://x.example)", thought=True))
    light = shown.document().toHtml()
    appearance.choose("dark")
    shown.recolor()
    assert shown.document().toHtml() != light
