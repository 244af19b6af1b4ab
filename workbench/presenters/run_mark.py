"""What the tree and the status bar say of a run that ended."""

from collections.abc import Sequence

from workbench.domain.assertion import Verdict
from workbench.gemini.reading import Reading
from workbench.presenters.open_documents import Mark


def mark_of_run(reading: Reading, verdicts: Sequence[Verdict]) -> Mark:
    """Return how a run went: what failed counts before what is only worth a notice."""
    if reading.ended == "cancelled":
        return Mark.STOPPED
    failed = any(not verdict.passed and not verdict.skipped for verdict in verdicts)
    if reading.ended != "complete" or failed:
        return Mark.FAILED
    reason = reading.response.finish_reason
    return Mark.PASSED if reason in (None, "STOP") else Mark.NOTICE
