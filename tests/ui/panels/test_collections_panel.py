"""The side panel: clicking, filtering, folding."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press, type_text
from workbench.domain.collection import Collection, Document, Folder, Trouble
from workbench.domain.environment import Defaults
from workbench.presenters.collection_rows import rows_of
from workbench.presenters.open_documents import OpenDocuments, Place
from workbench.ui.panels.collections_panel import CollectionsPanel
from workbench.ui.theme import Appearance

HELLO, DEEP = Place("/acme", "hello.yaml"), Place("/acme", "deep/inner.yaml")
TREE = Collection(
    "/acme",
    Folder(
        "",
        Defaults("Acme"),
        (
            Document("hello.yaml", "Hello"),
            Folder("deep", Defaults("Deep"), (Document("deep/inner.yaml", "Inner"),)),
            Document("bad.yaml", "bad", trouble=Trouble("odd", 2, 1)),
        ),
    ),
)


@pytest.fixture
def panel(appearance: Appearance, qtbot: QtBot) -> CollectionsPanel:
    made = CollectionsPanel(appearance, OpenDocuments())
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show_rows(rows_of([TREE]))
    made.show()
    return made


def shown(panel: CollectionsPanel) -> list[str]:
    """Return the texts of the rows in view, from the top."""
    texts, index = [], panel.tree.model().index(0, 0)
    while index.isValid():
        texts.append(index.data())
        index = panel.tree.indexBelow(index)
    return texts


def row(panel: CollectionsPanel, text: str) -> QModelIndex:
    found = panel.tree.model().match(
        panel.tree.model().index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        text,
        1,
        Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly,
    )
    return found[0]


def click_row(panel: CollectionsPanel, text: str) -> None:
    center = panel.tree.visualRect(row(panel, text)).center()
    click(panel.tree.viewport(), center)


def test_that_the_tree_is_shown_unfolded(panel: CollectionsPanel) -> None:
    assert shown(panel) == ["Acme", "Hello", "Deep", "Inner", "bad"]


def test_that_a_click_chooses_for_a_look(panel: CollectionsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.document_chosen) as chosen:
        click_row(panel, "Hello")
    assert chosen.args == [HELLO, False]


def test_that_enter_chooses_to_stay(panel: CollectionsPanel, qtbot: QtBot) -> None:
    panel.select(DEEP)
    with qtbot.waitSignal(panel.document_chosen) as chosen:
        press(panel.tree, Qt.Key.Key_Return)
    assert chosen.args == [DEEP, True]


def test_that_a_click_on_a_folder_folds_it(panel: CollectionsPanel, qtbot: QtBot) -> None:
    click_row(panel, "Deep")
    assert shown(panel) == ["Acme", "Hello", "Deep", "bad"]


def test_that_what_was_folded_stays_folded(panel: CollectionsPanel, qtbot: QtBot) -> None:
    click_row(panel, "Deep")
    panel.show_rows(rows_of([TREE]))
    assert shown(panel) == ["Acme", "Hello", "Deep", "bad"]


def test_that_the_filter_keeps_what_matches_and_what_is_above(
    panel: CollectionsPanel, qtbot: QtBot
) -> None:
    type_text(panel.filter, "inn")
    assert shown(panel) == ["Acme", "Deep", "Inner"]


def test_that_a_filter_without_hits_says_so_and_can_be_cleared(
    panel: CollectionsPanel, qtbot: QtBot
) -> None:
    type_text(panel.filter, "zebra")
    label = child(panel, QLabel, "emptyText")
    assert label.isVisible()
    assert label.text() == "Nothing matches “zebra”."
    button = child(panel, QPushButton, "emptyAction")
    assert button.text() == "Clear filter"
    click(button)
    assert len(shown(panel)) == 5


def test_that_no_collection_says_what_comes_here(panel: CollectionsPanel, qtbot: QtBot) -> None:
    panel.show_rows(())
    assert child(panel, QLabel, "emptyText").text().startswith("No collections yet.")
    with qtbot.waitSignal(panel.open_requested):
        click(child(panel, QPushButton, "emptyAction"))


def test_that_the_document_at_the_front_is_marked(panel: CollectionsPanel) -> None:
    panel.select(DEEP)
    assert panel.tree.currentIndex().data() == "Inner"


def test_that_the_tree_paints_in_both_themes(
    panel: CollectionsPanel, appearance: Appearance
) -> None:
    light = panel.grab().toImage()
    appearance.choose("dark")
    assert panel.grab().toImage() != light
