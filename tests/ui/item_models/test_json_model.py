"""The JSON tree's model as Qt sees it."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.presenters.json_tree import PAGE, JsonNode
from workbench.ui.item_models.json_model import KEY, TYPE, VALUE, JsonModel, Role
from workbench.ui.theme import Appearance

VALUE_SHOWN = {"name": "Ada", "list": [1, {"deep": None}], "none": {}}


def a_model(appearance: Appearance, value: Any = VALUE_SHOWN) -> JsonModel:
    model = JsonModel(appearance)
    model.show_tree(JsonNode("response", value))
    return model


def texts(model: JsonModel, index: QModelIndex) -> list[str]:
    return [str(index.siblingAtColumn(column).data()) for column in (KEY, VALUE, TYPE)]


def test_that_qt_finds_the_model_sound(
    appearance: Appearance, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    empty, model = JsonModel(appearance), a_model(appearance)
    qtmodeltester.check(empty)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    list(model.indexes_on(("list", 1, "deep")))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    large = a_model(appearance, list(range(2 * PAGE)))
    qtmodeltester.check(large)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    large.fetchMore(large.index(0, 0))
    qtmodeltester.check(large)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_that_the_value_itself_is_the_top_row(appearance: Appearance) -> None:
    model = a_model(appearance)
    assert model.rowCount() == 1
    assert texts(model, model.index(0, 0)) == ["response", "3 keys", "object"]
    assert model.index(1, 0) == QModelIndex()


def test_that_children_are_made_when_they_are_fetched(appearance: Appearance, qtbot: QtBot) -> None:
    model = a_model(appearance, list(range(PAGE)))
    top = model.index(0, 0)
    assert (model.rowCount(top), model.hasChildren(top), model.canFetchMore(top)) == (0, True, True)
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.fetchMore(top)
    assert inserted.args is not None
    assert inserted.args[1:] == [0, PAGE - 1]
    model.fetchMore(top)
    assert (model.rowCount(top), model.canFetchMore(top)) == (PAGE, False)


def test_that_a_way_is_made_as_far_as_it_goes(appearance: Appearance) -> None:
    model = a_model(appearance)
    *_, last = model.indexes_on(("list", 1, "deep"))
    assert texts(model, last) == ["deep", "null", "null"]
    assert last.data(Role.TEST_ID) == "json:/list/1/deep"
    *_, last = model.indexes_on(("list", 7))
    assert texts(model, last) == ["list", "2 items", "array"]


def test_that_a_far_item_is_reached_through_its_range(appearance: Appearance) -> None:
    model = a_model(appearance, list(range(5 * PAGE)))
    top, part, last = model.indexes_on((4 * PAGE + 1,))
    assert (part.row(), last.row()) == (4, 1)
    assert last.parent() == part
    assert [model.rowCount(index) for index in (top, part)] == [5, PAGE]
    assert last.data(Role.TEST_ID) == f"json:/{4 * PAGE + 1}"


def test_that_colours_tell_keys_and_kinds(appearance: Appearance) -> None:
    model = a_model(appearance)
    *_, name = model.indexes_on(("name",))
    inks = [name.siblingAtColumn(c).data(Qt.ItemDataRole.ForegroundRole) for c in (KEY, VALUE)]
    assert inks == [appearance.color("syn.key"), appearance.color("syn.string")]
    spoken = name.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == 'name, string, "Ada"'


def test_that_columns_have_heads(appearance: Appearance) -> None:
    model = a_model(appearance)
    horizontal = Qt.Orientation.Horizontal
    assert [model.headerData(c, horizontal) for c in range(3)] == ["Key", "Value", "Type"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(3, horizontal) is None


def test_that_rows_of_another_value_are_not_taken_for_these(appearance: Appearance) -> None:
    model = a_model(appearance)
    old = model.index(0, 0)
    model.show_tree(None)
    assert (model.rowCount(), model.data(old), model.hasChildren()) == (0, None, False)
