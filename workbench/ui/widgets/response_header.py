"""The top of the response pane: the status pill and the figures of the run."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from workbench.presenters.run_state import Metric, Pill
from workbench.ui.theme import Appearance
from workbench.ui.widgets.metric import MetricLabel
from workbench.ui.widgets.run_stepper import RunStepper
from workbench.ui.widgets.status_pill import StatusPill

HEIGHT = 52
NAMES = ("metricTotal", "metricTtft", "metricChunks", "metricTokens")
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
        self.metrics = tuple(MetricLabel(appearance, name) for name in NAMES)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
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
        for label, metric in zip(self.metrics, metrics, strict=True):
            label.show_figure(metric.name, metric.value)
            label.setVisible(visible)
