"""What went over the wire in one run, as it may be shown: held values are overwritten in all of it."""

from workbench.domain.masked_recording import shown
from workbench.domain.masking import Masker
from workbench.domain.run import HeaderList, Recording, SentMessage
from workbench.presenters.raw_bytes import Head
from workbench.services.sender import Finished, Headed, Started
from workbench.services.sending import RunEvent


class Exchange:
    """Folded from a run's events; `recording` may still grow."""

    def __init__(self) -> None:
        self.recording = Recording()
        self.head = Head(SentMessage("", ""))
        self._masker = Masker(())
        self._unmasked = self.recording

    def take(self, event: RunEvent) -> None:
        """Take in an event; those that tell nothing of the wire are passed over."""
        match event:
            case Started():
                self._masker = event.masker
                self._record(event.recording)
                self.head = Head(event.message)
            case Headed():
                self._answer(event.status, event.reason, event.headers)
            case Finished():
                run = event.run
                self._record(run.recording)
                if run.status is not None:
                    self._answer(run.status, run.reason, run.headers, run.http_version)
            case _:
                pass

    def _record(self, recording: Recording) -> None:
        """Show a recording; the one that is shown already stays the same object."""
        if recording is not self._unmasked:
            self._unmasked = recording
            self.recording = shown(recording, self._masker)

    def _answer(
        self, status: int | None, reason: str, headers: HeaderList, version: str = ""
    ) -> None:
        text = self._masker.text
        masked = tuple((text(name), text(value)) for name, value in headers)
        self.head = Head(self.head.message, status, text(reason), masked, version)
