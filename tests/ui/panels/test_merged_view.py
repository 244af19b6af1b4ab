"""The Merged view: each kind of row in its widget, folding, following."""

import base64
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QScrollBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import STREAM_URL, an_event
from tests.ui.hands import child, click
from tests.unit.presenters.chunks import a_chunk
from workbench.domain.run import CLEAN
from workbench.gemini.chunks import ChunkKind
from workbench.gemini.reading import Reader
from workbench.presenters.merged_blocks import MergedBlocks, ThoughtsRow, body_of
from workbench.presenters.notices import Notice
from workbench.ui.panels.merged_view import MergedView
from workbench.ui.theme import Appearance
from workbench.ui.widgets.block_area import FLOOD
from workbench.ui.widgets.code_block import CodeBlock
from workbench.ui.widgets.image_block import ImageBlock
from workbench.ui.widgets.notice_line import HeadingLine, NoticeLine
from workbench.ui.widgets.part_card import PartCard
from workbench.ui.widgets.rich_text import RichText
from workbench.ui.widgets.sources_list import SourcesList
from workbench.ui.widgets.thought_line import ThoughtLine


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> MergedView:
    made = MergedView(appearance)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def merged_of(*parts: dict[str, Any], **more: Any) -> MergedBlocks:
    candidate = {"content": {"parts": list(parts)}, "finishReason": "STOP", **more}
    merged, reader = MergedBlocks(), Reader(STREAM_URL, 200, ())
    merged.add(reader.feed(an_event({"candidates": [candidate]}), 5.0))
    merged.finish(reader.finish(CLEAN, 0.0).response)
    return merged


def a_png() -> str:
    image = QImage(192, 128, QImage.Format.Format_RGB32)
    image.fill(0x3366FF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return base64.b64encode(buffer.data().data()).decode()


def shown(view: MergedView, kind: type[QWidget]) -> list[Any]:
    return [widget for widget in view.area.findChildren(kind) if widget.isVisible()]


def test_that_every_kind_of_part_has_its_widget(view: MergedView, qtbot: QtBot) -> None:
    chunks = [{"web": {"uri": "https://a.example", "title": "A"}}]
    merged = merged_of(
        {"text": "Hello\n\n```python\nx = 1\n```\n"},
        {"functionCall": {"name": "f", "args": {"a": 1}}},
        {"executableCode": {"language": "PYTHON", "code": "print(1)"}},
        {"inlineData": {"mimeType": "image/png", "data": a_png()}},
        groundingMetadata={"groundingChunks": chunks},
    )
    merged.say(Notice("warning", "Cut off"), body_of("Response body", "{}", 2))
    view.resize(600, 1200)
    view.show_blocks(merged, follows=False)
    qtbot.waitUntil(lambda: len(shown(view, RichText)) == 1)
    assert [block.view.toPlainText() for block in shown(view, CodeBlock)] == [
        "x = 1",
        "print(1)",
        "{}",
    ]
    assert [card.line for card in shown(view, PartCard)] == ["f(a=1)"]
    assert [image.has_picture for image in shown(view, ImageBlock)] == [True]
    assert [notice.text for notice in shown(view, NoticeLine)] == ["Cut off"]
    assert len(shown(view, SourcesList)) == 1


def test_that_thoughts_are_folded_until_asked_for(view: MergedView, qtbot: QtBot) -> None:
    merged = merged_of({"text": "**Plan**\n\nStep one.", "thought": True}, {"text": "Done."})
    view.show_blocks(merged, follows=False)
    (line,) = shown(view, ThoughtLine)
    assert line.headline == "Plan"
    qtbot.waitUntil(lambda: len(shown(view, RichText)) == 1)
    click(line)
    qtbot.waitUntil(lambda: len(shown(view, RichText)) == 3)
    assert line.isChecked()
    assert "unfolded" in line.accessibleName()
    click(line)
    qtbot.waitUntil(lambda: len(shown(view, RichText)) == 1)


def test_that_thoughts_that_are_still_coming_can_be_unfolded(view: MergedView) -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "Hm", kind=ChunkKind.THOUGHT)])
    view.show_blocks(merged, follows=True)
    (line,) = shown(view, ThoughtLine)
    click(line)
    before = view.area.verticalScrollBar().maximum()
    merged.add([a_chunk(2, " well\n\n" * 90, kind=ChunkKind.THOUGHT)])
    view.refresh()
    assert view.area.verticalScrollBar().maximum() > before
    assert isinstance(merged.rows[0], ThoughtsRow)


def grown(view: MergedView, merged: MergedBlocks, lines: int) -> None:
    merged.add([a_chunk(1, "a line of text\n\n" * lines)])
    view.refresh()


def bar(view: MergedView) -> QScrollBar:
    return view.area.verticalScrollBar()


def test_that_the_view_follows_only_at_its_end(view: MergedView, qtbot: QtBot) -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "a line of text\n\n" * 100)])
    view.show_blocks(merged, follows=True)
    assert bar(view).value() == bar(view).maximum() > 0
    pill = child(view, QPushButton, "newLinesPill")
    bar(view).setValue(bar(view).maximum() // 2)
    stood = bar(view).value()
    grown(view, merged, 12)
    assert bar(view).value() == stood
    assert pill.isVisible()
    assert pill.text().endswith("new lines ↓")
    click(pill)
    assert bar(view).value() == bar(view).maximum()
    assert not pill.isVisible()
    grown(view, merged, 12)
    assert bar(view).value() == bar(view).maximum()


def test_that_what_is_read_does_not_move_when_text_above_becomes_markdown(
    view: MergedView, qtbot: QtBot
) -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "# A heading\n\nand a paragraph\n\n" * 200)])
    view.show_blocks(merged, follows=False)
    bar(view).setValue(2_000)
    area = view.area
    qtbot.waitUntil(lambda: len(shown(view, RichText)) > 5)
    top = area.row_at_top()
    bar(view).setValue(bar(view).value() + 1)
    assert area.row_at_top() in {top, top + 1}


def test_that_a_whole_answer_begins_at_its_top(view: MergedView) -> None:
    merged = merged_of({"text": "a line\n\n" * 200})
    view.show_blocks(merged, follows=False)
    assert bar(view).value() == 0
    assert not child(view, QPushButton, "newLinesPill").isVisible()


def test_that_only_what_is_near_the_screen_has_a_widget(view: MergedView, qtbot: QtBot) -> None:
    merged = merged_of({"text": "a paragraph\n\n" * 5_000})
    view.show_blocks(merged, follows=False)
    for place in (0, 20_000, 60_000, bar(view).maximum()):
        bar(view).setValue(place)
    assert len(view.area.findChildren(RichText)) < 300


def test_that_a_card_unfolds_to_its_json(view: MergedView) -> None:
    view.show_blocks(merged_of({"functionCall": {"name": "f", "args": {"a": 1}}}), follows=False)
    (card,) = shown(view, PartCard)
    folded = card.height()
    click(child(card, QToolButton, "unfoldButton"))
    assert card.height() > folded
    assert '"a": 1' in card.view.toPlainText()


def test_that_wrapping_code_makes_its_block_higher(view: MergedView) -> None:
    view.show_blocks(merged_of({"text": "```\n" + "word " * 300 + "\n```\n"}), follows=False)
    (block,) = shown(view, CodeBlock)
    before = block.height()
    click(child(block, QToolButton, "wrapCodeButton"))
    assert block.height() > before


def test_that_several_candidates_have_headings(view: MergedView) -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "red"), a_chunk(2, "blue", candidate=1)])
    view.show_blocks(merged, follows=True)
    merged.add([a_chunk(3, "\n\nrose")])
    view.refresh()
    assert [head.text() for head in shown(view, HeadingLine)] == ["Candidate 1", "Candidate 2"]
    assert len(view.area.rows) == 5


def test_that_a_narrower_view_breaks_lines_anew(view: MergedView, qtbot: QtBot) -> None:
    view.show_blocks(merged_of({"text": "some words in a row " * 30}), follows=False)
    qtbot.waitUntil(lambda: len(shown(view, RichText)) == 1)
    (text,) = shown(view, RichText)
    before = text.height()
    view.resize(300, 500)
    assert text.height() > before


def test_that_a_hidden_view_does_nothing_until_it_is_shown(view: MergedView) -> None:
    merged = MergedBlocks()
    view.show_blocks(merged, follows=True)
    view.hide()
    grown(view, merged, 3)
    assert view.area.row_count == 0
    view.show()
    assert view.area.row_count == 3


def test_that_folded_thoughts_leave_no_edge_behind(
    view: MergedView, appearance: Appearance, qtbot: QtBot
) -> None:
    merged = merged_of({"text": "**Plan**\n\nStep one.", "thought": True}, {"text": "Done."})
    view.show_blocks(merged, follows=False)
    (line,) = shown(view, ThoughtLine)
    qtbot.waitUntil(lambda: len(shown(view, RichText)) == 1)
    below = line.mapTo(view, line.rect().bottomLeft())
    picture = view.grab().toImage()
    ratio = picture.devicePixelRatio()
    colors = {
        picture.pixelColor(int((below.x() + 1) * ratio), int((below.y() + dy) * ratio)).name()
        for dy in range(2, 8)
    }
    assert appearance.color("kind.thought").name() not in colors


def test_that_the_scroll_bar_moves_no_text_when_it_comes(view: MergedView, qtbot: QtBot) -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(0, "A short line.\n\nAnother.\n\n")])
    view.show_blocks(merged, follows=True)
    qtbot.waitUntil(lambda: len(shown(view, RichText)) == 1)
    (first, *_) = shown(view, RichText)
    width = first.width()
    assert not bar(view).isVisible()
    merged.add([a_chunk(number, f"\n\nLine {number}.") for number in range(40)])
    view.refresh()
    qtbot.waitUntil(bar(view).isVisible)
    view.area.reveal(0)
    again = view.area.widget_of(merged.rows[0])
    assert again is not None
    assert again.width() == width


def test_that_a_flood_stays_plain_until_it_is_over(view: MergedView, qtbot: QtBot) -> None:
    merged = MergedBlocks()
    view.show_blocks(merged, follows=True)
    for turn in range(3):
        chunks = [a_chunk(row, f"Line {row}.\n\n") for row in range(FLOOD)]
        merged.add(chunks)
        view.refresh()
        view.resize(600 - turn, 500)
        assert shown(view, RichText) == []
    qtbot.waitUntil(lambda: len(shown(view, RichText)) > FLOOD)
