"""The list of models for Qt."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from workbench.presenters.model_rows import ModelRow
from workbench.ui.item_models.catalog_list import CatalogList
from workbench.ui.item_models.row_list import ROW, TEST_ID

ROWS = (ModelRow("a", "Fast."), ModelRow("b", "", "preview"))


def test_that_the_list_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    models = CatalogList()
    models.show_rows(ROWS)
    qtmodeltester.check(models)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_that_a_row_gives_id_payload_and_words() -> None:
    models = CatalogList()
    models.show_rows(ROWS)
    index = models.index(1)
    assert index.data() == "b"
    assert index.data(ROW) == ROWS[1]
    assert index.data(TEST_ID) == "model:b"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "b, preview"
    assert models.data(QModelIndex()) is None
    assert models.rowCount(index) == 0
