"""What the sender tells of a run, for tests of those who listen."""

from tests.builders import STREAM_URL
from workbench.domain.assertion import Verdict
from workbench.domain.run import Run, SentMessage
from workbench.gemini.reading import Reader, read_run
from workbench.services.sender import Arrived, Finished, Headed, Started
from workbench.services.sending import Judged, RunEvent

MESSAGE = SentMessage("POST", STREAM_URL, (), b'{"contents": []}')


def events_of_run(run: Run, message: SentMessage | None = None) -> list[RunEvent]:
    """Return every event of a run, from `Started` to `Finished`; each read is one `Arrived`."""
    told: list[RunEvent] = [Started(message or run.sent, (), run.recording)]
    if run.status is not None:
        told.append(Headed(run.status, run.reason, run.headers, 10.0))
    reader = Reader(run.sent.url, run.status, run.headers, reason=run.reason)
    size = 0
    for t_ms, data in run.recording.reads():
        size += len(data)
        told.append(Arrived(reader.feed(data, t_ms), size, t_ms))
    reading = reader.finish(run.end, run.total_ms)
    if reading.last_chunks:
        told.append(Arrived(list(reading.last_chunks), size, run.total_ms or 0.0))
    return [*told, Finished(run, reading)]


def judged(run: Run, *verdicts: Verdict) -> Judged:
    """Return the event that follows the last of a run with assertions."""
    return Judged(run, read_run(run), verdicts)


def a_verdict(title: str = "Status is 200", *, passed: bool, skipped: bool = False) -> Verdict:
    """Return a verdict on the status."""
    return Verdict(title, "status", "is", passed, skipped, None, "200", "200" if passed else "429")
