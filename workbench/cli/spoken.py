"""The answer's text on standard output, as it arrives and masked."""

from collections.abc import Iterable

from workbench.cli.terminal import Terminal
from workbench.domain.json_text import to_json
from workbench.domain.masking import Masker, StreamMasker
from workbench.gemini.framing import Framing
from workbench.gemini.parts import PartDelta, PartKind
from workbench.gemini.reading import Reading
from workbench.gemini.response import Chunk


class Spoken:
    """What was said so far of one run. The first candidate that speaks is the one that is told."""

    def __init__(self, terminal: Terminal, masker: Masker) -> None:
        self._terminal = terminal
        self._masker = masker
        self._stream = StreamMasker(masker)
        self._candidate: int | None = None
        self._length = 0
        self._ends_line = True

    def add(self, chunks: Iterable[Chunk]) -> None:
        """Say the text that the chunks of one read brought, in one go."""
        text = "".join(
            delta.text for chunk in chunks for delta in chunk.deltas if self._is_told(delta)
        )
        if text:
            self._length += len(text)
            self._say(self._stream.feed(text))

    def finish(self, reading: Reading) -> None:
        """Say what only the end gave: text of a cut event, or the JSON of an answer that has no text."""
        rest = reading.response.text[self._length :]
        self._say(self._stream.feed(rest) + self._stream.flush())
        if not reading.response.text and _is_plain_json(reading):
            self._say(to_json(self._masker.value(reading.response.merged()), indent=2) + "\n")
        if not self._ends_line:
            self._terminal.end_line()

    def _is_told(self, delta: PartDelta) -> bool:
        if delta.kind is not PartKind.TEXT or not delta.text:
            return False
        if self._candidate is None:
            self._candidate = delta.candidate
        return delta.candidate == self._candidate

    def _say(self, text: str) -> None:
        if text:
            self._terminal.answer(text)
            self._ends_line = text.endswith("\n")


def _is_plain_json(reading: Reading) -> bool:
    whole = reading.framing is Framing.WHOLE and reading.ended == "complete"
    return whole and not reading.response.candidate_count
