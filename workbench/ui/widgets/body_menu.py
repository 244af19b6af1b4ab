"""The context menu of the body: what every text has, and folding; its keys work in the editor."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from workbench.ui.widgets.folding import Folding


class BodyMenu(QObject):
    """Belongs to one editor."""

    def __init__(self, editor: QPlainTextEdit, folding: Folding) -> None:
        super().__init__(editor)
        self._editor = editor
        self._folding = folding
        self._actions = (
            self._action("fold", "Fold", folding.fold_at_caret, "Ctrl+Shift+["),
            self._action("unfold", "Unfold", folding.unfold_at_caret, "Ctrl+Shift+]"),
            self._action("foldAll", "Fold all", folding.fold_all),
            self._action("unfoldAll", "Unfold all", folding.unfold_all),
        )

    def open(self, event: QContextMenuEvent) -> None:
        """Show the menu, at the caret where it was asked for by a key."""
        menu = self._editor.createStandardContextMenu()
        menu.setObjectName("bodyMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        for action in self._actions:
            action.setEnabled(self._folding.is_possible)
        menu.addActions(list(self._actions))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self._below_caret() if by_key else event.globalPos())

    def _below_caret(self) -> QPoint:
        return self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft())

    def _action(self, name: str, text: str, slot: Callable[[], None], keys: str = "") -> QAction:
        action = QAction(text, self._editor)
        action.setObjectName(f"{name}Action")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._editor.addAction(action)
        return action
