"""The Assertions view in words: a summary, then the verdicts, failed ones first. Source: ui.md 17.2."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from workbench.domain.assertion import Verdict
from workbench.domain.pointer import BadPointer, tokens_of
from workbench.presenters import figures
from workbench.presenters.json_source import Source

LONGEST_ACTUAL = 400
NONE_YET = "Not judged yet. Assertions run after every response."
NONE_AT_ALL = "No assertions. They run after every response."
_SOURCES = {"output": Source.OUTPUT, "response": Source.MERGED}


class Outcome(Enum):
    """What became of an assertion; the order is that of the view."""

    FAILED = "failed"
    PASSED = "passed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One verdict; `actual` is on one line for what passed, and whole for what failed."""

    outcome: Outcome
    title: str
    pointer: str
    expected: str
    actual: str
    source: Source | None = None
    """The JSON that `pointer` points into, None where there is no place to show."""

    number: int = 0
    """Which of the request's assertions it is about, from 0."""

    @property
    def sentence(self) -> str:
        """The row for those who hear it."""
        words = (self.outcome.value.capitalize(), self.title, self.actual)
        return ". ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class VerdictList:
    """The whole view. `partial`: the answer that was judged is not whole."""

    rows: tuple[VerdictRow, ...]
    partial: bool = False

    def count(self, outcome: Outcome) -> int:
        """Return how many verdicts came out so."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def summary(self) -> str:
        """`7 of 8 passed`; what was skipped does not count."""
        judged = len(self.rows) - self.count(Outcome.SKIPPED)
        text = f"{self.count(Outcome.PASSED):,} of {judged:,} passed"
        return f"{text}, on a partial response" if self.partial else text

    @property
    def badge(self) -> str:
        """What the tab says: `1 failed`, or how many passed."""
        failed = self.count(Outcome.FAILED)
        if failed:
            return f"{failed:,} failed"
        return figures.count(self.count(Outcome.PASSED)) if self.rows else ""


def verdict_list(verdicts: Sequence[Verdict], *, partial: bool = False) -> VerdictList:
    """Return the verdicts as the view shows them, failures first, else in their order."""
    order = list(Outcome)
    all_rows = (_row(verdict, number) for number, verdict in enumerate(verdicts))
    rows = sorted(all_rows, key=lambda row: order.index(row.outcome))
    return VerdictList(tuple(rows), partial)


def _row(verdict: Verdict, number: int) -> VerdictRow:
    outcome = _outcome(verdict)
    actual = verdict.actual
    if outcome is Outcome.SKIPPED:
        actual = actual or "switched off"
    elif outcome is Outcome.PASSED:
        actual = " ".join(actual[:LONGEST_ACTUAL].split())
    pointer = verdict.pointer or ""
    source = _SOURCES.get(verdict.what) if _is_pointer(pointer) else None
    return VerdictRow(outcome, verdict.title, pointer, verdict.expected, actual, source, number)


def _is_pointer(text: str) -> bool:
    try:
        tokens_of(text)
    except BadPointer:
        return False
    return True


def _outcome(verdict: Verdict) -> Outcome:
    if verdict.skipped:
        return Outcome.SKIPPED
    return Outcome.PASSED if verdict.passed else Outcome.FAILED
