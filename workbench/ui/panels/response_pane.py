"""The right half of a request: header, views of the answer, stream strip. It shows one `ResponseState`.

The views of the answer before stay, dimmed after a moment, until the new one has something to show. Only the view at
the front is told of new chunks; the others look when they come to the front.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import RefusedToSend
from workbench.gemini.catalog import Catalog
from workbench.presenters import figures
from workbench.presenters.kept_runs import KeptRun, KeptRuns
from workbench.presenters.response_state import Known, ResponseState
from workbench.presenters.run_state import RunState
from workbench.presenters.run_words import end_mark_of, upload_share
from workbench.presenters.verdict_rows import Outcome
from workbench.services.sender import Refused, Started
from workbench.services.sending import RunEvent
from workbench.ui.panels.response_views import ASSERTIONS, CHUNKS, MERGED, VIEWS, ResponseViews
from workbench.ui.theme import Appearance
from workbench.ui.widgets.announcing import announce
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.find_bar import Findable, FindBar
from workbench.ui.widgets.response_header import ResponseHeader
from workbench.ui.widgets.stream_strip import StreamStrip
from workbench.ui.widgets.tool_button import IconButton
from workbench.ui.widgets.upload_bar import UploadBar
from workbench.ui.widgets.view_tabs import ViewTabs

_FIRST = {Started, Refused}
LEAST_VIEW = 112
"""Pixels that a view keeps of the pane's height, before the strip and, where need be, by scrolling the page."""

DIM_AFTER_MS, DIMMED, ELAPSED_MS, STRIP_MS, FIND_MS = 300, 0.6, 100, 50, 500


class ResponsePane(QWidget):
    """Shows one of the runs of a document, the newest unless the user stepped back. `run_shown` tells of another one.

    `action_chosen` has what the user asked for in an error panel, `link_chosen` an address to open.

    `status_changed` has glyph and sentence for the status bar, `announced` what a screen reader was told and whether it
    interrupts.
    """

    status_changed = Signal(str, str)
    action_chosen = Signal(object)
    link_chosen = Signal(str)
    run_shown = Signal()
    announced = Signal(str, bool)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("responsePane")
        self._known = Known()
        self.runs = KeptRuns()
        self._never = ResponseState()
        self._shown = self._never  # whose answer the views show
        self._status = ("", "")
        self._judged: object = None
        self._headed: object = None  # the run and where it stood when the header was last shown
        self._announced: tuple[KeptRun | None, RunState] = (None, RunState.IDLE)
        self.header = ResponseHeader(appearance)
        self.tabs = ViewTabs("viewTabs", "Response view", VIEWS)
        self.copy = IconButton(appearance, "copy", "Copy response", "copyResponseButton")
        self.search = IconButton(appearance, "search", "Find", "findButton")
        self.find_bar = FindBar(appearance)
        self.views = ResponseViews(appearance)
        self.strip = StreamStrip(appearance)
        self.old_run = Banner(appearance)
        self.upload = UploadBar()
        self._dim = _timer(self, DIM_AFTER_MS, once=True)
        self._clock = _timer(self, ELAPSED_MS, once=False)
        self._strip_soon = _timer(self, STRIP_MS, once=True)
        self._find_soon = _timer(self, FIND_MS, once=True)
        self._lay_out()
        self._bind()
        self._attach_find()
        self._show()

    @property
    def state(self) -> ResponseState:
        """The state of the run in view."""
        return self._never if self.runs.viewed is None else self.runs.viewed.state

    def begin(self) -> KeptRun:
        """Begin another run and look at it; its events are told to `take`."""
        run = KeptRun(
            ResponseState(self._known), datetime.now(UTC).astimezone(), time.perf_counter()
        )
        run.state.begin()
        self._remember_place()
        self.runs.begin(run)
        self._dim.start()
        self.strip.show_log(run.state.chunks)
        self._show()
        self._announce(run)
        return run

    def take(self, run: KeptRun, events: Sequence[RunEvent]) -> None:
        """Take in what happened in a run since the last frame, whether it is in view or not."""
        run.state.take(events)
        if run is self.runs.viewed:
            self._show()
        if run is self.runs.newest:
            self._announce(run)

    def end(self, run: KeptRun) -> None:
        """End a run of which nothing more will be told, where its end was not told."""
        if not run.state.is_over:
            run.state.cut()
            self.take(run, ())

    def stop(self) -> None:
        """Show at once that the user stopped the newest run."""
        run = self.runs.newest
        if run is not None:
            run.state.stop()
            self.take(run, ())

    def keep(self) -> None:
        """Take the error panel away from what has arrived of the run in view."""
        self.state.keep()
        self._show()

    def show_events(self, events: Sequence[RunEvent]) -> None:
        """Take in what happened in the newest run; the first event of another one begins it."""
        run = self.runs.newest
        for at, event in enumerate(events):
            if type(event) in _FIRST:
                run = self.begin()
                events = events[at:]  # what came before belongs to a run that was given up
                break
        if run is not None:
            self.take(run, events)

    def step(self, by: int) -> None:
        """Look at a newer run, an older one where negative."""
        if self.runs.can_step(by):
            self._remember_place()
            self.runs.step(by)
            self._turn()

    def show_newest(self) -> None:
        """Look at the newest run again."""
        if self.runs.is_back:
            self._remember_place()
            self.runs.show_newest()
            self._turn()

    def leave(self) -> KeptRuns:
        """Return the runs for the next pane of the document: nothing more will be told of them here."""
        self._remember_place()
        self.runs.cut()
        return self.runs

    def adopt(self, runs: KeptRuns) -> None:
        """Show the runs that another pane of the document has left."""
        self.runs = runs
        self._announced = (runs.newest, self.state.run_state)
        self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.runs.is_back:
            self.show_newest()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_strip()

    def show_refused(self, error: RefusedToSend) -> None:
        """Say why nothing was sent."""
        self.show_events([Refused(error)])

    def show_idle(self) -> None:
        """Show that nothing was sent yet."""
        self.adopt(KeptRuns())

    def show_catalog(self, catalog: Catalog) -> None:
        """Know the models, for the words of failures."""
        self._known = Known(catalog, self._known.key)

    def show_key(self, text: str) -> None:
        """Know the key as it may be shown, for the words of failures."""
        self._known = Known(self._known.catalog, text)

    @property
    def pill(self) -> str:
        """What the status pill says."""
        return self.header.pill.text

    def figure(self, name: str) -> str:
        """Return a figure of the header by its name, empty where it is not shown."""
        return next((m.value for m in self.header.metrics if m.name == name), "")

    def _turn(self) -> None:
        """Show another run, all of it."""
        self._shown = self.state
        self.strip.show_log(self.state.chunks)
        self._fill_views()
        self._show()
        viewed = self.runs.viewed
        if viewed is not None and viewed.scroll is not None:
            self.views.merged.scroll_to(viewed.scroll)
        self.run_shown.emit()

    def _remember_place(self) -> None:
        """Note how far the run in view is scrolled, where it is the one in sight."""
        viewed = self.runs.viewed
        if viewed is not None and self._shown is viewed.state:
            viewed.scroll = self.views.merged.scrolled

    def _elapsed(self) -> float | None:
        """Return the milliseconds since the run in view was begun, None once it has ended."""
        viewed = self.runs.viewed
        if viewed is None or not viewed.state.run_state.is_running:
            return None
        return (time.perf_counter() - viewed.begun_s) * 1000

    def _show(self) -> None:
        state = self.state
        if self._shown is not state and state.has_answer:
            self._shown = state
            self._fill_views()
        if not self._clock.isActive() or self._headed != (state, state.run_state):
            self._show_header()  # while figures only grow, the clock shows them
        self._show_runs()
        self._refresh_front()
        self._show_strip()
        self._show_state()
        if self.find_bar.isVisible() and not self._find_soon.isActive():
            self._find_soon.start()

    def _fill_views(self) -> None:
        """Show another answer in every view."""
        self._dim.stop()
        self.views.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes None as "no effect"
        self.views.show_answer(self._shown)
        self._judged = None
        self.tabs.show_badge(ASSERTIONS, "")

    def _show_runs(self) -> None:
        """Show which run is in view, and say so where it is not the newest."""
        runs, viewed = self.runs, self.runs.viewed
        self.header.stepper.show_position(
            runs.position, older=runs.can_step(-1), newer=runs.can_step(1), note=runs.note
        )
        if viewed is None or not runs.is_back:
            self.old_run.hide()
        elif self.old_run.text != (said := f"Viewing run of {viewed.time}"):
            self.old_run.say(said, "info", (("newestRun", "Newest run"),))

    def _show_header(self) -> None:
        state = self.state
        self._headed = (state, state.run_state)
        running = state.run_state.is_running
        self.header.show_pill(state.pill)
        self.upload.show_share(upload_share(state))
        shown = state.run_state is not RunState.IDLE
        self.header.show_metrics(state.metrics(self._elapsed()), visible=shown)
        chunks = len(state.chunks) if state.streams else 0
        self.tabs.show_badge(CHUNKS, figures.count(chunks) if chunks else "")
        if running != self._clock.isActive():
            self._clock.start() if running else self._clock.stop()

    def _refresh_front(self) -> None:
        key = self.tabs.current
        self.views.refresh(key, idle=self.state.run_state is RunState.IDLE)
        self.copy.setVisible(key == MERGED and bool(self._shown.text))

    def _show_strip(self) -> None:
        streams = self.state.streams and self.state.run_state is not RunState.HTTP_ERROR
        self.strip.setVisible(streams and self._room_of_views() >= LEAST_VIEW + self.strip.height())
        if self.state.run_state.is_running:
            if not self._strip_soon.isActive():
                self._strip_soon.start()
        else:
            self._strip_soon.stop()
            self.strip.show_times(self.state.ttft_ms, None, end_mark_of(self.state))

    def _room_of_views(self) -> int:
        """Return the height that views and strip share."""
        above = (self.header, self.old_run, self._view_bar, self.find_bar)
        return self.height() - sum(one.sizeHint().height() for one in above if not one.isHidden())

    def _paint_strip(self) -> None:
        if self.state.run_state.is_running:
            self.strip.show_times(self.state.ttft_ms, self._elapsed())

    def _show_state(self) -> None:
        state = self.state
        if state.verdicts is not None and state.verdicts is not self._judged:
            self._judged = state.verdicts
            self.views.show_verdicts()
            failed = state.verdicts.count(Outcome.FAILED)
            self.tabs.show_badge(ASSERTIONS, state.verdicts.badge, "error" if failed else "plain")
        if state.status != self._status:
            self._status = state.status
            self.status_changed.emit(*state.status)
        if self.property("state") != state.run_state.value:
            self.setProperty("state", state.run_state.value)
            if state.failure is not None:
                self.views.merged.reveal_failure()

    def _announce(self, run: KeptRun) -> None:
        """Tell a screen reader where the newest run stands, an end together with its verdicts."""
        state = run.state
        waits = state.run_state is RunState.DONE and state.judged is None
        if self._announced != (run, state.run_state) and not waits:
            self._announced = (run, state.run_state)
            self.announced.emit(state.announcement, state.announces_loudly)
            announce(self, state.announcement, loudly=state.announces_loudly)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 8, 1)  # the line below the tabs
        bar.setSpacing(4)
        bar.addWidget(self.tabs, 1)
        bar.addWidget(self.search)
        bar.addWidget(self.copy)
        self._view_bar = QWidget()
        self._view_bar.setObjectName("viewBar")
        self._view_bar.setLayout(bar)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self.old_run)
        rows.addWidget(self._view_bar)
        rows.addWidget(self.upload)
        rows.addWidget(self.find_bar)
        self.views.setMinimumHeight(LEAST_VIEW)
        rows.addWidget(self.views, 1)
        rows.addWidget(self.strip)

    def _bind(self) -> None:
        self._dim.timeout.connect(self._dim_old_answer)
        self._clock.timeout.connect(self._show_header)
        self._strip_soon.timeout.connect(self._paint_strip)
        self.header.stepper.stepped.connect(self.step)
        self.old_run.chosen.connect(self.show_newest)
        self.tabs.shown.connect(self._show_view)
        self.search.clicked.connect(self.find_bar.open)
        self._find_soon.timeout.connect(self.find_bar.search_again)
        self.copy.clicked.connect(self._copy_text)
        self.strip.chunk_chosen.connect(self.views.choose_chunk)
        self.views.chunk_chosen.connect(self.strip.choose)
        self.views.action_chosen.connect(self.action_chosen)
        self.views.link_chosen.connect(self.link_chosen)
        self.views.link_hovered.connect(self._show_link)
        self.views.told.connect(self.status_changed)
        self.views.view_chosen.connect(self.tabs.show_tab)

    def _show_view(self, key: str) -> None:
        self._refresh_front()
        self._attach_find()

    def _attach_find(self) -> None:
        """Let the find bar search the view at the front."""
        view = self.views.view(self.tabs.current)
        self.find_bar.attach(view if isinstance(view, Findable) else None)

    def _dim_old_answer(self) -> None:
        if self._shown is not self.state:
            effect = QGraphicsOpacityEffect(self.views)
            effect.setOpacity(DIMMED)
            self.views.setGraphicsEffect(effect)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._shown.text)

    def _show_link(self, address: str) -> None:
        if address:
            self.status_changed.emit("external-link", address)
        else:
            self.status_changed.emit(*self._status)


def _timer(owner: QWidget, milliseconds: int, *, once: bool) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(once)
    timer.setInterval(milliseconds)
    return timer
