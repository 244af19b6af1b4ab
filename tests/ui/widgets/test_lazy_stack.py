"""A stack whose pages are built when they are asked for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.widgets.lazy_stack import LazyStack


def field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def two_fields() -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    for widget in (field("first"), QLabel("between"), field("second")):
        rows.addWidget(widget)
    return page


def focused(stack: LazyStack) -> QWidget:
    widget = stack.window().focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def stack(qtbot: QtBot) -> Iterator[LazyStack]:
    """Return a stack with one page, between two fields of a window."""
    window = QWidget()
    rows = QVBoxLayout(window)
    above, below = field("above"), field("below")
    made = LazyStack(above)
    made.add("page", two_fields)
    for widget in (above, made, below):
        rows.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    above.setFocus()
    yield made
    window.hide()


def test_that_a_page_is_built_when_it_is_asked_for(stack: LazyStack) -> None:
    assert (stack.count(), stack.built("page")) == (0, None)
    page = stack.page("page")
    assert stack.page("page") is page
    assert (stack.count(), stack.built("page")) == (1, page)


def test_that_a_page_comes_to_the_front(stack: LazyStack) -> None:
    stack.addWidget(QWidget())
    stack.show_page("page")
    assert stack.currentWidget() is stack.built("page")


def test_that_a_late_page_stands_at_its_place_in_the_tab_order(stack: LazyStack) -> None:
    stack.show_page("page")
    visited = []
    for _ in range(4):
        QTest.keyClick(focused(stack), Qt.Key.Key_Tab)
        visited.append(focused(stack).objectName())
    assert visited == ["first", "second", "below", "above"]
