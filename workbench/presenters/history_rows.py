"""What the command line says of a kept run."""

from typing import Any

from workbench.domain.history import HistoryRow
from workbench.gemini.endpoints import masked_url
from workbench.presenters import figures

NOTHING = "No runs yet. Every response you receive is kept here."
NOTHING_FOUND = "Nothing matches."
_AN_ERROR = 400


def row_value(row: HistoryRow) -> dict[str, Any]:
    """Return a kept run as one JSON object."""
    return {
        "id": row.number,
        "started_at": row.started_at,
        "name": row.name,
        "folder": row.root or None,
        "file": row.file or None,
        "model": row.model or None,
        "request": {"method": row.method, "url": masked_url(row.url)},
        "status": row.status,
        "ended": row.ended,
        "error": row.error or None,
        "total_ms": None if row.total_ms is None else round(row.total_ms, 1),
        "verdicts": row.verdicts,
        "failed": row.failed,
        "mock": row.is_mock,
        "pinned": row.is_pinned,
        "bytes": row.size,
    }


def row_text(row: HistoryRow) -> str:
    """Return a kept run in one line, its parts with tabs between them."""
    time = row.started_at[:19].replace("T", " ")
    parts = (str(row.number), time, _outcome(row), figures.seconds(row.total_ms), row.model)
    return "\t".join((*parts, row.name))


def _outcome(row: HistoryRow) -> str:
    """Return a glyph and how it ended: `✓ 200`, `✗ 429`, `✗ 200, 1 of 3 failed`, `✗ 200, cut off`."""
    status = "no answer" if row.status is None else str(row.status)
    went_wrong = row.ended != "complete" or (row.status or 0) >= _AN_ERROR
    is_bad = row.failed or (went_wrong and not row.verdicts)  # verdicts may expect the trouble
    ended = "" if row.ended in ("complete", "failed") else f", {row.ended}"
    failed = f", {row.failed} of {row.verdicts} failed" if row.failed else ""
    return f"{'✗' if is_bad else '✓'} {status}{ended}{failed}"
