"""The top of the response pane: the status pill and the figures of the run."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from workbench.presenters.run_state import Metric, Pill
from workbench.ui.theme import Appearance
from workbench.ui.widgets.metric import MetricLabel
from workbench.ui.widgets.run_stepper import RunStepper
from workbench.ui.widgets.status_pill import StatusPill

HEIGHT = 52
NAMES = ("metricTotal", "metricTtft", "metricChunks", "metricTokens")
BY_WEIGHT = (0, 3, 1, 2)
"""The figures by what they tell; the last ones go where there is no room, their views have them, too."""

EDGE, GAP = 12, 16
NOT_YET = "Not sent yet"


class ResponseHeader(QFrame):
    """Shows what it is given."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("responseHeader")
        self.setFixedHeight(max(HEIGHT, 2 * self.fontMetrics().height() + 14))
        self.pill = StatusPill(appearance)
        self._idle = QLabel(NOT_YET)
        self._idle.setObjectName("notSentYet")
        self._idle.setProperty("role", "muted")
        self._idle.setTextFormat(Qt.TextFormat.PlainText)
        self._has_figures = False
        self.metrics = tuple(MetricLabel(appearance, name) for name in NAMES)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(GAP)
        row.addWidget(self.pill)
        row.addWidget(self._idle)
        for metric in self.metrics:
            row.addWidget(metric)
        row.addStretch(1)
        self.stepper = RunStepper(appearance)
        row.addWidget(self.stepper)

    def show_pill(self, pill: Pill | None) -> None:
        """Show where the run stands; None before the first."""
        self._idle.setVisible(pill is None)
        if pill is None:
            self.pill.say("", "info", "info")
        else:
            self.pill.say(pill.text, pill.glyph, pill.severity)

    def show_metrics(self, metrics: Sequence[Metric], *, visible: bool) -> None:
        """Show the figures, none before the first run."""
        self._has_figures = visible
        for label, metric in zip(self.metrics, metrics, strict=True):
            label.show_figure(metric.name, metric.value)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Show the figures there is room for, the most telling ones first."""
        beside = (self.pill, self._idle, self.stepper)
        room = self.width() - 2 * EDGE - sum(_width(one) for one in beside)
        shown: set[MetricLabel] = set()
        for index in BY_WEIGHT if self._has_figures else ():
            width = self.metrics[index].sizeHint().width() + GAP
            if width <= room:
                room -= width
                shown.add(self.metrics[index])
        for label in self.metrics:
            label.setVisible(label in shown)


def _width(widget: QWidget) -> int:
    return 0 if widget.isHidden() else widget.sizeHint().width() + GAP
