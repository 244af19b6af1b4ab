"""A table to read and to copy from: Tab leaves it, Ctrl+C and the menu copy the chosen row."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from workbench.ui.item_models.text_table import TextTable
from workbench.ui.widgets.kept_height import KeptRows


class ReadingTable(QTableView):
    """Shows a `TextTable`; the last column takes the room that is left. `between` joins the texts of a copied row."""

    def __init__(self, object_name: str, name: str, model: TextTable, between: str = ": ") -> None:
        super().__init__()
        self._rows = model
        self._between = between
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setProperty("kind", "reading")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._set_heads()
        copies = QAction("Copy row", self)
        copies.setObjectName("copyRow")
        copies.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copies.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copies.triggered.connect(self.copy_row)
        self.addAction(copies)

    def copy_row(self) -> None:
        """Put the chosen rows on the clipboard, a line each."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        self._copy(chosen)

    def copy_all(self) -> None:
        """Put every row on the clipboard, a line each."""
        self._copy(list(range(len(self._rows.rows))))

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+C as a key of the table, before another widget's shortcut of the same keys is asked."""
        if isinstance(event, QKeyEvent) and _asks_to_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_row()  # Qt would copy one cell
        else:
            super().keyPressEvent(event)

    def _copy(self, rows: list[int]) -> None:
        lines = [self._between.join(filter(None, self._rows.rows[row])) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _set_heads(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        KeptRows(self)
        rows.hide()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)


def _asks_to_copy(event: QKeyEvent) -> bool:
    is_question = event.type() is QEvent.Type.ShortcutOverride
    return is_question and event.matches(QKeySequence.StandardKey.Copy)


class WholeTable(ReadingTable):
    """A table as high as its rows, in a page that scrolls."""

    def __init__(self, object_name: str, name: str, model: TextTable, between: str = ": ") -> None:
        super().__init__(object_name, name, model, between)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is for the page
