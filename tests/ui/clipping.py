"""What a user cannot read because there is no room: text wider than its widget, widgets outside their parent."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from workbench.ui.widgets.elided_label import ElidedLabel
from workbench.ui.widgets.tool_button import MenuButton

SLACK = 2
"""Pixels that rounding may take, at most."""


def cut_off(root: QWidget) -> list[str]:
    """Return what of a root in sight is cut off: what it is, and by how much."""
    return [finding for widget in in_sight(root) for finding in troubles(widget, root)]


def in_sight(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that are shown, without the insides of Qt's own controls."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.isVisible() and not is_inside_a_control(widget):
            yield widget


def is_inside_a_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(
            parent, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar | QMenuBar | QMenu
        ):
            return True
        parent = parent.parentWidget()
    return False


def troubles(widget: QWidget, root: QWidget) -> Iterator[str]:
    """Yield what is wrong with one widget."""
    missing = missing_room(widget)
    if missing > SLACK:
        yield f"{described(widget)} lacks {missing} px"
    beyond = outside(widget)
    if beyond > SLACK:
        yield f"{described(widget)} stands {beyond} px outside {described(widget.parentWidget())}"
    if is_unreachable(widget, root):
        yield f"{described(widget)} cannot be scrolled into sight"


def missing_room(widget: QWidget) -> int:
    """Return how many pixels the text of a widget lacks, in its width or its height."""
    if isinstance(widget, ElidedLabel):
        return widget.fontMetrics().height() - widget.contentsRect().height()
    if isinstance(widget, QLabel):
        return label_lack(widget)
    if isinstance(widget, QAbstractButton):
        return button_lack(widget)
    if isinstance(widget, QComboBox):
        return combo_lack(widget)
    if isinstance(widget, QLineEdit | QAbstractSpinBox):
        return widget.fontMetrics().height() - widget.contentsRect().height()
    return 0


def button_lack(button: QAbstractButton) -> int:
    if isinstance(button, QToolButton):
        return tool_button_lack(button)
    least = button.minimumSizeHint().expandedTo(button.sizeHint())
    lack = max(least.width() - button.width(), least.height() - button.height())
    return lack if button.text() else 0


def tool_button_lack(button: QToolButton) -> int:
    styles = Qt.ToolButtonStyle
    style = button.toolButtonStyle()
    if style == styles.ToolButtonIconOnly or not button.text() or isinstance(button, MenuButton):
        return 0
    size = button.fontMetrics().size(0, button.text())
    beside = style == styles.ToolButtonTextBesideIcon and not button.icon().isNull()
    icon = button.iconSize().width() + 4 if beside else 0
    return max(size.width() + icon - button.width(), size.height() - button.height())


def label_lack(label: QLabel) -> int:
    text = label.text()
    if not text:
        return 0
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return max(needed - label.height(), longest_word(label) - room.width())
    if label.textFormat() == Qt.TextFormat.RichText or text.startswith("<"):
        page = QTextDocument()
        page.setDefaultFont(label.font())
        page.setHtml(text)
        return round(page.idealWidth()) - room.width()
    size = label.fontMetrics().size(0, text)
    return max(size.width() - room.width(), size.height() - room.height())


def longest_word(label: QLabel) -> int:
    """Return the width of the longest word, which no line break divides."""
    return max(label.fontMetrics().horizontalAdvance(word) for word in label.text().split() or [""])


def combo_lack(combo: QComboBox) -> int:
    if combo.isEditable():
        return combo.fontMetrics().height() - combo.contentsRect().height()
    text = combo.fontMetrics().horizontalAdvance(combo.currentText())
    return max(text + 30 - combo.width(), combo.fontMetrics().height() - combo.height())


def outside(widget: QWidget) -> int:
    """Return how far a widget stands outside its parent; what scrolls may."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or is_scrolled(widget):
        return 0
    room, place = parent.rect(), widget.geometry()
    return max(
        *(room.left() - place.left(), room.top() - place.top()),
        *(place.right() - room.right(), place.bottom() - room.bottom()),
    )


def is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    area = None if parent is None else parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def is_unreachable(widget: QWidget, root: QWidget) -> bool:
    """Tell whether a widget in a scroll area that does not scroll sideways lies beyond its edge."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    content = None if area is None else area.widget()
    if area is None or content is None or not root.isAncestorOf(area):
        return False
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if area.horizontalScrollBarPolicy() != off or not content.isAncestorOf(widget):
        return False
    at = QRect(widget.mapTo(content, QPoint()), widget.size())
    return at.right() > area.viewport().width() + SLACK


def described(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    text = getattr(widget, "text", None)
    words = text() if callable(text) and isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()} {words[:40]!r} {widget.width()}x{widget.height()}"
