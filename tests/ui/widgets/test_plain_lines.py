"""Text that still grows, painted without a widget: the mark where more is coming."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.presenters.text_blocks import TextBlock, TextFlow
from workbench.ui.theme import Appearance
from workbench.ui.widgets.plain_lines import CARET, PlainLines

INK = QColor("#ff0000")


def painted(appearance: Appearance, text: str, *, closed: bool) -> QImage:
    blocks: list[TextBlock] = []
    flow = TextFlow(blocks.append, thought=False)
    flow.feed(text)
    if closed:
        flow.close()
    lines = PlainLines(blocks[-1], appearance.font(), 20, 200)
    image = QImage(220, lines.height + 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setBrush(INK)
    lines.paint(painter, 0, 0, QRectF(image.rect()))
    painter.end()
    return image


def marked(image: QImage) -> list[tuple[int, int]]:
    """Return where the mark was painted."""
    width, height = image.width(), image.height()
    return [(x, y) for y in range(height) for x in range(width) if image.pixelColor(x, y) == INK]


def test_that_a_mark_stands_where_more_text_is_coming(appearance: Appearance) -> None:
    places = marked(painted(appearance, "Hello", closed=False))
    assert len({x for x, _ in places}) in {CARET - 1, CARET, CARET + 1}
    assert min(x for x, _ in places) > 20
    longer = marked(painted(appearance, "Hello, world", closed=False))
    assert min(x for x, _ in longer) > min(x for x, _ in places)


def test_that_the_mark_stands_in_the_last_of_wrapped_lines(appearance: Appearance) -> None:
    places = marked(painted(appearance, "many words " * 12, closed=False))
    assert min(y for _, y in places) > 40


def test_that_finished_text_has_no_mark(appearance: Appearance) -> None:
    assert marked(painted(appearance, "Hello", closed=True)) == []
