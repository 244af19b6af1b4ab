"""What the response pane shows, folded from a run's events; one state for one run. Source: ui.md 11, 12."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workbench.domain.assertion import Verdict
from workbench.domain.errors import RefusedToSend
from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.domain.run import HeaderList, Recording, Run, SentMessage
from workbench.gemini.catalog import Catalog
from workbench.gemini.chunks import Chunk, says_something
from workbench.gemini.endpoints import GENERATE, Surface, is_loopback, read_url
from workbench.gemini.failure_context import FailureContext, in_context
from workbench.gemini.failures import Failure
from workbench.gemini.reading import Reading
from workbench.presenters import figures
from workbench.presenters.chunk_log import ChunkLog
from workbench.presenters.chunk_rows import ChunkRows
from workbench.presenters.error_view import ErrorView, error_view, refusal_view
from workbench.presenters.exchange import Exchange
from workbench.presenters.masked_words import masked_failure, masked_notice
from workbench.presenters.merged_blocks import LONGEST_BODY, MergedBlocks, body_of
from workbench.presenters.notices import Notice, failed_assertions, notices_of, stopped
from workbench.presenters.run_state import Metric, Pill, RunState, state_of_end
from workbench.presenters.run_words import announcement_of, is_loud, pill_of, status_of
from workbench.presenters.usage_rows import UsageTable, usage_table
from workbench.presenters.verdict_rows import VerdictList, verdict_list
from workbench.services.sender import Arrived, Finished, Headed, Refused, Started, Uploaded
from workbench.services.sending import Judged, RunEvent

LONGEST_LOOK: Final = 65_536
"""Characters of a chunk in which the running token counts are looked for."""

LARGEST_JSON: Final = 2_000_000
"""Bytes of a body above which its JSON is not written out here."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the window knows that an answer does not tell: the models, and the key as it may be shown."""

    catalog: Catalog | None = None
    key: str = ""


class ResponseState:
    """The state of one run. `take` folds in events; everything else is read.

    `merged.revision` and the length of `chunks` tell a view whether it has to look again.
    """

    def __init__(self, known: Known = Known()) -> None:
        self.run_state = RunState.IDLE
        self.chunks = ChunkLog()
        self.merged = MergedBlocks()
        self.surface = Surface.OTHER
        self.recording = Recording()
        self.text = ""
        """The whole answer as Markdown, for the clipboard, once it has ended."""
        self.ttft_ms: float | None = None
        self.end_ms: float | None = None
        self.failure: Failure | None = None
        self.notices: tuple[Notice, ...] = ()
        self.verdicts: VerdictList | None = None
        self.refused: RefusedToSend | None = None
        self.run: Run | None = None
        """The whole run, once it has ended."""
        self.exchange = Exchange()
        self.usage: Any = None
        """The usage object that was told last, in the API's own words."""
        self._failed: Notice | None = None
        self._panel: ErrorView | None = None
        self._known = known
        self._message = SentMessage("", "")
        self.judged: Judged | None = None
        """The run with its verdicts, unmasked, for judging it again."""
        self.reason = ""
        """The words behind the status code."""
        self.uploaded: tuple[int | None, int] = (None, 0)
        """How many bytes of the body have gone out, None before there is a connection, and how many there are."""
        self.is_over = False
        """Whether the end was told."""
        self.late = 0
        """How many bytes arrived after the user had stopped the run."""
        self._status: int | None = None
        self._partial = False
        self._rows: ChunkRows | None = None

    def take(self, events: Iterable[RunEvent]) -> None:
        """Fold in what happened."""
        chunks: list[Chunk] = []
        for event in events:
            if isinstance(event, Arrived):
                chunks += event.chunks
            else:
                self._take_chunks(chunks)
                chunks = []
                self._take_event(event)
        self._take_chunks(chunks)

    @property
    def has_answer(self) -> bool:
        """Whether there is something to show in place of the answer before."""
        return self.run_state not in {RunState.IDLE, RunState.SENDING}

    @property
    def host(self) -> str:
        """The host that the request went to."""
        return read_url(self._message.url).host

    @property
    def message(self) -> SentMessage:
        """The request as it went out, its secrets masked."""
        return self._message

    @property
    def headers(self) -> HeaderList:
        """The headers of the answer, held values masked."""
        return self.exchange.head.headers

    @property
    def usage_table(self) -> UsageTable:
        """The tokens by kind, and whether more may follow or is missing."""
        running = self.run_state.is_running
        return usage_table(self.usage, is_running=running, is_broken=self._partial)

    @property
    def status_code(self) -> int | None:
        """The HTTP status, None while there is none."""
        return self._status

    @property
    def rows(self) -> ChunkRows:
        """The chunk table's rows."""
        if self._rows is None:
            self._rows = ChunkRows(self.chunks, self.recording, self.surface)
        return self._rows

    @property
    def streams(self) -> bool:
        """Whether a time line says something."""
        return self.run_state.is_running or self.chunks.streams

    @property
    def offers_stream(self) -> bool:
        """Whether the same request could have been answered by a stream."""
        return self.chunks.is_whole and read_url(self._message.url).method == GENERATE

    @property
    def pill(self) -> Pill | None:
        """The status pill, None before the first run."""
        return pill_of(self)

    def metrics(self, elapsed_ms: float | None = None) -> tuple[Metric, ...]:
        """Return the header's figures; `elapsed_ms` since the sending, while it runs."""
        total = (
            Metric("Elapsed", figures.seconds(elapsed_ms))
            if self.run_state.is_running
            else Metric("Total", figures.seconds(self.end_ms))
        )
        is_none = self.run_state is RunState.IDLE or self.chunks.is_whole
        count = None if is_none else len(self.chunks)
        return (
            total,
            Metric("TTFT", figures.seconds(self.ttft_ms)),
            Metric("Chunks", figures.count(count)),
            Metric("Tokens", figures.tokens_of(self.usage)),
        )

    @property
    def status(self) -> tuple[str, str]:
        """Glyph and sentence for the status bar."""
        return status_of(self)

    @property
    def announcement(self) -> str:
        """What a screen reader says of the state."""
        return announcement_of(self)

    @property
    def announces_loudly(self) -> bool:
        """Whether the announcement interrupts."""
        return is_loud(self)

    def begin(self) -> None:
        """Say that the request is about to be made ready and sent; `Started` comes once it is."""
        self.run_state = RunState.SENDING

    def stop(self) -> None:
        """Say at once that the user stopped the run; its end is told soon."""
        if self.run_state.is_running:
            self.run_state = RunState.STOPPED

    def cut(self) -> None:
        """End a run of which nothing more will be told: the user stopped it before it was sent, or closed it."""
        if self.run_state is not RunState.IDLE and not self.is_over:
            self.is_over = self._partial = True
            self.end_ms = self.chunks.times[-1] if len(self.chunks) else None
            self.merged.close()
            self.merged.say(stopped(len(self.chunks)))
            self.run_state = RunState.STOPPED

    def keep(self) -> None:
        """Take the error panel away from what has arrived; a line says what happened."""
        if self._panel is not None and self._panel in self.merged.rows:
            self.merged.take_back(self._panel)
            self.merged.say(Notice("warning", self._panel.title))

    def _take_event(self, event: RunEvent) -> None:
        self.exchange.take(event)
        match event:
            case Started():
                self._message = event.message
                self.merged.mask_with(event.masker)
                self.recording = self.exchange.recording
                self.surface = read_url(event.message.url).surface
                self.run_state = RunState.SENDING
            case Arrived():
                self._take_chunks(event.chunks)
            case Uploaded():
                self.uploaded = event.size, event.of
            case Headed():
                self._status, self.reason = event.status, self.exchange.masker.text(event.reason)
            case Finished():
                self.late = event.late
                self._finish(event.run, event.reading)
            case Judged():
                self.judged = event
                self._judge([self.exchange.masker.said(verdict) for verdict in event.verdicts])
            case Refused():
                self.is_over = True
                self.refused = event.error
                self.merged.say(refusal_view(event.error))
                self.run_state = RunState.REFUSED

    def _take_chunks(self, chunks: Sequence[Chunk]) -> None:
        if not chunks:
            return
        self.chunks.add(chunks)
        self.merged.add(chunks)
        if self.run_state is RunState.SENDING and chunks[0].frame.event != "body":
            self.run_state = RunState.STREAMING
        if self.ttft_ms is None:
            self.ttft_ms = next(
                (one.frame.t_ms for one in chunks if any(map(says_something, one.deltas))), None
            )
        self.usage = _usage_in(chunks[-1]) or self.usage

    def _finish(self, run: Run, reading: Reading) -> None:
        run, reading = self.exchange.as_shown(run, reading)
        self.rows.forget()
        self.run, self.recording, self.is_over = run, self.exchange.recording, True
        self.end_ms = reading.total_ms
        self.ttft_ms = reading.ttft_ms
        self._status, self.reason = run.status, self.exchange.masker.text(run.reason)
        self.usage = reading.response.usage
        self._partial = reading.ended != "complete"
        self.text = self.exchange.masker.text(reading.response.text)
        self.merged.finish(reading.response)
        self.merged.judge_calls(self._message.body)
        self.run_state = state_of_end(run, reading)
        if reading.failure is not None:
            failure = in_context(reading.failure, self._context(reading))
            self.failure = masked_failure(failure, self.exchange.masker)
        self._say_end(run, reading)

    def _say_end(self, run: Run, reading: Reading) -> None:
        """Add the rows that stand below what arrived."""
        if self.run_state is RunState.STOPPED:
            self.merged.say(stopped(reading.chunk_count))
        elif self.failure is not None:
            self._panel = error_view(self.failure, here=is_loopback(self.host), site=self._site)
            self.merged.say(self._panel)
            if self.run_state is RunState.HTTP_ERROR or not reading.chunk_count:
                self._say_body(run, "Response body")
        else:
            if self.merged.is_empty:
                self._say_unmerged(run, reading)
            self.notices = tuple(
                masked_notice(one, self.exchange.masker) for one in self._notices(reading)
            )
            self.merged.say(*self.notices)

    def _say_body(self, run: Run, title: str, *, indent: bool = False) -> None:
        size = len(run.recording)
        if size:
            data = run.recording.slice(0, LONGEST_BODY)
            text = self.exchange.masker.body(data).decode(errors="replace")
            self.merged.say(body_of(title, text, size, indent=indent and size <= LONGEST_BODY))

    def _say_unmerged(self, run: Run, reading: Reading) -> None:
        """Show JSON that has no parts: counted tokens, models, events of another surface."""
        response = reading.response
        if response.candidate_count or response.block_reason is not None:
            return
        if reading.chunk_count <= 1 or len(run.recording) > LARGEST_JSON:
            self._say_body(run, "Response", indent=True)
        else:
            text = self.exchange.masker.text(to_json(response.merged(), indent=2))
            self.merged.say(body_of("Events", text, len(run.recording)))

    def _judge(self, verdicts: Sequence[Verdict]) -> None:
        self.verdicts = verdict_list(verdicts, partial=self._partial)
        failed, before = failed_assertions(verdicts), self._failed
        self._failed = failed
        if failed == before:
            return
        if before is not None:
            self.notices = tuple(notice for notice in self.notices if notice is not before)
            self.merged.take_back(before)
        if failed is not None:
            self.notices = (*self.notices, failed)
            self.merged.say(failed)

    def _notices(self, reading: Reading) -> tuple[Notice, ...]:
        catalog = self._known.catalog
        model = catalog.find(reading.endpoint.model) if catalog else None
        return notices_of(reading, self._message.body.decode(errors="replace"), model)

    @property
    def _site(self) -> str:
        endpoint = read_url(self._message.url)
        port = "" if endpoint.port is None else f":{endpoint.port}"
        return f"{endpoint.scheme}://{endpoint.host}{port}/" if endpoint.host else ""

    def _context(self, reading: Reading) -> FailureContext:
        known, model = self._known, reading.endpoint.model
        catalog = known.catalog
        found = catalog.find(model) if catalog else None
        return FailureContext(
            key=known.key,
            body=self._message.body.decode(errors="replace"),
            names=catalog.nearest(model) if catalog else (),
            note=catalog.note_on(model) if catalog else "",
            levels=found.thinking_levels if found else (),
        )


def _usage_in(chunk: Chunk) -> Any:
    """Return the usage that a chunk tells, None where it tells none or is long."""
    if chunk.output_tokens is None or len(chunk.frame.data) > LONGEST_LOOK:
        return None
    try:
        return parse_json(chunk.frame.data).get("usageMetadata")
    except (NotJson, AttributeError):
        return None
