"""The Description tab: what a request is for, in Markdown, written or read."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.panels.merged_view import MergedView
from workbench.ui.theme import Appearance
from workbench.ui.widgets.segmented import Segmented

WRITE, READ = "write", "read"
LONGEST_WRAPPED = 20_000
EXAMPLE = "What this request is for, in Markdown"


class DescriptionEditor(QWidget):
    """`edited` with every change by the user; `link_chosen` has an address to open."""

    edited = Signal()
    link_chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._text = ""
        self._view: MergedView | None = None
        self._modes = Segmented("Description", ((WRITE, "Write"), (READ, "Read")))
        self._modes.choose(WRITE)
        self.edit = _Edit()
        self.edit.setObjectName("descriptionEdit")
        self.edit.setAccessibleName("Description, Markdown")
        self.edit.setPlaceholderText(EXAMPLE)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.edit)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addWidget(self._modes)
        bar.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar)
        rows.addWidget(self._stack, 1)
        self._modes.chosen.connect(self._show_mode)
        self.edit.textChanged.connect(self._take_text)

    @property
    def text(self) -> str:
        """The description, to the byte as it was loaded until it is edited."""
        return self._text

    @property
    def view(self) -> MergedView | None:
        """What shows it rendered, once it was looked at."""
        return self._view

    def load(self, text: str) -> None:
        """Show another request's description, without telling anyone."""
        self._text = text
        self.edit.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.edit.make_ready_for(text)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)  # noqa: FBT003  # Qt's signature
        if self._modes.choice == READ:
            self._show_mode(READ)

    def focus(self) -> None:
        """Put the caret where one writes, or the focus where one reads."""
        front = self._stack.currentWidget()
        (front.area if isinstance(front, MergedView) else self.edit).setFocus()

    def _take_text(self) -> None:
        self._text = self.edit.toPlainText()
        self.edited.emit()

    def _show_mode(self, mode: str) -> None:
        if mode == WRITE:
            self._stack.setCurrentWidget(self.edit)
            return
        from workbench.presenters.description_rows import description_rows

        view = self._reading_view()
        self._stack.setCurrentWidget(view)
        view.show_blocks(description_rows(self._text), follows=False)

    def _reading_view(self) -> MergedView:
        if self._view is None:
            self._view = MergedView(self._appearance)
            self._view.area.setObjectName("descriptionView")
            self._view.area.setAccessibleName("Description")
            self._view.link_chosen.connect(self.link_chosen)
            self._stack.addWidget(self._view)
        return self._view


class _Edit(QPlainTextEdit):
    """Wraps its lines, unless one is so long that wrapping it would take minutes."""

    def make_ready_for(self, text: str) -> None:
        """Wrap or not, as a text that is about to come in needs it."""
        modes = QPlainTextEdit.LineWrapMode
        is_long = len(text) > LONGEST_WRAPPED and max(map(len, text.splitlines())) > LONGEST_WRAPPED
        self.setLineWrapMode(modes.NoWrap if is_long else modes.WidgetWidth)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        if len(source.text()) > LONGEST_WRAPPED:
            self.make_ready_for(source.text())
        super().insertFromMimeData(source)
