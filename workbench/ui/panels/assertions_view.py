"""The Assertions view: how many passed, then every verdict, failed ones first and whole."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.find_query import MOST_MATCHES, FindQuery
from workbench.presenters.verdict_rows import (
    NONE_AT_ALL,
    NONE_YET,
    Outcome,
    VerdictList,
    VerdictRow,
)
from workbench.ui.theme import Appearance
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.find_job import FindJob
from workbench.ui.widgets.segmented import Segmented
from workbench.ui.widgets.verdict_card import VerdictCard, VerdictLine

ALL, FAILED = "all", "failed"
MOST_CARDS = 200
"""Failed assertions that are shown whole; further ones have a line each."""


class AssertionsView(QWidget):
    """Shows the verdicts of a run. `place_wanted` has the row whose place in the JSON is asked for.

    `edit_wanted` has the row whose assertion is to be edited.
    """

    place_wanted = Signal(object)
    edit_wanted = Signal(object)
    found_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._verdicts = VerdictList(())
        self._shown: list[QWidget] = []
        self._finding = FindJob(self, MOST_MATCHES)
        self._finding.grew.connect(self.found_changed)
        self._summary = QLabel()
        self._summary.setObjectName("verdictSummary")
        self._summary.setProperty("role", "strong")
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = ShareBar(appearance)
        self._filter = Segmented("Which assertions", ((ALL, "All"), (FAILED, "Failed")))
        self._filter.choose(ALL)
        self._filter.chosen.connect(self._fill)
        self._head = QWidget()
        self._head.setObjectName("verdictHead")
        self._area = QScrollArea()
        self._area.setObjectName("verdictArea")
        self._area.setAccessibleName("Assertions")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = EmptyState(NONE_YET, name="noVerdicts")
        self._lay_out()
        self._say(NONE_YET)

    @property
    def summary(self) -> str:
        """How many passed."""
        return self._summary.text()

    @property
    def empty_text(self) -> str:
        """What stands there while there are no verdicts; empty when there are some."""
        return "" if self._empty.isHidden() else self._empty.text

    def clear(self) -> None:
        """Show that nothing was judged yet."""
        if self.empty_text != NONE_YET:
            self._say(NONE_YET)

    def show_verdicts(self, verdicts: VerdictList) -> None:
        """Show verdicts."""
        self._verdicts = verdicts
        if not verdicts.rows:
            self._say(NONE_AT_ALL)
            return
        self._summary.setText(verdicts.summary)
        self._bar.show_share(verdicts.count(Outcome.PASSED), verdicts.count(Outcome.FAILED))
        self._filter.choose(ALL)
        self._empty.hide()
        self._head.show()
        self._area.show()
        self._fill(ALL)

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text in the assertions that are shown; None ends the search."""
        self._mark(None)
        if query is None:
            self._finding.stop()
        else:
            self._finding.begin(widget for widget in self._shown if query.is_in(_words(widget)))

    @property
    def found_count(self) -> int:
        """How many assertions the search has found so far."""
        return len(self._finding.found)

    @property
    def found_all(self) -> bool:
        """Whether the search is over and has left nothing out."""
        return self._finding.is_complete

    def go_to(self, number: int) -> None:
        """Bring an assertion that was found, from 0, into view."""
        self._mark(self._finding.found[number])
        self._area.ensureWidgetVisible(self._finding.found[number])

    def _mark(self, current: QWidget | None) -> None:
        for widget in self._shown:
            if widget.property("found") != (widget is current):
                widget.setProperty("found", widget is current)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
                widget.update()

    def _say(self, text: str) -> None:
        self._finding.stop()
        self._shown = []
        self._empty.say(text)
        self._empty.show()
        self._head.hide()
        self._area.hide()

    def _fill(self, which: str) -> None:
        content = QWidget()
        content.setObjectName("scrollContent")
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 8)
        rows.setSpacing(0)
        shown = [
            row for row in self._verdicts.rows if which == ALL or row.outcome is Outcome.FAILED
        ]
        self._finding.stop()
        self._shown = [
            self._widget(row, is_whole=number < MOST_CARDS) for number, row in enumerate(shown)
        ]
        for widget in self._shown:
            rows.addWidget(widget)
        rows.addStretch(1)
        self._area.setWidget(content)

    def _widget(self, row: VerdictRow, *, is_whole: bool) -> QWidget:
        if row.outcome is Outcome.FAILED and is_whole:
            card = VerdictCard(self._appearance, row)
            card.place_wanted.connect(self.place_wanted)
            card.edit_wanted.connect(self.edit_wanted)
            return card
        return VerdictLine(self._appearance, row)

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(14, 7, 14, 7)
        head.setSpacing(10)
        head.addWidget(self._summary)
        head.addWidget(self._bar)
        head.addStretch(1)
        head.addWidget(self._filter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._head)
        rows.addWidget(self._area, 1)
        rows.addWidget(self._empty, 1)


def _words(widget: QWidget) -> str:
    """Return what a verdict says."""
    if isinstance(widget, VerdictLine | VerdictCard):
        return widget.text
    return ""


class ShareBar(QWidget):
    """A bar of what passed and what failed; its numbers stand beside it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._passed, self._failed = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self.update)

    def show_share(self, passed: int, failed: int) -> None:
        """Show how many passed and how many failed."""
        self._passed, self._failed = passed, failed
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        judged = self._passed + self._failed
        split = self.width() * self._passed // judged if judged else self.width()
        painter.fillRect(0, 0, split, self.height(), self._appearance.color("success.fg"))
        painter.fillRect(
            split, 0, self.width() - split, self.height(), self._appearance.color("error.fg")
        )
        painter.end()
