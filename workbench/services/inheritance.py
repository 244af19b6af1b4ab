"""What a request takes over from its folders and its collection: headers, limits, retries."""

from workbench.domain.environment import Scope
from workbench.domain.request import Header, Request, SendSettings
from workbench.domain.settings import (
    CONNECT_TIMEOUT,
    FIRST_BYTE_TIMEOUT,
    RETRIES,
    SILENCE_TIMEOUT,
    TOTAL_TIMEOUT,
    Settings,
)
from workbench.ports import Limits


def effective_headers(request: Request, scope: Scope) -> tuple[Header, ...]:
    """Return the rows that are sent, outermost first; an inner row replaces outer ones of its name."""
    kept: list[Header] = []
    for headers in (*(defaults.headers for defaults in reversed(scope.parents)), request.headers):
        rows = [row for row in headers if row.enabled]
        names = {row.name.strip().lower() for row in rows}
        kept = [row for row in kept if row.name.strip().lower() not in names] + rows
    return tuple(kept)


def effective_limits(request: Request, scope: Scope, settings: Settings) -> Limits:
    """Return the limits in seconds: command line, request, folders, collection, then the program's settings."""
    said = _levels(request, scope)

    def first(name: str, default: float | None) -> float | None:
        values = (getattr(level, name) for level in said)
        return next((value for value in values if value is not None), default)

    total = scope.overrides.total_timeout
    if total is None:
        total = first("total_timeout", settings.get(TOTAL_TIMEOUT))
    least = scope.overrides.least_timeout
    return Limits(
        connect=_at_least(first("connect_timeout", settings.get(CONNECT_TIMEOUT)), least),
        first_byte=_at_least(first("first_byte_timeout", settings.get(FIRST_BYTE_TIMEOUT)), least),
        silence=_at_least(first("silence_timeout", settings.get(SILENCE_TIMEOUT)), least),
        total=_at_least(total or None, least),
    )


def effective_retries(request: Request, scope: Scope, settings: Settings) -> int:
    """Return how often a failed try may be repeated."""
    said = (scope.overrides.retries, *(level.retries for level in _levels(request, scope)))
    default: int = settings.get(RETRIES)
    return next((value for value in said if value is not None), default)


def _at_least(limit: float | None, least: float | None) -> float | None:
    """Return a limit, no shorter than the least one; None is no limit."""
    return limit if limit is None or least is None else max(limit, least)


def _levels(request: Request, scope: Scope) -> tuple[SendSettings, ...]:
    return (request.settings, *(defaults.settings for defaults in scope.parents))
