"""When a server asks to be tried again: RetryInfo, then Retry-After. Source: gemini-api.md 5.1, promises.md N14.

Read strictly: what is not exactly the documented form is no wish at all.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from workbench.domain.run import HeaderList
from workbench.gemini.error_objects import ErrorFacts

MAX_SECONDS = 315_576_000_000.0  # the longest Duration of protocol buffers, 10,000 years
_DURATION = r"[0-9]+(?:\.[0-9]{1,9})?s"
_SECONDS = r"[0-9]+"
_MILLISECONDS = r"[0-9]+(?:\.[0-9]+)?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATES = (
    r"(?a)[A-Za-z]{3}, (?P<d>\d{2}) (?P<m>[A-Za-z]{3}) (?P<y>\d{4}) (?P<t>\d{2}:\d{2}:\d{2}) GMT",
    r"(?a)[A-Za-z]{6,9}, (?P<d>\d{2})-(?P<m>[A-Za-z]{3})-(?P<y>\d{2}) (?P<t>\d{2}:\d{2}:\d{2}) GMT",
    r"(?a)[A-Za-z]{3} (?P<m>[A-Za-z]{3}) (?P<d>[ \d]\d) (?P<t>\d{2}:\d{2}:\d{2}) (?P<y>\d{4})",
)
_CENTURY = 100
_LATE_IN_CENTURY = 70


def retry_delay(value: Any) -> float | None:
    """Return the seconds of a RetryInfo's `retryDelay` such as "34.074824224s", None where it is not one."""
    if not isinstance(value, str) or re.fullmatch(_DURATION, value) is None:
        return None
    return _bounded(float(value[:-1]))


def retry_after(headers: HeaderList, now: datetime | None = None) -> float | None:
    """Return the seconds that Retry-After asks for; a date counts from the answer's own Date, else from `now`."""
    fields = {name.lower(): value.strip(" \t") for name, value in headers}
    if re.fullmatch(_MILLISECONDS, milliseconds := fields.get("retry-after-ms", "")):
        return _bounded(float(milliseconds) / 1000)
    value = fields.get("retry-after", "")
    if re.fullmatch(_SECONDS, value):
        return _bounded(float(value))
    until = http_date(value)
    start = http_date(fields.get("date", "")) or now
    if until is None or start is None:
        return None
    return max(0.0, (until - start).total_seconds())


def retry_wish(error: ErrorFacts, headers: HeaderList, now: datetime | None = None) -> float | None:
    """Return the pause that an answer asks for, in seconds."""
    delays = (retry_delay(detail.get("retryDelay")) for detail in error.details_of("RetryInfo"))
    wish = _first(delays)
    return retry_after(headers, now) if wish is None else wish


def http_date(value: str) -> datetime | None:
    """Return an HTTP date in any of its three forms (RFC 9110, 5.6.7), None where it is not one."""
    match = _first(re.fullmatch(form, value) for form in _DATES)
    if match is None:
        return None
    try:
        year = _whole_year(match["y"])
        month = _MONTHS.index(match["m"].lower()) + 1
        hour, minute, second = (int(part) for part in match["t"].split(":"))
        return datetime(year, month, int(match["d"]), hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None


def _whole_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits are the old form of RFC 850
        return year
    return year + 2000 - (_CENTURY if year >= _LATE_IN_CENTURY else 0)


def _bounded(seconds: float) -> float | None:
    return seconds if seconds <= MAX_SECONDS else None


def _first(values: "Iterable[Any]") -> Any:
    return next((value for value in values if value is not None), None)
