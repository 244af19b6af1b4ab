"""A table of rows to edit: Tab leaves it, typing edits, Space turns a row on or off, keys act on the selection."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.ui.widgets.kept_height import KeptRows, row_height

ON_WIDTH, EDITED = 40, 4


class RowTable(QTableView):
    """Shows a model whose first column is a box; the last column takes the room that is left."""

    def __init__(self, object_name: str, name: str, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setProperty("kind", "rows")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.SelectedClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
        )

    def row_height(self) -> int:
        """Return how high a row is: a line, and a field to edit it in."""
        return row_height(self) + EDITED

    def set_widths(self, *widths: int) -> None:
        """Set the widths of the columns behind the box; the last is the least it gets."""
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        KeptRows(self, self.row_height)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        for column, width in enumerate((ON_WIDTH, *widths)):
            columns.resizeSection(column, width)

    def act(self, text: str, keys: QKeySequence) -> QAction:
        """Return an action of the table and its menu, with a key that works while the table has the focus."""
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    @property
    def chosen_rows(self) -> list[int]:
        """The selected rows in their order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())
