"""Pictures, cards, errors, sources and notices of an answer."""

import base64
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt, QThreadPool
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, turn_wheel
from workbench.gemini.call_check import Declarations
from workbench.gemini.parts import PartKind
from workbench.presenters.error_view import Act, Action, ErrorView
from workbench.presenters.merged_blocks import Sources
from workbench.presenters.notices import Notice
from workbench.presenters.part_views import PartBlock, Source
from workbench.ui.theme import Appearance
from workbench.ui.widgets.error_panel import ErrorPanel
from workbench.ui.widgets.icon_label import IconLabel
from workbench.ui.widgets.image_block import HIGHEST, ImageBlock
from workbench.ui.widgets.notice_line import NoticeLine
from workbench.ui.widgets.part_card import PartCard
from workbench.ui.widgets.sources_list import SourcesList

EVIL = "<img src=/etc/passwd><b>x</b>"


def a_picture(width: int, height: int, form: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x3366FF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())


def a_png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG whose head claims a size that its data does not have."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + a_png_chunk(b"IHDR", head) + a_png_chunk(b"IDAT", b"x")


def a_png_chunk(name: bytes, data: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + crc


def media(data: bytes, mime: str = "image/png") -> PartBlock:
    text = base64.b64encode(data).decode()
    return PartBlock(PartKind.MEDIA, 0, 0, "", {"inlineData": {"mimeType": mime, "data": text}})


@pytest.fixture
def image(appearance: Appearance, qtbot: QtBot) -> ImageBlock:
    made = ImageBlock(appearance)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_that_a_picture_is_shown_with_its_facts(image: ImageBlock) -> None:
    image.show_row(media(a_picture(192, 128)))
    assert image.has_picture
    assert image.facts.startswith("PNG · 192 × 128 · ")
    assert image.accessibleName().startswith("Image, PNG")


def test_that_a_large_picture_is_shown_smaller(image: ImageBlock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(image.height_changed):  # a large one is read beside the window
        image.show_row(media(a_picture(3_000, 2_000, "JPG"), "image/jpeg"))
    assert image.facts.startswith("JPEG · 3,000 × 2,000")
    assert image.height_at(600) < HIGHEST + 40
    assert image.height_at(300) < image.height_at(600)


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png · 41 B"),
        (a_png_that_claims(20_000, 20_000), "PNG · 20,000 × 20,000 · 46 B · too large to show"),
        (a_png_that_claims(10, 10), "PNG · 10 × 10 · 46 B · cannot be read"),
        (b"\x89PNG\r\n\x1a\nnonsense", "PNG · 16 B · cannot be read"),
        (b"", "image/png · 0 B"),
    ],
)
def test_that_what_is_no_safe_picture_is_only_told(
    image: ImageBlock, qtbot: QtBot, data: bytes, facts: str
) -> None:
    with qtbot.waitSignal(image.height_changed):
        image.show_row(media(data))
    assert (image.has_picture, image.facts) == (False, facts)


def test_that_a_picture_is_read_once(image: ImageBlock, qtbot: QtBot) -> None:
    row = media(a_picture(192, 128))
    image.show_row(row)
    with qtbot.assertNotEmitted(image.height_changed):
        image.show_row(row)


def test_that_a_block_may_go_while_its_picture_is_read(
    appearance: Appearance, qtbot: QtBot
) -> None:
    gone = ImageBlock(appearance)
    gone.show_row(media(a_picture(3_000, 2_000)))
    gone.deleteLater()
    assert QThreadPool.globalInstance().waitForDone(10_000)


def test_that_a_picture_is_copied_in_its_own_size(image: ImageBlock, qtbot: QtBot) -> None:
    data = a_picture(1_600, 1_200)
    image.show_row(media(data))
    with qtbot.waitSignal(image.told):
        click(child(image, QToolButton, "copyPictureButton"))
    copied = QGuiApplication.clipboard().mimeData()
    assert bytes(copied.data("image/png").data()) == data
    assert QGuiApplication.clipboard().image().width() == 1_600


def test_that_a_picture_is_saved_as_it_came(
    image: ImageBlock, tmp_path: Path, qtbot: QtBot
) -> None:
    data = a_picture(192, 128)
    image.show_row(media(data))
    click(child(image, QToolButton, "savePictureButton"))
    dialog = child(image, QFileDialog, "saveBytesDialog")
    assert dialog.selectedFiles()[0].endswith("answer.png")
    dialog.reject()
    with qtbot.waitSignal(image.told) as told:
        image.save(str(tmp_path / "x.png"))
    assert (tmp_path / "x.png").read_bytes() == data
    assert told.args == ["circle-check", f"Saved {len(data)} B to x.png"]
    with qtbot.waitSignal(image.told) as told:
        image.save(str(tmp_path / "nowhere" / "x.png"))
    assert told.args is not None
    assert told.args[0] == "circle-x"


def test_that_data_that_is_no_picture_can_only_be_saved(image: ImageBlock) -> None:
    image.show_row(media(b"RIFF....WAVE", "audio/wav"))
    buttons = {name: child(image, QToolButton, f"{name}Button") for name in ("zoom", "copyPicture")}
    assert not any(button.isVisible() for button in buttons.values())
    click(child(image, QToolButton, "savePictureButton"))
    dialog = child(image, QFileDialog, "saveBytesDialog")
    assert dialog.selectedFiles()[0].endswith("answer.wav")
    dialog.reject()


def test_that_ctrl_and_the_wheel_ask_to_see_a_picture_larger(
    image: ImageBlock, qtbot: QtBot
) -> None:
    data = a_picture(192, 128)
    image.show_row(media(data))
    with qtbot.waitSignal(image.zoom_wanted) as wanted:
        turn_wheel(image, 120, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [data, image.facts]
    with qtbot.assertNotEmitted(image.zoom_wanted):
        turn_wheel(image, 120, Qt.KeyboardModifier.NoModifier)


def test_that_text_that_is_not_base64_does_no_harm(image: ImageBlock) -> None:
    data = {"inlineData": {"mimeType": "image/png", "data": "é not base64"}}
    image.show_row(PartBlock(PartKind.MEDIA, 0, 0, "", data))
    assert image.facts == "image/png · 0 B"


def an_error_panel(appearance: Appearance, qtbot: QtBot, view: ErrorView) -> ErrorPanel:
    panel = ErrorPanel(appearance)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show_row(view)
    panel.show()
    return panel


def test_that_the_first_action_is_the_primary_one(appearance: Appearance, qtbot: QtBot) -> None:
    actions = (Action(Act.SEND_AGAIN, "Retry now"), Action(Act.USE_MOCK, "Use the mock server"))
    panel = an_error_panel(appearance, qtbot, ErrorView("timer", "Too many", "Wait.", actions))
    first, second = (
        child(panel, QPushButton, "sendAgainButton"),
        child(panel, QPushButton, "useMockButton"),
    )
    assert (first.property("primary"), second.property("primary")) == ("true", None)
    with qtbot.waitSignal(panel.chosen) as chosen:
        click(second)
    assert chosen.args == [actions[1]]


def test_that_facts_and_words_can_be_selected(appearance: Appearance, qtbot: QtBot) -> None:
    view = ErrorView(
        "circle-x", "Title", "Why.", (), (("Status", "429"), ("Limit", "10")), "Words."
    )
    panel = an_error_panel(appearance, qtbot, view)
    values = [label for label in panel.findChildren(QLabel) if label.objectName() == "factValue"]
    assert [label.text() for label in values] == ["429", "10"]
    flags = {label.textInteractionFlags() for label in panel.findChildren(QLabel)}
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    assert all(flag & selectable for flag in flags)


def test_that_another_failure_replaces_the_first(appearance: Appearance, qtbot: QtBot) -> None:
    first = ErrorView(
        "circle-x", "A", "", (Action(Act.SEND_AGAIN, "Send again"),), (("Host", "x"),)
    )
    panel = an_error_panel(appearance, qtbot, first)
    panel.show_row(ErrorView("circle-x", "B", ""))
    assert child(panel, QLabel, "errorTitle").text() == "B"
    assert [b.isVisible() for b in panel.findChildren(QPushButton)] in ([False], [])


def test_that_nothing_an_answer_says_is_read_as_html(appearance: Appearance, qtbot: QtBot) -> None:
    panel = an_error_panel(
        appearance, qtbot, ErrorView("circle-x", EVIL, EVIL, (), ((EVIL, EVIL),), EVIL)
    )
    card, notice, sources = PartCard(appearance), NoticeLine(appearance), SourcesList()
    card.show_row(PartBlock(PartKind.FILE, 0, 0, EVIL, {"fileData": {"fileUri": EVIL}}))
    notice.show_row(Notice("error", EVIL, EVIL))
    sources.show_row(Sources((Source(EVIL, "https://x/" + EVIL), Source(EVIL, "file:///x"))))
    widgets: list[QWidget] = [panel, card, notice, sources]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(200, 100)
        widget.show()
        for label in widget.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
            assert "<img" not in label.toolTip()


def test_that_sources_ask_before_they_open(appearance: Appearance, qtbot: QtBot) -> None:
    sources = SourcesList()
    qtbot.addWidget(sources)
    sources.show_row(Sources((Source("A", "https://a.example"), Source("B", "file:///etc/passwd"))))
    sources.show()
    (link,) = sources.findChildren(QPushButton)
    with qtbot.waitSignal(sources.link_chosen) as chosen:
        click(link)
    assert chosen.args == ["https://a.example"]


def test_that_the_json_of_a_card_can_be_copied(appearance: Appearance, qtbot: QtBot) -> None:
    card = PartCard(appearance)
    qtbot.addWidget(card)
    data = {"functionCall": {"name": "f", "args": {"a": 1}, "id": "fc_1"}}
    card.show_row(PartBlock(PartKind.CALL, 0, 0, "f", data))
    card.show()
    click(child(card, QToolButton, "copyJsonButton"))
    assert '"id": "fc_1"' in QGuiApplication.clipboard().text()
    assert card.accessibleName() == "Function call: f(a=1)"


def test_that_a_notice_leads_to_its_view(appearance: Appearance, qtbot: QtBot) -> None:
    notice = NoticeLine(appearance)
    qtbot.addWidget(notice)
    notice.show_row(Notice("error", "1 of 8 failed", view="assertions", link="Show assertions"))
    notice.show()
    with qtbot.waitSignal(notice.view_chosen) as chosen:
        click(child(notice, QPushButton, "noticeLink"))
    assert chosen.args == ["assertions"]


def test_that_the_glyph_of_a_notice_stands_beside_its_only_line(
    appearance: Appearance, qtbot: QtBot
) -> None:
    notice = NoticeLine(appearance)
    qtbot.addWidget(notice)
    notice.show_row(Notice("error", "1 of 8 failed", view="assertions", link="Show assertions"))
    notice.resize(500, notice.height_at(500))
    notice.show()
    glyph, title = child(notice, IconLabel, ""), child(notice, QLabel, "noticeTitle")
    assert abs(glyph.geometry().center().y() - title.geometry().center().y()) <= 1


@pytest.mark.parametrize(
    ("args", "said"), [({}, "Fits its declaration"), ({"x": 1}, "The argument x is not declared")]
)
def test_that_a_call_tells_whether_it_fits(
    args: dict[str, int], said: str, appearance: Appearance, qtbot: QtBot
) -> None:
    body = b'{"tools": [{"functionDeclarations": [{"name": "f", "parameters": {"properties": {"y": {}}}}]}]}'
    block = PartBlock(PartKind.CALL, 0, 0, "f", {"functionCall": {"name": "f", "args": args}})
    card = PartCard(appearance)
    qtbot.addWidget(card)
    card.show()
    card.show_row(block)
    check = child(card, IconLabel, "callCheck")
    assert not check.isVisible()
    block.judge(Declarations(body))
    card.show_row(block)
    assert (check.isVisible(), check.toolTip()) == (True, said)
    assert card.accessibleName().endswith(said)
