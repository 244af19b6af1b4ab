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

    def take(self, event: RunEvent) -> None:
        """Take in an event; those that tell nothing of the wire are passed over."""
        match event:
            case Started():
                self._masker = event.masker
                self.recording = shown(event.recording, self._masker)
                self.head = Head(event.message)
            case Headed():
                self._answer(event.status, event.reason, event.headers)
            case Finished() if event.run.status is None:
                self.recording = shown(event.run.recording, self._masker)
            case Finished():
                run = event.run
                self.recording = shown(run.recording, self._masker)
                self._answer(run.status, run.reason, run.headers, run.http_version)
            case _:
                pass

    def _answer(
        self, status: int | None, reason: str, headers: HeaderList, version: str = ""
    ) -> None:
        text = self._masker.text
        masked = tuple((text(name), text(value)) for name, value in headers)
        self.head = Head(self.head.message, status, text(reason), masked, version)
