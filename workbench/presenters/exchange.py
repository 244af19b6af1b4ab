"""What went over the wire in one run, as it may be shown: held values are overwritten in all of it."""

from dataclasses import replace
from typing import Final

from workbench.domain.masked_recording import MaskedRecording, shown
from workbench.domain.masking import Masker
from workbench.domain.run import HeaderList, Recording, Run, SentMessage
from workbench.gemini.reading import Reading, read_run
from workbench.presenters.raw_bytes import Head
from workbench.services.sender import Finished, Headed, Started
from workbench.services.sending import RunEvent

LONGEST_READ: Final = 2_000_000
"""Bytes of a body above which it is not read a second time for its masked form."""


class Exchange:
    """Folded from a run's events; `recording` may still grow."""

    def __init__(self) -> None:
        self.masker = Masker(())
        self.recording = Recording()
        self.head = Head(SentMessage("", ""))
        self._unmasked = self.recording

    def take(self, event: RunEvent) -> None:
        """Take in an event; those that tell nothing of the wire are passed over."""
        match event:
            case Started():
                self.masker = event.masker
                self._record(event.recording)
                self.head = Head(event.message)
            case Headed():
                self._answer(event.status, event.reason, event.headers)
            case Finished():
                run = event.run
                self._record(run.recording)
                self._settle()
                if run.status is not None:
                    self._answer(run.status, run.reason, run.headers, run.http_version)
            case _:
                pass

    def as_shown(self, run: Run, reading: Reading) -> tuple[Run, Reading]:
        """Return a finished run, and what its bytes say, without the held values; errors often echo a key."""
        if not self.masker.longest:
            return run, reading
        masked = replace(run, recording=self.recording, headers=self.head.headers)
        if len(run.recording) > LONGEST_READ or not self._tells_a_value(run):
            return masked, reading
        return masked, read_run(masked)

    def _settle(self) -> None:
        if isinstance(self.recording, MaskedRecording) and len(self.recording) <= LONGEST_READ:
            self.recording.settle()

    def _tells_a_value(self, run: Run) -> bool:
        """Whether a held value came back."""
        size = len(run.recording)
        return (run.headers, run.recording.slice(0, size)) != (
            self.head.headers,
            self.recording.slice(0, size),
        )

    def _record(self, recording: Recording) -> None:
        """Show a recording; the one that is shown already stays the same object."""
        if recording is not self._unmasked:
            self._unmasked = recording
            self.recording = shown(recording, self.masker)

    def _answer(
        self, status: int | None, reason: str, headers: HeaderList, version: str = ""
    ) -> None:
        text = self.masker.text
        masked = tuple((text(name), text(value)) for name, value in headers)
        self.head = Head(self.head.message, status, text(reason), masked, version)
