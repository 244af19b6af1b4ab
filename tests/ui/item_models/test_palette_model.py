"""The rows of the palette for Qt."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from workbench.presenters.palette import Entry, Heading, Hit, Kind
from workbench.ui.item_models.palette_model import PaletteModel, Role

SEND = Hit(Entry(Kind.COMMAND, "command:send", "Send", "x", shortcut="F5"))
STOP = Hit(Entry(Kind.COMMAND, "command:stop", "Stop", "x", reason="Nothing runs"))
ROWS = (Heading("Commands"), SEND, Heading("Not available now"), STOP)


def shown() -> PaletteModel:
    model = PaletteModel()
    model.show_rows(ROWS)
    return model


def test_that_the_rows_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown())  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_that_a_row_gives_key_payload_and_words() -> None:
    model = shown()
    index = model.index(1)
    assert index.data() == "Send"
    assert index.data(Role.ROW) == SEND
    assert index.data(Role.TEST_ID) == "command:send"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Send, F5"


def test_that_headings_and_what_has_a_reason_cannot_be_chosen() -> None:
    model = shown()
    usable = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsEnabled) for row in range(4)]
    assert usable == [False, True, False, False]
    assert model.index(0).data() == "Commands"
    assert model.data(QModelIndex()) is None


def test_that_steps_pass_over_what_cannot_be_chosen() -> None:
    model = shown()
    assert [model.step(-1, 1), model.step(1, 1), model.step(1, -1)] == [1, 1, 1]
    assert PaletteModel().step(-1, 1) == -1
