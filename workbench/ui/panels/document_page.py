"""One open document: a banner for lasting states, and the page that shows it or says why it cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.errors import ChangedOutside, WorkbenchError
from workbench.domain.request import Request
from workbench.presenters.open_documents import Mark, Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.run_control import RunControl, Sending
from workbench.ui.theme import Appearance
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from workbench.gemini.catalog import Catalog
    from workbench.presenters.kept_runs import KeptRun, KeptRuns
    from workbench.services.revision import Revision
    from workbench.services.sender import Started
    from workbench.services.sending import RunEvent

JUDGE_AFTER_MS = 250
"""How long after the last edit of an assertion the last run is judged with it."""


class DocumentPage(QWidget):
    """A page for one place. It decides nothing about files or keys; it tells what the user asked for."""

    edited = Signal()
    send_requested = Signal(bool)
    reload_requested = Signal()
    overwrite_requested = Signal()
    run_changed = Signal(object)
    status_changed = Signal(str, str)
    asked = Signal(object)
    mock_left = Signal()
    bind_requested = Signal(str, str)
    judging_requested = Signal()
    banner_acted = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        bridge: AsyncBridge,
        place: Place,
        parent: QWidget | None = None,
    ) -> None:
        from workbench.ui.panels.request_page import RequestPage

        super().__init__(parent)
        self.place = place
        self.name = ""
        self.status = ("", "Ready")
        self._left_out = ("", "")
        self.banner = Banner(appearance)
        self.banner.chosen.connect(self._act_on_banner)
        self.request_page = RequestPage(appearance)
        self.request_page.response.views.use_bridge(bridge)
        self.request_page.hide()
        self._broken = EmptyState("")
        self._broken.setObjectName("brokenFile")
        self._broken.acted.connect(self.reload_requested)
        self._broken.hide()
        self.run_control = RunControl(bridge, self)
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(JUDGE_AFTER_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.request_page, 1)
        layout.addWidget(self._broken, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bind()

    @property
    def is_ready(self) -> bool:
        """Whether a request is shown."""
        return not self.request_page.isHidden()

    def show_request(self, request: Request) -> None:
        """Show a request."""
        self._broken.hide()
        self.name = request.name
        self.request_page.show_request(request)
        self.request_page.show()

    def show_catalog(self, catalog: "Catalog") -> None:
        """Offer the models of the catalog."""
        self.request_page.show_catalog(catalog)
        self.request_page.response.show_catalog(catalog)

    def show_surroundings(
        self, values: Mapping[str, str], key: str, origins: Mapping[str, str]
    ) -> None:
        """Show which variables the request sees and where they come from, and which key it will carry."""
        self.request_page.show_variables(values, origins)
        self.request_page.show_key(key)
        self.request_page.response.show_key(key)

    def show_broken(self, error: WorkbenchError) -> None:
        """Say why the document cannot be shown; its file is left alone."""
        self.request_page.hide()
        self._broken.say(f"This file cannot be read.\n{error}", "Try again")
        self._broken.show()

    def show_not_saved(self, error: WorkbenchError) -> None:
        """Say that the file is as it was, and offer what can be done."""
        if isinstance(error, ChangedOutside):
            self.show_changed()
        else:
            self.banner.say(f"Not saved. {error}", "error", (("dismiss", "Close"),))

    def show_changed(self) -> None:
        """Say that the file is not the one that was edited, and offer what can be done."""
        actions = (("loadFromDisk", "Load from disk"), ("keepMine", "Keep mine"))
        self.banner.say("This request changed on disk", "warning", actions)

    def request(self) -> Request:
        """Return the request as it stands."""
        return replace(self.request_page.request(), name=self.name)

    def send(self, sending: Sending) -> None:
        """Send, and show what happens."""
        if not self.banner.question[0]:
            self.banner.hide()
        self.run_control.send(sending, self.request_page.response.begin())
        self.request_page.show_running(running=True)
        self.run_changed.emit(Mark.RUNNING)

    def judge_again(self, sending: Sending) -> None:
        """Judge the last run with the assertions as they are edited."""
        last = self.request_page.response.runs.newest
        self.run_control.judge_again(sending, last.state.judged if last is not None else None)

    def leave_runs(self) -> "KeptRuns":
        """Give the runs up, for the next page of the document; what is under way ends."""
        self.run_control.abandon()
        return self.request_page.response.leave()

    def adopt_runs(self, runs: "KeptRuns") -> None:
        """Take over the runs that an earlier page of the document has left."""
        self.request_page.response.adopt(runs)
        if runs.newest is not None:
            self._offer_answer(runs.newest)

    def show_run(self, events: "Sequence[RunEvent]") -> None:
        """Show a run that was stored elsewhere; its last event is `Judged`."""
        from workbench.presenters.run_words import mark_of

        response = self.request_page.response
        response.show_events(events)
        if response.runs.newest is not None:
            self._offer_answer(response.runs.newest)
        self.run_changed.emit(mark_of(response.state))

    def stop(self) -> None:
        """End the run that is under way; it is shown as stopped at once, however silent the server is."""
        if self.run_control.is_running:
            self.run_control.stop()
            self.request_page.response.stop()
            self.request_page.show_running(running=False)
            self.run_changed.emit(Mark.STOPPED)

    def _bind(self) -> None:
        page = self.request_page
        page.edited.connect(self.edited)
        page.send_requested.connect(self.send_requested)
        page.stop_requested.connect(self.stop)
        page.response.status_changed.connect(self._keep_status)
        page.response.action_chosen.connect(self.asked)
        page.response.link_chosen.connect(self.ask_about_link)
        page.composer.pages.link_chosen.connect(self.ask_about_link)
        self.run_control.events.connect(self._show_events)
        self.run_control.ended.connect(self._on_ended)
        self.run_control.revised.connect(self._on_revised)
        self._judge_soon.timeout.connect(self.judging_requested)
        page.composer.assertions_shown.connect(self._judge_soon.start)

    def _show_events(self, run: "KeptRun", events: list[Any]) -> None:
        from workbench.services.sender import Started
        from workbench.services.sending import Judged

        for event in events:
            if isinstance(event, Started) and event.notices:
                self._say_notices(event)
        self.request_page.response.take(run, events)
        if any(isinstance(event, Judged) for event in events):
            self._offer_answer(run)

    def _say_notices(self, started: "Started") -> None:
        """Say what the user should know of what goes out; a key that was left out can be bound from here."""
        from workbench.presenters.key_need import without_command

        left_out = started.left_out
        self._left_out = (left_out.name, left_out.host) if left_out else ("", "")
        said = [without_command(notice) for notice in started.notices]
        binds = (("bindKey", f"Bind to {left_out.host}…"),) if left_out else ()
        question, answers = self.banner.question
        if question:
            self.banner.ask("\n".join((question, *said)), "warning", (*binds, *answers))
        else:
            self.banner.say("\n".join(said), "warning", (*binds, ("dismiss", "Close")))

    def _offer_answer(self, run: "KeptRun") -> None:
        """Let the editor of assertions complete pointers into the newest answer, as it may be shown."""
        from workbench.presenters.last_answer import LastAnswer

        judged = run.state.judged
        if judged is not None and run is self.request_page.response.runs.newest:
            shown = run.state.exchange.as_shown(judged.run, judged.reading)
            self.request_page.composer.show_answer(LastAnswer(*shown))

    def _on_ended(self, run: "KeptRun") -> None:
        """Tell how a run went, unless another one was begun meanwhile."""
        from workbench.presenters.run_words import mark_of

        response = self.request_page.response
        response.end(run)
        if run is response.runs.newest:
            self.request_page.show_running(running=False)
            self.run_changed.emit(mark_of(run.state))

    def _on_revised(self, revision: "Revision") -> None:
        """Show what is wrong in the edited assertions, and the last run's verdicts under them."""
        from workbench.presenters.run_words import mark_of

        page = self.request_page
        page.composer.show_troubles(revision.assertions, revision.troubles)
        is_current = page.composer.pages.assertion_list == revision.assertions
        last = page.response.runs.newest
        if last is None or revision.judged is None or not is_current:
            return
        before = last.state.judged
        if before is None or before.run.recording is not revision.judged.run.recording:
            return  # another run has begun meanwhile
        page.response.take(last, [revision.judged])
        self.run_changed.emit(mark_of(last.state))

    def _keep_status(self, glyph: str, sentence: str) -> None:
        self.status = (glyph, sentence)
        self.status_changed.emit(glyph, sentence)

    def ask_about_link(self, address: str) -> None:
        """Open a page in the browser, if the user agrees."""
        from workbench.ui.dialogs.open_link import OpenLinkQuestion, is_web

        if is_web(address):
            OpenLinkQuestion(address, self).open()

    def _act_on_banner(self, key: str) -> None:
        self.banner.hide()
        if key == "loadFromDisk":
            self.reload_requested.emit()
        elif key == "keepMine":
            self.overwrite_requested.emit()
        elif key == "leaveMock":
            self.mock_left.emit()
        elif key == "bindKey":
            self.bind_requested.emit(*self._left_out)
        else:
            self.banner_acted.emit(key)
