"""Why a run failed: what happened, why, what to do, and whether and when to try again. Source: ui.md 13.2."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure in the user's words. `id` is stable; `action` and `others` are the labels of its buttons.

    `message` is the server's own text; `facts` are the rows of the table below it.
    """

    id: str
    title: str
    explanation: str = ""
    action: str = ""
    status: int | None = None
    reason: str | None = None
    message: str = ""
    retryable: bool = False
    retry_after_s: float | None = None
    others: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
