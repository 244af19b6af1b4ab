"""Looking for a text in the rows of tables."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import press
from workbench.domain.run import SentMessage
from workbench.presenters.find_query import FindQuery
from workbench.presenters.raw_bytes import Head
from workbench.ui.panels.headers_view import HeadersView
from workbench.ui.theme import Appearance

SENT = SentMessage("POST", "https://example.com/v1", (("X-First", "one"),), b"{}")
RECEIVED = (("X-Second", "none"), ("X-Third", "two"))


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> HeadersView:
    made = HeadersView(appearance)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_head(Head(SENT, 200, "OK", RECEIVED, "HTTP/1.1"))
    made.show()
    return made


def chosen(view: HeadersView) -> list[str]:
    tables = (view.sent.table, view.received.table)
    return [str(row.data()) for table in tables for row in table.selectionModel().selectedRows()]


def test_that_rows_of_every_table_are_found_in_order(view: HeadersView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.found_changed):
        view.look_for(FindQuery("one"))
    assert (view.found_count, view.found_all) == (2, True)
    view.go_to(0)
    assert chosen(view) == ["X-First"]
    view.go_to(1)
    assert chosen(view) == ["X-Second"]
    view.look_for(None)
    assert view.found_count == 0


def test_that_names_are_searched_as_well_as_values(view: HeadersView) -> None:
    view.look_for(FindQuery("x-third"))
    view.go_to(0)
    assert chosen(view) == ["X-Third"]


def test_that_keys_that_are_down_choose_no_more_rows(view: HeadersView) -> None:
    view.look_for(FindQuery("one"))
    view.go_to(0)
    press(view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    view.go_to(1)
    assert chosen(view) == ["X-Second"]
