"""What the editor of assertions knows of the last answer: pointers and header names to complete."""

from workbench.domain.json_text import NotJson, parse_json
from workbench.domain.run import Run
from workbench.gemini.reading import Reading
from workbench.presenters.pointer_words import pointers_into

LARGEST = 2_000_000
"""Bytes of an answer above which nothing is offered: completing must never be waited for."""


class LastAnswer:
    """The words for one run, each computed when it is first asked for."""

    def __init__(self, run: Run, reading: Reading) -> None:
        self._run = run
        self._reading = reading
        self._words: dict[str, tuple[str, ...]] = {}

    @property
    def is_small(self) -> bool:
        """Whether it can be read again while the user types."""
        return len(self._run.recording) <= LARGEST

    def places(self, what: str) -> tuple[str, ...]:
        """Return the pointers into what an assertion looks at, or the names of the headers."""
        if what not in self._words:
            self._words[what] = self._found(what)
        return self._words[what]

    def _found(self, what: str) -> tuple[str, ...]:
        if what == "header":
            return tuple(dict.fromkeys(name for name, _ in self._run.headers))
        if not self.is_small:
            return ()
        if what == "response":
            return pointers_into(self._reading.response.merged())
        return _pointers_in_text(self._reading.response.text) if what == "output" else ()


def _pointers_in_text(text: str) -> tuple[str, ...]:
    try:
        return pointers_into(parse_json(text))
    except NotJson:
        return ()
