"""The chunk table as Qt sees it."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.builders import STREAM_URL, events_of
from workbench.domain.run import Recording
from workbench.gemini.endpoints import Surface
from workbench.gemini.reading import Reader
from workbench.presenters.chunk_log import ChunkLog
from workbench.presenters.chunk_rows import ChunkRows
from workbench.ui.item_models.chunk_model import CONTENT, HEADS, KIND, TEST_ID, TOKENS, ChunkModel
from workbench.ui.theme import Appearance


class Stream:
    """A stream that goes on when it is told to."""

    def __init__(self) -> None:
        self.recording, self.log = Recording(), ChunkLog()
        self.rows = ChunkRows(self.log, self.recording, Surface.GEMINI)
        self._reader = Reader(STREAM_URL, 200, ())

    def go_on(self, *texts: str) -> None:
        for event in events_of(*texts, finish=None):
            at = 10.0 * len(self.log)
            self.recording.append(event, at)
            self.log.add(self._reader.feed(event, at))


def text_at(model: ChunkModel, row: int, column: int) -> str:
    return str(model.index(row, column).data())


def test_that_qt_finds_the_model_sound(
    appearance: Appearance, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    stream, model = Stream(), ChunkModel(appearance)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    stream.go_on("one", "two")
    model.show_rows(stream.rows)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    stream.go_on("three")
    model.grow()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_that_rows_appear_when_it_is_told_to_grow(appearance: Appearance, qtbot: QtBot) -> None:
    stream, model = Stream(), ChunkModel(appearance)
    stream.go_on("one")
    model.show_rows(stream.rows)
    stream.go_on("two", "three")
    assert model.rowCount() == 1
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.grow()
    assert inserted.args is not None
    assert inserted.args[1:] == [1, 2]
    assert text_at(model, 2, CONTENT) == "three"


def test_that_kind_is_told_by_word_and_colour(appearance: Appearance) -> None:
    stream, model = Stream(), ChunkModel(appearance)
    stream.go_on("one")
    model.show_rows(stream.rows)
    assert text_at(model, 0, KIND) == "Text"
    ink = model.index(0, KIND).data(Qt.ItemDataRole.ForegroundRole)
    assert ink == appearance.color("kind.text")


def test_that_estimates_look_different(appearance: Appearance) -> None:
    stream, model = Stream(), ChunkModel(appearance)
    stream.go_on("a word or two")
    model.show_rows(stream.rows)
    place = model.index(0, TOKENS)
    assert place.data() == "about 4"
    assert place.data(Qt.ItemDataRole.FontRole).italic()


def test_that_every_row_has_a_sentence_and_a_stable_name(appearance: Appearance) -> None:
    stream, model = Stream(), ChunkModel(appearance)
    stream.go_on("one")
    model.show_rows(stream.rows)
    place = model.index(0, CONTENT)
    assert place.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Chunk 1, text, at 0.000 s")
    assert place.data(TEST_ID) == "chunk:1"


def test_that_columns_have_heads(appearance: Appearance) -> None:
    model = ChunkModel(appearance)
    horizontal = Qt.Orientation.Horizontal
    assert [model.headerData(c, horizontal) for c in range(len(HEADS))] == list(HEADS)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_that_a_filter_leaves_some_rows(
    appearance: Appearance, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    stream, model = Stream(), ChunkModel(appearance)
    stream.go_on("one", "two", "three")
    model.show_rows(stream.rows)
    model.show_only([0, 2])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    assert [text_at(model, row, CONTENT) for row in range(model.rowCount())] == ["one", "three"]
    assert [model.row_of(chunk) for chunk in range(4)] == [0, -1, 1, -1]
    assert [model.chunk_at(row) for row in (-1, 0, 1)] == [-1, 0, 2]
    stream.go_on("four")
    assert (model.grow(), model.rowCount()) == (4, 2)
    model.show_more([3])
    assert text_at(model, 2, CONTENT) == "four"
    model.show_only(None)
    assert model.rowCount() == 4
