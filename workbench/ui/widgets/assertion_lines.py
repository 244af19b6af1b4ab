"""The assertions as JSON text, with what is wrong in it told below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.assertion import Assertion
from workbench.presenters.assertion_text import assertions_of, assertions_text
from workbench.presenters.body_check import BodyTrouble
from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_editor import JsonEditor
from workbench.ui.widgets.lint_strip import LintStrip


class AssertionLines(QWidget):
    """`edited` with every change by the user that is a list of assertions, or no longer one."""

    edited = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = JsonEditor(appearance)
        self.text.setObjectName("assertionLines")
        self.text.setAccessibleName("Assertions, JSON")
        self._strip = LintStrip(appearance)
        self._strip.setObjectName("assertionStrip")
        self._good: tuple[Assertion, ...] = ()
        self._trouble: BodyTrouble | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.text, 1)
        rows.addWidget(self._strip)
        self.text.edited.connect(self._read)
        self._strip.acted.connect(self._go_to_trouble)

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """What the text says; while it says nothing, what it said last."""
        return self._good

    @property
    def trouble(self) -> BodyTrouble | None:
        """Where the text is no list of assertions."""
        return self._trouble

    def load(self, assertions: Sequence[Assertion]) -> None:
        """Show other assertions, without telling anyone."""
        self._good = tuple(assertions)
        self.text.load(assertions_text(assertions))
        self._show(None)

    def _read(self) -> None:
        read = assertions_of(self.text.text())
        if read.trouble is None:
            self._good = read.assertions
        self._show(read.trouble)
        self.edited.emit()

    def _show(self, trouble: BodyTrouble | None) -> None:
        self._trouble = trouble
        if trouble is None:
            self._strip.say("")
        else:
            self._strip.say(trouble.sentence, "error", trouble.place, "Go to line")

    def _go_to_trouble(self) -> None:
        if self._trouble is not None:
            self.text.go_to(self._trouble.line, self._trouble.column)
